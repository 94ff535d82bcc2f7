/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/paging.h"

#include "sync/number.h"
#include "sync/page.h"

#include <stdio.h>

enum { default_rows = 10000, most_readings = 3, levels = 3 };

/* A graph being read. Every level has a page of its own. */
struct reading {
  struct ess_client *client;
  struct ess_log *log;
  struct ess_view graph;
  struct ess_dataset *into;
  struct ess_sink sink;
  struct ess_dataset *pages[levels];
  size_t limit;   /* rows of a page */
  size_t largest; /* rows of the largest page so far */
};

static enum ess_status
fail_memory(const struct reading *r)
{
  return ess_fail(r->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

enum ess_status
ess_paging_count(struct ess_client *client, struct ess_view graph,
                 unsigned long *ret_rows, struct ess_log *log)
{
  struct ess_buf query = {0};

  ess_buf_puts(&query, "SELECT (COUNT(*) AS ?n) WHERE { ");
  ess_graph_pattern(&query, graph, "?s ?p ?o");
  ess_buf_puts(&query, " }");
  const enum ess_status st =
    query.status
      ? query.status
      : ess_number_ask(client, ess_buf_view(&query), ret_rows, log);
  ess_buf_clear(&query);
  return st;
}

/* Take the first `n` rows of a page. */
static enum ess_status
take_rows(const struct reading *r, const struct ess_dataset *page, size_t n)
{
  enum ess_status st = ESS_OK;
  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    st = ess_sink_add(&r->sink, ess_dataset_at(page, i));
  }
  return st == ESS_OK ? ESS_OK : fail_memory(r);
}

/* How many rows at the front of a page have other keys than its last row:
   those that are there with all their rows, if the page is full. */
static size_t
whole_rows(const struct ess_dataset *page, enum ess_page_level level)
{
  size_t n = ess_dataset_size(page);
  const struct ess_view last =
    ess_page_key(ess_dataset_at(page, n - 1), level).value;

  while (n && ess_view_equal(
                ess_page_key(ess_dataset_at(page, n - 1), level).value,
                last)) {
    --n;
  }
  return n;
}

static enum ess_status
fail_order(const struct reading *r)
{
  return ess_fail(r->log, ESS_NETWORK, NULL, NULL,
                  "the server does not hand out rows in the order that it "
                  "was asked for");
}

static enum ess_status read_range(struct reading *r,
                                  struct ess_page_range range);

/* All rows of the one key that a full page has. */
static enum ess_status
read_within(struct reading *r, const struct ess_page_range *range,
            const struct ess_statement *row)
{
  struct ess_page_range within = *range;

  if (range->level == ESS_PAGE_OBJECT || row->subject.kind != ESS_IRI) {
    return ess_fail(r->log, ESS_LIMIT, NULL, NULL,
                    "more statements than the server hands out at once "
                    "cannot be told apart");
  }
  within.level = range->level + 1;
  within.behind.kind = ESS_NONE;
  within.subject = row->subject.value;
  within.predicate = row->predicate.value;
  return read_range(r, within);
}

/* Statements whose key is a blank node, which has no place in an order: all
   must fit one page. */
static enum ess_status
read_blank(struct reading *r, struct ess_page_range range)
{
  struct ess_dataset *page = r->pages[range.level];
  bool full = false;

  range.blank = true;
  range.behind.kind = ESS_NONE;
  enum ess_status st = ess_page_read(r->client, &range, page, &full);
  if (st == ESS_OK && full) {
    st = ess_fail(r->log, ESS_LIMIT, NULL,
                  "replace its blank nodes by IRIs",
                  "the remote graph has more statements about blank nodes "
                  "than the server hands out at once");
  }
  return st == ESS_OK ? take_rows(r, page, ess_dataset_size(page)) : st;
}

/* What a page gives: its rows that are whole, or all of the one key that it
   has. `*ret_last` is their last key. */
static enum ess_status
take_page(struct reading *r, const struct ess_page_range *range, bool full,
          struct ess_term *ret_last)
{
  const struct ess_dataset *page = r->pages[range->level];
  const size_t n = ess_dataset_size(page);
  const size_t whole = full ? whole_rows(page, range->level) : n;
  const struct ess_statement *row =
    ess_dataset_at(page, whole ? whole - 1 : 0);

  r->largest = n > r->largest ? n : r->largest;
  *ret_last = ess_page_key(row, range->level);
  if (range->behind.kind != ESS_NONE &&
      ess_view_equal(ret_last->value, range->behind.value)) {
    return fail_order(r);
  }
  return whole ? take_rows(r, page, whole) : read_within(r, range, row);
}

/* Read what is in `range`, page by page. The last key is kept in a buffer,
   since the page that it stood in is overwritten. */
static enum ess_status
read_range(struct reading *r, struct ess_page_range range)
{
  struct ess_dataset *page = r->pages[range.level];
  struct ess_buf behind = {0};
  enum ess_status st = ESS_OK;
  bool full = true;

  while (st == ESS_OK && full) {
    struct ess_term last;
    range.limit = r->limit;
    st = ess_page_read(r->client, &range, page, &full);
    if (st != ESS_OK || ess_dataset_size(page) == 0) {
      break;
    }
    st = take_page(r, &range, full, &last);
    ess_buf_reset(&behind);
    ess_buf_add(&behind, last.value);
    range.behind = (struct ess_term){.kind = last.kind,
                                     .value = ess_buf_view(&behind)};
    st = st ? st : behind.status;
  }
  ess_buf_clear(&behind);
  if (st == ESS_OK && range.level == ESS_PAGE_OBJECT) {
    st = read_blank(r, range);
  }
  return st;
}

/* Read once. The rows about blank nodes are asked for only if any are
   missing: most graphs have none. */
static enum ess_status
read_once(struct reading *r, unsigned long rows)
{
  const struct ess_page_range range = {.graph = r->graph,
                                       .level = ESS_PAGE_SUBJECT,
                                       .limit = r->limit};

  ess_dataset_reset(r->into);
  r->largest = 0;
  enum ess_status st = rows ? read_range(r, range) : ESS_OK;
  if (st == ESS_OK && ess_dataset_size(r->into) < rows) {
    st = read_blank(r, range);
  }
  return st;
}

static enum ess_status
fail_rows(const struct reading *r, unsigned long counted)
{
  return ess_fail(r->log, ESS_NETWORK, NULL,
                  "set page-rows of the target to what the server hands out "
                  "at most",
                  "the server counts %lu statements in the graph, but hands "
                  "out %zu",
                  counted, ess_dataset_size(r->into));
}

/* Read until what is read is what is counted, before and behind. */
static enum ess_status
read_all(struct reading *r)
{
  unsigned long before = 0;
  unsigned long behind = 0;
  bool at_rest = true;
  enum ess_status st = ess_paging_count(r->client, r->graph, &before, r->log);

  for (int i = 0; i < most_readings && st == ESS_OK; ++i) {
    st = read_once(r, before);
    if (st != ESS_OK) {
      return st;
    }
    const size_t n = ess_dataset_size(r->into);
    st = ess_paging_count(r->client, r->graph, &behind, r->log);
    if (st != ESS_OK || (before == behind && n == behind)) {
      return st;
    }
    at_rest = before == behind;
    before = behind;
    /* A server may cut answers without a word: then at the same number. */
    if (at_rest && r->largest && r->largest < r->limit) {
      r->limit = r->largest;
    }
  }
  if (st != ESS_OK || at_rest) {
    return st == ESS_OK ? fail_rows(r, behind) : st;
  }
  return ess_fail(r->log, ESS_CONFLICT, NULL, "push again later",
                  "the remote graph changes while it is read");
}

enum ess_status
ess_paging_read(struct ess_client *client, struct ess_view graph,
                struct ess_dataset *into, struct ess_log *log)
{
  const size_t rows = ess_client_target(client)->abilities.page_rows;
  struct reading r = {.client = client, .log = log, .graph = graph,
                      .into = into, .sink = ess_dataset_sink(into),
                      .limit = rows ? rows : default_rows};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < levels; ++i) {
    r.pages[i] = ess_dataset_new();
    st = r.pages[i] ? st : fail_memory(&r);
  }
  if (st == ESS_OK) {
    st = read_all(&r);
  }
  for (size_t i = 0; i < levels; ++i) {
    ess_dataset_free(r.pages[i]);
  }
  return st;
}
