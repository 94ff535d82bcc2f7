/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Functions that look for one string in another: sections 17.4.3.5 to
   17.4.3.10. */

#include "sparql/builtin.h"

#include <string.h>

static const struct ess_datum plain = {.kind = ESS_DATUM_STRING};
static const struct ess_view nothing = {"", 0};

/* Section 17.4.3.1.2: the second has no language, or that of the first. */
static bool
are_compatible(const struct ess_datum *args)
{
  return ess_is_string_literal(&args[0]) &&
         (args[1].kind == ESS_DATUM_STRING ||
          (args[0].kind == ESS_DATUM_LANGUAGE &&
           args[1].kind == ESS_DATUM_LANGUAGE &&
           ess_is_same_language(args[0].tag, args[1].tag)));
}

/* Where `part` is in `v`; NULL if it is not. */
static const char *
find(struct ess_view v, struct ess_view part)
{
  return part.n == 0 ? (v.s ? v.s : "")
         : v.n == 0  ? NULL
                     : memmem(v.s, v.n, part.s, part.n);
}

struct ess_datum
ess_builtin_strstarts(struct ess_call_context *context,
                      const struct ess_datum *args, size_t n)
{
  const struct ess_view front =
    ess_view_sub(args[0].text, 0, args[1].text.n);
  (void)context;
  (void)n;
  return are_compatible(args)
           ? ess_datum_boolean(ess_view_equal(front, args[1].text))
           : ess_datum_error();
}

struct ess_datum
ess_builtin_strends(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  const struct ess_view v = args[0].text;
  const struct ess_view end = args[1].text;
  (void)context;
  (void)n;
  return are_compatible(args)
           ? ess_datum_boolean(
               end.n <= v.n &&
               ess_view_equal(ess_view_sub(v, v.n - end.n, end.n), end))
           : ess_datum_error();
}

struct ess_datum
ess_builtin_contains(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return are_compatible(args)
           ? ess_datum_boolean(find(args[0].text, args[1].text) != NULL)
           : ess_datum_error();
}

struct ess_datum
ess_builtin_strbefore(struct ess_call_context *context,
                      const struct ess_datum *args, size_t n)
{
  const struct ess_view v = args[0].text;
  (void)context;
  (void)n;

  if (!are_compatible(args)) {
    return ess_datum_error();
  }
  const char *at = find(v, args[1].text);
  return at && args[1].text.n
           ? ess_string_like(&args[0],
                             ess_view_sub(v, 0, (size_t)(at - v.s)))
           : ess_string_like(at ? &args[0] : &plain, nothing);
}

struct ess_datum
ess_builtin_strafter(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  const struct ess_view v = args[0].text;
  (void)context;
  (void)n;

  if (!are_compatible(args)) {
    return ess_datum_error();
  }
  const char *at = find(v, args[1].text);
  if (!at) {
    return ess_datum_string(nothing);
  }
  return args[1].text.n == 0
           ? ess_string_like(&args[0], v)
           : ess_string_like(&args[0],
                             ess_view_sub(v,
                                          (size_t)(at - v.s) +
                                            args[1].text.n,
                                          v.n));
}
