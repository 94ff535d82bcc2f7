/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/check.h"

#include "store/blocks.h"
#include "store/dictionary.h"
#include "store/statistics.h"
#include "store/terms.h"

#include <stdlib.h>

/* Sorts of faults; of each one is told. */
enum fault {
  BAD_BLOCK,
  NOT_SORTED,
  BAD_TERM,
  INDEXES_DIFFER,
  BAD_TERMS,
  NOT_HASHED,
  NOT_COUNTED,
  WRONG_NUMBERS,
  FAULTS
};

static const char *const fault_texts[FAULTS] = {
  [BAD_BLOCK] = "a block of quads cannot be read",
  [NOT_SORTED] = "quads are not in order",
  [BAD_TERM] = "a quad has a term that the dictionary has not",
  [INDEXES_DIFFER] = "an index does not hold the quads of the others",
  [BAD_TERMS] = "a block of terms cannot be read",
  [NOT_HASHED] = "a term is not found by its hash",
  [NOT_COUNTED] = "the dictionary has more or fewer terms than it counts",
  [WRONG_NUMBERS] = "the numbers for planning are not what is there",
};

/* What an index holds, whatever the order: sums of hashes of quads. */
struct content {
  uint64_t quads;
  uint64_t sum;
  uint64_t mixed;
};

struct checking {
  struct ess_env *env;
  MDB_txn *txn;
  struct ess_dictionary dictionary;
  struct ess_statistics *statistics;
  struct ess_check_report *report;
  bool told[FAULTS];
  struct ess_row rows[ess_block_rows];
  struct ess_buf text;
};

static void
note(struct checking *c, enum fault fault, const char *where)
{
  const struct ess_place place = {ess_env_folder(c->env), 0, 0, {NULL, 0}};

  ++c->report->faults;
  if (!c->told[fault]) {
    c->told[fault] = true;
    (void)ess_fail(ess_env_log(c->env), ESS_IO, &place, NULL, "%s (%s)",
                   fault_texts[fault], where);
  }
}

/* -------------------------------------------------------------- the quads */

static bool
is_term(struct checking *c, ess_id id)
{
  struct ess_term term;

  if (ess_id_in_dictionary(id)) {
    return ess_id_payload(id) < c->dictionary.numbers[ess_id_tag(id)];
  }
  ess_buf_reset(&c->text);
  return ess_id_term(id, &c->text, &term) == ESS_OK;
}

/* Subject and graph are no literals, the predicate is an IRI. */
static bool
is_quad(struct checking *c, const struct ess_quad *quad)
{
  const enum ess_tag s = ess_id_tag(quad->at[ESS_S]);
  const enum ess_tag g = ess_id_tag(quad->at[ESS_G]);

  return (s == ESS_TAG_IRI || s == ESS_TAG_BLANK) &&
         ess_id_tag(quad->at[ESS_P]) == ESS_TAG_IRI &&
         (quad->at[ESS_G] == ESS_ID_DEFAULT_GRAPH || g == ESS_TAG_IRI ||
          g == ESS_TAG_BLANK) &&
         is_term(c, quad->at[ESS_S]) && is_term(c, quad->at[ESS_P]) &&
         is_term(c, quad->at[ESS_O]) &&
         (quad->at[ESS_G] == ESS_ID_DEFAULT_GRAPH ||
          is_term(c, quad->at[ESS_G]));
}

static void
add_content(struct content *content, const struct ess_quad *quad)
{
  uint64_t hash = 0;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    hash = (hash ^ quad->at[i]) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  ++content->quads;
  content->sum += hash;
  content->mixed += (hash ^ hash >> 31) * 0xBF58476D1CE4E5B9ULL;
}

static void
check_row(struct checking *c, enum ess_order order,
          const struct ess_row *last, const struct ess_row *row,
          struct content *content)
{
  const struct ess_quad quad = ess_order_quad(order, row);

  if (last && ess_row_compare(last, row) >= 0) {
    note(c, NOT_SORTED, ess_order_name(order));
  }
  if (order == ESS_SPOG && !is_quad(c, &quad)) {
    note(c, BAD_TERM, ess_order_name(order));
  }
  add_content(content, &quad);
  if (ess_statistics_uses(order)) {
    ess_statistics_note(c->statistics, order, row,
                        last ? ess_row_common(last, row) : 0, 1);
  }
}

static enum ess_status
check_index(struct checking *c, enum ess_order order,
            struct content *content)
{
  const struct ess_row start = {{0}};
  struct ess_row last = {{0}};
  struct ess_blocks blocks = {0};
  size_t n = 0;
  enum ess_status st = ess_blocks_open(&blocks, c->env, c->txn, order);

  st = st ? st : ess_blocks_seek(&blocks, &start);
  while (st == ESS_OK && blocks.here) {
    if (ess_block_decode(&blocks.first, blocks.value, c->rows, &n) !=
        ESS_OK) {
      note(c, BAD_BLOCK, ess_order_name(order));
    }
    for (size_t i = 0; i < n; ++i) {
      check_row(c, order, content->quads ? &last : NULL, &c->rows[i],
                content);
      last = c->rows[i];
    }
    st = ess_blocks_next(&blocks);
  }
  ess_blocks_close(&blocks);
  return st;
}

static enum ess_status
check_indexes(struct checking *c)
{
  struct content first = {0, 0, 0};
  enum ess_status st = check_index(c, ESS_SPOG, &first);

  c->report->quads = first.quads;
  for (unsigned i = ESS_SPOG + 1; i < ESS_ORDERS && st == ESS_OK; ++i) {
    struct content content = {0, 0, 0};
    st = check_index(c, (enum ess_order)i, &content);
    if (content.quads != first.quads || content.sum != first.sum ||
        content.mixed != first.mixed) {
      note(c, INDEXES_DIFFER, ess_order_name((enum ess_order)i));
    }
  }
  return st;
}

/* -------------------------------------------------------------- the terms */

static enum ess_status
check_text(struct checking *c, ess_id id)
{
  const enum ess_tag tag = ess_id_tag(id);
  const struct ess_view text = ess_buf_view(&c->text);
  struct ess_term term;
  ess_id found = 0;

  if (ess_term_of_text(tag, text, &term) != ESS_OK ||
      (term.kind == ESS_LITERAL && ess_id_inline(&term))) {
    note(c, BAD_TERMS, "it should not be there");
  }
  const enum ess_status st = ess_dictionary_find(
    &c->dictionary, tag, text, ess_term_hash(tag, text), &found);
  if (st == ESS_OK && found != id) {
    note(c, NOT_HASHED, "hashes");
  }
  return st;
}

/* All terms of one tag, each as a reader would get it. */
static enum ess_status
check_tag(struct checking *c, enum ess_tag tag)
{
  const uint64_t n = c->dictionary.numbers[tag];
  enum ess_status st = ESS_OK;

  for (uint64_t i = 0; i < n && st == ESS_OK; ++i) {
    const ess_id id = ess_id_of(tag, i);
    if (ess_dictionary_text(&c->dictionary, id, &c->text) != ESS_OK) {
      note(c, BAD_TERMS, "terms");
    } else {
      st = check_text(c, id);
    }
  }
  c->report->terms += n;
  return st;
}

static enum ess_status
check_terms(struct checking *c)
{
  MDB_val key = {0, NULL};
  MDB_val value = {0, NULL};
  size_t n = 0;
  enum ess_status st = ESS_OK;

  for (unsigned tag = ESS_TAG_IRI; tag < ESS_TAGS_DICTIONARY && st == ESS_OK;
       ++tag) {
    st = check_tag(c, (enum ess_tag)tag);
  }
  if (st == ESS_OK) {
    int rc = mdb_cursor_get(c->dictionary.hashes, &key, &value, MDB_FIRST);
    rc = rc ? rc : mdb_cursor_count(c->dictionary.hashes, &n);
    st = ess_env_status(c->env, rc == MDB_NOTFOUND ? 0 : rc,
                        "cannot read the store");
  }
  if (st == ESS_OK && n != c->report->terms) {
    note(c, NOT_COUNTED, "hashes");
  }
  return st;
}

static enum ess_status
check_numbers(struct checking *c)
{
  uint64_t differences = 0;
  const enum ess_status st = ess_statistics_compare(
    c->statistics, c->env, c->txn, &differences);

  if (st == ESS_OK && differences) {
    note(c, WRONG_NUMBERS, "statistics");
    c->report->faults += differences - 1;
  }
  return st;
}

static enum ess_status
set_type(struct checking *c)
{
  static const char rdf_type[] =
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  const struct ess_view text = ess_view_of(rdf_type);
  ess_id type = 0;
  const enum ess_status st =
    ess_dictionary_find(&c->dictionary, ESS_TAG_IRI, text,
                        ess_term_hash(ESS_TAG_IRI, text), &type);
  ess_statistics_type(c->statistics, type);
  return st;
}

enum ess_status
ess_check(struct ess_env *env, struct ess_check_report *ret_report)
{
  struct checking *c = calloc(1, sizeof *c);
  enum ess_status st = ESS_LIMIT;

  *ret_report = (struct ess_check_report){0};
  if (c) {
    c->env = env;
    c->report = ret_report;
    c->statistics = ess_statistics_new();
  }
  if (!c || !c->statistics) {
    free(c);
    return ess_fail(ess_env_log(env), st, NULL, NULL, "out of memory");
  }
  st = ess_env_read(env, &c->txn);
  st = st ? st : ess_dictionary_open(&c->dictionary, env, c->txn);
  st = st ? st : set_type(c);
  st = st ? st : check_indexes(c);
  st = st ? st : check_terms(c);
  st = st ? st : check_numbers(c);
  ess_dictionary_close(&c->dictionary);
  ess_env_abort(env, c->txn);
  ess_statistics_free(c->statistics);
  ess_buf_clear(&c->text);
  free(c);
  return st;
}
