/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/fetcher.h"

#include "sparql/run.h"

#include <strings.h>

static bool
begins(struct ess_view v, const char *s, size_t n)
{
  return v.n > n && strncasecmp(v.s, s, n) == 0;
}

bool
ess_fetch_may(struct ess_view url)
{
  return begins(url, "http://", 7) || begins(url, "https://", 8);
}

/* Rounded up: who waits as long has nothing left. */
unsigned long long
ess_fetch_left(const struct ess_run *run)
{
  const double left = run->deadline - ess_run_now();

  if (run->deadline <= 0) {
    return 0;
  }
  return left > 0 ? (unsigned long long)(left * 1e3) + 1 : 1;
}

/* Of what is not silent, the fetcher has told already why it failed. */
enum ess_status
ess_fetch_failed(struct ess_run *run, bool silent, enum ess_status st)
{
  if (silent) {
    return ess_run_look(run, NULL);
  }
  return ess_run_is_over(run) ? ESS_LIMIT : st;
}
