/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Result formats that are written as the rows come. A table alone waits for
   the last row: it is in results_table.c. */

#include "sparql/results.h"

#include "base/arena.h"
#include "rdf/json.h"
#include "rdf/writer.h"
#include "sparql/results_table.h"

#include <stdlib.h>
#include <string.h>

/* What one format writes at each event; any may be NULL. */
struct format {
  void (*begin)(struct ess_results *r);
  void (*row)(struct ess_results *r, const struct ess_term *terms);
  void (*boolean)(struct ess_results *r, bool answer);
  void (*end)(struct ess_results *r);
};

struct ess_results {
  struct ess_results_options options;
  const struct format *format;
  struct ess_output *out;
  struct ess_buf text;      /* not yet written */
  struct ess_text_table *table;  /* for the two table formats */
  struct ess_arena arena;   /* the names */
  const char **names;       /* variables, without the question mark */
  size_t n_names;
  size_t n_rows;
  bool asked;               /* a boolean came */
  bool answer;
  enum ess_status status;
};

static void
flush(struct ess_results *r)
{
  if (r->status == ESS_OK) {
    r->status = ess_status_first(
      r->text.status, ess_output_write(r->out, ess_buf_view(&r->text)));
  }
  ess_buf_reset(&r->text);
}

/* What JSON and XML call the kinds of term. */
static const char *const kinds[] = {
  [ESS_IRI] = "uri", [ESS_BLANK] = "bnode", [ESS_LITERAL] = "literal"};

/* CSV: RFC 4180 with CRLF; terms lose all but their text (section 3). */

static bool
is_quoted(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const char c = v.s[i];
    if (c == ',' || c == '"' || c == '\r' || c == '\n') {
      return true;
    }
  }
  return false;
}

static void
csv_field(struct ess_buf *out, struct ess_view v)
{
  if (!is_quoted(v)) {
    ess_buf_add(out, v);
    return;
  }
  ess_buf_putc(out, '"');
  while (v.n) {
    const size_t quote = ess_view_find(v, '"');
    ess_buf_add(out, ess_view_sub(v, 0, quote));
    ess_buf_puts(out, quote < v.n ? "\"\"" : "");
    v = ess_view_sub(v, quote + 1, v.n);
  }
  ess_buf_putc(out, '"');
}

static void
csv_begin(struct ess_results *r)
{
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_puts(&r->text, i ? "," : "");
    csv_field(&r->text, ess_view_of(r->names[i]));
  }
  ess_buf_puts(&r->text, "\r\n");
}

static void
csv_row(struct ess_results *r, const struct ess_term *terms)
{
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_puts(&r->text, i ? "," : "");
    ess_buf_puts(&r->text, terms[i].kind == ESS_BLANK ? "_:" : "");
    csv_field(&r->text, terms[i].value);
  }
  ess_buf_puts(&r->text, "\r\n");
}

static void
plain_boolean(struct ess_results *r, bool answer)
{
  ess_buf_puts(&r->text, answer ? "true\n" : "false\n");
}

/* TSV: terms as in Turtle, without prefixes and on one line (section 4). */

static void
tsv_begin(struct ess_results *r)
{
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_printf(&r->text, "%s?%s", i ? "\t" : "", r->names[i]);
  }
  ess_buf_putc(&r->text, '\n');
}

static void
tsv_row(struct ess_results *r, const struct ess_term *terms)
{
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_puts(&r->text, i ? "\t" : "");
    if (ess_literal_is_bare(&terms[i])) {
      ess_buf_add(&r->text, terms[i].value);
    } else {
      ess_ntriples_term(&r->text, &terms[i]);
    }
  }
  ess_buf_putc(&r->text, '\n');
}

static void
json_begin(struct ess_results *r)
{
  ess_buf_puts(&r->text, "{\n  \"head\": {\"vars\": [");
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_puts(&r->text, i ? ", " : "");
    ess_json_string(&r->text, ess_view_of(r->names[i]));
  }
  ess_buf_puts(&r->text, "]},\n  \"results\": {\"bindings\": [");
}

static void
json_term(struct ess_buf *out, const struct ess_term *term)
{
  ess_buf_printf(out, "{\"type\": \"%s\", \"value\": ", kinds[term->kind]);
  ess_json_string(out, term->value);
  if (term->kind == ESS_LITERAL && term->language.n) {
    ess_buf_puts(out, ", \"xml:lang\": ");
    ess_json_string(out, term->language);
  } else if (term->kind == ESS_LITERAL && term->datatype.n) {
    ess_buf_puts(out, ", \"datatype\": ");
    ess_json_string(out, term->datatype);
  }
  ess_buf_putc(out, '}');
}

static void
json_row(struct ess_results *r, const struct ess_term *terms)
{
  const char *between = "";

  ess_buf_puts(&r->text, r->n_rows > 1 ? ",\n    {" : "\n    {");
  for (size_t i = 0; i < r->n_names; ++i) {
    if (terms[i].kind != ESS_NONE) {
      ess_buf_puts(&r->text, between);
      ess_json_string(&r->text, ess_view_of(r->names[i]));
      ess_buf_puts(&r->text, ": ");
      json_term(&r->text, &terms[i]);
      between = ",\n     ";
    }
  }
  ess_buf_putc(&r->text, '}');
}

static void
json_end(struct ess_results *r)
{
  ess_buf_puts(&r->text, r->asked ? "" : "\n  ]}\n}\n");
}

static void
json_boolean(struct ess_results *r, bool answer)
{
  ess_buf_printf(&r->text, "{\"head\": {}, \"boolean\": %s}\n",
                 answer ? "true" : "false");
}

/* XML */

static void
xml_text(struct ess_results *r, struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const unsigned char c = (unsigned char)v.s[i];
    if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\r') {
      ess_buf_printf(&r->text, "&#%u;", (unsigned)c);
    } else if ((c < 0x20 && c != '\t' && c != '\n') ||
               ess_view_is(ess_view_sub(v, i, 3), "\xEF\xBF\xBE") ||
               ess_view_is(ess_view_sub(v, i, 3), "\xEF\xBF\xBF")) {
      /* XML 1.0 cannot hold it, and nothing is dropped in silence. */
      r->status = ess_status_first(r->status, ESS_BAD_INPUT);
    } else {
      ess_buf_putc(&r->text, v.s[i]);
    }
  }
}

static void
xml_head(struct ess_results *r)
{
  ess_buf_puts(&r->text,
               "<?xml version=\"1.0\"?>\n<sparql xmlns="
               "\"http://www.w3.org/2005/sparql-results#\">\n  <head>\n");
  for (size_t i = 0; i < r->n_names; ++i) {
    ess_buf_printf(&r->text, "    <variable name=\"%s\"/>\n", r->names[i]);
  }
  ess_buf_puts(&r->text, "  </head>\n");
}

static void
xml_begin(struct ess_results *r)
{
  xml_head(r);
  ess_buf_puts(&r->text, "  <results>\n");
}

static void
xml_term(struct ess_results *r, const struct ess_term *term)
{
  ess_buf_printf(&r->text, "<%s", kinds[term->kind]);
  if (term->kind == ESS_LITERAL && (term->language.n || term->datatype.n)) {
    ess_buf_puts(&r->text,
                 term->language.n ? " xml:lang=\"" : " datatype=\"");
    xml_text(r, term->language.n ? term->language : term->datatype);
    ess_buf_putc(&r->text, '"');
  }
  ess_buf_putc(&r->text, '>');
  xml_text(r, term->value);
  ess_buf_printf(&r->text, "</%s>", kinds[term->kind]);
}

static void
xml_row(struct ess_results *r, const struct ess_term *terms)
{
  ess_buf_puts(&r->text, "    <result>\n");
  for (size_t i = 0; i < r->n_names; ++i) {
    if (terms[i].kind != ESS_NONE) {
      ess_buf_printf(&r->text, "      <binding name=\"%s\">", r->names[i]);
      xml_term(r, &terms[i]);
      ess_buf_puts(&r->text, "</binding>\n");
    }
  }
  ess_buf_puts(&r->text, "    </result>\n");
}

static void
xml_end(struct ess_results *r)
{
  ess_buf_puts(&r->text, r->asked ? "" : "  </results>\n");
  ess_buf_puts(&r->text, "</sparql>\n");
}

static void
xml_boolean(struct ess_results *r, bool answer)
{
  xml_head(r);
  ess_buf_printf(&r->text, "  <boolean>%s</boolean>\n",
                 answer ? "true" : "false");
}

static void
table_begin(struct ess_results *r)
{
  r->table = ess_text_table_new(r->names, r->n_names);
  if (!r->table) {
    r->status = ESS_LIMIT;
  }
}

static void
table_row(struct ess_results *r, const struct ess_term *terms)
{
  if (r->status == ESS_OK) {
    r->status = ess_text_table_add(r->table, terms, r->options.prefixes);
  }
}

static void
table_end(struct ess_results *r)
{
  if (r->table) {
    ess_text_table_write(r->table, r->options.columns, r->options.bold,
                         &r->text);
  }
}

static void
markdown_end(struct ess_results *r)
{
  if (r->table) {
    ess_text_table_write_markdown(r->table, &r->text);
  }
}

static void
table_boolean(struct ess_results *r, bool answer)
{
  ess_buf_puts(&r->text, answer ? "yes\n" : "no\n");
}

static const struct format formats[] = {
  [ESS_TABLE] = {table_begin, table_row, table_boolean, table_end},
  [ESS_CSV] = {csv_begin, csv_row, plain_boolean, NULL},
  [ESS_TSV] = {tsv_begin, tsv_row, plain_boolean, NULL},
  [ESS_JSON] = {json_begin, json_row, json_boolean, json_end},
  [ESS_XML] = {xml_begin, xml_row, xml_boolean, xml_end},
  [ESS_MARKDOWN] = {table_begin, table_row, plain_boolean, markdown_end},
};

struct ess_results *
ess_results_new(const struct ess_results_options *options,
                struct ess_output *out)
{
  struct ess_results *r = calloc(1, sizeof *r);
  if (r) {
    r->options = *options;
    r->format = &formats[options->format->id];
    r->out = out;
  }
  return r;
}

void
ess_results_free(struct ess_results *results)
{
  if (results) {
    ess_arena_clear(&results->arena);
    ess_text_table_free(results->table);
    ess_buf_clear(&results->text);
    free(results);
  }
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  struct ess_results *r = self;

  r->names = ess_arena_alloc(&r->arena, (n + 1) * sizeof *r->names);
  for (; r->names && r->n_names < n; ++r->n_names) {
    r->names[r->n_names] =
      ess_arena_copy(&r->arena, names[r->n_names]).s;
  }
  r->status = r->arena.status;
  if (r->status == ESS_OK) {
    r->format->begin(r);
    flush(r);
  }
  return r->status;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_results *r = self;

  if (n != r->n_names) {
    return ESS_BUG;
  }
  ++r->n_rows;
  r->format->row(r, terms);
  flush(r);
  return r->status;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  struct ess_results *r = self;

  r->asked = true;
  r->answer = answer;
  r->format->boolean(r, answer);
  flush(r);
  return r->status;
}

struct ess_row_sink
ess_results_sink(struct ess_results *results)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, results};
}

enum ess_status
ess_results_end(struct ess_results *results)
{
  if (results->format->end) {
    results->format->end(results);
  }
  flush(results);
  return results->status;
}

enum ess_status
ess_results_answer(const struct ess_results *results)
{
  return results->asked && !results->answer ? ESS_NO : ESS_OK;
}
