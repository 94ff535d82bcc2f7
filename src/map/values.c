/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/values.h"

#include "base/text.h"
#include "map/words.h"

#include <string.h>

/* Number of digits at offset `at` of `v`. */
static size_t
digits_at(struct ess_view v, size_t at)
{
  size_t n = 0;
  while (at + n < v.n && ess_is_digit(v.s[at + n])) {
    ++n;
  }
  return n;
}

static size_t
first_digit(struct ess_view v)
{
  size_t at = 0;
  while (at < v.n && !ess_is_digit(v.s[at])) {
    ++at;
  }
  return at;
}

/* Length of a separator of thousands at `at` if three digits and no more
   follow it, or 0. */
static size_t
group_separator(struct ess_view v, size_t at)
{
  struct ess_view rest = ess_view_sub(v, at, v.n);
  if (!rest.n) {
    return 0;
  }
  const uint32_t c = ess_utf8_next(&rest);
  const bool separates = ess_is_space(c) || c == '.' || c == '\'';
  return separates && digits_at(rest, 0) == 3 ? v.n - at - rest.n : 0;
}

/* "1,2 million(s)": append what the comma and the word make of it. */
static bool
add_millions(struct ess_buf *out, struct ess_view rest)
{
  size_t decimals = 0;
  struct ess_view fraction = {NULL, 0};
  struct ess_buf folded = {0};

  if (rest.n && rest.s[0] == ',') {
    decimals = digits_at(rest, 1);
    fraction = ess_view_sub(rest, 1, decimals);
    rest = ess_view_sub(rest, 1 + decimals, rest.n);
  }
  ess_text_fold(&folded, ess_view_sub(ess_text_trim(rest), 0, 16));
  const bool millions = ess_view_starts(ess_buf_view(&folded), "million");
  ess_buf_clear(&folded);
  if (!millions || decimals > 6) {
    return false;
  }
  ess_buf_add(out, fraction);
  for (size_t i = decimals; i < 6; ++i) {
    ess_buf_putc(out, '0');
  }
  return true;
}

/* A number in a text. */
struct number {
  size_t at;             /* offset of its first digit */
  size_t end;            /* behind its last */
  struct ess_buf digits; /* without separators, "million" worked out */
  bool sound;            /* nothing about it says that it is another */
};

static bool
word_follows(struct ess_view rest, const char *word)
{
  struct ess_buf folded = {0};
  ess_text_fold(&folded, ess_view_sub(ess_text_trim(rest), 0, 16));
  const bool found = ess_view_starts(ess_buf_view(&folded), word);
  ess_buf_clear(&folded);
  return found;
}

/* Read the number whose first digit is at `at`. Only a first group of one
   to three digits can have more groups behind it. */
static void
read_number(struct ess_view text, size_t at, struct number *ret)
{
  const size_t first = digits_at(text, at);
  size_t separator = 0;

  ess_buf_reset(&ret->digits);
  ret->at = at;
  ret->end = at;
  do {
    const size_t n = digits_at(text, ret->end + separator);
    ess_buf_add(&ret->digits, ess_view_sub(text, ret->end + separator, n));
    ret->end += separator + n;
    separator = first <= 3 && ret->digits.len <= 15
                  ? group_separator(text, ret->end)
                  : 0;
  } while (separator);
  const struct ess_view rest = ess_view_sub(text, ret->end, text.n);
  const bool million = add_millions(&ret->digits, rest);
  const bool fraction =
    rest.n > 1 && rest.s[0] == ',' && ess_is_digit(rest.s[1]);
  const bool negative = at > 0 && text.s[at - 1] == '-';
  /* "1,2": what is behind the comma is no number of its own. */
  ret->end += fraction ? 1 + digits_at(rest, 1) : 0;
  ret->sound = !negative && (million || (!fraction &&
                                         !word_follows(rest, "mill")));
}

static void
add_canonical(struct ess_buf *out, struct ess_view number)
{
  while (number.n > 1 && number.s[0] == '0') {
    number = ess_view_sub(number, 1, number.n);
  }
  ess_buf_add(out, number);
}

/* The offset behind a bracket that opens at `at` and what it holds. */
static size_t
skip_bracket(struct ess_view text, size_t at)
{
  const size_t n =
    ess_view_find(ess_view_sub(text, at, text.n), ')');
  return at + n + 1;
}

bool
ess_value_integer(struct ess_buf *out, struct ess_view text)
{
  struct number number = {0};
  struct ess_buf only = {0};
  size_t n = 0;
  bool sound = false;
  bool named = false; /* "habitants" stands behind it */

  for (size_t i = 0; i < text.n && !named; ++i) {
    if (text.s[i] == '(') {
      i = skip_bracket(text, i) - 1;
    } else if (ess_is_digit(text.s[i])) {
      read_number(text, i, &number);
      named = word_follows(ess_view_sub(text, number.end, text.n), "hab");
      ess_buf_reset(&only);
      add_canonical(&only, ess_buf_view(&number.digits));
      sound = number.sound;
      ++n;
      i = number.end - 1;
    }
  }
  const bool found = sound && (named || n == 1);
  if (found) {
    ess_buf_add(out, ess_buf_view(&only));
  }
  ess_buf_clear(&only);
  ess_buf_clear(&number.digits);
  return found;
}

bool
ess_value_year(struct ess_buf *out, struct ess_view text)
{
  for (size_t at = first_digit(text); at < text.n;) {
    const size_t n = digits_at(text, at);
    const struct ess_view year = ess_view_sub(text, at, n);
    if (n == 4 && (ess_view_starts(year, "20") ||
                   ess_view_starts(year, "21") ||
                   ess_view_starts(year, "19") ||
                   ess_view_starts(year, "18"))) {
      ess_buf_add(out, year);
      return true;
    }
    at += n;
    at += first_digit(ess_view_sub(text, at, text.n));
  }
  return false;
}

static unsigned
number_of(struct ess_view digits)
{
  unsigned n = 0;
  for (size_t i = 0; i < digits.n && i < 9; ++i) {
    n = n * 10 + (unsigned)(digits.s[i] - '0');
  }
  return n;
}

static unsigned
month_of(struct ess_view word)
{
  static const char *const months[] = {
    "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};
  for (unsigned i = 0; i < 12; ++i) {
    if (ess_view_is(word, months[i])) {
      return i + 1;
    }
  }
  return ess_is_digit(word.s[0]) && word.n <= 2 ? number_of(word) : 0;
}

static unsigned
days_in(unsigned month, unsigned year)
{
  static const unsigned days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

/* Three words in either order make a date if they are one. */
static bool
add_date(struct ess_buf *out, struct ess_view a, struct ess_view b,
         struct ess_view c)
{
  const bool year_first = a.n == 4;
  const struct ess_view year = year_first ? a : c;
  const struct ess_view day = year_first ? c : a;
  const unsigned m = b.n ? month_of(b) : 0;
  const size_t day_digits = digits_at(day, 0);
  const unsigned d = number_of(ess_view_sub(day, 0, day_digits));

  if (digits_at(year, 0) != 4 || year.n != 4 || !day_digits ||
      day_digits > 2 || m < 1 || m > 12 || d < 1 ||
      d > days_in(m, number_of(year)) || number_of(year) < 1800) {
    return false;
  }
  ess_buf_printf(out, "%.4s-%02u-%02u", year.s, m, d);
  return true;
}

bool
ess_value_date(struct ess_buf *out, struct ess_view text)
{
  struct ess_buf folded = {0};
  bool found = false;

  ess_text_fold(&folded, text);
  struct ess_view rest = ess_buf_view(&folded);
  struct ess_view a = {"", 0};
  struct ess_view b = {"", 0};
  while (rest.n && !found) {
    const struct ess_view c = ess_words_next(&rest);
    found = a.n && b.n && add_date(out, a, b, c);
    a = b;
    b = c;
  }
  ess_buf_clear(&folded);
  return found;
}
