/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/names.h"

#include "base/text.h"
#include "map/words.h"

enum { max_name = 80, max_words = 7 };

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

/* Small words inside a name: "Jean de La Tour". */
static bool
is_particle(struct ess_view word)
{
  static const char *const particles[] = {
    "de", "du", "des", "d", "la", "le", "les", "van", "von",
    "der", "den", "da", "di", "do", "dos", "el", "al", "ben", "y"};
  return is_one_of(word, particles, sizeof particles / sizeof *particles);
}

static bool
is_civility(struct ess_view word)
{
  static const char *const civilities[] = {
    "M.", "Mme", "Mme.", "Mlle", "Monsieur", "Madame", "Mr", "Dr", "Me"};
  return is_one_of(word, civilities, sizeof civilities / sizeof *civilities);
}

/* The next word between white space; empty at the end. */
static struct ess_view
next_word(struct ess_view *rest)
{
  *rest = ess_text_trim(*rest);
  struct ess_view after = *rest;
  size_t end = rest->n;
  while (after.n) {
    const size_t at = rest->n - after.n;
    if (ess_is_space(ess_utf8_next(&after))) {
      end = at;
      break;
    }
  }
  const struct ess_view word = ess_view_sub(*rest, 0, end);
  *rest = after;
  return word;
}

/* Letters, with the marks that names have between them. */
static bool
is_name_word(struct ess_view word, bool *ret_capital)
{
  struct ess_view rest = word;
  const uint32_t first = ess_utf8_next(&rest);
  bool letters = ess_is_alnum(first) && !(first >= '0' && first <= '9');

  *ret_capital = ess_is_upper(first);
  while (rest.n && letters) {
    const uint32_t c = ess_utf8_next(&rest);
    const bool joint = c == '-' || c == '.' || c == '\'' || c == 0x2019;
    letters = joint || (ess_is_alnum(c) && !(c >= '0' && c <= '9'));
  }
  /* "d'Ornano" is a particle and a name in one word. */
  if (letters && !*ret_capital && word.n > 3 && word.s[0] == 'd') {
    struct ess_view tail = ess_view_sub(word, 1, word.n);
    const uint32_t joint = ess_utf8_next(&tail);
    *ret_capital = (joint == '\'' || joint == 0x2019) && tail.n &&
                   ess_is_upper(ess_utf8_next(&tail));
  }
  return letters;
}

static struct ess_view
without_civility(struct ess_view name)
{
  struct ess_view rest = name;
  const struct ess_view word = next_word(&rest);
  return is_civility(word) ? ess_text_trim(rest) : ess_text_trim(name);
}

/* A kind of authority, a role or a country has capitals, too. */
static bool
means_another(const struct ess_mapping *mapping, struct ess_view text)
{
  struct ess_buf buf = {0};
  int kind_at = -1;

  ess_words_key(&buf, text);
  const struct ess_view key = ess_buf_view(&buf);
  (void)ess_mapping_key_first(mapping, key, ESS_MEANS(KIND_NAME), &kind_at);
  const bool another =
    kind_at == 0 ||
    ess_mapping_key_first(mapping, key,
                          ESS_MEANS(WORD_ELECTED) | ESS_MEANS(WORD_STAFF),
                          NULL) ||
    ess_mapping_key_whole(mapping, key, ESS_MEANS(COUNTRY));
  ess_buf_clear(&buf);
  return another;
}

bool
ess_name_is_person(const struct ess_mapping *mapping, struct ess_view text,
                   size_t min_words)
{
  struct ess_view rest = without_civility(text);
  size_t words = 0;
  size_t capitals = 0;

  if (!rest.n || rest.n > max_name) {
    return false;
  }
  for (bool last_capital = false; rest.n; last_capital = true) {
    const struct ess_view word = next_word(&rest);
    bool capital = false;
    if (!is_name_word(word, &capital) ||
        (!capital && (!is_particle(word) || !last_capital || !rest.n))) {
      return false;
    }
    capitals += capital;
    ++words;
  }
  return capitals >= min_words && words <= max_words &&
         !means_another(mapping, text);
}

/* Length of a separator of names at the front of `rest`, or 0. */
static size_t
separator(struct ess_view rest)
{
  static const char *const separators[] = {", ", " et ", " & ", " / ",
                                           "; ", "/",    ",",   ";"};
  /* Asked at every byte of a line. */
  if (*rest.s != ' ' && *rest.s != ',' && *rest.s != ';' && *rest.s != '/') {
    return 0;
  }
  for (size_t i = 0; i < sizeof separators / sizeof *separators; ++i) {
    if (ess_view_starts(rest, separators[i])) {
      return ess_view_of(separators[i]).n;
    }
  }
  return 0;
}

static size_t
split_at_separators(struct ess_view text,
                    struct ess_view names[ESS_MAX_NAMES])
{
  size_t n = 0;
  size_t start = 0;

  for (size_t i = 0; i <= text.n && n < ESS_MAX_NAMES; ++i) {
    const size_t skip =
      i < text.n ? separator(ess_view_sub(text, i, text.n)) : 1;
    if (skip) {
      const struct ess_view part =
        ess_text_trim(ess_view_sub(text, start, i - start));
      if (part.n) {
        names[n++] = part;
      }
      start = i + skip;
      i = start - 1;
    }
  }
  return n;
}

static bool
is_all_capitals(struct ess_view word)
{
  size_t letters = 0;
  while (word.n) {
    const uint32_t c = ess_utf8_next(&word);
    if (ess_is_alnum(c) && !ess_is_upper(c)) {
      return false;
    }
    letters += ess_is_alnum(c);
  }
  return letters > 1;
}

/* "Bastien Le Floc'h": a small word with a capital ends no name. */
static bool
is_joining(struct ess_view word)
{
  static const char *const capitals[] = {"Le", "La", "De", "Du", "Van",
                                         "Von", "El", "Ben", "Di", "Da"};
  return is_particle(word) ||
         is_one_of(word, capitals, sizeof capitals / sizeof *capitals);
}

/* Names with nothing between them end with the capitals of a family name,
   or are pairs of words. */
static size_t
split_run(struct ess_view text, struct ess_view names[ESS_MAX_NAMES])
{
  struct ess_view rest = text;
  size_t n = 0;
  size_t words = 0;
  bool any_capitals = false;
  const char *start = NULL;

  for (struct ess_view look = text; look.n;) {
    any_capitals |= is_all_capitals(next_word(&look));
  }
  while (rest.n && n < ESS_MAX_NAMES) {
    const struct ess_view word = next_word(&rest);
    start = start ? start : word.s;
    ++words;
    const struct ess_view name = {start, (size_t)(word.s - start) + word.n};
    struct ess_view look = rest;
    const bool ends =
      any_capitals ? words > 1 && is_all_capitals(word) &&
                       !is_all_capitals(next_word(&look))
                   : words >= 2 && !is_joining(word);
    if (ends || !ess_text_trim(rest).n) {
      names[n++] = name;
      start = NULL;
      words = 0;
    }
  }
  return n;
}

size_t
ess_name_split(const struct ess_mapping *mapping, struct ess_view text,
               struct ess_view names[ESS_MAX_NAMES])
{
  size_t n = split_at_separators(text, names);
  if (n == 1) {
    n = split_run(names[0], names);
  }
  for (size_t i = 0; i < n; ++i) {
    if (!ess_name_is_person(mapping, names[i], 2)) {
      return 0;
    }
  }
  return n;
}

/* "DUPONT-DURAND" gives "Dupont-Durand". */
static void
add_recased(struct ess_buf *out, struct ess_view word)
{
  bool start = true;
  while (word.n) {
    const struct ess_view before = word;
    const uint32_t c = ess_utf8_next(&word);
    const struct ess_view one =
      ess_view_sub(before, 0, before.n - word.n);
    if (start) {
      ess_buf_add(out, one);
    } else {
      ess_text_lower(out, one);
    }
    start = !ess_is_alnum(c);
  }
}

void
ess_name_normalise(struct ess_buf *out, struct ess_view name)
{
  struct ess_view rest = without_civility(name);
  for (bool first = true; rest.n; first = false) {
    const struct ess_view word = next_word(&rest);
    if (!first) {
      ess_buf_putc(out, ' ');
    }
    if (is_all_capitals(word)) {
      add_recased(out, word);
    } else {
      ess_buf_add(out, word);
    }
  }
}
