/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Functions of strings, and hashes: sections 17.4.3 and 17.4.6. */

#include "sparql/builtin.h"
#include "base/hash.h"
#include "sparql/lexical.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

struct ess_datum
ess_string_like(const struct ess_datum *like, struct ess_view text)
{
  struct ess_datum datum = ess_datum_string(text);

  if (like->kind == ESS_DATUM_LANGUAGE) {
    datum.kind = ESS_DATUM_LANGUAGE;
    datum.tag = like->tag;
  }
  return datum;
}

/* What is made of it takes its time, too, and then some. */
static const size_t most_made = (size_t)32 << 20;

bool
ess_made_too_much(struct ess_call_context *context)
{
  const struct ess_buf *made = &context->state->text;

  if (made->status == ESS_OK && made->len <= most_made) {
    return false;
  }
  context->too_long = true;
  context->status = ess_status_first(context->status, ESS_LIMIT);
  return true;
}

struct ess_datum
ess_made_like(struct ess_call_context *context, const struct ess_datum *like)
{
  if (ess_made_too_much(context)) {
    return ess_datum_error();
  }
  const struct ess_view text =
    ess_arena_copy(context->arena, ess_buf_view(&context->state->text));
  if (!text.s) {
    context->status = ess_status_first(context->status, ESS_LIMIT);
    return ess_datum_error();
  }
  return ess_string_like(like, text);
}

static char
lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
ess_is_same_language(struct ess_view a, struct ess_view b)
{
  if (a.n != b.n) {
    return false;
  }
  for (size_t i = 0; i < a.n; ++i) {
    if (lower(a.s[i]) != lower(b.s[i])) {
      return false;
    }
  }
  return true;
}

static const struct ess_datum plain = {.kind = ESS_DATUM_STRING};
static const struct ess_view nothing = {"", 0};

/* ---------------------------------------------------------------- lengths */

static bool
begins_character(char c)
{
  return ((unsigned char)c & 0xC0U) != 0x80U;
}

struct ess_datum
ess_builtin_strlen(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  const struct ess_view v = args[0].text;
  int64_t characters = 0;
  (void)context;
  (void)n;

  for (size_t i = 0; i < v.n; ++i) {
    characters += begins_character(v.s[i]);
  }
  return ess_is_string_literal(&args[0]) ? ess_datum_integer(characters)
                                         : ess_datum_error();
}

/* `v` without its first `n` characters, or all of them if it has less. */
static struct ess_view
skip_characters(struct ess_view v, double n)
{
  size_t at = 0;

  for (; n >= 1 && at < v.n; --n) {
    ++at;
    while (at < v.n && !begins_character(v.s[at])) {
      ++at;
    }
  }
  return ess_view_sub(v, at, v.n);
}

/* XPath's round: to the nearest, of two the greater. */
static double
rounded(const struct ess_datum *number, struct ess_arena *arena)
{
  return floor(ess_real_value(number, false, arena) + 0.5);
}

/* The characters whose numbers, from 1, are from the start to before start
   and length: both may be out of the string, even infinite. */
struct ess_datum
ess_builtin_substr(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  if (!ess_is_string_literal(&args[0]) || !ess_datum_is_numeric(&args[1]) ||
      (n > 2 && !ess_datum_is_numeric(&args[2]))) {
    return ess_datum_error();
  }
  const double start = rounded(&args[1], context->arena);
  const double end =
    n > 2 ? start + rounded(&args[2], context->arena) : HUGE_VAL;
  const double first = start < 1 ? 1 : start;
  if (isnan(start) || isnan(end) || end <= first) {
    return ess_string_like(&args[0], nothing);
  }
  struct ess_view v = skip_characters(args[0].text, first - 1);
  if (!isinf(end)) {
    v.n -= skip_characters(v, end - first).n;
  }
  return ess_string_like(&args[0], v);
}

/* ------------------------------------------------------------------- case */

static struct ess_datum
mapped(struct ess_call_context *context, const struct ess_datum *arg,
       void (*map)(struct ess_buf *, struct ess_view))
{
  if (!ess_is_string_literal(arg)) {
    return ess_datum_error();
  }
  ess_buf_reset(&context->state->text);
  map(&context->state->text, arg->text);
  return ess_made_like(context, arg);
}

struct ess_datum
ess_builtin_ucase(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  return mapped(context, &args[0], ess_text_upper);
}

struct ess_datum
ess_builtin_lcase(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  return mapped(context, &args[0], ess_text_lower);
}

/* ----------------------------------------------------------------- others */

static bool
is_unreserved(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         ess_is_digit(c) || (c && strchr("-_.~", c));
}

struct ess_datum
ess_builtin_encode_for_uri(struct ess_call_context *context,
                           const struct ess_datum *args, size_t n)
{
  struct ess_buf *out = &context->state->text;
  const struct ess_view v = args[0].text;
  (void)n;

  if (!ess_is_string_literal(&args[0])) {
    return ess_datum_error();
  }
  ess_buf_reset(out);
  for (size_t i = 0; i < v.n; ++i) {
    if (is_unreserved(v.s[i])) {
      ess_buf_putc(out, v.s[i]);
    } else {
      ess_buf_printf(out, "%%%02X", (unsigned)(unsigned char)v.s[i]);
    }
  }
  return ess_made_like(context, &plain);
}

/* With the language that all of them have, if they do. */
struct ess_datum
ess_builtin_concat(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  struct ess_buf *out = &context->state->text;
  const struct ess_datum *like = n ? &args[0] : &plain;

  ess_buf_reset(out);
  for (size_t i = 0; i < n; ++i) {
    if (!ess_is_string_literal(&args[i])) {
      return ess_datum_error();
    }
    if (args[i].kind != ESS_DATUM_LANGUAGE ||
        !ess_is_same_language(args[i].tag, like->tag)) {
      like = &plain;
    }
    ess_buf_add(out, args[i].text);
    if (ess_made_too_much(context)) {
      break;
    }
  }
  return ess_made_like(context, like);
}

static struct ess_datum
hashed(struct ess_call_context *context, const struct ess_datum *arg,
       enum ess_hash_kind kind)
{
  char hash[ess_hash_text_size];

  if (arg->kind != ESS_DATUM_STRING) {
    return ess_datum_error();
  }
  const size_t n = ess_hash_text(kind, arg->text, hash);
  return ess_datum_string(
    ess_arena_copy(context->arena, (struct ess_view){hash, n}));
}

struct ess_datum
ess_builtin_md5(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  (void)n;
  return hashed(context, &args[0], ESS_HASH_MD5);
}

struct ess_datum
ess_builtin_sha1(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)n;
  return hashed(context, &args[0], ESS_HASH_SHA1);
}

struct ess_datum
ess_builtin_sha256(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  (void)n;
  return hashed(context, &args[0], ESS_HASH_SHA256);
}

struct ess_datum
ess_builtin_sha384(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  (void)n;
  return hashed(context, &args[0], ESS_HASH_SHA384);
}

struct ess_datum
ess_builtin_sha512(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  (void)n;
  return hashed(context, &args[0], ESS_HASH_SHA512);
}
