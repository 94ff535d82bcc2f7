/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/genid.h"

#include "base/buf.h"
#include "rdf/skolem.h"

static bool
is_blank(const struct ess_statement *s)
{
  return s->subject.kind == ESS_BLANK || s->object.kind == ESS_BLANK ||
         s->graph.kind == ESS_BLANK;
}

bool
ess_has_blank(const struct ess_dataset *dataset)
{
  const size_t n = ess_dataset_size(dataset);
  size_t i = 0;
  while (i < n && !is_blank(ess_dataset_at(dataset, i))) {
    ++i;
  }
  return i < n;
}

/* The graph of `target`, else the first named one of `dataset`. */
static struct ess_view
find_graph(const struct ess_dataset *dataset, const struct ess_target *target)
{
  struct ess_view iri = ess_view_of(target->graph);

  for (size_t i = 0; !iri.n && i < ess_dataset_size(dataset); ++i) {
    const struct ess_term *name = &ess_dataset_at(dataset, i)->graph;
    iri = name->kind == ESS_IRI ? name->value : iri;
  }
  return iri;
}

/* How names begin: as the target says, else on the server of the graph. */
static enum ess_status
find_prefix(const struct ess_dataset *dataset, const struct ess_target *target,
            struct ess_buf *out, struct ess_log *log)
{
  const struct ess_view iri = find_graph(dataset, target);
  const size_t scheme = ess_view_search(iri, "://");

  if (target->skolem) {
    ess_buf_puts(out, target->skolem);
    return out->status;
  }
  if (!ess_view_starts(iri, "http") || scheme == iri.n) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "set skolem of the target, such as "
                    "https://example.org/.well-known/genid/",
                    "there are blank nodes, but no names for them");
  }
  const struct ess_view rest = ess_view_sub(iri, scheme + 3, iri.n);
  const size_t host = ess_view_find(rest, '/');
  ess_buf_add(out, ess_view_sub(iri, 0, scheme + 3 + host));
  ess_buf_puts(out, "/.well-known/genid/");
  return out->status;
}

enum ess_status
ess_genid_name(struct ess_dataset **dataset, const struct ess_target *target,
               size_t *ret_nodes, struct ess_log *log)
{
  struct ess_dataset *named = NULL;
  struct ess_buf prefix = {0};

  *ret_nodes = 0;
  if (!ess_has_blank(*dataset)) {
    return ESS_OK;
  }
  named = ess_dataset_new();
  enum ess_status st =
    named ? find_prefix(*dataset, target, &prefix, log)
          : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  if (st == ESS_OK) {
    const struct ess_statements all = ess_dataset_all(*dataset);
    const struct ess_sink sink = ess_dataset_sink(named);
    st = ess_skolemise(&all, ess_buf_str(&prefix), &sink, ret_nodes, log);
  }
  if (st == ESS_OK) {
    ess_dataset_free(*dataset);
    *dataset = named;
    named = NULL;
  }
  ess_dataset_free(named);
  ess_buf_clear(&prefix);
  return st;
}
