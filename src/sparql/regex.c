/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#define PCRE2_CODE_UNIT_WIDTH 8

#include "sparql/regex.h"

#include "sparql/pattern.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  most_kept = 32,
  match_limit = 10000000, /* Steps that an expression may go back */
  heap_limit = 64 << 10, /* KiB of memory for that, if it is not compiled */
  stack_least = 32 << 10,
  stack_most = 4 << 20,
  most_pattern = 1 << 20
};

struct ess_regex {
  struct ess_buf pattern; /* And the flags behind it, and a NUL between */
  bool literal;
  pcre2_code *code;
  pcre2_match_data *match;
  pcre2_match_context *context; /* Of all; borrowed */
};

struct ess_regexes {
  struct ess_regex kept[most_kept];
  size_t next; /* The one that is replaced next */
  pcre2_compile_context *compile;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
};

struct ess_regexes *
ess_regexes_new(void)
{
  struct ess_regexes *regexes = calloc(1, sizeof *regexes);

  if (!regexes) {
    return NULL;
  }
  regexes->compile = pcre2_compile_context_create(NULL);
  regexes->context = pcre2_match_context_create(NULL);
  regexes->stack = pcre2_jit_stack_create(stack_least, stack_most, NULL);
  if (!regexes->compile || !regexes->context || !regexes->stack) {
    ess_regexes_free(regexes);
    return NULL;
  }
  pcre2_set_newline(regexes->compile, PCRE2_NEWLINE_LF);
  pcre2_set_match_limit(regexes->context, match_limit);
  pcre2_set_heap_limit(regexes->context, heap_limit);
  pcre2_jit_stack_assign(regexes->context, NULL, regexes->stack);
  return regexes;
}

static void
clear(struct ess_regex *regex)
{
  pcre2_match_data_free(regex->match);
  pcre2_code_free(regex->code);
  ess_buf_clear(&regex->pattern);
  *regex = (struct ess_regex){0};
}

void
ess_regexes_free(struct ess_regexes *regexes)
{
  if (!regexes) {
    return;
  }
  for (size_t i = 0; i < most_kept; ++i) {
    clear(&regexes->kept[i]);
  }
  pcre2_jit_stack_free(regexes->stack);
  pcre2_match_context_free(regexes->context);
  pcre2_compile_context_free(regexes->compile);
  free(regexes);
}

/* -------------------------------------------------------------- compiling */

/* What each flag is for PCRE2; "x" is for the translation, and "q" makes it
   needless. */
static const struct flag {
  char letter;
  uint32_t option;
} letters[] = {
  {'s', PCRE2_DOTALL}, {'m', PCRE2_MULTILINE}, {'i', PCRE2_CASELESS},
  {'x', 0},            {'q', PCRE2_LITERAL},
};

static bool
has(struct ess_view flags, char letter)
{
  return ess_view_find(flags, letter) < flags.n;
}

static bool
read_flags(struct ess_view flags, uint32_t *ret)
{
  size_t known = 0;

  *ret = 0;
  for (size_t i = 0; i < sizeof letters / sizeof *letters; ++i) {
    for (size_t at = 0; at < flags.n; ++at) {
      if (flags.s[at] == letters[i].letter) {
        *ret |= letters[i].option;
        ++known;
      }
    }
  }
  return known == flags.n;
}

/* With the flag q only i means anything. */
static uint32_t
options_of(uint32_t flags)
{
  if (flags & PCRE2_LITERAL) {
    return (flags & (PCRE2_LITERAL | PCRE2_CASELESS)) | PCRE2_UTF;
  }
  return flags | PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY |
         PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
}

/* An expression that is right, but more than PCRE2 takes, has no answer. */
static bool
is_too_large(int error)
{
  return error == PCRE2_ERROR_PATTERN_TOO_LARGE ||
         error == PCRE2_ERROR_PATTERN_TOO_COMPLICATED ||
         error == PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP ||
         error == PCRE2_ERROR_QUANTIFIER_TOO_BIG ||
         error == PCRE2_ERROR_HEAP_FAILED;
}

static enum ess_status
compile_text(struct ess_regexes *regexes, struct ess_view text,
             uint32_t options, struct ess_regex *ret)
{
  int error;
  size_t at;

  ret->code = pcre2_compile((PCRE2_SPTR)(text.s ? text.s : ""), text.n,
                            options, &error, &at, regexes->compile);
  if (!ret->code) {
    return is_too_large(error) ? ESS_LIMIT : ESS_BAD_INPUT;
  }
  /* Where it cannot be compiled to instructions, it is interpreted. */
  (void)pcre2_jit_compile(ret->code, PCRE2_JIT_COMPLETE);
  ret->match = pcre2_match_data_create_from_pattern(ret->code, NULL);
  ret->context = regexes->context;
  return ret->match ? ESS_OK : ESS_LIMIT;
}

static enum ess_status
compile(struct ess_regexes *regexes, struct ess_view pattern,
        struct ess_view flags, struct ess_regex *ret)
{
  struct ess_buf translated = {0};
  uint32_t option;
  enum ess_status st = ESS_OK;

  if (!read_flags(flags, &option)) {
    return ESS_BAD_INPUT;
  }
  if (pattern.n > most_pattern) {
    return ESS_LIMIT;
  }
  ret->literal = option & PCRE2_LITERAL;
  if (ret->literal) {
    ess_buf_add(&translated, pattern);
  } else {
    st = ess_pattern_translate(pattern, has(flags, 'x'), &translated);
  }
  st = ess_status_first(st, translated.status);
  if (st == ESS_OK) {
    st = compile_text(regexes, ess_buf_view(&translated), options_of(option),
                      ret);
  }
  ess_buf_clear(&translated);
  return st;
}

/* ---------------------------------------------------------------- keeping */

static bool
is_of(const struct ess_regex *regex, struct ess_view pattern,
      struct ess_view flags)
{
  const struct ess_view key = ess_buf_view(&regex->pattern);

  return regex->code && key.n == pattern.n + 1 + flags.n &&
         ess_view_equal(ess_view_sub(key, 0, pattern.n), pattern) &&
         ess_view_equal(ess_view_sub(key, pattern.n + 1, key.n), flags);
}

static const struct ess_regex *
find(const struct ess_regexes *regexes, struct ess_view pattern,
     struct ess_view flags)
{
  for (size_t i = 0; i < most_kept; ++i) {
    if (is_of(&regexes->kept[i], pattern, flags)) {
      return &regexes->kept[i];
    }
  }
  return NULL;
}

enum ess_status
ess_regex_get(struct ess_regexes *regexes, struct ess_view pattern,
              struct ess_view flags, const struct ess_regex **ret)
{
  struct ess_regex *slot = &regexes->kept[regexes->next];

  *ret = find(regexes, pattern, flags);
  if (*ret) {
    return ESS_OK;
  }
  clear(slot);
  ess_buf_add(&slot->pattern, pattern);
  ess_buf_putc(&slot->pattern, '\0');
  ess_buf_add(&slot->pattern, flags);
  const enum ess_status st = ess_status_first(
    compile(regexes, pattern, flags, slot), slot->pattern.status);
  if (st) {
    clear(slot);
    return st;
  }
  regexes->next = (regexes->next + 1) % most_kept;
  *ret = slot;
  return ESS_OK;
}

/* --------------------------------------------------------------- matching */

unsigned
ess_regex_groups(const struct ess_regex *regex)
{
  uint32_t n = 0;
  (void)pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &n);
  return n;
}

bool
ess_regex_is_literal(const struct ess_regex *regex)
{
  return regex->literal;
}

static int
match(const struct ess_regex *regex, struct ess_view text, size_t from,
      uint32_t options)
{
  return pcre2_match(regex->code, (PCRE2_SPTR)(text.s ? text.s : ""), text.n,
                     from, options | (from ? PCRE2_NO_UTF_CHECK : 0),
                     regex->match, regex->context);
}

enum ess_status
ess_regex_match(const struct ess_regex *regex, struct ess_view text,
                size_t from)
{
  int found = match(regex, text, from, 0);

  if (found == PCRE2_ERROR_JIT_STACKLIMIT) {
    /* What is interpreted has more memory. */
    found = match(regex, text, from, PCRE2_NO_JIT);
  }
  if (found > 0) {
    return ESS_OK;
  }
  if (found == PCRE2_ERROR_NOMATCH) {
    return ESS_NO;
  }
  return found <= PCRE2_ERROR_UTF8_ERR1 && found >= PCRE2_ERROR_UTF8_ERR21
           ? ESS_BAD_INPUT
           : ESS_LIMIT;
}

struct ess_view
ess_regex_group(const struct ess_regex *regex, struct ess_view text,
                unsigned i)
{
  const size_t *at = pcre2_get_ovector_pointer(regex->match);

  if (i >= pcre2_get_ovector_count(regex->match) ||
      at[2 * i] == PCRE2_UNSET) {
    return (struct ess_view){NULL, 0};
  }
  return (struct ess_view){(text.s ? text.s : "") + at[2 * i],
                           at[2 * i + 1] - at[2 * i]};
}
