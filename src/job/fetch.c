/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/fetch.h"

#include "net/resource.h"
#include "rdf/iri.h"
#include "redland/reader.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

static long
milliseconds(const struct ess_fetch *fetch)
{
  return fetch->milliseconds < LONG_MAX ? (long)fetch->milliseconds
                                        : LONG_MAX;
}

/* That a URL is none is no fault of the command line. */
static enum ess_status
of_request(enum ess_status st)
{
  return st == ESS_USAGE ? ESS_BAD_INPUT : st;
}

static enum ess_status
query(void *self, const struct ess_fetch *fetch, struct ess_view text,
      const struct ess_row_sink *rows, struct ess_log *log)
{
  const struct ess_net_options *options = self;
  const struct ess_remote remote = {
    .query_url = fetch->url,
    .login = {.auth = ESS_AUTH_NONE},
    .ca_file = options->ca_file,
    .timeout_seconds = options->timeout_seconds,
    .timeout_ms = milliseconds(fetch),
    .stop = fetch->stop};

  return of_request(ess_remote_query(&remote, text, rows, NULL, log));
}

/* ------------------------------------------------------------------ LOAD */

/* The media types of all syntaxes that can be read, the first the best. */
static void
add_accept(struct ess_buf *out)
{
  const struct ess_syntax *syntax = NULL;

  for (size_t i = 0; (syntax = ess_syntax_at(i)); ++i) {
    if (syntax->parser) {
      ess_buf_printf(out, "%s%s", out->len ? ", " : "", syntax->media_type);
    }
  }
  ess_buf_puts(out, ", */*;q=0.1");
}

/* By the name of the file in the URL, without what is asked of it. */
static const struct ess_syntax *
syntax_of_name(const struct ess_resource *resource)
{
  const struct ess_view path = ess_iri_split(ess_buf_view(&resource->url)).path;
  struct ess_buf name = {0};

  ess_buf_add(&name, path);
  const struct ess_syntax *syntax = ess_syntax_of_path(ess_buf_str(&name));
  ess_buf_clear(&name);
  return syntax;
}

/* The media type decides; where it says nothing (text/plain is what a server
   says of a file it does not know), the name of the file does. */
static const struct ess_syntax *
syntax_of(const struct ess_resource *resource)
{
  const char *type = ess_buf_str(&resource->media_type);
  const struct ess_syntax *by_type =
    strchr(type, '/') ? ess_syntax_named(type) : NULL;
  const struct ess_syntax *by_name = syntax_of_name(resource);
  const bool is_vague = !by_type || strcmp(type, "text/plain") == 0;

  return is_vague && by_name ? by_name : by_type;
}

static enum ess_status
read_document(const struct ess_resource *resource, bool whole,
              const struct ess_sink *statements, struct ess_log *log)
{
  const char *url = ess_buf_str(&resource->url);
  const struct ess_syntax *syntax = syntax_of(resource);
  const struct ess_document document = {ess_buf_view(&resource->content), url,
                                        url, syntax, false};
  const struct ess_place place = {url, 0, 0, {NULL, 0}};
  struct ess_counter counter = {NULL, 0};
  const struct ess_sink nothing = ess_counter_sink(&counter);
  struct ess_world *world = NULL;
  enum ess_status st = ESS_LIMIT;

  if (!syntax || !syntax->parser) {
    return ess_fail(log, ESS_NETWORK, &place, NULL,
                    "the answer is of type %s, which essaim does not read",
                    resource->media_type.len
                      ? ess_buf_str(&resource->media_type)
                      : "unknown");
  }
  world = ess_world_new(log);
  if (world) {
    st = whole ? ess_reader_run(world, &document, &nothing) : ESS_OK;
    st = st ? st : ess_reader_run(world, &document, statements);
  }
  ess_world_free(world);
  return st;
}

static enum ess_status
load(void *self, const struct ess_fetch *fetch,
     const struct ess_sink *statements, struct ess_log *log)
{
  const struct ess_net_options *options = self;
  struct ess_resource resource = {0};
  struct ess_buf accept = {0};
  enum ess_status st = ESS_OK;

  add_accept(&accept);
  const struct ess_http_request request = {
    .url = fetch->url,
    .accept = ess_buf_str(&accept),
    .login = {.auth = ESS_AUTH_NONE},
    .ca_file = options->ca_file,
    .timeout_seconds = options->timeout_seconds,
    .timeout_ms = milliseconds(fetch),
    .stop = fetch->stop};
  st = accept.status ? accept.status
                     : of_request(ess_resource_get(&request, &resource, log));
  st = st ? st : read_document(&resource, fetch->whole, statements, log);
  ess_resource_clear(&resource);
  ess_buf_clear(&accept);
  return st;
}

struct ess_fetcher
ess_net_fetcher(const struct ess_net_options *options)
{
  /* Borrowed, and never written to. */
  void *self = (void *)(uintptr_t)options;

  return options->allowed ? (struct ess_fetcher){query, load, self}
                          : (struct ess_fetcher){NULL, NULL, NULL};
}
