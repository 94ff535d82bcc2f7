/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/page.h"

#include "rdf/check.h"
#include "rdf/writer.h"
#include "sync/paging.h"

/* By level, the variable that is the key. */
static const char *const keys[] = {"?s", "?p", "?o"};

struct reading {
  const struct ess_page_range *range;
  struct ess_dataset *page;
  struct ess_sink sink;
  size_t columns[3]; /* of subject, predicate and object */
};

struct ess_term
ess_page_key(const struct ess_statement *statement,
             enum ess_page_level level)
{
  return level == ESS_PAGE_SUBJECT     ? statement->subject
         : level == ESS_PAGE_PREDICATE ? statement->predicate
                                       : statement->object;
}

/* Columns may come in any order. */
static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  static const char *const wanted[] = {"s", "p", "o"};
  struct reading *reading = self;

  ess_dataset_reset(reading->page);
  for (size_t k = reading->range->level; k < 3; ++k) {
    size_t i = 0;
    while (i < n && !ess_view_is(names[i], wanted[k])) {
      ++i;
    }
    if (i == n) {
      return ESS_NETWORK;
    }
    reading->columns[k] = i;
  }
  return ESS_OK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  const struct reading *reading = self;
  const struct ess_page_range *range = reading->range;
  struct ess_statement statement = {
    .subject = {.kind = ESS_IRI, .value = range->subject},
    .predicate = {.kind = ESS_IRI, .value = range->predicate}};
  struct ess_term *const places[] = {
    &statement.subject, &statement.predicate, &statement.object};
  (void)n;

  for (size_t k = range->level; k < 3; ++k) {
    *places[k] = terms[reading->columns[k]];
    if (places[k]->kind == ESS_NONE) {
      return ESS_NETWORK;
    }
  }
  return ess_sink_add(&reading->sink, &statement);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_NETWORK;
}

void
ess_graph_pattern(struct ess_buf *query, struct ess_view graph,
                  const char *pattern)
{
  ess_buf_puts(query, "GRAPH <");
  ess_buf_add(query, graph);
  ess_buf_printf(query, "> { %s }", pattern);
}

static void
add_iri(struct ess_buf *out, struct ess_view iri)
{
  ess_buf_putc(out, '<');
  ess_buf_add(out, iri);
  ess_buf_putc(out, '>');
}

/* What is known of a row is in the pattern, what is not is a column. */
static void
add_pattern(struct ess_buf *query, const struct ess_page_range *range)
{
  struct ess_buf pattern = {0};

  if (range->level == ESS_PAGE_SUBJECT) {
    ess_buf_puts(&pattern, "?s ");
  } else {
    add_iri(&pattern, range->subject);
  }
  if (range->level < ESS_PAGE_OBJECT) {
    ess_buf_puts(&pattern, " ?p ");
  } else {
    add_iri(&pattern, range->predicate);
  }
  ess_buf_puts(&pattern, "?o");
  ess_graph_pattern(query, range->graph, ess_buf_str(&pattern));
  ess_buf_clear(&pattern);
}

/* The text of an IRI or literal. Virtuoso 7.2.5 finds nothing behind an IRI
   outside of ASCII that is spelt as a string. */
static void
add_text(struct ess_buf *query, const struct ess_term *term)
{
  if (term->kind == ESS_IRI && ess_iri_is_absolute(term->value)) {
    ess_buf_puts(query, "STR(");
    add_iri(query, term->value);
    ess_buf_putc(query, ')');
  } else {
    ess_buf_putc(query, '"');
    ess_ntriples_text(query, term->value);
    ess_buf_putc(query, '"');
  }
}

static void
add_query(struct ess_buf *query, const struct ess_page_range *range)
{
  const char *key = keys[range->level];
  const char *columns = "?s ?p ?o" + 3 * (size_t)range->level;

  ess_buf_printf(query, "SELECT %s WHERE { ", columns);
  add_pattern(query, range);
  ess_buf_printf(query, " FILTER(%sisBlank(%s)", range->blank ? "" : "!",
                 key);
  if (range->behind.kind != ESS_NONE) {
    ess_buf_printf(query, " && STR(%s) > ", key);
    add_text(query, &range->behind);
  }
  ess_buf_puts(query, ") }");
  if (!range->blank) {
    ess_buf_printf(query, " ORDER BY STR(%s)", key);
  }
  ess_buf_printf(query, " LIMIT %zu", range->limit);
}

enum ess_status
ess_page_read(struct ess_client *client, const struct ess_page_range *range,
              struct ess_dataset *page, bool *ret_full)
{
  struct reading reading = {
    .range = range, .page = page, .sink = ess_dataset_sink(page)};
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, &reading};
  struct ess_buf query = {0};
  unsigned long most = 0;

  add_query(&query, range);
  enum ess_status st = query.status;
  if (st == ESS_OK) {
    st = ess_client_ask(client, ess_buf_view(&query), &rows, &most);
  }
  const size_t n = ess_dataset_size(page);
  *ret_full = n >= range->limit || (most && n >= most);
  ess_buf_clear(&query);
  return st;
}
