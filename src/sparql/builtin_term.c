/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Functions of terms: section 17.4.2. */

#include "sparql/builtin.h"
#include "sparql/compare.h"
#include "base/hash.h"

#include "rdf/check.h"
#include "rdf/iri.h"

#include <inttypes.h>

static bool
is_literal(const struct ess_datum *datum)
{
  return datum->kind > ESS_DATUM_IRI;
}

struct ess_datum
ess_builtin_str(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  (void)n;
  return args[0].kind < ESS_DATUM_IRI
           ? ess_datum_error()
           : ess_datum_string(ess_datum_text(&args[0], context->arena));
}

struct ess_datum
ess_builtin_lang(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  if (!is_literal(&args[0])) {
    return ess_datum_error();
  }
  return ess_datum_string(args[0].kind == ESS_DATUM_LANGUAGE
                            ? args[0].tag
                            : (struct ess_view){"", 0});
}

struct ess_datum
ess_builtin_datatype(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return is_literal(&args[0]) ? ess_datum_iri(ess_datum_datatype(&args[0]))
                              : ess_datum_error();
}

/* ----------------------------------------------------------- constructors */

/* The IRI in the context's text, if it is one. */
static struct ess_datum
made_iri(struct ess_call_context *context)
{
  const struct ess_view made = ess_buf_view(&context->state->text);

  if (context->state->text.status || !ess_iri_is_absolute(made)) {
    return ess_datum_error();
  }
  return ess_datum_iri(ess_arena_copy(context->arena, made));
}

struct ess_datum
ess_builtin_iri(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  struct ess_buf *out = &context->state->text;
  (void)n;

  if (args[0].kind == ESS_DATUM_IRI) {
    return args[0];
  }
  if (args[0].kind != ESS_DATUM_STRING) {
    return ess_datum_error();
  }
  ess_buf_reset(out);
  if (context->base.n) {
    ess_iri_resolve(context->base, args[0].text, out);
  } else {
    ess_buf_add(out, args[0].text);
  }
  return made_iri(context);
}

static struct ess_datum
made_blank(struct ess_call_context *context)
{
  const struct ess_view label = ess_arena_copy(
    context->arena, ess_buf_view(&context->state->text));

  return context->state->text.status || !label.s
           ? ess_datum_error()
           : (struct ess_datum){.kind = ESS_DATUM_BLANK, .text = label};
}

/* Labels that nobody else makes; for one text the same in one solution. */
struct ess_datum
ess_builtin_bnode(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  struct ess_call_state *state = context->state;
  char hash[ess_hash_text_size];

  ess_buf_reset(&state->text);
  if (n == 0) {
    ess_buf_printf(&state->text, "f%sn%" PRIu64, state->nonce,
                   state->blank_nodes++);
    return made_blank(context);
  }
  if (args[0].kind != ESS_DATUM_STRING) {
    return ess_datum_error();
  }
  const size_t length = ess_hash_text(ESS_HASH_MD5, args[0].text, hash);
  ess_buf_printf(&state->text, "f%ss%" PRIu64 "h%.*s", state->nonce,
                 context->solution, (int)length, hash);
  return made_blank(context);
}

/* rdf:langString needs a language. */
static bool
is_lang_string(struct ess_view iri)
{
  const struct ess_datum like = {.kind = ESS_DATUM_LANGUAGE};
  return ess_view_equal(iri, ess_datum_datatype(&like));
}

static bool
is_xsd_string(struct ess_view iri)
{
  const struct ess_datum like = {.kind = ESS_DATUM_STRING};
  return ess_view_equal(iri, ess_datum_datatype(&like));
}

struct ess_datum
ess_builtin_strdt(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  if (args[0].kind != ESS_DATUM_STRING || args[1].kind != ESS_DATUM_IRI ||
      is_lang_string(args[1].text)) {
    return ess_datum_error();
  }
  const struct ess_term term = {
    .kind = ESS_LITERAL,
    .value = args[0].text,
    .datatype = is_xsd_string(args[1].text) ? (struct ess_view){NULL, 0}
                                            : args[1].text};
  return ess_datum_of_term(&term, context->arena);
}

struct ess_datum
ess_builtin_strlang(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  if (args[0].kind != ESS_DATUM_STRING || args[1].kind != ESS_DATUM_STRING ||
      !ess_language_is_valid(args[1].text)) {
    return ess_datum_error();
  }
  return (struct ess_datum){.kind = ESS_DATUM_LANGUAGE,
                            .text = args[0].text,
                            .tag = args[1].text};
}

/* A random UUID behind `prefix`, in the context's text; false without random
   bytes. */
static bool
make_uuid(struct ess_call_context *context, const char *prefix)
{
  char uuid[ess_uuid_size];

  if (!ess_random_uuid(&context->state->random, uuid)) {
    return false;
  }
  ess_buf_reset(&context->state->text);
  ess_buf_puts(&context->state->text, prefix);
  ess_buf_add(&context->state->text, (struct ess_view){uuid, sizeof uuid});
  return true;
}

struct ess_datum
ess_builtin_uuid(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)args;
  (void)n;
  return make_uuid(context, "urn:uuid:") ? made_iri(context)
                                         : ess_datum_error();
}

struct ess_datum
ess_builtin_struuid(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  static const struct ess_datum plain = {.kind = ESS_DATUM_STRING};
  (void)args;
  (void)n;
  return make_uuid(context, "") ? ess_made_like(context, &plain)
                                : ess_datum_error();
}

/* ------------------------------------------------------------------ tests */

struct ess_datum
ess_builtin_isiri(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return ess_datum_boolean(args[0].kind == ESS_DATUM_IRI);
}

struct ess_datum
ess_builtin_isblank(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return ess_datum_boolean(args[0].kind == ESS_DATUM_BLANK);
}

struct ess_datum
ess_builtin_isliteral(struct ess_call_context *context,
                      const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return ess_datum_boolean(is_literal(&args[0]));
}

struct ess_datum
ess_builtin_isnumeric(struct ess_call_context *context,
                      const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return ess_datum_boolean(ess_datum_is_numeric(&args[0]));
}

struct ess_datum
ess_builtin_sameterm(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_datum_boolean(
    ess_datum_same(&args[0], &args[1], context->arena));
}

static char
lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Basic filtering (RFC 4647, section 3.3.1): "de" has "de" and "de-AT", "*"
   has all languages. */
static bool
matches(struct ess_view tag, struct ess_view range)
{
  if (ess_view_is(range, "*")) {
    return tag.n > 0;
  }
  if (range.n > tag.n || range.n == 0) {
    return false;
  }
  for (size_t i = 0; i < range.n; ++i) {
    if (lower(tag.s[i]) != lower(range.s[i])) {
      return false;
    }
  }
  return tag.n == range.n || tag.s[range.n] == '-';
}

struct ess_datum
ess_builtin_langmatches(struct ess_call_context *context,
                        const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return args[0].kind == ESS_DATUM_STRING && args[1].kind == ESS_DATUM_STRING
           ? ess_datum_boolean(matches(args[0].text, args[1].text))
           : ess_datum_error();
}
