/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/remote.h"

#include "net/answer.h"
#include "net/results_xml.h"
#include "rdf/syntax.h"

#include <string.h>

/* Rows first: Virtuoso 7 takes the first type that it can write at all, and
   would answer SELECT in N-Triples. Of the graph types it then writes only
   RDF/XML (without it: 406); other servers go by the q values. */
static const char accept_types[] =
  "application/sparql-results+xml, application/n-triples;q=0.9, "
  "text/turtle;q=0.8, application/rdf+xml;q=0.5";

struct ess_http_request
ess_remote_request(const struct ess_remote *remote, const char *method,
                   const char *url)
{
  return (struct ess_http_request){
    .method = method,
    .url = url,
    .login = remote->login,
    .contact = remote->contact,
    .ca_file = remote->ca_file,
    .timeout_seconds = remote->timeout_seconds,
    .timeout_ms = remote->timeout_ms,
    .stop = remote->stop,
  };
}

/* Virtuoso cuts rows at a limit of its own and says so in a header only. */
struct row_counter {
  const struct ess_row_sink *next;
  unsigned long rows;
};

static enum ess_status
count_begin(void *self, const struct ess_view *names, size_t n)
{
  const struct row_counter *counter = self;
  return counter->next->begin(counter->next->self, names, n);
}

static enum ess_status
count_row(void *self, const struct ess_term *terms, size_t n)
{
  struct row_counter *counter = self;
  ++counter->rows;
  return counter->next->row(counter->next->self, terms, n);
}

static enum ess_status
count_boolean(void *self, bool answer)
{
  const struct row_counter *counter = self;
  return counter->next->boolean(counter->next->self, answer);
}

static enum ess_status
read_rows(const struct ess_response *response,
          const struct ess_row_sink *rows, const struct ess_place *place,
          struct ess_log *log)
{
  struct row_counter counter = {rows, 0};
  const struct ess_row_sink counting = {count_begin, count_row,
                                        count_boolean, &counter};

  const enum ess_status st = ess_results_xml_read(
    ess_buf_view(&response->body), place->source, &counting, log);
  if (st == ESS_OK && response->max_rows &&
      counter.rows >= response->max_rows) {
    ess_warn(log, place, "ask for part after part, with LIMIT and a FILTER",
             "the server cut the answer at its limit of %lu rows",
             response->max_rows);
  }
  return st;
}

/* The types that servers give to SPARQL Query Results XML Format. */
static bool
is_rows(const struct ess_response *response)
{
  const char *type = ess_buf_str(&response->media_type);
  return strcmp(type, "application/sparql-results+xml") == 0 ||
         strcmp(type, "application/xml") == 0 ||
         strcmp(type, "text/xml") == 0;
}

static enum ess_status
fail_type(const struct ess_response *response, const struct ess_place *place,
          struct ess_log *log)
{
  const char *type = ess_buf_str(&response->media_type);
  return ess_fail(log, ESS_NETWORK, place,
                  "check that the URL is that of a SPARQL endpoint",
                  "the answer is of type %s, not an answer to a query",
                  *type ? type : "unknown");
}

enum ess_status
ess_remote_rows(const struct ess_response *response,
                const struct ess_row_sink *rows,
                const struct ess_place *place, struct ess_log *log)
{
  return is_rows(response)
           ? ess_results_xml_read(ess_buf_view(&response->body),
                                  place->source, rows, log)
           : fail_type(response, place, log);
}

static enum ess_status
read_answer(struct ess_response *response, const struct ess_row_sink *rows,
            struct ess_graph_answer *ret_graph, const struct ess_place *place,
            struct ess_log *log)
{
  const char *type = ess_buf_str(&response->media_type);

  if (is_rows(response)) {
    return read_rows(response, rows, place, log);
  }
  if (!ret_graph || !ess_syntax_named(type)) {
    return fail_type(response, place, log);
  }
  ret_graph->content = response->body;
  ret_graph->media_type = response->media_type;
  response->body = (struct ess_buf){0};
  response->media_type = (struct ess_buf){0};
  return ESS_OK;
}

enum ess_status
ess_remote_query(const struct ess_remote *remote, struct ess_view text,
                 const struct ess_row_sink *rows,
                 struct ess_graph_answer *ret_graph, struct ess_log *log)
{
  struct ess_response response = {0};
  struct ess_buf form = {0};
  struct ess_buf shown = {0};
  struct ess_http_request request =
    ess_remote_request(remote, "POST", remote->query_url);

  ess_buf_puts(&form, "query=");
  ess_url_escape(&form, text);
  request.accept = accept_types;
  request.content_type = "application/x-www-form-urlencoded";
  request.body = ess_buf_view(&form);
  request.repeatable = true;
  enum ess_status st = form.status;
  if (st == ESS_OK) {
    st = ess_http(&request, &response, log);
  }
  if (st == ESS_OK) {
    ess_url_show(&shown, remote->query_url);
    const struct ess_place place = {ess_buf_str(&shown), 0, 0, {NULL, 0}};
    st = response.status == 200
           ? read_answer(&response, rows, ret_graph, &place, log)
           : ess_answer_fail(&response, &remote->login, &place, NULL, log);
  }
  ess_response_clear(&response);
  ess_buf_clear(&form);
  ess_buf_clear(&shown);
  return st;
}

enum ess_status
ess_remote_graph_url(struct ess_buf *out, const char *url,
                     struct ess_view graph, struct ess_log *log)
{
  /* Two graphs in one URL would be the server's choice. */
  const struct ess_view all = {url, strcspn(url, "#")};
  const struct ess_view query = ess_view_sub(all, strcspn(url, "?"), all.n);

  if (ess_view_search(query, "?graph=") < query.n ||
      ess_view_search(query, "&graph=") < query.n) {
    return ess_fail(log, ESS_USAGE, NULL, "leave out graph= from the URL",
                    "the URL names a graph already");
  }
  ess_buf_add(out, all);
  if (!ess_view_ends(query, "?") && !ess_view_ends(query, "&")) {
    ess_buf_putc(out, query.n ? '&' : '?');
  }
  ess_buf_puts(out, "graph=");
  ess_url_escape(out, graph);
  return out->status;
}
