/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/periods.h"

#include <stdlib.h>

void
ess_periods_clear(struct ess_periods *periods)
{
  if (periods) {
    free(periods->list);
    *periods = (struct ess_periods){0};
  }
}

int
ess_year_at(const struct ess_tokens *tokens, size_t i)
{
  if (!ess_token_is_kind(tokens, i, ESS_TOKEN_NUMBER)) {
    return 0;
  }
  const struct ess_token *token = &tokens->list[i];
  const int64_t n = token->number.digits;
  return token->text.n == 4 && token->number.scale == 0 && n >= 1900 &&
             n < 2100
           ? (int)n
           : 0;
}

static unsigned
month_at(const struct ess_tokens *tokens, size_t i)
{
  static const char months[][12] = {
    "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};
  const struct ess_view word =
    ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) ? tokens->list[i].word
                                                 : (struct ess_view){NULL, 0};
  for (unsigned m = 0; word.n && m < 12; ++m) {
    if (*months[m] == *word.s && ess_view_is(word, months[m])) {
      return m + 1;
    }
  }
  return 0;
}

/* A number of one or two digits up to `most`; "1er" is one. */
static unsigned
small_at(const struct ess_tokens *tokens, size_t i, unsigned most)
{
  if (i >= tokens->n) {
    return 0;
  }
  const struct ess_token *token = &tokens->list[i];
  if (token->kind == ESS_TOKEN_ORDINAL) {
    return ess_view_starts(token->text, "1er") ? 1 : 0;
  }
  return token->kind == ESS_TOKEN_NUMBER && token->text.n <= 2 &&
             token->number.digits >= 1 && token->number.digits <= most
           ? (unsigned)token->number.digits
           : 0;
}

/* "17/04/2024", with dots or hyphens too. */
static size_t
read_numeric(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  const uint32_t mark = i + 1 < tokens->n ? tokens->list[i + 1].mark : 0;
  const unsigned day = small_at(tokens, i, 31);
  const unsigned month = small_at(tokens, i + 2, 12);
  const int year = ess_year_at(tokens, i + 4);

  if ((mark != '/' && mark != '.' && mark != '-') || !day || !month ||
      !year || !ess_token_is_mark(tokens, i + 3, mark)) {
    return 0;
  }
  *ret = (struct ess_day){year, month, day};
  return 5;
}

/* "06/2019". */
static size_t
read_month_number(const struct ess_tokens *tokens, size_t i,
                  struct ess_day *ret)
{
  const unsigned month = small_at(tokens, i, 12);
  const int year = ess_year_at(tokens, i + 2);
  if (!month || !year || tokens->list[i].text.n != 2 ||
      !ess_token_is_mark(tokens, i + 1, '/')) {
    return 0;
  }
  *ret = (struct ess_day){year, month, 0};
  return 3;
}

/* "octobre 2020", "octobre". Returns how many tokens it is. */
static size_t
read_month(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  const unsigned month = month_at(tokens, i);
  if (!month) {
    return 0;
  }
  *ret = (struct ess_day){ess_year_at(tokens, i + 1), month, 0};
  return ret->year ? 2 : 1;
}

/* "7 octobre 2020", "1er mai". */
static size_t
read_date(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  const unsigned day = small_at(tokens, i, 31);
  const size_t n = day ? read_month(tokens, i + 1, ret) : 0;
  if (n) {
    ret->day = day;
  }
  return n ? n + 1 : 0;
}

static bool
is_season(const struct ess_tokens *tokens, size_t i)
{
  static const char seasons[][12] = {
    "printemps", "ete",  "automne",  "hiver",    "fin",     "debut",
    "mi",        "rentree", "courant", "trimestre", "semestre"};
  const struct ess_view word =
    ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) ? tokens->list[i].word
                                                 : (struct ess_view){NULL, 0};
  for (size_t k = 0; word.n && k < sizeof seasons / sizeof *seasons; ++k) {
    if (*seasons[k] == *word.s && ess_view_is(word, seasons[k])) {
      return true;
    }
  }
  return false;
}

/* "été 2020", "fin d'année 2021", "début 2020", "rentrée 2023": the year. */
static size_t
read_season(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  bool found = is_season(tokens, i);
  for (size_t k = i + 1; found && k <= i + 4; ++k) {
    const int year = ess_year_at(tokens, k);
    if (year || read_month(tokens, k, ret) == 2) {
      *ret = year ? (struct ess_day){year, 0, 0} : *ret;
      return k - i + (year ? 1 : 2);
    }
    if (!ess_token_is(tokens, k, "d") && !ess_token_is(tokens, k, "de") &&
        !ess_token_is(tokens, k, "annee") &&
        !ess_token_is_mark(tokens, k, '\'') &&
        !ess_token_is_mark(tokens, k, 0x2019) &&
        !ess_token_is_mark(tokens, k, '-')) {
      break;
    }
  }
  return 0;
}

static size_t
read_year(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  *ret = (struct ess_day){ess_year_at(tokens, i), 0, 0};
  return ret->year ? 1 : 0;
}

/* "1er trimestre 2020", "2e semestre 2023". */
static size_t
read_part_of_year(const struct ess_tokens *tokens, size_t i,
                  struct ess_period *ret)
{
  const int year = ess_token_is_kind(tokens, i, ESS_TOKEN_ORDINAL)
                     ? ess_year_at(tokens, i + 2)
                     : 0;
  const bool quarter = year && ess_token_is(tokens, i + 1, "trimestre");
  const bool half = year && ess_token_is(tokens, i + 1, "semestre");
  const unsigned months = quarter ? 3 : 6;

  if (!quarter && !half) {
    return 0;
  }
  const unsigned nth = (unsigned)(tokens->list[i].text.s[0] - '0');
  if (nth < 1 || nth > 12 / months) {
    return 0;
  }
  ret->start = (struct ess_day){year, (nth - 1) * months + 1, 0};
  ret->end = (struct ess_day){year, nth * months, 0};
  return 3;
}

/* One day, month or year at token `i`; returns how many tokens it is. */
static size_t
read_point(const struct ess_tokens *tokens, size_t i, struct ess_day *ret)
{
  static size_t (*const forms[])(const struct ess_tokens *, size_t,
                                 struct ess_day *) = {
    read_numeric, read_month_number, read_date,
    read_month,   read_season,       read_year};
  size_t n = 0;
  for (size_t k = 0; k < sizeof forms / sizeof *forms && !n; ++k) {
    n = forms[k](tokens, i, ret);
  }
  return n;
}

/* Words between two points: "et", "au", "-" … */
static bool
is_link(const struct ess_tokens *tokens, size_t i)
{
  static const uint32_t marks[] = {'-', 0x2013, 0x2014, '/', '&'};
  for (size_t k = 0; k < sizeof marks / sizeof *marks; ++k) {
    if (ess_token_is_mark(tokens, i, marks[k])) {
      return true;
    }
  }
  return ess_token_is(tokens, i, "et") || ess_token_is(tokens, i, "ou") ||
         ess_token_is(tokens, i, "au") || ess_token_is(tokens, i, "a");
}

/* What the first point leaves out, the second one says. */
static void
complete(struct ess_day *first, const struct ess_day *second)
{
  first->year = first->year ? first->year : second->year;
}

/* "7 et 8 octobre 2020": the first day alone, before a date. */
static size_t
read_two_days(const struct ess_tokens *tokens, size_t i,
              struct ess_period *ret)
{
  const unsigned first = small_at(tokens, i, 31);
  if (!first || !is_link(tokens, i + 1)) {
    return 0;
  }
  const size_t n = read_date(tokens, i + 2, &ret->end);
  ret->start = ret->end;
  ret->start.day = first;
  return n ? n + 2 : 0;
}

/* Years join by a mark always ("2022-2028"); by a word only what a word
   before it opened ("entre 2018 et 2020"), or two months, or two dates. */
static bool
may_join(const struct ess_tokens *tokens, size_t link, bool opened,
         const struct ess_day *a, const struct ess_day *b)
{
  const bool by_mark = tokens->list[link].kind == ESS_TOKEN_MARK;
  const bool in_order = !a->year || a->year <= b->year;
  const bool alike = !a->month == !b->month && !a->day == !b->day;
  return b->year && in_order &&
         (opened || (alike && (by_mark || b->month)));
}

/* A point and, if one is joined to it, another. */
static size_t
read_points(const struct ess_tokens *tokens, size_t i, bool opened,
            struct ess_period *ret)
{
  struct ess_day second;
  size_t n = read_two_days(tokens, i, ret);

  if (n) {
    return n;
  }
  ret->end = (struct ess_day){0};
  n = read_point(tokens, i, &ret->start);
  if (n && i + n < tokens->n && is_link(tokens, i + n)) {
    const size_t more = read_point(tokens, i + n + 1, &second);
    if (more &&
        may_join(tokens, i + n, opened, &ret->start, &second)) {
      complete(&ret->start, &second);
      ret->end = second;
      n += more + 1;
    }
  }
  return n;
}

/* "en 2025 les 7 et 8 novembre": the year before the days. */
static size_t
read_year_first(const struct ess_tokens *tokens, size_t i,
                struct ess_period *ret)
{
  const int year = ess_year_at(tokens, i);
  size_t at = i + 1;

  at += ess_token_is_mark(tokens, at, ',');
  if (!year || (!ess_token_is(tokens, at, "les") &&
                !ess_token_is(tokens, at, "le") &&
                !ess_token_is(tokens, at, "du"))) {
    return 0;
  }
  const size_t n = read_points(tokens, at + 1, true, ret);
  if (!n || ret->start.year || !ret->start.month) {
    return 0;
  }
  ret->start.year = year;
  ret->end.year = ret->end.month ? year : 0;
  return at + 1 + n - i;
}

static bool
is_since(const struct ess_tokens *tokens, size_t i, size_t *ret_n)
{
  *ret_n = 1;
  if (ess_token_is(tokens, i, "depuis") || ess_token_is(tokens, i, "des")) {
    return true;
  }
  *ret_n = 3;
  return ess_token_is(tokens, i, "a") &&
         (ess_token_is(tokens, i + 1, "partir") ||
          ess_token_is(tokens, i + 1, "compter")) &&
         (ess_token_is(tokens, i + 2, "de") ||
          ess_token_is(tokens, i + 2, "du"));
}

/* Words that belong to the period behind them. */
static size_t
skip_opening(const struct ess_tokens *tokens, size_t i,
             struct ess_period *period, bool *ret_opened)
{
  size_t n = 0;
  *ret_opened = ess_token_is(tokens, i, "entre") ||
                ess_token_is(tokens, i, "de") ||
                ess_token_is(tokens, i, "du");
  period->since = is_since(tokens, i, &n);
  n = period->since ? n : *ret_opened;
  n += ess_token_is(tokens, i + n, "le") || ess_token_is(tokens, i + n, "les");
  if (ess_token_is(tokens, i + n, "l")) {
    n += 2;
  }
  return n;
}

static size_t
read_period(const struct ess_tokens *tokens, size_t i,
            struct ess_period *ret)
{
  bool opened = false;
  if (tokens->list[i].kind == ESS_TOKEN_MARK) {
    return 0;
  }
  *ret = (struct ess_period){.from = i};
  const size_t before = skip_opening(tokens, i, ret, &opened);
  size_t n = read_year_first(tokens, i + before, ret);
  n = n ? n : read_part_of_year(tokens, i + before, ret);
  n = n ? n : read_points(tokens, i + before, opened, ret);
  ret->to = i + before + n;
  return n && ret->start.year ? before + n : 0;
}

static struct ess_period *
add_period(struct ess_periods *periods)
{
  if (periods->n == periods->cap) {
    const size_t cap = periods->cap ? periods->cap * 2 : 16;
    struct ess_period *list =
      realloc(periods->list, cap * sizeof *periods->list);
    if (!list) {
      return NULL;
    }
    periods->list = list;
    periods->cap = cap;
  }
  return &periods->list[periods->n++];
}

/* Each token of the period knows it. */
static void
mark_tokens(struct ess_tokens *tokens, const struct ess_period *period,
            size_t nth)
{
  for (size_t i = period->from; i < period->to; ++i) {
    tokens->list[i].period = (unsigned)nth;
  }
}

enum ess_status
ess_periods_read(struct ess_periods *periods, struct ess_tokens *tokens)
{
  struct ess_period period;

  periods->n = 0;
  for (size_t i = 0; i < tokens->n;) {
    const size_t n = read_period(tokens, i, &period);
    if (n) {
      struct ess_period *to = add_period(periods);
      if (!to) {
        return ESS_LIMIT;
      }
      *to = period;
      mark_tokens(tokens, to, periods->n);
    }
    i += n ? n : 1;
  }
  return ESS_OK;
}

const struct ess_period *
ess_periods_at(const struct ess_periods *periods,
               const struct ess_tokens *tokens, size_t i)
{
  const unsigned nth = i < tokens->n ? tokens->list[i].period : 0;
  return nth ? &periods->list[nth - 1] : NULL;
}

void
ess_day_add(struct ess_buf *out, struct ess_day day)
{
  ess_buf_printf(out, "%04d", day.year);
  if (day.month) {
    ess_buf_printf(out, "-%02u", day.month);
  }
  if (day.month && day.day) {
    ess_buf_printf(out, "-%02u", day.day);
  }
}
