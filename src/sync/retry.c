/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/retry.h"

#include <stdint.h>

static const long longest_backoff_ms = 30000;
static const long longest_asked_s = 600;

/* A proxy that answers 502, 503 or 504 may have handed the request on; a
   server may carry one out and then fail to say so. */
static const struct rule {
  long status;
  struct ess_fate fate;
} rules[] = {
  {408, {false, true, true}},  {425, {false, false, true}},
  {429, {false, false, true}}, {500, {false, true, false}},
  {502, {false, true, true}},  {503, {false, true, true}},
  {504, {false, true, true}},
};

static bool
is_throttled(const struct ess_response *response)
{
  const struct ess_view body = ess_buf_view(&response->body);
  const struct ess_view word = ESS_VIEW("ThrottlingException");

  return (response->status == 405 && response->retry_after >= 0) ||
         (response->status == 400 &&
          ess_view_search(body, word.s) < body.n);
}

struct ess_fate
ess_retry_fate(const struct ess_response *response, bool answered)
{
  static const struct ess_fate refused = {false, false, false};
  static const struct ess_fate later = {false, false, true};

  if (!answered) {
    return (struct ess_fate){false, response->delivery != ESS_NOT_SENT, true};
  }
  if (response->status == 200 || response->status == 201 ||
      response->status == 204) {
    return (struct ess_fate){true, false, false};
  }
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; ++i) {
    if (rules[i].status == response->status) {
      return rules[i].fate;
    }
  }
  return is_throttled(response)   ? later
         : response->status < 300 ? (struct ess_fate){false, true, false}
                                  : refused;
}

long
ess_retry_wait(unsigned attempt, long backoff_ms, long retry_after,
               struct ess_random *random)
{
  uint32_t chance = 0;
  long most = backoff_ms;

  if (retry_after >= 0) {
    const long s = retry_after < longest_asked_s ? retry_after
                                                 : longest_asked_s;
    return s * 1000;
  }
  for (unsigned i = 2; i < attempt && most < longest_backoff_ms; ++i) {
    most *= 2;
  }
  most = most < longest_backoff_ms ? most : longest_backoff_ms;
  (void)ess_random_bytes(random, &chance, sizeof chance);
  const long least = backoff_ms / 2 < most ? backoff_ms / 2 : most;
  return least + (long)(chance % (uint32_t)(most - least + 1));
}
