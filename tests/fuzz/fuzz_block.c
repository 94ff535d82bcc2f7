/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blocks of quads and of terms as a damaged store may have them: refused, or
   read within their bytes. What is read of a block of quads, if it ascends,
   is put together again and read the same. */

#include "fuzz.h"
#include "store/block.h"
#include "store/terms.h"

#include <stdlib.h>
#include <string.h>

static bool
ascends(const struct ess_row *rows, size_t n)
{
  for (size_t i = 1; i < n; ++i) {
    if (ess_row_compare(&rows[i - 1], &rows[i]) >= 0) {
      return false;
    }
  }
  return true;
}

static void
write_again(const struct ess_row *rows, size_t n)
{
  static struct ess_filling filling;
  static struct ess_row again[ess_block_rows];
  size_t m = 0;

  filling.n = 0;
  for (size_t i = 0; i < n; ++i) {
    if (!ess_filling_add(&filling, &rows[i])) {
      break; /* it was written with fewer bytes than we would */
    }
  }
  if (ess_block_decode(&rows[0], ess_filling_value(&filling), again, &m) !=
        ESS_OK ||
      m != filling.n || memcmp(again, rows, m * sizeof *rows) != 0) {
    abort();
  }
}

static void
read_rows(const struct ess_row *first, struct ess_view value)
{
  static struct ess_row rows[ess_block_rows];
  struct ess_row low = *first;
  size_t n = 0;

  if (ess_block_decode(first, value, rows, &n) != ESS_OK) {
    return;
  }
  if (ascends(rows, n)) {
    write_again(rows, n);
  }
  low = rows[n / 2];
  (void)ess_block_find(first, value, &low, 2, rows, &n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct ess_buf text = {0};

  if (n >= ess_row_key_size) {
    /* Of its own size, so that reading on is seen. */
    const size_t size = n - ess_row_key_size;
    char *copy = malloc(size ? size : 1);
    const struct ess_row first = ess_row_of_key(data);
    if (copy) {
      memcpy(copy, data + ess_row_key_size, size);
      read_rows(&first, (struct ess_view){copy, size});
      for (unsigned i = 0; i < ess_terms_in_block; ++i) {
        (void)ess_terms_get((struct ess_view){copy, size}, i, &text);
      }
    }
    free(copy);
  }
  ess_buf_clear(&text);
  return 0;
}
