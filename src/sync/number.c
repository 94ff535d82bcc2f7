/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/number.h"

/* One row, one column, a number. */
struct number {
  unsigned long n;
  unsigned long rows;
  bool sound;
};

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  struct number *number = self;
  (void)names;
  *number = (struct number){.sound = n == 1};
  return ESS_OK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct number *number = self;
  const struct ess_view digits = n == 1 ? terms[0].value
                                        : (struct ess_view){NULL, 0};

  number->sound &= ++number->rows == 1 && digits.n > 0 && digits.n < 19;
  for (size_t i = 0; number->sound && i < digits.n; ++i) {
    const char c = digits.s[i];
    number->sound = c >= '0' && c <= '9';
    number->n = number->n * 10 + (unsigned long)(c - '0');
  }
  return ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  struct number *number = self;
  (void)answer;
  number->sound = false;
  return ESS_OK;
}

enum ess_status
ess_number_ask(struct ess_client *client, struct ess_view query,
               unsigned long *ret, struct ess_log *log)
{
  struct number number = {0};
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, &number};

  enum ess_status st = ess_client_ask(client, query, &rows, NULL);
  if (st == ESS_OK && !(number.sound && number.rows == 1)) {
    st = ess_fail(log, ESS_NETWORK, NULL, NULL,
                  "the server answered a count with something else");
  }
  *ret = st == ESS_OK ? number.n : 0;
  return st;
}
