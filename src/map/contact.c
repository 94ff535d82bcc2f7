/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Where a text begins to say how to reach somebody. Telephone numbers and
   e-mail addresses are never published as part of a fact. */

#include "base/text.h"
#include "map/values.h"

#include <string.h>

/* Length of a run of at most two characters that are neither letters nor
   digits at `at`, which a digit follows; 0 if there is none. */
static size_t
gap_before_digit(struct ess_view text, size_t at)
{
  struct ess_view rest = ess_view_sub(text, at, text.n);
  for (int i = 0; i < 2 && rest.n; ++i) {
    if (ess_is_alnum(ess_utf8_next(&rest))) {
      return 0;
    }
    const size_t length = text.n - at - rest.n;
    if (rest.n && ess_is_digit(rest.s[0])) {
      return length;
    }
  }
  return 0;
}

/* Offset of the first telephone number (nine digits or more with little
   between them), or `text.n`. */
static size_t
find_telephone(struct ess_view text)
{
  for (size_t i = 0; i < text.n; ++i) {
    size_t digits = 0;
    size_t end = i;
    size_t gap = 0;
    while (end < text.n && ess_is_digit(text.s[end])) {
      ++digits;
      ++end;
      gap = gap_before_digit(text, end);
      end += gap;
    }
    /* "CS 10001, 93006 Bobigny" has as many digits. */
    const bool dials = text.s[i] == '0' || (i > 0 && text.s[i - 1] == '+');
    if (digits >= 9 && dials) {
      return i;
    }
    i = end > i ? end - 1 : i;
  }
  return text.n;
}

/* Offset of the first e-mail address, however its "@" is written, or
   `text.n`. */
static size_t
find_mail(struct ess_view text)
{
  static const char *const signs[] = {"@", "(at)", "[at]", " (a) ",
                                      "(arobase)", "[arobase]"};
  size_t first = text.n;

  for (size_t i = 0; i < sizeof signs / sizeof *signs; ++i) {
    const size_t at = ess_view_search(text, signs[i]);
    first = at < first ? at : first;
  }
  if (first < text.n) {
    while (first > 0 && text.s[first - 1] == ' ') {
      --first;
    }
    while (first > 0 && !strchr(" (<:", text.s[first - 1])) {
      --first;
    }
  }
  return first;
}

/* One word or mark that announced what was cut off, taken off the end. */
static struct ess_view
without_last(struct ess_view text)
{
  static const char *const words[] = {"tél",      "Tél",    "tel",   "Tel",
                                      "mail",     "Mail",   "mél",   "Mél",
                                      "courriel", "mobile", "port", "Courriel"};
  text = ess_text_trim(text);
  while (text.n && strchr(" .,;:/|(<-+", text.s[text.n - 1])) {
    --text.n;
  }
  if (ess_view_ends(text, "–")) {
    text.n -= strlen("–");
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    const size_t n = strlen(words[i]);
    if (ess_view_ends(text, words[i]) &&
        (text.n == n || strchr(" ,(-", text.s[text.n - n - 1]))) {
      text.n -= n;
      break;
    }
  }
  return text;
}

struct ess_view
ess_value_before_contact(struct ess_view text)
{
  const size_t telephone = find_telephone(text);
  const size_t mail = find_mail(text);
  const size_t cut = telephone < mail ? telephone : mail;
  struct ess_view kept = ess_view_sub(text, 0, cut);

  if (cut == text.n) {
    return text;
  }
  for (size_t before = kept.n + 1; kept.n < before;) {
    before = kept.n;
    kept = without_last(kept);
  }
  return kept;
}
