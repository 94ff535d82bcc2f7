/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A text as a query and as an update: a request or an error, never both nor
   none, and what comes out can be gone through by recursion. */

#include "ast_dump.h"
#include "fuzz.h"
#include "sparql/parser.h"

#include <stdlib.h>

/* An expression or a pattern in whose place there is nothing would be found
   here. */
static void
go_through(const struct ess_request *request)
{
  struct ess_buf out = {0};

  dump_request(request, &out);
  ess_buf_clear(&out);
}

static void
parse(struct ess_view text, bool update)
{
  const struct ess_parser_options options = {
    .source = "fuzz", .base = "http://e/x", .update = update};
  struct ess_log log = {0};
  struct ess_request *request = NULL;
  const enum ess_status st = ess_parse(text, &options, &request, &log);

  if ((st == ESS_OK) != (request != NULL) ||
      (st == ESS_OK) != (log.errors == 0) || log.errors > 1) {
    abort();
  }
  if (request) {
    go_through(request);
  }
  ess_request_free(request);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  const struct ess_view text = {(const char *)data, n};

  parse(text, false);
  parse(text, true);
  return 0;
}
