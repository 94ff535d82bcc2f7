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

struct ess_headings {
  struct heading *list;
  size_t n;
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

static void
read_words(const struct ess_headings *headings, struct ess_view key,
           struct words *ret)
{
  *ret = (struct words){.n = 0};
  while (key.n && ret->n < max_words) {
    const uint64_t word = ess_hash(0, ess_words_next(&key));
    if (!is_free(headings, word) && !has_word(ret, word)) {
      ret->list[ret->n++] = word;
      ret->sign |= UINT64_C(1) << (word % 64);
    }
  }
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
  if (!headings->list || !headings->free) {
    ess_headings_free(headings);
    return NULL;
  }
  add_free(headings, labels, n, free_words);
  for (size_t i = 0; i < n; ++i) {
    if (labels[i].meaning & section) {
      struct heading *to = &headings->list[headings->n];
      to->label = &labels[i];
      read_words(headings, labels[i].key, &to->words);
      headings->n += to->words.n > 0;
    }
  }
  return headings;
}

void
ess_headings_free(struct ess_headings *headings)
{
  if (headings) {
    free(headings->list);
    free(headings->free);
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

const struct ess_label *
ess_headings_find(const struct ess_headings *headings, struct ess_view text)
{
  const struct ess_label *found = NULL;
  struct ess_buf key = {0};
  struct words words;
  size_t best = 65; /* in hundredths: two thirds are needed */

  ess_words_key(&key, text);
  read_words(headings, ess_buf_view(&key), &words);
  ess_buf_clear(&key);
  for (size_t i = 0; words.n && i < headings->n; ++i) {
    const struct heading *heading = &headings->list[i];
    if (!(heading->words.sign & (UINT64_C(1) << (words.list[0] % 64))) ||
        !has_word(&heading->words, words.list[0])) {
      continue;
    }
    const size_t common = in_common(&words, &heading->words);
    const size_t score =
      100 * common / (words.n + heading->words.n - common);
    if (score > best) {
      best = score;
      found = heading->label;
    }
  }
  return found;
}
