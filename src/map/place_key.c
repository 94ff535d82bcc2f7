/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/place_key.h"

#include "base/text.h"
#include "map/words.h"

#include <string.h>

/* Words that only say the kind; of those that begin alike the longest
   stands first. */
static const char *const kind_words[] = {
  "etablissement public territorial",
  "collectivite departementale",
  "collectivite territoriale",
  "communaute d agglomeration",
  "communaute de communes",
  "communaute urbaine",
  "communaute d agglo",
  "conseil departemental",
  "conseil regional",
  "conseil general",
  "agglomeration",
  "eurometropole",
  "departement",
  "communaute",
  "metropole",
  "codecom",
  "comcom",
  "region",
  "agglo",
  "cda",
  "cdc",
  "ept",
  "ca",
  "cc",
  "cd",
  "cu",
};

static const char *const articles[] = {"l", "la", "le", "les"};
static const char *const prepositions[] = {"d", "de", "des", "du"};
static const char *const endings[] = {"agglo", "agglomeration", "communaute",
                                      "eurometropole", "metropole"};

/* These are parts of names too ("Ville-la-Grand"). */
static const char *const place_words[] = {"collectivite", "municipalite",
                                          "commune", "mairie", "ville"};

#define IS_IN(list, word) is_in(list, sizeof(list) / sizeof *(list), word)

static bool
is_in(const char *const *list, size_t n, struct ess_view word)
{
  for (size_t i = 0; i < n; ++i) {
    if (ess_view_is(word, list[i])) {
      return true;
    }
  }
  return false;
}

/* What follows `words` in `key`; empty if they do not begin it, or are all
   of it. */
static struct ess_view
behind(struct ess_view key, const char *words)
{
  const size_t n = strlen(words);
  const bool begins =
    key.n > n && ess_view_starts(key, words) && key.s[n] == ' ';
  return begins ? ess_view_sub(key, n + 1, key.n) : (struct ess_view){0};
}

/* `key` without the preposition that begins it, if more remains. */
static struct ess_view
without_preposition(struct ess_view key)
{
  struct ess_view rest = key;
  const struct ess_view first = ess_words_next(&rest);
  return rest.n && IS_IN(prepositions, first) ? rest : key;
}

/* One step from the front; `key` itself when there is none. */
static struct ess_view
without_front(struct ess_view key)
{
  struct ess_view rest = key;
  const struct ess_view first = ess_words_next(&rest);

  if (rest.n && IS_IN(articles, first)) {
    return rest;
  }
  if (rest.n && IS_IN(place_words, first)) {
    const struct ess_view place = without_preposition(rest);
    if (place.n < rest.n) {
      return place;
    }
  }
  for (size_t i = 0; i < sizeof kind_words / sizeof *kind_words; ++i) {
    rest = behind(key, kind_words[i]);
    if (rest.n) {
      return without_preposition(rest);
    }
  }
  return key;
}

static struct ess_view
without_end(struct ess_view key)
{
  size_t at = key.n;
  while (at > 0 && key.s[at - 1] != ' ') {
    --at;
  }
  return at && IS_IN(endings, ess_view_sub(key, at, key.n))
           ? ess_view_sub(key, 0, at - 1)
           : key;
}

static struct ess_view
without_kind(struct ess_view key)
{
  for (size_t before = key.n + 1; key.n < before;) {
    before = key.n;
    key = without_front(key);
  }
  for (size_t before = key.n + 1; key.n < before;) {
    before = key.n;
    key = without_end(key);
  }
  return key;
}

/* "CA de l’Albigeois (C2A)": an abbreviation or an explanation. */
static struct ess_view
without_bracket(struct ess_view name)
{
  size_t open = name.n;
  if (!ess_view_ends(name, ")")) {
    return name;
  }
  while (open > 0 && name.s[open - 1] != '(') {
    --open;
  }
  return open > 1 ? ess_view_sub(name, 0, open - 1) : name;
}

void
ess_place_key(struct ess_buf *out, struct ess_view name)
{
  struct ess_buf folded = {0};
  struct ess_buf full = {0};

  ess_text_fold(&folded, without_bracket(ess_text_trim(name)));
  struct ess_view rest = ess_buf_view(&folded);
  while (rest.n) {
    const struct ess_view word = ess_words_next(&rest);
    ess_buf_puts(&full, full.len ? " " : "");
    ess_buf_add(&full, ess_view_is(word, "st")    ? ess_view_of("saint")
                       : ess_view_is(word, "ste") ? ess_view_of("sainte")
                                                  : word);
  }
  ess_buf_add(out, without_kind(ess_buf_view(&full)));
  out->status = ess_status_first(
    out->status, ess_status_first(folded.status, full.status));
  ess_buf_clear(&full);
  ess_buf_clear(&folded);
}
