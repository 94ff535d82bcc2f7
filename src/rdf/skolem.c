/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/skolem.h"

#include "rdf/canon_inside.h"
#include "rdf/writer.h"

#include <stdlib.h>
#include <string.h>

enum { name_digits = 32 };

/* Blank nodes that statements connect, and what they are called. */
struct component {
  size_t from; /* its canonical statements, in a list of those of all */
  size_t end;
  size_t label; /* of its first node, in a list of those of all, ... */
  size_t nodes; /* which are so many */
  char name[name_digits];
};

struct naming {
  struct ess_canon_state state; /* for its lists of nodes and places */
  const char *prefix;
  const struct ess_sink *sink;
  const struct ess_sink *map;
  struct ess_log *log;
  uint32_t *roots;              /* of each node: another of its component */
  struct ess_dataset *canonical;
  struct ess_dataset *labels;   /* of nodes, and their canonical ones */
  struct component *components;
  size_t n_components;
  struct ess_buf text;
};

static enum ess_status
fail_memory(const struct naming *n)
{
  return ess_fail(n->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* ------------------------------------------------------------- components */

static uint32_t
root_of(struct naming *n, uint32_t node)
{
  while (n->roots[node] != node) {
    n->roots[node] = n->roots[n->roots[node]];
    node = n->roots[node];
  }
  return node;
}

static void
connect(struct naming *n)
{
  for (size_t i = 0; i < n->state.n_quads; ++i) {
    uint32_t first = ESS_NO_NODE;
    for (size_t p = 0; p < 3; ++p) {
      const uint32_t node = n->state.places[i][p];
      if (node != ESS_NO_NODE && first == ESS_NO_NODE) {
        first = root_of(n, node);
      } else if (node != ESS_NO_NODE) {
        n->roots[root_of(n, node)] = first;
      }
    }
  }
}

/* A statement and the component that it is in. */
struct member {
  uint32_t root;
  uint32_t quad;
};

static int
compare_members(const void *a, const void *b)
{
  const struct member *left = a;
  const struct member *right = b;
  return left->root != right->root ? (left->root < right->root ? -1 : 1)
         : left->quad < right->quad ? -1
                                    : left->quad > right->quad;
}

/* Hand on what has no blank node; list the rest, sorted by components. */
static enum ess_status
list_members(struct naming *n, struct member *members, size_t *ret_n)
{
  enum ess_status st = ESS_OK;

  *ret_n = 0;
  for (uint32_t i = 0; i < n->state.n_quads && st == ESS_OK; ++i) {
    const uint32_t *places = n->state.places[i];
    const uint32_t node = places[0] != ESS_NO_NODE   ? places[0]
                          : places[1] != ESS_NO_NODE ? places[1]
                                                     : places[2];
    if (node == ESS_NO_NODE) {
      st = ess_sink_add(n->sink, &n->state.quads[i]);
    } else {
      members[(*ret_n)++] = (struct member){root_of(n, node), i};
    }
  }
  qsort(members, *ret_n, sizeof *members, compare_members);
  return st;
}

/* Canonicalise one component, and hash what that gives. */
static enum ess_status
add_component(struct naming *n, const struct ess_statements *statements)
{
  const struct ess_sink sink = ess_dataset_sink(n->canonical);
  const struct ess_sink map = ess_dataset_sink(n->labels);
  struct component *component = &n->components[n->n_components++];
  char digits[ess_hash_text_size];

  component->from = ess_dataset_size(n->canonical);
  component->label = ess_dataset_size(n->labels);
  const enum ess_status st =
    ess_canon(statements, NULL, &sink, n->map ? &map : NULL, n->log);
  component->end = ess_dataset_size(n->canonical);
  component->nodes = ess_dataset_size(n->labels) - component->label;
  ess_buf_reset(&n->text);
  for (size_t i = component->from; i < component->end; ++i) {
    const struct ess_statement *s = ess_dataset_at(n->canonical, i);
    ess_ntriples_triple(&n->text, s);
    ess_ntriples_term(&n->text, &s->graph);
  }
  (void)ess_hash_text(ESS_HASH_SHA256, ess_buf_view(&n->text), digits);
  memcpy(component->name, digits, sizeof component->name);
  return st ? st : n->text.status ? fail_memory(n) : ESS_OK;
}

static enum ess_status
add_components(struct naming *n, const struct member *members, size_t count)
{
  struct ess_statement *some = calloc(count + 1, sizeof *some);
  enum ess_status st = some ? ESS_OK : fail_memory(n);

  n->components = calloc(count + 1, sizeof *n->components);
  st = n->components ? st : fail_memory(n);
  for (size_t i = 0, end = 0; i < count && st == ESS_OK; i = end) {
    for (end = i; end < count && members[end].root == members[i].root;
         ++end) {
      some[end - i] = n->state.quads[members[end].quad];
    }
    const struct ess_statements statements = {some, end - i};
    st = add_component(n, &statements);
  }
  free(some);
  return st;
}

/* ------------------------------------------------------------------ names */

static int
compare_components(const void *a, const void *b)
{
  return memcmp(((const struct component *)a)->name,
                ((const struct component *)b)->name, name_digits);
}

/* Rename `term`, whose label is "c14n" and a number, into `out`. */
static void
rename(const struct naming *n, const struct component *component,
       size_t copy, struct ess_term *term, struct ess_buf *out)
{
  if (term->kind != ESS_BLANK) {
    return;
  }
  ess_buf_reset(out);
  ess_buf_puts(out, n->prefix ? n->prefix : "");
  ess_buf_add(out, (struct ess_view){component->name, name_digits});
  ess_buf_putc(out, '-');
  ess_buf_add(out, ess_view_sub(term->value, 4, term->value.n));
  if (copy > 1) {
    ess_buf_printf(out, "-%zu", copy);
  }
  term->kind = n->prefix ? ESS_IRI : ESS_BLANK;
  term->value = ess_buf_view(out);
}

static enum ess_status
write_component(struct naming *n, const struct component *component,
                size_t copy)
{
  struct ess_buf names[3] = {{0}, {0}, {0}};
  enum ess_status st = ESS_OK;

  for (size_t i = component->from; i < component->end && st == ESS_OK; ++i) {
    struct ess_statement s = *ess_dataset_at(n->canonical, i);
    rename(n, component, copy, &s.subject, &names[0]);
    rename(n, component, copy, &s.object, &names[1]);
    rename(n, component, copy, &s.graph, &names[2]);
    st = ess_sink_add(n->sink, &s);
  }
  ess_buf_clear(&names[0]);
  ess_buf_clear(&names[1]);
  ess_buf_clear(&names[2]);
  return st;
}

static enum ess_status
write_map(struct naming *n, const struct component *component, size_t copy)
{
  struct ess_buf name = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < component->nodes && st == ESS_OK; ++i) {
    struct ess_statement s = *ess_dataset_at(n->labels, component->label + i);
    s.object.kind = ESS_BLANK;
    rename(n, component, copy, &s.object, &name);
    s.object.kind = ESS_LITERAL;
    st = ess_sink_add(n->map, &s);
  }
  ess_buf_clear(&name);
  return st;
}

static enum ess_status
write_components(struct naming *n)
{
  enum ess_status st = ESS_OK;
  size_t copy = 0;

  qsort(n->components, n->n_components, sizeof *n->components,
        compare_components);
  for (size_t i = 0; i < n->n_components && st == ESS_OK; ++i) {
    const bool again =
      i && compare_components(&n->components[i - 1], &n->components[i]) == 0;
    copy = again ? copy + 1 : 1;
    st = write_component(n, &n->components[i], copy);
    st = st ? st : write_map(n, &n->components[i], copy);
  }
  return st;
}

static enum ess_status
run(struct naming *n)
{
  struct member *members = calloc(n->state.n_quads + 1, sizeof *members);
  enum ess_status st = members ? ESS_OK : fail_memory(n);
  size_t count = 0;

  for (uint32_t k = 0; k < n->state.n_nodes; ++k) {
    n->roots[k] = k;
  }
  connect(n);
  st = st ? st : list_members(n, members, &count);
  st = st ? st : add_components(n, members, count);
  st = st ? st : write_components(n);
  free(members);
  return st;
}

enum ess_status
ess_skolem_names(const struct ess_statements *in, const char *prefix,
                 const struct ess_sink *sink, const struct ess_sink *map,
                 size_t *ret_nodes, struct ess_log *log)
{
  struct naming n = {.state = {.quads = in->items, .n_quads = in->n},
                     .prefix = prefix, .sink = sink, .map = map, .log = log};
  enum ess_status st = ESS_LIMIT;

  n.canonical = ess_dataset_new();
  n.labels = ess_dataset_new();
  if (n.canonical && n.labels && ess_canon_list(&n.state)) {
    n.roots = calloc(n.state.n_nodes + 1, sizeof *n.roots);
  }
  st = n.roots ? run(&n) : fail_memory(&n);
  *ret_nodes = n.state.n_nodes;
  ess_canon_clear(&n.state);
  ess_dataset_free(n.canonical);
  ess_dataset_free(n.labels);
  ess_buf_clear(&n.text);
  free(n.components);
  free(n.roots);
  return st;
}

enum ess_status
ess_skolemise(const struct ess_statements *in, const char *prefix,
              const struct ess_sink *sink, size_t *ret_nodes,
              struct ess_log *log)
{
  return ess_skolem_names(in, prefix, sink, NULL, ret_nodes, log);
}
