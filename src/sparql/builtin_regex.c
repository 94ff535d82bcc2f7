/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* REGEX and REPLACE: sections 17.4.3.14 and 17.4.3.15. */

#include "sparql/builtin.h"

static enum ess_status
get_regex(struct ess_call_context *context, const struct ess_datum *pattern,
          const struct ess_datum *flags, const struct ess_regex **ret)
{
  if (pattern->kind != ESS_DATUM_STRING ||
      (flags && flags->kind != ESS_DATUM_STRING)) {
    return ESS_BAD_INPUT;
  }
  return ess_regex_get(context->state->regexes, pattern->text,
                       flags ? flags->text : (struct ess_view){NULL, 0}, ret);
}

/* An error of the expression is one of its value alone; one that took too
   much is also one of the query. */
static struct ess_datum
failed(struct ess_call_context *context, enum ess_status st)
{
  if (st == ESS_LIMIT) {
    context->status = ess_status_first(context->status, st);
  }
  return ess_datum_error();
}

struct ess_datum
ess_builtin_regex(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  const struct ess_regex *regex;

  if (!ess_is_string_literal(&args[0])) {
    return ess_datum_error();
  }
  enum ess_status st =
    get_regex(context, &args[1], n > 2 ? &args[2] : NULL, &regex);
  if (st == ESS_OK) {
    st = ess_regex_match(regex, args[0].text, 0);
  }
  return st == ESS_OK || st == ESS_NO ? ess_datum_boolean(st == ESS_OK)
                                      : failed(context, st);
}

/* -------------------------------------------------------------- replacing */

/* Matches between two looks at the clock. */
enum { patience = 256 };

/* What one match is replaced by. */
struct replacing {
  struct ess_call_context *context;
  const struct ess_regex *regex;
  unsigned groups;
  struct ess_view text;
  struct ess_view by;
  struct ess_buf *out;
};

/* "$12", behind its sign: as many digits as there are groups for, at least
   one; a group that is not there is empty. */
static bool
add_group(const struct replacing *r, size_t *at)
{
  unsigned group;

  if (*at >= r->by.n || !ess_is_digit(r->by.s[*at])) {
    return false;
  }
  group = (unsigned)(r->by.s[(*at)++] - '0');
  while (*at < r->by.n && ess_is_digit(r->by.s[*at])) {
    const unsigned longer = group * 10 + (unsigned)(r->by.s[*at] - '0');
    if (longer > r->groups) {
      break;
    }
    group = longer;
    ++*at;
  }
  ess_buf_add(r->out, ess_regex_group(r->regex, r->text, group));
  return true;
}

/* False if the replacement has a "\" or "$" that means nothing. */
static bool
add_replacement(const struct replacing *r)
{
  for (size_t at = 0; at < r->by.n;) {
    const char c = r->by.s[at++];
    if (c == '$') {
      if (!add_group(r, &at)) {
        return false;
      }
    } else if (c == '\\') {
      if (at == r->by.n || (r->by.s[at] != '\\' && r->by.s[at] != '$')) {
        return false;
      }
      ess_buf_putc(r->out, r->by.s[at++]);
    } else {
      ess_buf_putc(r->out, c);
    }
  }
  return true;
}

static bool
should_end(const struct replacing *r, size_t n)
{
  const struct ess_call_context *context = r->context;
  return ess_made_too_much(r->context) ||
         (n % patience == 0 && context->is_over &&
          context->is_over(context->self));
}

/* All matches, from the front; one of nothing is an error. */
static enum ess_status
replace_all(const struct replacing *r)
{
  size_t from = 0;
  size_t n = 0;
  enum ess_status st;

  while ((st = ess_regex_match(r->regex, r->text, from)) == ESS_OK) {
    const struct ess_view found = ess_regex_group(r->regex, r->text, 0);
    const size_t start = (size_t)(found.s - (r->text.s ? r->text.s : ""));
    ess_buf_add(r->out, ess_view_sub(r->text, from, start - from));
    if (found.n == 0) {
      return ESS_BAD_INPUT;
    }
    if (ess_regex_is_literal(r->regex)) {
      ess_buf_add(r->out, r->by);
    } else if (!add_replacement(r)) {
      return ESS_BAD_INPUT;
    }
    from = start + found.n;
    if (should_end(r, ++n)) {
      return ESS_BAD_INPUT;
    }
  }
  ess_buf_add(r->out, ess_view_sub(r->text, from, r->text.n));
  return st == ESS_NO ? r->out->status : st;
}

/* XPath asks whether an expression that may match nothing does so in an
   empty string, before it is looked for. */
static enum ess_status
matches_nothing(const struct ess_regex *regex)
{
  const enum ess_status st =
    ess_regex_match(regex, (struct ess_view){NULL, 0}, 0);
  return st == ESS_OK ? ESS_BAD_INPUT : st == ESS_NO ? ESS_OK : st;
}

struct ess_datum
ess_builtin_replace(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  struct replacing r = {.context = context,
                        .text = args[0].text,
                        .by = args[2].text,
                        .out = &context->state->text};

  if (!ess_is_string_literal(&args[0]) || args[2].kind != ESS_DATUM_STRING) {
    return ess_datum_error();
  }
  enum ess_status st =
    get_regex(context, &args[1], n > 3 ? &args[3] : NULL, &r.regex);
  if (st == ESS_OK) {
    st = matches_nothing(r.regex);
  }
  if (st == ESS_OK) {
    ess_buf_reset(r.out);
    r.groups = ess_regex_groups(r.regex);
    st = replace_all(&r);
  }
  return st == ESS_OK ? ess_made_like(context, &args[0])
                      : failed(context, st);
}
