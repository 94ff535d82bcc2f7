/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/doctor_inside.h"

#include <string.h>

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)names;
  (void)n;
  *(unsigned long *)self = 0;
  return ESS_OK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  (void)terms;
  (void)n;
  ++*(unsigned long *)self;
  return ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  *(unsigned long *)self = answer;
  return ESS_OK;
}

/* The rows of an answer, or 1 for yes. */
static enum ess_status
ask(struct ess_doctor *d, const char *query, unsigned long *ret_n,
    unsigned long *ret_most)
{
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, ret_n};
  return ess_client_ask(d->client, ess_view_of(query), &rows, ret_most);
}

static enum ess_status
try_query(struct ess_doctor *d)
{
  unsigned long yes = 0;
  struct ess_log *before = ess_client_hurry(d->client, false, d->log);

  const enum ess_status st = ask(d, "ASK {}", &yes, NULL);
  (void)ess_client_hurry(d->client, false, before);
  ess_doctor_tell(d, "query", "answers SPARQL queries",
                  st == ESS_OK && yes ? ESS_FINDING_YES : ESS_FINDING_NO,
                  st == ESS_OK && !yes ? "it says no to ASK {}" : NULL);
  return st == ESS_OK && !yes ? ESS_NO : st;
}

/* What servers call themselves. */
static const char *
guess_type(const char *server)
{
  static const char *const words[][2] = {
    {"virtuoso", "virtuoso"}, {"fuseki", "fuseki"}, {"graphdb", "graphdb"},
    {"rdf4j", "rdf4j"},       {"oxigraph", "oxigraph"},
    {"qlever", "qlever"},     {"neptune", "neptune"}};

  for (size_t i = 0; i < sizeof words / sizeof words[0]; ++i) {
    if (strcasestr(server, words[i][0])) {
      return words[i][1];
    }
  }
  return NULL;
}

static void
try_kind(struct ess_doctor *d)
{
  const char *server = ess_client_server(d->client);
  const char *type = d->target.server->name;
  const char *guess = guess_type(server);
  struct ess_buf detail = {0};

  ess_buf_printf(&detail, "the type is %s; it calls itself \"%s\"", type,
                 *server ? server : "nothing");
  if (guess && strcmp(guess, type) != 0) {
    ess_buf_printf(&detail, ": the type should be %s", guess);
  }
  ess_doctor_tell(d, "type", "is what the settings say",
                  !guess                     ? ESS_FINDING_SKIPPED
                  : strcmp(guess, type) == 0 ? ESS_FINDING_YES
                                             : ESS_FINDING_NOTE,
                  ess_buf_str(&detail));
  ess_buf_clear(&detail);
}

/* One row more than it is said to give, of digits that need no data. */
static void
try_rows(struct ess_doctor *d)
{
  const size_t said = d->can.page_rows;
  unsigned long n = 0;
  unsigned long most = 0;
  struct ess_buf text = {0};

  ess_buf_puts(&text, "SELECT ?d0 WHERE {");
  for (size_t places = 1, i = 0; places <= said; places *= 10, ++i) {
    ess_buf_printf(&text, " VALUES ?d%zu { 0 1 2 3 4 5 6 7 8 9 }", i);
  }
  ess_buf_printf(&text, " } LIMIT %zu", said + 1);
  const enum ess_status st = ask(d, ess_buf_str(&text), &n, &most);
  ess_buf_reset(&text);
  if (st != ESS_OK) {
    ess_doctor_tell_if(d, "page-rows", "gives long answers", false);
  } else if (n >= said) {
    ess_buf_printf(&text, "%zu rows, as was thought", said);
    ess_doctor_tell(d, "page-rows", "gives long answers", ESS_FINDING_YES,
                    ess_buf_str(&text));
  } else if (n > 0) {
    ess_buf_printf(&text, "it cuts them at %lu rows", n);
    d->can.page_rows = n;
    ess_doctor_tell(d, "page-rows", "gives long answers", ESS_FINDING_NOTE,
                    ess_buf_str(&text));
  }
  if (most && most < d->can.page_rows) {
    d->can.page_rows = most;
  }
  ess_buf_clear(&text);
}

enum ess_status
ess_doctor_try_queries(struct ess_doctor *d)
{
  const enum ess_status st = try_query(d);
  if (st == ESS_OK) {
    try_kind(d);
    try_rows(d);
  }
  return st;
}
