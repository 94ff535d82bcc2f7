/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/nodes.h"

#include "rdf/skolem.h"

#include <stdlib.h>

struct node {
  struct ess_view label;
  struct ess_view name;
};

struct ess_nodes {
  struct ess_dataset *map; /* owns the bytes */
  struct node *by_label;
  struct node *by_name;
  size_t n;
};

static int
compare_labels(const void *a, const void *b)
{
  return ess_view_compare(((const struct node *)a)->label,
                          ((const struct node *)b)->label);
}

static int
compare_names(const void *a, const void *b)
{
  return ess_view_compare(((const struct node *)a)->name,
                          ((const struct node *)b)->name);
}

static bool
sort_both(struct ess_nodes *nodes)
{
  nodes->n = ess_dataset_size(nodes->map);
  nodes->by_label = calloc(nodes->n + 1, sizeof *nodes->by_label);
  nodes->by_name = calloc(nodes->n + 1, sizeof *nodes->by_name);
  if (!nodes->by_label || !nodes->by_name) {
    return false;
  }
  for (size_t i = 0; i < nodes->n; ++i) {
    const struct ess_statement *s = ess_dataset_at(nodes->map, i);
    nodes->by_label[i] = (struct node){s->subject.value, s->object.value};
    nodes->by_name[i] = nodes->by_label[i];
  }
  qsort(nodes->by_label, nodes->n, sizeof(struct node), compare_labels);
  qsort(nodes->by_name, nodes->n, sizeof(struct node), compare_names);
  return true;
}

static enum ess_status
drop(void *self, const struct ess_statement *statement)
{
  (void)self;
  (void)statement;
  return ESS_OK;
}

enum ess_status
ess_nodes_name(const struct ess_statements *in, struct ess_nodes **ret,
               struct ess_log *log)
{
  static const struct ess_sink nowhere = {drop, NULL};
  struct ess_nodes *nodes = calloc(1, sizeof *nodes);
  bool memory = false;
  enum ess_status st = ESS_OK;
  size_t n = 0;

  if (nodes) {
    nodes->map = ess_dataset_new();
  }
  if (nodes && nodes->map) {
    const struct ess_sink map = ess_dataset_sink(nodes->map);
    st = ess_skolem_names(in, NULL, &nowhere, &map, &n, log);
    memory = st != ESS_OK || sort_both(nodes);
  }
  if (!memory) {
    st = ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  if (st != ESS_OK) {
    ess_nodes_free(nodes);
    nodes = NULL;
  }
  *ret = nodes;
  return st;
}

void
ess_nodes_free(struct ess_nodes *nodes)
{
  if (nodes) {
    ess_dataset_free(nodes->map);
    free(nodes->by_label);
    free(nodes->by_name);
    free(nodes);
  }
}

static const struct node *
find(const struct ess_nodes *nodes, struct ess_view label)
{
  const struct node key = {label, label};
  return nodes ? bsearch(&key, nodes->by_label, nodes->n, sizeof key,
                         compare_labels)
               : NULL;
}

struct ess_view
ess_nodes_name_of(const struct ess_nodes *nodes, struct ess_view label)
{
  const struct node *node = find(nodes, label);
  return node ? node->name : (struct ess_view){NULL, 0};
}

struct ess_view
ess_nodes_label_of(const struct ess_nodes *nodes, struct ess_view name)
{
  const struct node key = {name, name};
  const struct node *node = nodes ? bsearch(&key, nodes->by_name, nodes->n,
                                            sizeof key, compare_names)
                                  : NULL;
  return node ? node->label : (struct ess_view){NULL, 0};
}

void
ess_nodes_add_label(struct ess_buf *out, const struct ess_nodes *nodes,
                    struct ess_view name, const struct ess_nodes *others)
{
  const struct ess_view label = ess_nodes_label_of(nodes, name);
  const size_t start = out->len;
  bool taken = find(others, label) != NULL;

  ess_buf_add(out, label);
  for (unsigned i = 2; taken && out->status == ESS_OK; ++i) {
    ess_buf_truncate(out, start + label.n);
    ess_buf_printf(out, "-%u", i);
    const struct ess_view tried =
      ess_view_sub(ess_buf_view(out), start, out->len);
    taken = find(others, tried) || find(nodes, tried);
  }
}
