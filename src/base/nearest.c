/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/nearest.h"

#include <string.h>

/* No option or command is longer; a longer word is like none of them. */
enum { max_word = 32 };

static size_t
least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* The optimal string alignment distance, by three rows of its matrix. */
static size_t
distance(struct ess_view a, struct ess_view b)
{
  size_t rows[3][max_word + 1] = {{0}};

  for (size_t j = 0; j <= b.n; ++j) {
    rows[0][j] = j;
  }
  for (size_t i = 1; i <= a.n; ++i) {
    const size_t *before = rows[(i + 1) % 3];
    const size_t *above = rows[(i - 1) % 3];
    size_t *row = rows[i % 3];
    row[0] = i;
    for (size_t j = 1; j <= b.n; ++j) {
      row[j] = above[j - 1] + (a.s[i - 1] != b.s[j - 1]);
      row[j] = least(row[j], least(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
          a.s[i - 2] == b.s[j - 1]) {
        row[j] = least(row[j], before[j - 2] + 1);
      }
    }
  }
  return rows[a.n % 3][b.n];
}

struct ess_nearest
ess_nearest_to(struct ess_view wanted)
{
  /* One slip in a short word, two in a longer one. */
  return (struct ess_nearest){wanted, NULL, wanted.n < 5 ? 1 : 2};
}

void
ess_nearest_try(struct ess_nearest *nearest, const char *word)
{
  const struct ess_view candidate = ess_view_of(word);
  const struct ess_view wanted = nearest->wanted;

  if (wanted.n < 2 || wanted.n > max_word || candidate.n > max_word) {
    return;
  }
  const bool begins = strncmp(word, wanted.s, wanted.n) == 0;
  const size_t d = begins ? 1 : distance(wanted, candidate);
  if (d < nearest->distance || (d == nearest->distance && !nearest->word)) {
    nearest->word = word;
    nearest->distance = d;
  }
}
