/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/doctor_inside.h"

#include "base/file.h"
#include "base/folder.h"
#include "sync/keys.h"
#include "sync/version.h"

#include <string.h>

const char *
ess_finding_name(enum ess_finding finding)
{
  static const char *const names[] = {"yes", "no", "note", "skipped"};
  return names[finding];
}

/* An update may be refused where a graph store is not, and the other way. */
static bool
remove_graph(struct ess_doctor *d, enum ess_scratch which)
{
  unsigned long n = 0;

  if (ess_doctor_count(d, which, "?s ?p ?o", &n) && n == 0) {
    return true;
  }
  const bool good = d->target.remote.update_url && ess_doctor_clear(d, which);
  if (!good && d->target.remote.store_url) {
    (void)ess_doctor_store(d, false, which, (struct ess_view){"", 0});
  }
  return ess_doctor_count(d, which, "?s ?p ?o", &n) && n == 0;
}

/* Also when the user gave up: there is a little time for it. */
static enum ess_status
clean(struct ess_doctor *d)
{
  bool good = true;

  if (!d->written) {
    return ESS_OK;
  }
  d->target.remote.stop = NULL;
  (void)ess_client_hurry(d->client, true, &d->quiet);
  for (int i = 0; i < ESS_SCRATCH_N; ++i) {
    good &= remove_graph(d, (enum ess_scratch)i);
  }
  ess_doctor_tell(d, "clean", "has nothing left of these probes",
                  good ? ESS_FINDING_YES : ESS_FINDING_NO,
                  good ? NULL : ess_buf_str(&d->scratch));
  return good ? ESS_OK
              : ess_fail(d->log, ESS_CONFLICT, NULL, "drop them by hand",
                         "the graphs that begin with <%s/> could not be "
                         "removed",
                         ess_buf_str(&d->scratch));
}

static enum ess_status
fail_profile(struct ess_doctor *d, const char *why)
{
  const struct ess_place place = {d->options->profile, 0, 0, {NULL, 0}};
  return ess_fail(d->log, ESS_IO, &place, "choose another with --state",
                  "cannot make the folder: %s", why);
}

static enum ess_status
write_profile(struct ess_doctor *d)
{
  const char *path = d->options->profile;
  struct ess_output *out = NULL;
  struct ess_buf text = {0};

  const char *slash = strrchr(path, '/');
  const size_t n = slash ? (size_t)(slash - path) : 0;
  ess_buf_add(&text, (struct ess_view){path, n});
  const int error = text.len ? ess_folder_make(ess_buf_str(&text)) : 0;
  if (error) {
    ess_buf_clear(&text);
    return fail_profile(d, strerror(error));
  }
  ess_buf_reset(&text);
  ess_buf_puts(&text, "# What essaim doctor found. Settings of the target "
                      "come before it.\n[profile]\n");
  ess_keys_add_abilities(&text, &d->can);
  enum ess_status st = ess_output_open(path, &out, d->log);
  if (st == ESS_OK) {
    (void)ess_output_write(out, ess_buf_view(&text));
    st = ess_output_commit(out, d->log);
  }
  ess_buf_clear(&text);
  return st;
}

static enum ess_status
name_scratch(struct ess_doctor *d)
{
  char id[ess_version_id_size];

  if (!ess_version_id(id)) {
    return ess_fail(d->log, ESS_IO, NULL, NULL,
                    "the system gives no random numbers");
  }
  ess_buf_printf(&d->scratch, "%s/doctor/%s",
                 d->target.graph ? d->target.graph
                                 : "https://w3id.org/essaim/scratch",
                 id);
  return d->scratch.status;
}

static void
try_writing(struct ess_doctor *d)
{
  ess_doctor_try_updates(d);
  ess_doctor_try_store(d);
  if (d->can.update || d->can.put) {
    ess_doctor_try_literals(d);
  }
}

static enum ess_status
run(struct ess_doctor *d)
{
  const bool writes = !d->options->read_only;

  enum ess_status st = ess_doctor_try_queries(d);
  if (st == ESS_OK && writes) {
    st = name_scratch(d);
    if (st == ESS_OK) {
      try_writing(d);
    }
  }
  const bool stopped = ess_client_is_stopped(d->client);
  st = ess_status_first(st, clean(d));
  if (stopped) {
    return ESS_PARTIAL;
  }
  return st != ESS_OK                               ? st
         : writes && !d->can.update && !d->can.put ? ESS_NO
                                                    : ESS_OK;
}

enum ess_status
ess_doctor(const struct ess_doctor_options *options,
           const struct ess_probe_sink *sink,
           struct ess_doctor_report *ret_report, struct ess_log *log)
{
  struct ess_doctor d = {.options = options, .sink = sink, .log = log,
                         .target = *options->target,
                         .can = options->target->abilities};
  enum ess_status st = ESS_LIMIT;

  *ret_report = (struct ess_doctor_report){.abilities = d.can};
  d.quiet = ess_failure_log(&d.failure);
  d.client = ess_client_new(&d.target, (struct ess_sync_sink){NULL, NULL},
                            log);
  if (d.client) {
    (void)ess_client_hurry(d.client, false, &d.quiet);
    st = run(&d);
    ret_report->abilities = d.can;
    ret_report->traffic = ess_client_traffic(d.client);
    if (st == ESS_OK && options->profile && !options->read_only) {
      st = write_profile(&d);
      ret_report->written = st == ESS_OK;
    }
  }
  ess_client_free(d.client);
  ess_failure_clear(&d.failure);
  ess_buf_clear(&d.scratch);
  return st;
}
