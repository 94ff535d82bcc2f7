/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/keywords.h"

#include "base/nearest.h"

#include <string.h>

static const char *const words[] = {
  "",
#define X(word) #word,
  ESS_KEYWORDS(X)
#undef X
};

static char
capital(char c)
{
  return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* `word` in capitals in `to`, as much of it as has room. */
static struct ess_view
in_capitals(struct ess_view word, char to[ESS_MAX_KEYWORD])
{
  const size_t n = word.n < ESS_MAX_KEYWORD ? word.n : ESS_MAX_KEYWORD;

  for (size_t i = 0; i < n; ++i) {
    to[i] = capital(word.s[i]);
  }
  return (struct ess_view){to, n};
}

enum ess_keyword
ess_keyword_of(struct ess_view word)
{
  char letters[ESS_MAX_KEYWORD];
  const struct ess_view wanted = in_capitals(word, letters);
  size_t low = 1;
  size_t high = word.n < ESS_MAX_KEYWORD ? ESS_KW_COUNT_OF_ALL : 1;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = ess_view_compare(wanted, ess_view_of(words[middle]));
    if (order == 0) {
      return (enum ess_keyword)middle;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return ESS_KW_NONE;
}

const char *
ess_keyword_text(enum ess_keyword keyword)
{
  return words[keyword];
}

const char *
ess_keyword_like(struct ess_view word)
{
  char letters[ESS_MAX_KEYWORD];
  struct ess_nearest nearest = ess_nearest_to(in_capitals(word, letters));

  for (size_t i = 1; i < ESS_KW_COUNT_OF_ALL; ++i) {
    ess_nearest_try(&nearest, words[i]);
  }
  return nearest.word;
}
