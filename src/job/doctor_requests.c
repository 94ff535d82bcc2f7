/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/doctor_inside.h"

#include "sync/number.h"
#include "sync/paging.h"

void
ess_doctor_graph(const struct ess_doctor *d, enum ess_scratch which,
                 struct ess_buf *out)
{
  static const char *const names[] = {"update", "batch", "from",
                                      "to",     "put",   "literals"};
  ess_buf_add(out, ess_buf_view(&d->scratch));
  ess_buf_printf(out, "/%s", names[which]);
}

void
ess_doctor_tell(struct ess_doctor *d, const char *name, const char *text,
                enum ess_finding finding, const char *detail)
{
  const struct ess_probe probe = {name, text, finding, detail};
  d->sink->on_probe(d->sink->self, &probe);
}

void
ess_doctor_tell_if(struct ess_doctor *d, const char *name, const char *text,
                   bool good)
{
  ess_doctor_tell(d, name, text, good ? ESS_FINDING_YES : ESS_FINDING_NO,
                  good ? NULL : ess_buf_str(&d->failure.text));
}

/* Keep why a request that writes failed. */
static bool
is_written(struct ess_doctor *d, enum ess_outcome outcome)
{
  if (outcome != ESS_WRITTEN) {
    (void)ess_client_fail(d->client);
  }
  return outcome == ESS_WRITTEN;
}

bool
ess_doctor_update(struct ess_doctor *d, const struct ess_buf *update)
{
  enum ess_outcome outcome = ESS_UNWRITTEN;

  if (update->status != ESS_OK || ess_client_is_stopped(d->client)) {
    return false;
  }
  d->written = true;
  (void)ess_client_update(d->client, ess_buf_view(update), &outcome);
  return is_written(d, outcome);
}

bool
ess_doctor_store(struct ess_doctor *d, bool add, enum ess_scratch which,
                 struct ess_view ntriples)
{
  enum ess_outcome outcome = ESS_UNWRITTEN;
  struct ess_buf graph = {0};

  if (ess_client_is_stopped(d->client)) {
    return false;
  }
  ess_doctor_graph(d, which, &graph);
  d->written = true;
  (void)ess_client_store(d->client, add, ess_buf_view(&graph), ntriples,
                         (struct ess_progress){NULL, NULL}, &outcome);
  ess_buf_clear(&graph);
  return is_written(d, outcome);
}

bool
ess_doctor_count(struct ess_doctor *d, enum ess_scratch which,
                 const char *pattern, unsigned long *ret)
{
  struct ess_buf graph = {0};
  struct ess_buf query = {0};

  ess_doctor_graph(d, which, &graph);
  ess_buf_puts(&query, "SELECT (COUNT(*) AS ?n) WHERE { ");
  ess_graph_pattern(&query, ess_buf_view(&graph), pattern);
  ess_buf_puts(&query, " }");
  const bool good = query.status == ESS_OK &&
                    ess_number_ask(d->client, ess_buf_view(&query), ret,
                                   &d->quiet) == ESS_OK;
  ess_buf_clear(&graph);
  ess_buf_clear(&query);
  return good;
}

bool
ess_doctor_has(struct ess_doctor *d, enum ess_scratch which,
               unsigned long wanted, const char *pattern,
               unsigned long matching)
{
  unsigned long n = 0;
  bool good = ess_doctor_count(d, which, "?s ?p ?o", &n);

  if (good && n == wanted && pattern) {
    wanted = matching;
    good = ess_doctor_count(d, which, pattern, &n);
  }
  if (good && n != wanted) {
    ess_buf_reset(&d->failure.text);
    ess_buf_printf(&d->failure.text,
                   "the server says that it is done, but has %lu statements "
                   "where %lu should be",
                   n, wanted);
  }
  return good && n == wanted;
}

/* Not all servers have DROP. */
bool
ess_doctor_clear(struct ess_doctor *d, enum ess_scratch which)
{
  struct ess_buf update = {0};
  struct ess_buf graph = {0};

  ess_doctor_graph(d, which, &graph);
  ess_buf_printf(&update, "DROP SILENT GRAPH <%s>", ess_buf_str(&graph));
  bool good = ess_doctor_update(d, &update);
  if (!good) {
    ess_buf_reset(&update);
    ess_buf_printf(&update,
                   "DELETE { GRAPH <%s> { ?s ?p ?o } } WHERE { GRAPH <%s> "
                   "{ ?s ?p ?o } }",
                   ess_buf_str(&graph), ess_buf_str(&graph));
    good = ess_doctor_update(d, &update);
  }
  ess_buf_clear(&update);
  ess_buf_clear(&graph);
  return good;
}
