/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* usage: parse_sparql FILE...   Parses each file, an update if its name ends
   with .ru, else a query: "yes FILE", or "no FILE" and, on the next lines,
   what was reported. Ends with 0 if that was possible. */

#include "base/file.h"
#include "cli/report.h"
#include "sparql/parser.h"

#include <stdio.h>

static void
keep_diag(void *self, const struct ess_diag *diag)
{
  ess_diag_show(self, diag, false);
}

/* The name without its folder: messages do not depend on where it is. */
static const char *
short_name(const char *path)
{
  const char *name = path;

  for (; *path; ++path) {
    name = *path == '/' ? path + 1 : name;
  }
  return name;
}

static int
parse_file(const char *path)
{
  struct ess_buf text = {0};
  struct ess_buf said = {0};
  struct ess_log log = {keep_diag, &said, 0, 0};
  struct ess_request *request = NULL;
  const struct ess_parser_options options = {
    .source = short_name(path),
    .base = "http://example.org/base/",
    .update = ess_view_ends(ess_view_of(path), ".ru")};
  enum ess_status st = ess_file_read(path, &text, &log);

  if (st == ESS_OK) {
    st = ess_parse(ess_buf_view(&text), &options, &request, &log);
  }
  (void)printf("%s %s\n%s", st == ESS_OK ? "yes" : "no", short_name(path),
               ess_buf_str(&said));
  ess_request_free(request);
  ess_buf_clear(&text);
  ess_buf_clear(&said);
  return st == ESS_OK || st == ESS_BAD_INPUT || st == ESS_LIMIT ? 0 : 1;
}

int
main(int argc, char **argv)
{
  int failed = 0;

  for (int i = 1; i < argc; ++i) {
    failed |= parse_file(argv[i]);
  }
  return failed;
}
