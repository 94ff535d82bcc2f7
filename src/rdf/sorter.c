/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The statements of one graph whose subjects have one stem are a record. The
   key is the graph, U+0000, and the stem, each behind its kind; the payload
   is the length of the packed statements, those, and the tag.

   A subject without a fragment is its own stem; the stem of any other is the
   subject up to its "#", that included. All subjects of a stem of the second
   sort stand together in the order of bytes, and no other is among them: so
   the order of stems is the order of subjects, whatever else they hold. */

#include "rdf/sorter.h"

#include "rdf/packed.h"

#include <stdlib.h>
#include <string.h>

struct ess_sorter {
  bool graphs;
  struct ess_log *log;
  struct ess_spool *spool;
  struct ess_packer *packer;
  struct ess_buf key;     /* of the record being made, or the group */
  struct ess_buf payload; /* of the record being made */
};

struct ess_sorter *
ess_sorter_new(const struct ess_spool_options *options, bool graphs,
               struct ess_log *log)
{
  struct ess_sorter *sorter = calloc(1, sizeof *sorter);

  if (!sorter) {
    return NULL;
  }
  sorter->graphs = graphs;
  sorter->log = log;
  sorter->spool = ess_spool_new(options, log);
  sorter->packer = ess_packer_new();
  if (!sorter->spool || !sorter->packer) {
    ess_sorter_free(sorter);
    return NULL;
  }
  return sorter;
}

void
ess_sorter_free(struct ess_sorter *sorter)
{
  if (sorter) {
    ess_spool_free(sorter->spool);
    ess_packer_free(sorter->packer);
    ess_buf_clear(&sorter->key);
    ess_buf_clear(&sorter->payload);
    free(sorter);
  }
}

size_t
ess_sorter_runs(const struct ess_sorter *sorter)
{
  return ess_spool_runs(sorter->spool);
}

static struct ess_view
stem_of(const struct ess_term *subject)
{
  const struct ess_view v = subject->value;
  return subject->kind == ESS_IRI ? ess_view_sub(v, 0,
                                                 ess_view_find(v, '#') + 1)
                                  : v;
}

static bool
same_record(const struct ess_statement *a, const struct ess_statement *b)
{
  return (a->subject.value.s == b->subject.value.s ||
          ess_view_equal(stem_of(&a->subject), stem_of(&b->subject))) &&
         a->subject.kind == b->subject.kind &&
         ess_term_equal(&a->graph, &b->graph);
}

static void
make_key(struct ess_buf *key, const struct ess_statement *s)
{
  ess_buf_reset(key);
  ess_buf_putc(key, (char)s->graph.kind);
  ess_buf_add(key, s->graph.value);
  ess_buf_putc(key, '\0');
  ess_buf_putc(key, (char)s->subject.kind);
  ess_buf_add(key, stem_of(&s->subject));
}

/* Four bytes that sort as the number does. */
static void
put_number(char *to, uint32_t n)
{
  for (unsigned i = 0; i < 4; ++i) {
    to[i] = (char)(n >> (24 - 8 * i) & 0xFFU);
  }
}

static uint32_t
get_number(const char *from)
{
  uint32_t n = 0;
  for (unsigned i = 0; i < 4; ++i) {
    n = n << 8 | (unsigned char)from[i];
  }
  return n;
}

static enum ess_status
fail_memory(const struct ess_sorter *sorter)
{
  return ess_fail(sorter->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static enum ess_status
add_record(struct ess_sorter *sorter, const struct ess_statements *part,
           uint32_t tag)
{
  struct ess_buf *payload = &sorter->payload;
  char number[4] = {0};

  make_key(&sorter->key, part->items);
  ess_buf_reset(payload);
  ess_buf_add(payload, (struct ess_view){number, sizeof number});
  ess_packed_add(payload, sorter->packer, part);
  put_number(number, tag);
  ess_buf_add(payload, (struct ess_view){number, sizeof number});
  if (payload->status != ESS_OK || sorter->key.status != ESS_OK ||
      payload->len > UINT32_MAX) {
    return fail_memory(sorter);
  }
  put_number(payload->data, (uint32_t)(payload->len - 2 * sizeof number));
  const struct ess_record record = {ess_buf_view(&sorter->key),
                                    ess_buf_view(payload)};
  return ess_spool_add(sorter->spool, &record);
}

enum ess_status
ess_sorter_add(struct ess_sorter *sorter, struct ess_dataset *dataset,
               uint32_t tag)
{
  enum ess_status st = ESS_OK;

  if (!sorter->graphs) {
    ess_dataset_merge_graphs(dataset);
  }
  ess_dataset_sort(dataset);
  const struct ess_statements all = ess_dataset_all(dataset);
  for (size_t i = 0; i < all.n && st == ESS_OK;) {
    const struct ess_statement *first = &all.items[i];
    size_t n = 1;
    while (i + n < all.n && same_record(&first[n - 1], &first[n])) {
      ++n;
    }
    st = add_record(sorter, &(struct ess_statements){first, n}, tag);
    i += n;
  }
  return st;
}

/* Records of one key on their way to one group. */
struct grouping {
  struct ess_sorter *sorter;
  const struct ess_tag_filter *filter;
  const struct ess_group_sink *sink;
  struct ess_buf packed; /* the statements of all records */
  size_t last;           /* where those of the last record begin */
  size_t n_records;
  struct ess_statement *items;
  size_t cap;
};

static bool
make_room(struct grouping *g, size_t n)
{
  if (n < g->cap) {
    return true;
  }
  const size_t cap = 2 * n + 64;
  struct ess_statement *items = realloc(g->items, cap * sizeof *items);
  if (items) {
    g->items = items;
    g->cap = cap;
  }
  return items != NULL;
}

/* The graph that a key names. */
static struct ess_term
graph_of(struct ess_view key)
{
  const struct ess_view rest = ess_view_sub(key, 1, key.n);
  return (struct ess_term){
    .kind = (enum ess_term_kind)(unsigned char)key.s[0],
    .value = ess_view_sub(rest, 0, ess_view_find(rest, '\0'))};
}

/* The group so far to the sink: unpacked and, if it came in several records,
   sorted again. */
static enum ess_status
hand_on(struct grouping *g)
{
  struct ess_view packed = ess_buf_view(&g->packed);
  struct ess_statement s = {0};
  size_t n = 0;

  if (!g->n_records) {
    return ESS_OK;
  }
  s.graph = graph_of(ess_buf_view(&g->sorter->key));
  while (packed.n) {
    ess_packed_next(&packed, g->sorter->packer, &s);
    if (!make_room(g, n)) {
      return fail_memory(g->sorter);
    }
    g->items[n++] = s;
  }
  const struct ess_statements group = {
    g->items, g->n_records > 1 ? ess_statements_sort(g->items, n) : n};
  ess_buf_reset(&g->packed);
  g->n_records = 0;
  return g->sink->group(g->sink->self, &group);
}

static enum ess_status
take(void *self, const struct ess_record *record)
{
  struct grouping *g = self;
  const struct ess_view packed =
    ess_view_sub(record->payload, 4, get_number(record->payload.s));
  const uint32_t tag =
    get_number(record->payload.s + record->payload.n - 4);
  struct ess_buf *key = &g->sorter->key;

  if (g->filter && g->filter->is_dropped(g->filter->self, tag)) {
    return ESS_OK;
  }
  const bool same = ess_view_equal(ess_buf_view(key), record->key);
  const enum ess_status st = same ? ESS_OK : hand_on(g);
  if (st != ESS_OK) {
    return st;
  }
  if (!same) {
    ess_buf_reset(key);
    ess_buf_add(key, record->key);
  }
  const struct ess_view last =
    ess_view_sub(ess_buf_view(&g->packed), g->last, g->packed.len);
  if (!g->n_records || !ess_view_equal(last, packed)) {
    g->last = g->packed.len;
    ess_buf_add(&g->packed, packed);
    ++g->n_records;
  }
  return g->packed.status == ESS_OK && key->status == ESS_OK
           ? ESS_OK
           : fail_memory(g->sorter);
}

enum ess_status
ess_sorter_each(struct ess_sorter *sorter,
                const struct ess_tag_filter *filter,
                const struct ess_group_sink *sink)
{
  struct grouping g = {.sorter = sorter, .filter = filter, .sink = sink};
  const struct ess_record_sink records = {take, &g};

  ess_buf_reset(&sorter->key);
  enum ess_status st = ess_spool_each(sorter->spool, &records);
  if (st == ESS_OK) {
    st = hand_on(&g);
  }
  ess_buf_clear(&g.packed);
  free(g.items);
  return st;
}
