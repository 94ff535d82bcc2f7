/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A model of the quad store for tests: of a list of candidates, which are
   there. What a scan must give is what the candidates that are there, sorted
   by identifiers, say. It knows no block, no batch, and nothing of what is
   kept on disk. */

#ifndef ESSAIM_TESTS_STORE_MODEL_H
#define ESSAIM_TESTS_STORE_MODEL_H

#include "base/arena.h"
#include "store/check.h"
#include "store/quads.h"

#include <string.h>
#include <unistd.h>

#include "chance.h"
#include "unit.h"

/** A term, and perhaps another spelling that is the same term. */
struct named {
  struct ess_term term;
  struct ess_term other; /**< ESS_NONE: there is none */
};

/** A quad that may be in the store: numbers of terms, by place. */
struct candidate {
  uint32_t at[ESS_PLACES];
};

/** All that may be in the store. Term 0 is the default graph. */
struct universe {
  struct named *terms;
  size_t n_terms;
  uint32_t type; /**< Number of rdf:type */
  struct candidate *quads;
  size_t n;
};

/** What should be in the store, as one transaction sees it. */
struct model {
  const struct universe *u;
  bool *there;                  /**< By candidate */
  uint32_t *since;              /**< By candidate: when it came */
  bool *known;                  /**< By term: the store has met it */
  ess_id *ids;                  /**< By term; 0 until asked for */
  uint32_t *sorted[ESS_ORDERS]; /**< Candidates by their rows */
  bool in_order;                /**< They are, with the ids as they are */
  size_t n;                     /**< How many are there */
  uint32_t now;                 /**< Counts what may tell when things came */
};

/** The place that letter `column` of the name of `order` tells. */
static inline size_t
model_place(unsigned order, size_t column)
{
  static unsigned char places[ESS_ORDERS][ESS_PLACES];
  static bool filled;

  for (unsigned i = 0; i < ESS_ORDERS && !filled; ++i) {
    for (size_t k = 0; k < ESS_PLACES; ++k) {
      static const char letters[] = "spog";
      const char *letter =
        strchr(letters, ess_order_name((enum ess_order)i)[k]);
      places[i][k] = (unsigned char)(letter - letters);
    }
  }
  filled = true;
  return places[order][column];
}

static inline void *
model_array(size_t n, size_t size)
{
  void *array = calloc(n, size);
  assert_non_null(array);
  return array;
}

static inline struct model *
model_new(const struct universe *u)
{
  struct model *m = model_array(1, sizeof *m);

  m->u = u;
  m->there = model_array(u->n, sizeof *m->there);
  m->since = model_array(u->n, sizeof *m->since);
  m->known = model_array(u->n_terms, sizeof *m->known);
  m->ids = model_array(u->n_terms, sizeof *m->ids);
  for (size_t i = 0; i < ESS_ORDERS; ++i) {
    m->sorted[i] = model_array(u->n, sizeof **m->sorted);
  }
  return m;
}

static inline void
model_free(struct model *m)
{
  for (size_t i = 0; m && i < ESS_ORDERS; ++i) {
    free(m->sorted[i]);
  }
  if (m) {
    free(m->there);
    free(m->since);
    free(m->known);
    free(m->ids);
  }
  free(m);
}

/** Make `to` what `from` is; both are of one universe. */
static inline void
model_copy(struct model *to, const struct model *from)
{
  const struct universe *u = from->u;

  memcpy(to->there, from->there, u->n * sizeof *to->there);
  memcpy(to->since, from->since, u->n * sizeof *to->since);
  memcpy(to->known, from->known, u->n_terms * sizeof *to->known);
  memcpy(to->ids, from->ids, u->n_terms * sizeof *to->ids);
  for (size_t i = 0; i < ESS_ORDERS; ++i) {
    memcpy(to->sorted[i], from->sorted[i], u->n * sizeof **to->sorted);
  }
  to->in_order = from->in_order;
  to->n = from->n;
  to->now = from->now;
}

/** Candidate `i`, its terms spelt as chance has it. */
static inline struct ess_statement
model_statement(const struct universe *u, size_t i)
{
  struct ess_term terms[ESS_PLACES];

  for (size_t place = 0; place < ESS_PLACES; ++place) {
    const struct named *named = &u->terms[u->quads[i].at[place]];
    terms[place] = named->other.kind != ESS_NONE && once_in(2) ? named->other
                                                               : named->term;
  }
  return (struct ess_statement){terms[ESS_S], terms[ESS_P], terms[ESS_O],
                                terms[ESS_G]};
}

/** Candidate `i` as identifiers; 0 where the store has none. */
static inline struct ess_quad
model_quad(const struct model *m, size_t i)
{
  struct ess_quad quad;

  for (size_t place = 0; place < ESS_PLACES; ++place) {
    quad.at[place] = m->ids[m->u->quads[i].at[place]];
  }
  return quad;
}

static inline void
model_add(struct model *m, size_t i)
{
  for (size_t place = 0; place < ESS_PLACES; ++place) {
    const uint32_t term = m->u->quads[i].at[place];
    m->in_order = m->in_order && m->known[term];
    m->known[term] = true;
  }
  if (!m->there[i]) {
    m->there[i] = true;
    m->since[i] = m->now;
    ++m->n;
  }
}

static inline void
model_remove(struct model *m, size_t i)
{
  m->n -= m->there[i];
  m->there[i] = false;
}

/** Remove what matches `pattern`. */
static inline void
model_remove_matching(struct model *m, const struct ess_quad *pattern)
{
  for (size_t i = 0; i < m->u->n; ++i) {
    const struct ess_quad quad = model_quad(m, i);
    bool matches = m->there[i];
    for (size_t place = 0; place < ESS_PLACES; ++place) {
      matches = matches && (!pattern->at[place] ||
                            pattern->at[place] == quad.at[place]);
    }
    if (matches) {
      model_remove(m, i);
    }
  }
}

/* -------------------------------------------------------------- in order */

/** Row of candidate `i` in `order`. */
static inline struct ess_row
model_row(const struct model *m, unsigned order, size_t i)
{
  const uint32_t *at = m->u->quads[i].at;
  struct ess_row row;

  for (size_t column = 0; column < ESS_PLACES; ++column) {
    row.k[column] = m->ids[at[model_place(order, column)]];
  }
  return row;
}

static inline int
model_compare(const struct ess_row *a, const struct ess_row *b)
{
  for (size_t i = 0; i < ESS_PLACES; ++i) {
    if (a->k[i] != b->k[i]) {
      return a->k[i] < b->k[i] ? -1 : 1;
    }
  }
  return 0;
}

struct model_sorted {
  struct ess_row row;
  uint32_t i;
};

static inline int
model_compare_sorted(const void *a, const void *b)
{
  const struct model_sorted *left = a;
  const struct model_sorted *right = b;
  const int order = model_compare(&left->row, &right->row);
  return order ? order : left->i < right->i ? -1 : 1;
}

/** Ask for the identifiers of what is known by now, and sort by them. What
    the store gave once must stay. */
static inline void
model_sort(struct model *m, struct ess_txn *txn)
{
  const struct universe *u = m->u;
  struct model_sorted *list = model_array(u->n, sizeof *list);

  for (size_t i = 0; i < u->n_terms; ++i) {
    ess_id id = 0;
    if (m->known[i] && !m->ids[i]) {
      assert_int_equal(ess_txn_id(txn, &u->terms[i].term, &id), ESS_OK);
      assert_true(id != 0);
      m->ids[i] = id;
    }
  }
  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    for (size_t i = 0; i < u->n; ++i) {
      list[i] = (struct model_sorted){model_row(m, order, i), (uint32_t)i};
    }
    qsort(list, u->n, sizeof *list, model_compare_sorted);
    for (size_t i = 0; i < u->n; ++i) {
      m->sorted[order][i] = list[i].i;
    }
  }
  free(list);
  m->in_order = true;
}

/** Sort if need be. */
static inline void
model_settle(struct model *m, struct ess_txn *txn)
{
  if (!m->in_order) {
    model_sort(m, txn);
  }
}

/** Forget the identifiers, which the store gave anew: it has only terms of
    quads now. */
static inline void
model_forget(struct model *m)
{
  memset(m->ids, 0, m->u->n_terms * sizeof *m->ids);
  memset(m->known, 0, m->u->n_terms * sizeof *m->known);
  m->in_order = false;
  for (size_t i = 0; i < m->u->n; ++i) {
    for (size_t place = 0; m->there[i] && place < ESS_PLACES; ++place) {
      m->known[m->u->quads[i].at[place]] = true;
    }
  }
}

/** Where, of all sorted in `order`, those begin that are not before `row`,
    or, if `behind`, that are after it. */
static inline size_t
model_seek(const struct model *m, unsigned order, const struct ess_row *row,
           bool behind)
{
  size_t low = 0;
  size_t high = m->u->n;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const struct ess_row here =
      model_row(m, order, m->sorted[order][middle]);
    if (model_compare(&here, row) < behind) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** From `at` on, the first that is there and matches `pattern`, a row of
    `order`; where none does any more, the number of candidates. */
static inline size_t
model_next(const struct model *m, unsigned order,
           const struct ess_row *pattern, size_t at)
{
  size_t bound = 0;

  while (bound < ESS_PLACES && pattern->k[bound]) {
    ++bound;
  }
  for (; at < m->u->n; ++at) {
    const size_t i = m->sorted[order][at];
    const struct ess_row row = model_row(m, order, i);
    bool matches = m->there[i];
    for (size_t column = 0; column < ESS_PLACES; ++column) {
      if (pattern->k[column] && pattern->k[column] != row.k[column]) {
        if (column < bound && row.k[column] > pattern->k[column]) {
          return m->u->n;
        }
        matches = false;
        break;
      }
    }
    if (matches) {
      return at;
    }
  }
  return at;
}

/** `pattern` in the columns of `order`. */
static inline struct ess_row
model_pattern(unsigned order, const struct ess_quad *pattern)
{
  struct ess_row row;

  for (size_t column = 0; column < ESS_PLACES; ++column) {
    row.k[column] = pattern->at[model_place(order, column)];
  }
  return row;
}

/** The first row that could match `pattern`. */
static inline struct ess_row
model_start(const struct ess_row *pattern)
{
  struct ess_row row = {{0}};

  for (size_t i = 0; i < ESS_PLACES && pattern->k[i]; ++i) {
    row.k[i] = pattern->k[i];
  }
  return row;
}

/* ------------------------------------------------------------ comparisons */

/** `txn` finds for `pattern` in `order` what `m` has. */
static inline void
assert_found(struct ess_txn *txn, const struct model *m, unsigned order,
             const struct ess_quad *pattern)
{
  const struct ess_row wanted = model_pattern(order, pattern);
  const struct ess_row start = model_start(&wanted);
  const struct ess_row *rows = NULL;
  struct ess_scan *scan = NULL;
  size_t n = 0;
  size_t at = model_seek(m, order, &start, false);

  assert_int_equal(ess_txn_scan(txn, (enum ess_order)order, pattern, &scan),
                   ESS_OK);
  do {
    assert_int_equal(ess_scan_next(scan, &rows, &n), ESS_OK);
    for (size_t i = 0; i < n; ++i) {
      at = model_next(m, order, &wanted, at);
      const struct ess_row row =
        at < m->u->n ? model_row(m, order, m->sorted[order][at])
                     : (struct ess_row){{0}};
      if (model_compare(&row, &rows[i]) != 0) {
        fail_msg("%s: a row came that should not, or not yet",
                 ess_order_name((enum ess_order)order));
      }
      ++at;
    }
  } while (n);
  assert_int_equal(model_next(m, order, &wanted, at), m->u->n);
  ess_scan_free(scan);
}

/** Whether the store has candidate `i` is what `m` says. */
static inline void
assert_has(struct ess_txn *txn, const struct model *m, size_t i)
{
  const struct ess_quad quad = model_quad(m, i);
  bool has = false;

  for (size_t place = 0; place < ESS_PLACES; ++place) {
    if (!quad.at[place]) {
      return;
    }
  }
  assert_int_equal(ess_txn_has(txn, &quad, &has), ESS_OK);
  assert_int_equal(has, m->there[i]);
}

/** Term `i` has the identifier that it had, in each spelling, and comes
    back. */
static inline void
assert_term(struct ess_txn *txn, const struct model *m, size_t i,
            struct ess_buf *out)
{
  const struct named *named = &m->u->terms[i];
  struct ess_term back;
  ess_id id = 0;

  assert_int_equal(ess_txn_id(txn, &named->term, &id), ESS_OK);
  if (!m->known[i]) {
    const bool inlined =
      named->term.kind == ESS_LITERAL && ess_id_inline(&named->term);
    assert_true(i == m->u->type || inlined || i == 0 || id == 0);
    return;
  }
  assert_true(id == m->ids[i]);
  if (named->other.kind != ESS_NONE) {
    assert_int_equal(ess_txn_id(txn, &named->other, &id), ESS_OK);
    assert_true(id == m->ids[i]);
  }
  assert_int_equal(ess_txn_term(txn, id, out, &back), ESS_OK);
  assert_true(ess_term_equal(&back, &named->term));
}

/** Numbers that the model has, by walking what is there in order. */
struct model_counts {
  struct ess_store_counts store;
  struct ess_predicate_counts *predicates; /**< By term, as the next two */
  uint64_t *graphs;
  uint64_t *classes;
};

/* What a row of `order` that has `common` columns in common with the one
   before it begins. */
static inline void
model_count_row(const struct model *m, unsigned order,
                const struct candidate *c, size_t common,
                struct model_counts *ret)
{
  struct ess_predicate_counts *p = &ret->predicates[c->at[ESS_P]];

  switch (order) {
  case ESS_SPOG:
    ++ret->store.quads;
    ret->store.subjects += common < 1;
    ret->store.triples += common < 3;
    p->subjects += common < 2;
    p->triples += common < 3;
    ++ret->graphs[c->at[ESS_G]];
    break;
  case ESS_POSG:
    ret->store.predicates += common < 1;
    p->objects += common < 2;
    if (c->at[ESS_P] == m->u->type) {
      ret->classes[c->at[ESS_O]] += common < 3;
    }
    break;
  case ESS_OSPG:
    ret->store.objects += common < 1;
    break;
  case ESS_GSPO:
    ret->store.graphs += common < 1;
    break;
  default:
    break;
  }
}

static inline void
model_count(const struct model *m, struct model_counts *ret)
{
  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    const struct candidate *last = NULL;
    for (size_t k = 0; k < m->u->n; ++k) {
      const struct candidate *c = &m->u->quads[m->sorted[order][k]];
      size_t common = 0;
      if (m->there[m->sorted[order][k]]) {
        while (last && common < ESS_PLACES &&
               last->at[model_place(order, common)] ==
                 c->at[model_place(order, common)]) {
          ++common;
        }
        model_count_row(m, order, c, common, ret);
        last = c;
      }
    }
  }
}

/** The store lists the graphs that have quads, `numbers` of them by term,
    ascending. */
static inline void
assert_graphs(struct ess_txn *txn, const struct model *m,
              const uint64_t *numbers, uint64_t n)
{
  ess_id last = 0;
  ess_id id = 0;

  for (uint64_t i = 0; i < n; ++i) {
    size_t term = 0;
    assert_int_equal(ess_txn_next_graph(txn, last, &id), ESS_OK);
    assert_true(id > last);
    while (term < m->u->n_terms && (m->ids[term] != id || !numbers[term])) {
      ++term;
    }
    assert_true(term < m->u->n_terms);
    last = id;
  }
  assert_int_equal(ess_txn_next_graph(txn, last, &id), ESS_OK);
  assert_true(id == 0);
}

/** All numbers that the store keeps are those of `m`. */
static inline void
assert_counts(struct ess_txn *txn, const struct model *m)
{
  const size_t n = m->u->n_terms;
  struct model_counts wanted = {
    .predicates = model_array(n, sizeof *wanted.predicates),
    .graphs = model_array(n, sizeof *wanted.graphs),
    .classes = model_array(n, sizeof *wanted.classes)};
  struct ess_store_counts counts;
  struct ess_predicate_counts predicate;
  uint64_t count = 0;

  model_count(m, &wanted);
  assert_int_equal(wanted.store.quads, m->n);
  assert_int_equal(ess_txn_counts(txn, &counts), ESS_OK);
  assert_memory_equal(&counts, &wanted.store, sizeof counts);
  assert_graphs(txn, m, wanted.graphs, counts.graphs);
  for (size_t i = 0; i < n; ++i) {
    const ess_id id = m->ids[i];
    if (id) {
      assert_int_equal(ess_txn_predicate(txn, id, &predicate), ESS_OK);
      assert_memory_equal(&predicate, &wanted.predicates[i],
                          sizeof predicate);
      assert_int_equal(ess_txn_count(txn, ESS_COUNTED_GRAPH, id, &count),
                       ESS_OK);
      assert_int_equal(count, wanted.graphs[i]);
      assert_int_equal(ess_txn_count(txn, ESS_COUNTED_CLASS, id, &count),
                       ESS_OK);
      assert_int_equal(count, wanted.classes[i]);
    }
  }
  free(wanted.predicates);
  free(wanted.graphs);
  free(wanted.classes);
}

/** Blocks of an index but its last are a quarter full or more: what was
    removed did not leave crumbs. */
static inline void
assert_shape(struct ess_env *env, size_t least, unsigned *ret_depth)
{
  MDB_txn *txn = NULL;

  *ret_depth = 0;
  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    const MDB_dbi db = ess_env_db(env, (enum ess_db)(ESS_DB_SPOG + order));
    MDB_cursor *cursor = NULL;
    MDB_stat stat;
    MDB_val key;
    MDB_val value;
    size_t last = ess_block_size;
    assert_int_equal(mdb_stat(txn, db, &stat), 0);
    *ret_depth = stat.ms_depth > *ret_depth ? stat.ms_depth : *ret_depth;
    assert_int_equal(mdb_cursor_open(txn, db, &cursor), 0);
    while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
      assert_in_range(value.mv_size, 2 + 7, ess_block_size);
      assert_true(last >= least);
      last = value.mv_size;
    }
    mdb_cursor_close(cursor);
  }
  ess_env_abort(env, txn);
}

/** Nothing is wrong with the store, and it has as many quads as `m`. */
static inline void
assert_sound(struct ess_env *env, const struct model *m)
{
  struct ess_check_report report;

  assert_int_equal(ess_check(env, &report), ESS_OK);
  assert_int_equal(report.faults, 0);
  assert_int_equal(report.quads, m->n);
}

/* ------------------------------------------- scans while the store changes */

/** A scan that goes on while the store changes. A row that is there all the
    time comes once, one that is not there when its page is read does not; one
    that came after the page before, or went, may come or not. */
struct running {
  struct ess_scan *scan;
  unsigned order;
  struct ess_row pattern;
  bool any;
  struct ess_row last; /**< That came */
  uint32_t since;      /**< When the last page came */
};

static inline void
begin_running(struct ess_txn *txn, unsigned order,
              const struct ess_quad *pattern, struct running *r)
{
  *r = (struct running){.order = order,
                        .pattern = model_pattern(order, pattern)};
  assert_int_equal(ess_txn_scan(txn, (enum ess_order)order, pattern,
                                &r->scan),
                   ESS_OK);
}

/* From `at` on, where `row` is in the model. What it has before that came
   while the scan went on, after the page before. */
static inline size_t
skip_to(const struct model *m, const struct running *r, size_t at,
        const struct ess_row *row)
{
  for (;; ++at) {
    at = model_next(m, r->order, &r->pattern, at);
    if (at == m->u->n) {
      return at;
    }
    const size_t i = m->sorted[r->order][at];
    const struct ess_row here = model_row(m, r->order, i);
    if (row && model_compare(&here, row) == 0) {
      return at;
    }
    assert_true(r->any && m->since[i] >= r->since);
    assert_true(!row || model_compare(&here, row) < 0);
  }
}

/** The next page is what `m` has there, whose changes the store knows all;
    false if it was the end. */
static inline bool
assert_page(struct model *m, struct running *r)
{
  const struct ess_row start = model_start(&r->pattern);
  const struct ess_row *rows = NULL;
  size_t at = model_seek(m, r->order, r->any ? &r->last : &start, r->any);
  size_t n = 0;

  assert_int_equal(ess_scan_next(r->scan, &rows, &n), ESS_OK);
  for (size_t i = 0; i < n; ++i) {
    at = skip_to(m, r, at, &rows[i]);
    assert_true(at < m->u->n);
    ++at;
  }
  if (n == 0) {
    (void)skip_to(m, r, at, NULL);
    return false;
  }
  r->last = rows[n - 1];
  r->any = true;
  r->since = ++m->now;
  return true;
}

/* ------------------------------------------------------------------ folder */

static inline void
model_report(void *self, const struct ess_diag *diag)
{
  (void)self;
  print_message("# %s\n", diag->text);
}

static struct ess_log model_log = {model_report, NULL, 0, 0};

/** A new name for a store that is not there. */
static inline void
store_name(char *ret, size_t size)
{
  static unsigned count;
  (void)snprintf(ret, size, "/tmp/essaim-quads-%ld-%u", (long)getpid(),
                 ++count);
}

/** Remove the store in `folder`. */
static inline void
remove_store(const char *folder)
{
  char command[100];
  (void)snprintf(command, sizeof command, "rm -rf %s", folder);
  assert_int_equal(system(command), 0); /* NOLINT: a name of our own */
}

#endif
