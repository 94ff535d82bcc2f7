/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/pattern.h"

#include "sparql/pattern_class.h"

enum { most_nested = 250 };

/* What is read, and what was made of it. */
struct translation {
  struct ess_view rest;
  struct ess_buf *out;
  bool spaces;       /* Flag x */
  bool quantifiable; /* What came last may be repeated */
  unsigned groups;   /* That capture, opened so far */
  unsigned open;     /* Parentheses that are not closed */
  unsigned kinds[most_nested]; /* Of those, their number, or 0 */
};

static bool
peek(const struct translation *t, char c)
{
  return t->rest.n && t->rest.s[0] == c;
}

static bool
take(struct translation *t, char c)
{
  const bool there = peek(t, c);
  if (there) {
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
  }
  return there;
}

static bool
is_white(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_spaces(struct translation *t)
{
  while (t->spaces && t->rest.n && is_white(t->rest.s[0])) {
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
  }
}

/* ----------------------------------------------------------------- groups */

static bool
open_group(struct translation *t)
{
  bool captures = true;

  skip_spaces(t);
  if (take(t, '?')) {
    if (!take(t, ':')) {
      return false;
    }
    captures = false;
  }
  if (t->open == most_nested) {
    return false;
  }
  t->kinds[t->open++] = captures ? ++t->groups : 0;
  ess_buf_puts(t->out, captures ? "(" : "(?:");
  t->quantifiable = false;
  return true;
}

static bool
close_group(struct translation *t)
{
  if (t->open == 0) {
    return false;
  }
  --t->open;
  ess_buf_putc(t->out, ')');
  t->quantifiable = true;
  return true;
}

static bool
is_closed(const struct translation *t, unsigned group)
{
  for (unsigned i = 0; i < t->open; ++i) {
    if (t->kinds[i] == group) {
      return false;
    }
  }
  return group > 0 && group <= t->groups;
}

/* As many digits as there are groups for; the others stand for themselves. */
static bool
back_reference(struct translation *t, unsigned group)
{
  while (t->rest.n && ess_is_digit(t->rest.s[0])) {
    const unsigned longer = group * 10 + (unsigned)(t->rest.s[0] - '0');
    if (longer > t->groups) {
      break;
    }
    group = longer;
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
  }
  ess_buf_printf(t->out, "\\g{%u}", group);
  t->quantifiable = true;
  return is_closed(t, group);
}

/* ------------------------------------------------------------ quantifiers */

static bool
take_number(struct translation *t, unsigned *ret)
{
  enum { most = 65535 };
  const size_t before = t->rest.n;

  *ret = 0;
  while (t->rest.n && ess_is_digit(t->rest.s[0]) && *ret <= most) {
    *ret = *ret * 10 + (unsigned)(t->rest.s[0] - '0');
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
  }
  return t->rest.n < before && *ret <= most;
}

/* "{2}", "{2,}" or "{2,3}", behind its brace. */
static bool
counted(struct translation *t)
{
  unsigned least;
  unsigned most;

  if (!take_number(t, &least)) {
    return false;
  }
  ess_buf_printf(t->out, "{%u", least);
  if (take(t, ',')) {
    ess_buf_putc(t->out, ',');
    if (!peek(t, '}')) {
      if (!take_number(t, &most) || most < least) {
        return false;
      }
      ess_buf_printf(t->out, "%u", most);
    }
  }
  ess_buf_putc(t->out, '}');
  return take(t, '}');
}

static bool
quantifier(struct translation *t, char c)
{
  if (!t->quantifiable) {
    return false;
  }
  if (c != '{') {
    ess_buf_putc(t->out, c);
  } else if (!counted(t)) {
    return false;
  }
  skip_spaces(t);
  if (take(t, '?')) {
    ess_buf_putc(t->out, '?');
  }
  t->quantifiable = false;
  return true;
}

/* ------------------------------------------------------------------ atoms */

static bool
escape(struct translation *t)
{
  if (t->rest.n == 0) {
    return false;
  }
  const char c = t->rest.s[0];
  if (c >= '1' && c <= '9') {
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
    return back_reference(t, (unsigned)(c - '0'));
  }
  t->quantifiable = c != 'b' && c != 'B';
  if (!t->quantifiable) {
    t->rest = ess_view_sub(t->rest, 1, t->rest.n);
    ess_buf_printf(t->out, "\\%c", c);
    return true;
  }
  return ess_pattern_escape(&t->rest, t->out);
}

/* One item of a branch; false if there can be none. */
static bool
item(struct translation *t)
{
  const char c = t->rest.s[0];
  const struct ess_view here = t->rest;

  t->rest = ess_view_sub(t->rest, 1, t->rest.n);
  switch (c) {
  case '(':
    return open_group(t);
  case ')':
    return close_group(t);
  case '?':
  case '*':
  case '+':
  case '{':
    return quantifier(t, c);
  case '|':
  case '^':
  case '$':
    t->quantifiable = false;
    ess_buf_putc(t->out, c);
    return true;
  case '}':
  case ']':
    return false;
  case '\\':
    return escape(t);
  default:
    break;
  }
  t->quantifiable = true;
  if (c == '[') {
    return ess_pattern_class(&t->rest, t->out);
  }
  if (c == '.') {
    ess_buf_putc(t->out, '.');
    return true;
  }
  t->rest = here;
  ess_pattern_character(&t->rest, t->out);
  return true;
}

enum ess_status
ess_pattern_translate(struct ess_view pattern, bool spaces,
                      struct ess_buf *out)
{
  struct translation t = {.rest = pattern, .out = out, .spaces = spaces};

  for (skip_spaces(&t); t.rest.n; skip_spaces(&t)) {
    if (!item(&t)) {
      return ESS_BAD_INPUT;
    }
  }
  return t.open ? ESS_BAD_INPUT : out->status;
}
