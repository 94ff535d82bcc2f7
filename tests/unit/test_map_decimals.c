/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/decimals.h"

#include "unit.h"

static void
assert_written(struct ess_decimal d, const char *expected)
{
  struct ess_buf text = {0};
  ess_decimal_put(&text, d);
  assert_string_equal(ess_buf_str(&text), expected);
  ess_buf_clear(&text);
}

static struct ess_decimal
decimal(int64_t digits, unsigned scale)
{
  return (struct ess_decimal){digits, scale};
}

static void
written_without_needless_zeros(void **state)
{
  (void)state;
  assert_written(decimal(0, 0), "0");
  assert_written(decimal(0, 3), "0");
  assert_written(decimal(1295, 0), "1295");
  assert_written(decimal(15, 2), "0.15");
  assert_written(decimal(5, 6), "0.000005");
  assert_written(decimal(880, 2), "8.8");
  assert_written(decimal(1000, 3), "1");
  assert_written(decimal(1005, 3), "1.005");
  assert_written(ess_decimal_of(100), "100");
  assert_written(decimal(999999999999999999, 0), "999999999999999999");
}

static void
shifted_by_powers_of_ten(void **state)
{
  (void)state;
  assert_written(ess_decimal_shift(decimal(11, 1), 6), "1100000");
  assert_written(ess_decimal_shift(decimal(32, 1), 9), "3200000000");
  assert_written(ess_decimal_shift(decimal(125, 2), 1), "12.5");
  assert_written(ess_decimal_shift(decimal(125, 2), 0), "1.25");
  assert_written(ess_decimal_shift(decimal(0, 0), 9), "0");
}

static void
sums_are_exact(void **state)
{
  (void)state;
  assert_written(ess_decimal_sum(decimal(53, 1), decimal(15, 1)), "6.8");
  assert_written(ess_decimal_sum(decimal(1, 1), decimal(2, 1)), "0.3");
  assert_written(ess_decimal_sum(decimal(28000, 0), decimal(33000, 0)),
                 "61000");
  assert_written(ess_decimal_sum(decimal(5, 1), decimal(25, 2)), "0.75");
  assert_written(ess_decimal_sum(decimal(5, 0), decimal(1, 6)), "5.000001");
}

static void
compared_by_value(void **state)
{
  (void)state;
  assert_int_equal(ess_decimal_compare(decimal(10, 1), decimal(1, 0)), 0);
  assert_int_equal(ess_decimal_compare(decimal(0, 0), decimal(0, 4)), 0);
  assert_true(ess_decimal_compare(decimal(15, 2), decimal(2, 1)) < 0);
  assert_true(ess_decimal_compare(decimal(2, 0), decimal(199, 2)) > 0);
}

/* Too large is as large as can be: no sum turns negative. */
static void
never_wrap_around(void **state)
{
  const struct ess_decimal huge = decimal(999999999999999999, 0);
  struct ess_decimal d = ess_decimal_shift(huge, 12);
  (void)state;
  assert_true(ess_decimal_compare(d, huge) > 0);
  d = ess_decimal_sum(d, d);
  assert_true(ess_decimal_compare(d, huge) > 0);
  assert_true(ess_decimal_compare(huge, decimal(1, 6)) > 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(written_without_needless_zeros),
    cmocka_unit_test(shifted_by_powers_of_ten),
    cmocka_unit_test(sums_are_exact),
    cmocka_unit_test(compared_by_value),
    cmocka_unit_test(never_wrap_around),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
