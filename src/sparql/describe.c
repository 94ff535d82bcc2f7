/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/answer.h"

#include "sparql/walk.h"

/* Resources that are, or will be, described: each once. */
struct describing {
  struct ess_run *run;
  const struct ess_sink *sink;
  struct ess_node_set set;
};

/* A statement about a resource: its blank object is described, too. */
static enum ess_status
hand_on(void *self, const struct ess_statement *statement)
{
  struct describing *d = self;
  struct ess_statement triple = *statement;
  ess_id id = 0;
  enum ess_status st = ESS_OK;

  triple.graph = (struct ess_term){.kind = ESS_NONE};
  if (triple.object.kind == ESS_BLANK) {
    st = ess_run_id(d->run, &triple.object, &id);
    if (st == ESS_OK && !ess_node_set_add(&d->set, id)) {
      st = ess_run_memory(d->run);
    }
  }
  st = st ? st : ess_run_check(d->run, NULL);
  return st ? st : ess_sink_add(d->sink, &triple);
}

static enum ess_status
add_all(struct describing *d, const struct ess_node *nodes, size_t n,
        const struct ess_table *table)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    ess_id id = 0;
    if (!nodes[i].is_variable) {
      st = ess_run_id(d->run, &nodes[i].term, &id);
      st = st || ess_node_set_add(&d->set, id) ? st : ess_run_memory(d->run);
      continue;
    }
    for (size_t k = 0; k < table->n && st == ESS_OK; ++k) {
      id = ess_table_row(table, k)[nodes[i].variable];
      if (id && !ess_node_set_add(&d->set, id)) {
        st = ess_run_memory(d->run);
      }
    }
  }
  return st;
}

enum ess_status
ess_answer_describe(struct ess_run *run, const struct ess_node *nodes,
                    size_t n, const struct ess_table *table,
                    const struct ess_sink *sink)
{
  struct describing d = {.run = run, .sink = sink};
  const struct ess_sink inner = {hand_on, &d};
  enum ess_status st = add_all(&d, nodes, n, table);

  for (size_t i = 0; i < d.set.nodes.n && st == ESS_OK; ++i) {
    const ess_id id = d.set.nodes.list[i];
    const struct ess_quad pattern = {{id, 0, 0, 0}};
    if ((unsigned)ess_id_tag(id) != ESS_TAG_RUN) {
      st = ess_txn_each(run->txn, &pattern, &inner);
    }
  }
  ess_node_set_clear(&d.set);
  return st;
}
