/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/tokens.h"

#include "base/text.h"
#include "map/words.h"

#include <stdlib.h>
#include <string.h>

enum { max_digits = 17, max_decimals = 6 };

void
ess_tokens_clear(struct ess_tokens *tokens)
{
  if (tokens) {
    free(tokens->list);
    ess_buf_clear(&tokens->folded);
    *tokens = (struct ess_tokens){0};
  }
}

static struct ess_token *
add_token(struct ess_tokens *tokens)
{
  if (tokens->n == tokens->cap) {
    const size_t cap = tokens->cap ? tokens->cap * 2 : 128;
    struct ess_token *list =
      realloc(tokens->list, cap * sizeof *tokens->list);
    if (!list) {
      tokens->folded.status = ESS_LIMIT;
      return NULL;
    }
    tokens->list = list;
    tokens->cap = cap;
  }
  struct ess_token *token = &tokens->list[tokens->n++];
  *token = (struct ess_token){0};
  return token;
}

static size_t
digits_at(struct ess_view v, size_t at)
{
  size_t n = 0;
  while (at + n < v.n && ess_is_digit(v.s[at + n])) {
    ++n;
  }
  return n;
}

/* Length of the letters and digits at `at`. */
static size_t
alnum_at(struct ess_view v, size_t at)
{
  struct ess_view rest = ess_view_sub(v, at, v.n);
  const size_t all = rest.n;
  size_t n = 0;
  while (rest.n && ess_is_alnum(ess_utf8_next(&rest))) {
    n = all - rest.n;
  }
  return n;
}

/* Length of a separator of thousands at `at` that three digits and no more
   follow; else 0. */
static size_t
group_at(struct ess_view v, size_t at)
{
  struct ess_view rest = ess_view_sub(v, at, v.n);
  if (!rest.n) {
    return 0;
  }
  const uint32_t c = ess_utf8_next(&rest);
  const bool separates = (ess_is_space(c) && c != '\n') || c == '.' ||
                         c == '\'' || c == 0x2019;
  const bool more = rest.n > 3 && alnum_at(rest, 3) > 0 &&
                    (c == '.' || c == '\'' || ess_is_digit(rest.s[3]));
  return separates && digits_at(rest, 0) == 3 && !more ? v.n - at - rest.n
                                                       : 0;
}

static void
take_digits(struct ess_token *token, struct ess_view v, size_t at, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    token->number.digits = token->number.digits * 10 + (v.s[at + i] - '0');
  }
}

/* Length of decimals at `at` ("," or "." and digits), else 0. A date such as
   17.04.2024, two years with a comma, or 1.2.3 have none. */
static size_t
decimals_at(struct ess_view v, size_t at, size_t first)
{
  if (at + 1 >= v.n || (v.s[at] != ',' && v.s[at] != '.')) {
    return 0;
  }
  const size_t n = digits_at(v, at + 1);
  const size_t end = at + 1 + n;
  const bool again = end + 1 < v.n && v.s[end] == v.s[at] &&
                     ess_is_digit(v.s[end + 1]);
  return n == 0 || n > max_decimals || again || (first == 4 && n == 4)
           ? 0
           : n + 1;
}

/* The month of 17.04.2024 is no number with decimals. */
static bool
is_within_date(struct ess_view v, size_t at)
{
  return at >= 2 && v.s[at - 1] == '.' && ess_is_digit(v.s[at - 2]);
}

/* Read the number at `at`; returns its length, 0 if it is too long. */
static size_t
read_number(struct ess_token *token, struct ess_view v, size_t at)
{
  const size_t first = digits_at(v, at);
  size_t end = at + first;
  size_t all = first;
  size_t group = 0;

  if (first > max_digits) {
    return 0;
  }
  take_digits(token, v, at, first);
  while (first <= 3 && v.s[at] != '0' && all + 3 <= max_digits &&
         (group = group_at(v, end))) {
    take_digits(token, v, end + group, 3);
    end += group + 3;
    all += 3;
  }
  const size_t decimals =
    is_within_date(v, at) ? 0 : decimals_at(v, end, first);
  if (decimals && all + decimals <= max_digits) {
    take_digits(token, v, end + 1, decimals - 1);
    token->number.scale = (unsigned)decimals - 1;
    end += decimals;
  }
  return end - at;
}

static bool
is_one_of(struct ess_view word, const char *const *list, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (ess_view_is(word, list[i])) {
      return true;
    }
  }
  return false;
}

static bool
is_ordinal_end(struct ess_view end)
{
  static const char *const ends[] = {"er", "ere", "ère", "re",  "e",  "eme",
                                     "ème", "è", "nd",  "nde", "ers", "ères",
                                     "E",  "ER", "EME", "ÈME", "ieme", "ième"};
  return is_one_of(end, ends, sizeof ends / sizeof *ends);
}

/* What may stand right behind a number and is a word of its own. */
static bool
is_unit(struct ess_view end)
{
  static const char *const units[] = {
    "k",  "K",  "M",  "Md", "Mds", "MD", "m",    "km", "ha",  "kg", "t",
    "ETP", "aine", "aines", "ans", "euros", "hab", "habitants", "h", "m²",
    "km²", "EUR", "Keuros", "etp", "mois"};
  return is_one_of(end, units, sizeof units / sizeof *units);
}

/* A number with what is glued to it. Returns its length. */
static size_t
take_number(struct ess_token *token, struct ess_view v, size_t at)
{
  const size_t all = alnum_at(v, at);
  const size_t digits = digits_at(v, at);
  const struct ess_view end = ess_view_sub(v, at + digits, all - digits);
  const struct ess_view behind = ess_view_sub(v, at + all, v.n);

  token->kind = ESS_TOKEN_NUMBER;
  if (is_ordinal_end(end)) {
    token->kind = ESS_TOKEN_ORDINAL;
    return all;
  }
  if (!end.n && ess_view_starts(behind, "°")) {
    token->kind = ESS_TOKEN_ORDINAL;
    return all + strlen("°");
  }
  const size_t n = read_number(token, v, at);
  const size_t glued = n ? alnum_at(v, at + n) : 0;
  if (!n || (glued && !is_unit(ess_view_sub(v, at + n, glued)))) {
    token->kind = ESS_TOKEN_WORD;
    return all;
  }
  return n;
}

/* Fold `token`, a word, into the buffer; keys are set when it rests. */
static void
fold_word(struct ess_buf *out, struct ess_token *token)
{
  bool ascii = true;
  for (size_t i = 0; i < token->text.n; ++i) {
    ascii &= (unsigned char)token->text.s[i] < 0x80;
  }
  const size_t start = out->len;
  if (ascii) {
    for (size_t i = 0; i < token->text.n; ++i) {
      const char c = token->text.s[i];
      ess_buf_putc(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
    }
  } else {
    ess_text_fold(out, token->text);
  }
  token->word.n = out->len - start;
}

static void
describe_word(struct ess_token *token)
{
  struct ess_view rest = token->text;
  size_t letters = 0;
  size_t upper = 0;

  token->capital = ess_is_upper(ess_utf8_next(&rest));
  rest = token->text;
  while (rest.n) {
    const uint32_t c = ess_utf8_next(&rest);
    const bool digit = c >= '0' && c <= '9';
    letters += !digit;
    upper += !digit && ess_is_upper(c);
  }
  token->acronym = upper >= 2 && upper == letters;
}

static size_t
link_at(struct ess_view v, size_t at)
{
  const struct ess_view rest = ess_view_sub(v, at, v.n);
  struct ess_view look = rest;
  size_t n = rest.n;

  if (!ess_view_starts(rest, "http://") &&
      !ess_view_starts(rest, "https://") && !ess_view_starts(rest, "www.")) {
    return 0;
  }
  while (look.n) {
    const size_t here = rest.n - look.n;
    const uint32_t c = ess_utf8_next(&look);
    if (ess_is_space(c) || c == '"' || c == '<' || c == '>' || c == 0xBB) {
      n = here;
      break;
    }
  }
  return n;
}

/* Read the token at `at`, which is no white space. Returns its length. */
static size_t
take_token(struct ess_tokens *tokens, struct ess_token *token,
           struct ess_view v, size_t at)
{
  struct ess_view rest = ess_view_sub(v, at, v.n);
  size_t n = link_at(v, at);

  if (n) {
    token->kind = ESS_TOKEN_LINK;
  } else if (ess_is_digit(v.s[at])) {
    n = take_number(token, v, at);
  } else if ((n = alnum_at(v, at))) {
    token->kind = ESS_TOKEN_WORD;
  } else {
    token->kind = ESS_TOKEN_MARK;
    token->mark = ess_utf8_next(&rest);
    n = v.n - at - rest.n;
  }
  token->text = ess_view_sub(v, at, n);
  if (token->kind == ESS_TOKEN_WORD) {
    fold_word(&tokens->folded, token);
    describe_word(token);
  }
  return n;
}

/* The buffer has stopped moving: point into it. */
static void
set_keys(struct ess_tokens *tokens)
{
  size_t at = 0;
  for (size_t i = 0; i < tokens->n; ++i) {
    struct ess_token *token = &tokens->list[i];
    if (token->kind == ESS_TOKEN_WORD) {
      token->word.s = tokens->folded.data + at;
      at += token->word.n;
      token->key = ess_words_stem(token->word);
    } else if (token->kind == ESS_TOKEN_NUMBER && !token->number.scale &&
               digits_at(token->text, 0) == token->text.n) {
      token->key = token->text;
    }
  }
}

struct ess_view
ess_tokens_span(const struct ess_tokens *tokens, size_t from, size_t to)
{
  struct ess_view span = {NULL, 0};
  to = to < tokens->n ? to : tokens->n;
  if (from < to) {
    const struct ess_view last = tokens->list[to - 1].text;
    span.s = tokens->list[from].text.s;
    span.n = (size_t)(last.s - span.s) + last.n;
  }
  return span;
}

bool
ess_token_is(const struct ess_tokens *tokens, size_t i, const char *word)
{
  if (i >= tokens->n || tokens->list[i].kind != ESS_TOKEN_WORD) {
    return false;
  }
  const struct ess_view is = tokens->list[i].word;
  return is.n && *is.s == *word && ess_view_is(is, word);
}

bool
ess_token_is_mark(const struct ess_tokens *tokens, size_t i, uint32_t mark)
{
  return i < tokens->n && tokens->list[i].mark == mark;
}

bool
ess_token_is_kind(const struct ess_tokens *tokens, size_t i,
                  enum ess_token_kind kind)
{
  return i < tokens->n && tokens->list[i].kind == kind;
}

/* "J. F. Blondel", "M. Dupont": the dot behind one letter ends nothing. */
static bool
is_initial(const struct ess_tokens *tokens, size_t dot)
{
  return dot > 0 && tokens->list[dot].glued &&
         tokens->list[dot - 1].kind == ESS_TOKEN_WORD &&
         tokens->list[dot - 1].capital && tokens->list[dot - 1].text.n == 1;
}

static bool
ends_sentence(const struct ess_tokens *tokens, size_t i)
{
  const struct ess_token *token = &tokens->list[i];
  const struct ess_token *next = i + 1 < tokens->n ? token + 1 : NULL;

  if (token->mark != '.' && token->mark != '!' && token->mark != '?' &&
      token->mark != 0x2026) {
    return false;
  }
  if (!next) {
    return true;
  }
  const bool starts = (next->kind == ESS_TOKEN_WORD && next->capital) ||
                      next->mark == 0xAB || next->kind == ESS_TOKEN_NUMBER ||
                      next->kind == ESS_TOKEN_ORDINAL;
  return !next->glued && starts && !is_initial(tokens, i);
}

/* Index behind what closes what token `i` opens: ess_tokens_closing. */
static size_t
find_closing(const struct ess_tokens *tokens, size_t i)
{
  static const struct {
    uint32_t open, close;
  } pairs[] = {{'(', ')'}, {0xAB, 0xBB}, {0x201C, 0x201D}, {'"', '"'},
               {'[', ']'}};
  /* Longer asides are brackets that somebody forgot. */
  enum { max_aside = 80 };
  const uint32_t mark = tokens->list[i].mark;

  for (size_t k = 0; mark && k < sizeof pairs / sizeof *pairs; ++k) {
    if (mark != pairs[k].open) {
      continue;
    }
    for (size_t j = i + 1; j < tokens->n && j < i + max_aside; ++j) {
      if (tokens->list[j].mark == pairs[k].close) {
        return j + 1;
      }
    }
  }
  return i + 1;
}

/* Every reader asks where a sentence ends, most of them at each token: found
   once, from the end, where each is known from those behind it. */
static void
set_ends(struct ess_tokens *tokens)
{
  for (size_t i = tokens->n; i > 0; --i) {
    struct ess_token *token = &tokens->list[i - 1];
    token->closing = find_closing(tokens, i - 1);
    token->sentence = ends_sentence(tokens, i - 1) ? i
                      : token->closing < tokens->n
                        ? tokens->list[token->closing].sentence
                        : tokens->n;
  }
}

enum ess_status
ess_tokens_read(struct ess_tokens *tokens, struct ess_view text)
{
  bool glued = false;

  tokens->n = 0;
  tokens->text = text;
  ess_buf_reset(&tokens->folded);
  for (size_t at = 0; at < text.n;) {
    struct ess_view rest = ess_view_sub(text, at, text.n);
    if (ess_is_space(ess_utf8_next(&rest))) {
      at = text.n - rest.n;
      glued = false;
      continue;
    }
    struct ess_token *token = add_token(tokens);
    if (!token) {
      break;
    }
    token->glued = glued;
    at += take_token(tokens, token, text, at);
    glued = true;
  }
  set_keys(tokens);
  set_ends(tokens);
  return tokens->folded.status;
}

size_t
ess_tokens_sentence(const struct ess_tokens *tokens, size_t from)
{
  return from < tokens->n ? tokens->list[from].sentence : tokens->n;
}

size_t
ess_tokens_closing(const struct ess_tokens *tokens, size_t i)
{
  return i < tokens->n ? tokens->list[i].closing : i + 1;
}
