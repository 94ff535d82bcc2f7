/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/headings.h"

#include "base/text.h"
#include "map/mapping.h"
#include "map/words.h"

#include <stdlib.h>

enum { max_words = 12 };

/* The words of a heading, as hashes, and a sign of all of them. */
struct words {
  uint64_t list[max_words];
  size_t n;
  uint64_t sign;
};

struct heading {
  const struct ess_label *label;
  struct words words;
};

/* A word that tells what a heading is about, and a label that has it; no
   label: a word that is common in headings of all kinds. */
struct telling {
  uint64_t word;
  const struct ess_label *label;
};

struct ess_headings {
  struct heading *list;
  size_t n;
  struct telling *telling; /* sorted by word */
  size_t n_telling;
  uint64_t *free; /* words that do not count */
  size_t n_free;
};

static bool
has_word(const struct words *words, uint64_t word)
{
  for (size_t i = 0; i < words->n; ++i) {
    if (words->list[i] == word) {
      return true;
    }
  }
  return false;
}

static bool
is_free(const struct ess_headings *headings, uint64_t word)
{
  for (size_t i = 0; i < headings->n_free; ++i) {
    if (headings->free[i] == word) {
      return true;
    }
  }
  return false;
}

/* True if there are words that do not count. */
static bool
read_words(const struct ess_headings *headings, struct ess_view key,
           struct words *ret)
{
  bool any = false;

  *ret = (struct words){.n = 0};
  while (key.n && ret->n < max_words) {
    const uint64_t word = ess_hash(0, ess_words_next(&key));
    if (is_free(headings, word)) {
      any = true;
    } else if (!has_word(ret, word)) {
      ret->list[ret->n++] = word;
      ret->sign |= UINT64_C(1) << (word % 64);
    }
  }
  return any;
}

static void
add_free(struct ess_headings *headings, const struct ess_label *labels,
         size_t n, uint64_t meaning)
{
  for (size_t i = 0; i < n; ++i) {
    if (labels[i].meaning & meaning) {
      headings->free[headings->n_free++] = ess_hash(0, labels[i].key);
    }
  }
}

static int
compare_words(const void *left, const void *right)
{
  const struct telling *a = left;
  const struct telling *b = right;
  return (a->word > b->word) - (a->word < b->word);
}

static int
compare_telling(const void *left, const void *right)
{
  const struct telling *a = left;
  const struct telling *b = right;
  const int order = compare_words(a, b);
  return order ? order : ess_view_compare(a->label->detail, b->label->detail);
}

/* How many from `from` on have its word and, with `alike`, its kind. */
static size_t
count_same(const struct ess_headings *headings, size_t from, bool alike)
{
  const struct telling *list = headings->telling;
  size_t n = 1;
  while (from + n < headings->n_telling &&
         list[from + n].word == list[from].word &&
         (!alike || ess_view_equal(list[from + n].label->detail,
                                   list[from].label->detail))) {
    ++n;
  }
  return n;
}

/* Of the words of all headings keep those that nearly always stand in
   headings of one kind, and those that many have. */
static void
keep_telling(struct ess_headings *headings)
{
  enum { least = 3, many = 8, share = 75 };
  size_t kept = 0;

  qsort(headings->telling, headings->n_telling, sizeof *headings->telling,
        compare_telling);
  for (size_t i = 0; i < headings->n_telling;) {
    const size_t all = count_same(headings, i, false);
    struct telling best = headings->telling[i];
    size_t most = 0;
    for (size_t k = i; k < i + all;) {
      const size_t n = count_same(headings, k, true);
      best = n > most ? headings->telling[k] : best;
      most = n > most ? n : most;
      k += n;
    }
    if (most >= least && 100 * most >= share * all) {
      headings->telling[kept++] = best;
    } else if (all >= many) {
      headings->telling[kept++] = (struct telling){best.word, NULL};
    }
    i += all;
  }
  headings->n_telling = kept;
}

static void
add_telling(struct ess_headings *headings, const struct heading *heading)
{
  for (size_t i = 0; i < heading->words.n; ++i) {
    headings->telling[headings->n_telling++] =
      (struct telling){heading->words.list[i], heading->label};
  }
}

struct ess_headings *
ess_headings_new(const struct ess_label *labels, size_t n, uint64_t section,
                 uint64_t free_words)
{
  struct ess_headings *headings = calloc(1, sizeof *headings);
  if (!headings) {
    return NULL;
  }
  headings->list = calloc(n + 1, sizeof *headings->list);
  headings->free = calloc(n + 1, sizeof *headings->free);
  headings->telling = calloc(n + 1, max_words * sizeof *headings->telling);
  if (!headings->list || !headings->free || !headings->telling) {
    ess_headings_free(headings);
    return NULL;
  }
  add_free(headings, labels, n, free_words);
  for (size_t i = 0; i < n; ++i) {
    if (labels[i].meaning & section) {
      struct heading *to = &headings->list[headings->n];
      to->label = &labels[i];
      (void)read_words(headings, labels[i].key, &to->words);
      add_telling(headings, to);
      headings->n += to->words.n > 0;
    }
  }
  keep_telling(headings);
  return headings;
}

void
ess_headings_free(struct ess_headings *headings)
{
  if (headings) {
    free(headings->list);
    free(headings->free);
    free(headings->telling);
    free(headings);
  }
}

static size_t
in_common(const struct words *a, const struct words *b)
{
  size_t n = 0;
  for (size_t i = 0; i < a->n; ++i) {
    n += has_word(b, a->list[i]);
  }
  return n;
}

/* The heading that has the most words in common with `words`. */
static const struct ess_label *
find_alike(const struct ess_headings *headings, const struct words *words)
{
  const struct ess_label *found = NULL;
  size_t best = 65; /* in hundredths: two thirds are needed */

  for (size_t i = 0; words->n && i < headings->n; ++i) {
    const struct heading *heading = &headings->list[i];
    if (!(heading->words.sign & (UINT64_C(1) << (words->list[0] % 64))) ||
        !has_word(&heading->words, words->list[0])) {
      continue;
    }
    const size_t common = in_common(words, &heading->words);
    const size_t score =
      100 * common / (words->n + heading->words.n - common);
    if (score > best) {
      best = score;
      found = heading->label;
    }
  }
  return found;
}

static const struct telling *
find_word(const struct ess_headings *headings, uint64_t word)
{
  const struct telling key = {.word = word};
  return bsearch(&key, headings->telling, headings->n_telling,
                 sizeof *headings->telling, compare_words);
}

const struct ess_label *
ess_headings_find(const struct ess_headings *headings, struct ess_view text)
{
  struct ess_buf key = {0};
  struct words words;

  ess_words_key(&key, text);
  (void)read_words(headings, ess_buf_view(&key), &words);
  ess_buf_clear(&key);
  return find_alike(headings, &words);
}

/* What most of the words tell; the first of them, if as many tell something
   else. */
static const struct ess_label *
find_most(const struct ess_label *const *told, size_t n)
{
  const struct ess_label *found = NULL;
  size_t best = 0;

  for (size_t i = 0; i < n; ++i) {
    size_t votes = 0;
    for (size_t k = 0; k < n; ++k) {
      votes += ess_view_equal(told[k]->detail, told[i]->detail);
    }
    found = votes > best ? told[i] : found;
    best = votes > best ? votes : best;
  }
  return found;
}

const struct ess_label *
ess_headings_tell(const struct ess_headings *headings, struct ess_view text,
                  bool *ret_common)
{
  const struct ess_label *told[max_words];
  struct ess_buf key = {0};
  struct words words;
  size_t n = 0;

  ess_words_key(&key, text);
  *ret_common = read_words(headings, ess_buf_view(&key), &words);
  ess_buf_clear(&key);
  for (size_t i = 0; i < words.n; ++i) {
    const struct telling *word = find_word(headings, words.list[i]);
    if (word && word->label) {
      told[n++] = word->label;
    }
    *ret_common |= word && !word->label;
  }
  return find_most(told, n);
}
