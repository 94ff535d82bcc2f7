/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/file.h"
#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "job/update.h"

struct settings {
  struct ess_update_options job;
  struct ess_store_choice store;
  struct ess_store_writing writing;
  const char *text; /* --update */
  long timeout;
};

#define IN(member) offsetof(struct settings, member)

static const struct ess_option update_options[] = {
  {"update", 'e', "TEXT", "the update itself, in place of a file", NULL,
   NULL, ESS_COMPLETE_NONE, NULL, IN(text), ess_set_utf8},
  {"query-base", 0, "IRI", "what relative IRIs in the update stand on", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(job.update_base),
   ess_set_iri},
  {"base", 0, "IRI", "base of our own IRIs, for the prefixes", NULL,
   "an absolute IRI that ends in / or #", ESS_COMPLETE_NONE, NULL,
   IN(job.base), ess_set_base},
  {0},
};

static const struct ess_option net_options[] = {
  {"allow-net", 0, NULL, "let LOAD and SERVICE ask other servers",
   "Without it nothing is fetched, whatever the update says.", NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.net.allowed), ess_set_flag},
  {"ca-file", 0, "FILE", "trust the authorities in FILE (PEM) too", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN(job.net.ca_file), ess_set_text},
  {"timeout", 0, "SECONDS", "give the update up after this time", NULL,
   "a positive whole number", ESS_COMPLETE_NONE, NULL, IN(timeout),
   ess_set_number},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Update", update_options, 0},
  {"Store", ess_store_place_options, IN(store)},
  {"Store", ess_store_writing_options, IN(writing)},
  {"Servers", net_options, 0},
  ESS_HELP_GROUP,
};

static enum ess_status
read_text(struct settings *s, const struct ess_list *operands,
          struct ess_buf *text, struct ess_log *log)
{
  if ((s->text ? 1 : 0) + operands->n != 1) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "give the update in a file, or by --update TEXT",
                    s->text ? "two updates" : "no update");
  }
  s->job.update_name = s->text ? "update" : operands->words[0];
  if (s->text) {
    ess_buf_puts(text, s->text);
    return ESS_OK;
  }
  return ess_file_read(operands->words[0], text, log);
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_update_report report = {0, 0};
  struct ess_buf text = {0};
  enum ess_status st = read_text(s, operands, &text, log);

  if (st == ESS_OK) {
    s->job.update = ess_buf_view(&text);
    s->job.store = ess_store_path(&s->store);
    s->job.wait = s->writing.wait;
    s->job.memory = s->writing.memory;
    s->job.bounds.milliseconds = 1000 * (unsigned long long)s->timeout;
    st = ess_update(&s->job, &report, log);
  }
  if (st == ESS_OK) {
    ess_say("updated %s: %llu statements, before %llu", s->job.store,
            (unsigned long long)report.after,
            (unsigned long long)report.before);
  }
  ess_buf_clear(&text);
  return st;
}

const struct ess_cmd ess_cmd_update = {groups, sizeof(struct settings), run,
                                       NULL};
