/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is about a thing of its own can be counted at once and forgotten.
   Only what several datasets may say of the same thing (that a région has a
   name) has to be kept, to count it once: it goes through a sorter that
   drops the graphs. It is little beside the rest. */

#include "rdf/census.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

struct ess_census {
  const struct ess_vocab *vocab;
  struct ess_log *log;
  struct ess_term type;
  enum ess_vocab_id classes[ESS_V_COUNT];
  size_t n_classes;
  struct ess_dataset *others; /* statements about other things, of one call */
  struct ess_sorter *shared;  /* the same, of all calls */
  struct ess_spool *apart;    /* totals of what may be dropped, by tag */
  struct ess_totals totals;   /* of what is not */
  struct ess_buf record;
  size_t *graphs; /* where each graph of the dataset begins */
  size_t n_graphs;
};

/* What a record of `apart` holds behind the two totals: pairs. */
struct count {
  enum ess_vocab_id class;
  unsigned long n;
};

struct ess_census *
ess_census_new(const struct ess_vocab *vocab,
               const struct ess_spool_options *options, struct ess_log *log)
{
  struct ess_census *census = calloc(1, sizeof *census);

  if (!census) {
    return NULL;
  }
  census->vocab = vocab;
  census->log = log;
  census->type = ess_vocab_term(vocab, ESS_V_RDF_type);
  for (enum ess_vocab_id id = 0; id < ESS_V_COUNT; ++id) {
    if (ess_vocab_is_class(id)) {
      census->classes[census->n_classes++] = id;
    }
  }
  census->others = ess_dataset_new();
  census->shared = ess_sorter_new(options, false, log);
  census->apart = ess_spool_new(options, log);
  if (!census->others || !census->shared || !census->apart) {
    ess_census_free(census);
    return NULL;
  }
  return census;
}

void
ess_census_free(struct ess_census *census)
{
  if (census) {
    ess_dataset_free(census->others);
    ess_sorter_free(census->shared);
    ess_spool_free(census->apart);
    ess_buf_clear(&census->record);
    free(census->graphs);
    free(census);
  }
}

static enum ess_status
fail_memory(const struct ess_census *census)
{
  return ess_fail(census->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static void
count_class(const struct ess_census *census, const struct ess_statement *s,
            struct ess_totals *totals)
{
  if (!ess_term_equal(&s->predicate, &census->type)) {
    return;
  }
  for (size_t i = 0; i < census->n_classes; ++i) {
    const enum ess_vocab_id id = census->classes[i];
    const struct ess_term class = ess_vocab_term(census->vocab, id);
    if (ess_term_equal(&class, &s->object)) {
      ++totals->entities[id];
      return;
    }
  }
}

static bool
is_own(const struct ess_term *subject, struct ess_view own)
{
  const struct ess_view v = subject->value;
  return own.n && subject->kind == ESS_IRI && v.n >= own.n &&
         memcmp(v.s, own.s, own.n) == 0 && (v.n == own.n || v.s[own.n] == '#');
}

/* Order within a graph: by the subject alone or, if `whole`, all of it. */
static int
compare(const struct ess_statement *a, const struct ess_statement *b,
        bool whole)
{
  int order = ess_term_compare(&a->subject, &b->subject);
  if (whole && !order) {
    order = ess_term_compare(&a->predicate, &b->predicate);
  }
  return whole && !order ? ess_term_compare(&a->object, &b->object) : order;
}

/* Is the subject of `s`, or all of it, in one of the graphs before that at
   hand? The graphs are sorted, each in itself. */
static bool
came_before(const struct ess_census *census, const struct ess_statement *all,
            const struct ess_statement *s, bool whole)
{
  for (size_t i = 0; i + 1 < census->n_graphs; ++i) {
    size_t low = census->graphs[i];
    size_t high = census->graphs[i + 1];
    while (low < high) {
      const size_t middle = low + (high - low) / 2;
      const int order = compare(&all[middle], s, whole);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
  }
  return false;
}

/* The `n` statements of one graph from `all[at]` on have one subject. */
static void
count_subject(const struct ess_census *census,
              const struct ess_statement *all, size_t at, size_t n,
              struct ess_totals *totals)
{
  const bool again = came_before(census, all, &all[at], false);

  totals->subjects += !again;
  for (size_t i = at; i < at + n; ++i) {
    if (!again || !came_before(census, all, &all[i], true)) {
      ++totals->triples;
      count_class(census, &all[i], totals);
    }
  }
}

/* A graph begins at `at`. */
static bool
begin_graph(struct ess_census *census, size_t at)
{
  enum { step = 8 };
  if (census->n_graphs % step == 0) {
    size_t *graphs = realloc(census->graphs, (census->n_graphs + step) *
                                               sizeof *graphs);
    if (!graphs) {
      return false;
    }
    census->graphs = graphs;
  }
  census->graphs[census->n_graphs++] = at;
  return true;
}

/* Count what is own into `totals`; the rest goes to the others. */
static enum ess_status
sort_out(struct ess_census *census, const struct ess_statements *all,
         struct ess_view own, struct ess_totals *totals)
{
  const struct ess_sink others = ess_dataset_sink(census->others);
  const struct ess_statement *items = all->items;
  enum ess_status st = ESS_OK;

  census->n_graphs = 0;
  for (size_t at = 0; at < all->n && st == ESS_OK;) {
    const struct ess_statement *first = &items[at];
    size_t n = 1;
    if ((!at || !ess_term_equal(&first[-1].graph, &first->graph)) &&
        !begin_graph(census, at)) {
      return ESS_LIMIT;
    }
    while (at + n < all->n &&
           ess_term_equal(&first[n].subject, &first->subject) &&
           ess_term_equal(&first[n].graph, &first->graph)) {
      ++n;
    }
    if (is_own(&first->subject, own)) {
      count_subject(census, items, at, n, totals);
    } else {
      for (size_t i = 0; i < n && st == ESS_OK; ++i) {
        st = ess_sink_add(&others, &first[i]);
      }
    }
    at += n;
  }
  return st;
}

static void
add_totals(struct ess_totals *to, const struct ess_totals *more)
{
  to->triples += more->triples;
  to->subjects += more->subjects;
  for (size_t i = 0; i < ESS_V_COUNT; ++i) {
    to->entities[i] += more->entities[i];
  }
}

static void
add_bytes(struct ess_buf *out, const void *bytes, size_t n)
{
  ess_buf_add(out, (struct ess_view){bytes, n});
}

/* Totals that may be dropped wait under their tag. */
static enum ess_status
keep_apart(struct ess_census *census, const struct ess_totals *totals,
           uint32_t tag)
{
  struct ess_buf *record = &census->record;
  const struct ess_view key = {(const char *)&tag, sizeof tag};

  ess_buf_reset(record);
  add_bytes(record, &totals->triples, sizeof totals->triples);
  add_bytes(record, &totals->subjects, sizeof totals->subjects);
  for (enum ess_vocab_id id = 0; id < ESS_V_COUNT; ++id) {
    struct count count;
    memset(&count, 0, sizeof count);
    count.class = id;
    count.n = totals->entities[id];
    if (count.n) {
      add_bytes(record, &count, sizeof count);
    }
  }
  if (record->status != ESS_OK) {
    return fail_memory(census);
  }
  return ess_spool_add(census->apart,
                       &(struct ess_record){key, ess_buf_view(record)});
}

enum ess_status
ess_census_add(struct ess_census *census, const struct ess_dataset *dataset,
               struct ess_view own, uint32_t tag)
{
  const struct ess_statements all = ess_dataset_all(dataset);
  struct ess_totals totals = {0};

  enum ess_status st = sort_out(census, &all, own, &totals);
  if (st != ESS_OK) {
    return fail_memory(census);
  }
  st = ess_sorter_add(census->shared, census->others, tag);
  ess_dataset_reset(census->others);
  if (!tag) {
    add_totals(&census->totals, &totals);
  } else if (st == ESS_OK) {
    st = keep_apart(census, &totals, tag);
  }
  return st;
}

/* Adding up. */
struct addition {
  const struct ess_census *census;
  const struct ess_tag_filter *filter;
  struct ess_totals *totals;
};

static enum ess_status
add_apart(void *self, const struct ess_record *record)
{
  const struct addition *addition = self;
  struct ess_totals *totals = addition->totals;
  struct ess_view rest = record->payload;
  unsigned long head[2];
  struct count count;
  uint32_t tag = 0;

  memcpy(&tag, record->key.s, sizeof tag);
  if (addition->filter &&
      addition->filter->is_dropped(addition->filter->self, tag)) {
    return ESS_OK;
  }
  memcpy(head, rest.s, sizeof head);
  totals->triples += head[0];
  totals->subjects += head[1];
  for (rest = ess_view_sub(rest, sizeof head, rest.n); rest.n;
       rest = ess_view_sub(rest, sizeof count, rest.n)) {
    memcpy(&count, rest.s, sizeof count);
    totals->entities[count.class] += count.n;
  }
  return ESS_OK;
}

static enum ess_status
add_shared(void *self, const struct ess_statements *group)
{
  const struct addition *addition = self;
  const struct ess_statement *items = group->items;

  addition->totals->triples += group->n;
  for (size_t i = 0; i < group->n; ++i) {
    addition->totals->subjects +=
      !i || !ess_term_equal(&items[i - 1].subject, &items[i].subject);
    count_class(addition->census, &items[i], addition->totals);
  }
  return ESS_OK;
}

enum ess_status
ess_census_total(struct ess_census *census,
                 const struct ess_tag_filter *filter, struct ess_totals *ret)
{
  struct addition addition = {census, filter, ret};
  const struct ess_record_sink apart = {add_apart, &addition};
  const struct ess_group_sink shared = {add_shared, &addition};

  *ret = census->totals;
  const enum ess_status st = ess_spool_each(census->apart, &apart);
  return st == ESS_OK ? ess_sorter_each(census->shared, filter, &shared)
                      : st;
}
