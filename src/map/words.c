/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/words.h"

#include "base/text.h"

/* Articles and prepositions, and the endings that inclusive writing cuts
   off ("élu·e·s", "chargé(e)", "directeur·rice"): they never tell one
   heading from another. */
enum { max_small = 6 };
static const char small_words[][max_small + 1] = {
  "a",   "au",   "aux", "d",   "dans", "de", "des",   "du",  "e",
  "ee",  "en",   "er",  "ere", "es",   "et", "euse",  "l",   "la",
  "le",  "les",  "leur", "ne", "nes",  "par", "pour", "qu",  "rice",
  "rices", "s",  "sa",  "se",  "ses",  "son", "sur",  "trice", "trices",
  "un",  "une",  "votre", "x",
};

static bool
is_small(struct ess_view word)
{
  if (!word.n || word.n > max_small) {
    return false;
  }
  for (size_t i = 0; i < sizeof small_words / sizeof *small_words; ++i) {
    if (*small_words[i] == *word.s && ess_view_is(word, small_words[i])) {
      return true;
    }
  }
  return false;
}

/* Number, then gender. Both sides of a comparison are cut alike, so a word
   that ends in "s" of its own does no harm. */
static struct ess_view
stem(struct ess_view word)
{
  if (word.n > 3 && (word.s[word.n - 1] == 's' || word.s[word.n - 1] == 'x')) {
    --word.n;
  }
  while (word.n > 3 && word.s[word.n - 1] == 'e') {
    --word.n;
  }
  /* "administratif", "administrative" */
  if (word.n > 5 && word.s[word.n - 2] == 'i' &&
      (word.s[word.n - 1] == 'f' || word.s[word.n - 1] == 'v')) {
    --word.n;
  }
  return word;
}

struct ess_view
ess_words_stem(struct ess_view word)
{
  return is_small(word) ? (struct ess_view){NULL, 0} : stem(word);
}

struct ess_view
ess_words_next(struct ess_view *key)
{
  const size_t end = ess_view_find(*key, ' ');
  const struct ess_view word = ess_view_sub(*key, 0, end);
  *key = ess_view_sub(*key, end + 1, key->n);
  return word;
}

void
ess_words_key(struct ess_buf *out, struct ess_view text)
{
  struct ess_buf folded = {0};
  const size_t start = out->len;

  ess_text_fold(&folded, text);
  struct ess_view rest = ess_buf_view(&folded);
  while (rest.n) {
    const struct ess_view word = ess_words_next(&rest);
    if (!is_small(word)) {
      if (out->len > start) {
        ess_buf_putc(out, ' ');
      }
      ess_buf_add(out, stem(word));
    }
  }
  out->status = ess_status_first(out->status, folded.status);
  ess_buf_clear(&folded);
}

size_t
ess_words_count(struct ess_view key)
{
  size_t n = 0;
  while (key.n) {
    (void)ess_words_next(&key);
    ++n;
  }
  return n;
}

static bool
starts_with_words(struct ess_view key, struct ess_view needle)
{
  return key.n >= needle.n &&
         ess_view_equal(ess_view_sub(key, 0, needle.n), needle) &&
         (key.n == needle.n || key.s[needle.n] == ' ');
}

int
ess_words_find(struct ess_view key, struct ess_view needle)
{
  for (int at = 0; key.n && needle.n; ++at) {
    if (starts_with_words(key, needle)) {
      return at;
    }
    (void)ess_words_next(&key);
  }
  return -1;
}

bool
ess_words_plural(struct ess_view text)
{
  struct ess_buf folded = {0};
  bool plural = false;

  ess_text_fold(&folded, text);
  struct ess_view rest = ess_buf_view(&folded);
  while (rest.n && !plural) {
    const struct ess_view word = ess_words_next(&rest);
    plural = ess_view_is(word, "s") || ess_view_is(word, "es") ||
             (word.n > 3 && word.s[word.n - 1] == 's' &&
              word.s[word.n - 2] != 's');
  }
  ess_buf_clear(&folded);
  return plural;
}

struct ess_view
ess_words_uncounted(struct ess_view label)
{
  static const char *const signs[] = {" n°", " no"};
  size_t n = label.n;

  while (n > 0 && ess_is_digit(label.s[n - 1])) {
    --n;
  }
  if (n == label.n || label.n - n > 2 || n == 0 || label.s[n - 1] != ' ') {
    return label;
  }
  struct ess_view rest = ess_text_trim(ess_view_sub(label, 0, n));
  for (size_t i = 0; i < sizeof signs / sizeof *signs; ++i) {
    if (ess_view_ends(rest, signs[i])) {
      return ess_text_trim(
        ess_view_sub(rest, 0, rest.n - ess_view_of(signs[i]).n));
    }
  }
  return rest;
}
