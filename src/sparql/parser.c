/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/parser.h"

#include "base/text.h"
#include "rdf/names.h"
#include "rdf/vocab.h"
#include "sparql/parse.h"

#include <stdlib.h>

bool
ess_parser_at(const struct ess_parser *p, int kind)
{
  return p->token.kind == kind;
}

bool
ess_parser_at_word(const struct ess_parser *p, enum ess_keyword keyword)
{
  return p->token.kind == ESS_TOKEN_WORD && p->token.keyword == keyword;
}

size_t
ess_parser_from(const struct ess_parser *p, size_t at)
{
  return ess_plain_text_from(&p->plain, at);
}

/* The end of the text is where the last token ended: there something is
   missing, not behind blank lines. */
size_t
ess_parser_here(const struct ess_parser *p)
{
  return ess_parser_from(p, p->token.kind == ESS_TOKEN_END ? p->end
                                                           : p->token.at);
}

/* After the first error no token fits. */
static void
stop(struct ess_parser *p, enum ess_status st)
{
  p->status = ess_status_first(p->status, st);
  p->token = (struct ess_token){.kind = ESS_TOKEN_ERROR};
}

void
ess_parser_full(struct ess_parser *p)
{
  stop(p, ESS_LIMIT);
}

static void
fail_args(struct ess_parser *p, enum ess_status st, size_t at,
          const char *hint, const char *text)
{
  /* Without memory, what was found so far may be less than what is there. */
  if (p->request->arena.status != ESS_OK) {
    ess_parser_full(p);
  }
  if (p->status == ESS_OK) {
    const struct ess_place place =
      ess_place_at(p->options->source, p->original, at);
    stop(p, ess_fail(p->log, st, &place, hint, "%s", text));
  }
}

void
ess_parser_fail(struct ess_parser *p, size_t at, const char *hint,
                const char *format, ...)
{
  struct ess_buf text = {0};
  va_list args;

  va_start(args, format);
  ess_buf_vprintf(&text, format, args);
  va_end(args);
  fail_args(p, ESS_BAD_INPUT, at, hint, ess_buf_str(&text));
  ess_buf_clear(&text);
}

void
ess_parser_deeper(struct ess_parser *p)
{
  if (++p->depth > ESS_MAX_NESTING) {
    fail_args(p, ESS_LIMIT, ess_parser_here(p), NULL,
              "this is nested too deep");
  }
}

unsigned
ess_parser_height(struct ess_parser *p, unsigned height)
{
  if (height > ESS_MAX_HEIGHT) {
    fail_args(p, ESS_LIMIT, ess_parser_here(p),
              "an expression or a group has at most 1000 levels",
              "what ends here is nested too deep");
    return ESS_MAX_HEIGHT;
  }
  return height;
}

void
ess_parser_take(struct ess_parser *p)
{
  if (p->status != ESS_OK) {
    return;
  }
  p->end = p->token.at + p->token.text.n;
  p->token = ess_lexer_next(&p->lexer);
  if (p->token.kind == ESS_TOKEN_ERROR) {
    ess_parser_fail(p, ess_parser_from(p, p->lexer.fault_at), p->lexer.hint,
                    "%s", p->lexer.fault);
  }
}

bool
ess_parser_accept(struct ess_parser *p, int kind)
{
  const bool fits = ess_parser_at(p, kind);

  if (fits) {
    ess_parser_take(p);
  }
  return fits;
}

bool
ess_parser_accept_word(struct ess_parser *p, enum ess_keyword keyword)
{
  const bool fits = ess_parser_at_word(p, keyword);

  if (fits) {
    ess_parser_take(p);
  }
  return fits;
}

void
ess_parser_expect(struct ess_parser *p, char kind)
{
  const char what[] = {'"', kind, '"', '\0'};

  if (!ess_parser_accept(p, kind)) {
    ess_parser_expected(p, what);
  }
}

void
ess_parser_expect_word(struct ess_parser *p, enum ess_keyword keyword)
{
  if (!ess_parser_accept_word(p, keyword)) {
    ess_parser_expected(p, ess_keyword_text(keyword));
  }
}

/* Where the IRI that the mark "<" may have been meant to begin is cut off: by
   a character that no IRI has, with ">" behind it on the same line. 0 if it
   is none. */
static size_t
broken_iri(const struct ess_parser *p)
{
  const struct ess_view rest =
    ess_view_sub(p->plain.text, p->token.at + 1, p->plain.text.n);
  const struct ess_view line =
    ess_view_sub(rest, 0, ess_view_find(rest, '\n'));
  const size_t n = ess_iri_span(line);

  return ess_parser_at(p, '<') && n > 0 && n < line.n &&
             ess_view_find(line, '>') < line.n
           ? p->token.at + 1 + n
           : 0;
}

/* The next token as a message names it; `to` holds what is not static. */
static const char *
token_name(const struct ess_parser *p, struct ess_buf *to)
{
  enum { most = 40 };
  const struct ess_view text = p->token.text;
  size_t n = text.n < most ? text.n : most;

  if (p->token.kind == ESS_TOKEN_END) {
    return "the end of the text";
  }
  /* Not in the middle of a character, nor over a line end. */
  while (n < text.n && n > 0 && ((unsigned char)text.s[n] & 0xC0U) == 0x80U) {
    --n;
  }
  const struct ess_view shown =
    ess_view_sub(text, 0, ess_view_find(ess_view_sub(text, 0, n), '\n'));
  const bool quoted = p->token.kind == ESS_TOKEN_STRING;
  ess_buf_puts(to, quoted ? "" : "\"");
  ess_buf_add(to, shown);
  ess_buf_puts(to, shown.n < text.n ? "…" : "");
  ess_buf_puts(to, quoted ? "" : "\"");
  return ess_buf_str(to);
}

void
ess_parser_expected_hint(struct ess_parser *p, const char *what,
                         const char *hint)
{
  struct ess_buf name = {0};
  const size_t broken = broken_iri(p);

  if (broken) {
    ess_parser_fail(p, ess_parser_from(p, broken),
                    "write it as % and its two hexadecimal digits, such as "
                    "%20 for a space",
                    "this character may not stand in an IRI");
  }
  ess_parser_fail(p, ess_parser_here(p), hint, "expected %s, not %s", what,
                  token_name(p, &name));
  ess_buf_clear(&name);
}

void
ess_parser_expected(struct ess_parser *p, const char *what)
{
  const bool is_slip =
    p->token.kind == ESS_TOKEN_WORD && p->token.keyword == ESS_KW_NONE;
  const char *like = is_slip ? ess_keyword_like(p->token.text) : NULL;
  struct ess_buf hint = {0};

  if (like) {
    ess_buf_printf(&hint, "did you mean %s?", like);
  }
  ess_parser_expected_hint(p, what, like ? ess_buf_str(&hint) : NULL);
  ess_buf_clear(&hint);
}

struct ess_view
ess_parser_keep(struct ess_parser *p)
{
  const struct ess_view kept =
    ess_arena_copy(&p->request->arena, ess_buf_view(&p->scratch));

  if (p->scratch.status != ESS_OK || p->request->arena.status != ESS_OK) {
    ess_parser_full(p);
  }
  ess_buf_reset(&p->scratch);
  return kept;
}

/* Read all of it, whatever it is. */
static void
parse(struct ess_parser *p, struct ess_view text)
{
  struct ess_request *request = p->request;
  const struct ess_view given = ess_view_of(p->options->base);

  if (ess_plain_text(text, &request->arena, &p->plain) != ESS_OK) {
    ess_parser_full(p);
  }
  p->lexer.text = p->plain.text;
  request->base = ess_arena_copy(&request->arena, given);
  request->is_update = p->options->update;
  p->scope.arena = &request->arena;
  p->rules = &ess_pattern_rules;
  ess_parser_take(p);
  if (request->is_update) {
    ess_parse_update(p);
  } else {
    ess_parse_prologue(p);
    ess_parse_query(p);
  }
}

enum ess_status
ess_parse(struct ess_view text, const struct ess_parser_options *options,
          struct ess_request **ret, struct ess_log *log)
{
  struct ess_parser *p = NULL;
  struct ess_prefixes *own = NULL;
  enum ess_status st = ess_text_check(text, options->source, log);

  *ret = NULL;
  if (st != ESS_OK) {
    return st;
  }
  p = calloc(1, sizeof *p);
  own = options->prefixes ? NULL
                          : ess_prefixes_new(ess_view_of(ESS_DEFAULT_BASE));
  struct ess_request *request = calloc(1, sizeof *request);
  st = p && request && (own || options->prefixes) ? ESS_OK : ESS_LIMIT;
  if (st == ESS_OK) {
    p->request = request;
    p->options = options;
    p->log = log;
    p->original = text;
    ess_parser_predeclare(p, own ? own : options->prefixes);
    parse(p, text);
    st = ess_status_first(p->status, request->arena.status);
  }
  if (st == ESS_OK) {
    *ret = request;
    request = NULL;
  }
  if (p) {
    ess_buf_clear(&p->scratch);
  }
  ess_request_free(request);
  ess_prefixes_free(own);
  free(p);
  return st;
}

void
ess_request_free(struct ess_request *request)
{
  if (request) {
    ess_arena_clear(&request->arena);
    free(request);
  }
}
