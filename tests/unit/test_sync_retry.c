/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a status code says of a request, and how long to wait. */

#include "sync/retry.h"

#include "unit.h"

static const struct fate_case {
  long status; /* 0: no answer */
  long retry_after;
  enum ess_delivery delivery;
  const char *body;
  struct ess_fate fate; /* done, unknown, again */
} cases[] = {
  {200, -1, ESS_ANSWERED, "", {true, false, false}},
  {201, -1, ESS_ANSWERED, "", {true, false, false}},
  {204, -1, ESS_ANSWERED, "", {true, false, false}},
  {202, -1, ESS_ANSWERED, "", {false, true, false}},
  {301, -1, ESS_ANSWERED, "", {false, false, false}},
  {400, -1, ESS_ANSWERED, "", {false, false, false}},
  {400, -1, ESS_ANSWERED, "{\"code\":\"ThrottlingException\"}",
   {false, false, true}},
  {401, -1, ESS_ANSWERED, "", {false, false, false}},
  {405, -1, ESS_ANSWERED, "", {false, false, false}},
  {405, 3, ESS_ANSWERED, "", {false, false, true}},
  {408, -1, ESS_ANSWERED, "", {false, true, true}},
  {413, -1, ESS_ANSWERED, "", {false, false, false}},
  {429, -1, ESS_ANSWERED, "", {false, false, true}},
  {500, -1, ESS_ANSWERED, "", {false, true, false}},
  {502, -1, ESS_ANSWERED, "", {false, true, true}},
  {503, -1, ESS_ANSWERED, "", {false, true, true}},
  {504, -1, ESS_ANSWERED, "", {false, true, true}},
  {0, -1, ESS_NOT_SENT, "", {false, false, true}},
  {0, -1, ESS_MAYBE, "", {false, true, true}},
};

static void
fates(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_response response = {.status = cases[i].status,
                                    .retry_after = cases[i].retry_after,
                                    .delivery = cases[i].delivery};
    ess_buf_puts(&response.body, cases[i].body);
    const struct ess_fate fate =
      ess_retry_fate(&response, cases[i].status != 0);
    assert_int_equal(fate.done, cases[i].fate.done);
    assert_int_equal(fate.unknown, cases[i].fate.unknown);
    assert_int_equal(fate.again, cases[i].fate.again);
    ess_response_clear(&response);
  }
}

static void
waits(void **state)
{
  struct ess_random random = {.left = 0};
  (void)state;

  for (int i = 0; i < 200; ++i) {
    assert_in_range(ess_retry_wait(2, 500, -1, &random), 250, 500);
    assert_in_range(ess_retry_wait(4, 500, -1, &random), 250, 2000);
    assert_in_range(ess_retry_wait(60, 500, -1, &random), 250, 30000);
  }
  assert_int_equal(ess_retry_wait(2, 500, 0, &random), 0);
  assert_int_equal(ess_retry_wait(2, 500, 7, &random), 7000);
  assert_int_equal(ess_retry_wait(2, 500, 86400, &random), 600000);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(fates),
                                     cmocka_unit_test(waits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
