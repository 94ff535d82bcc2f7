/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Chance for tests: the same numbers in each run, unless ESSAIM_TEST_SEED is
   another seed. What fails tells the seed it failed with. */

#ifndef ESSAIM_TESTS_CHANCE_H
#define ESSAIM_TESTS_CHANCE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/** The state of the generator (xorshift64*); never 0. */
static uint64_t chance_state = 1;

/** Seed of this run. */
static inline unsigned long
chance_seed(void)
{
  const char *text = getenv("ESSAIM_TEST_SEED");
  const unsigned long seed = text ? strtoul(text, NULL, 10) : 0;
  return seed ? seed : 2026;
}

/** Begin anew, as every test does: then it fails alone as it does among
    others. */
static inline int
chance_begin(void **state)
{
  (void)state;
  chance_state = chance_seed() * 0x9E3779B97F4A7C15ULL | 1;
  return 0;
}

/** Any number of 64 bits. */
static inline uint64_t
chance(void)
{
  chance_state ^= chance_state >> 12;
  chance_state ^= chance_state << 25;
  chance_state ^= chance_state >> 27;
  return chance_state * 0x2545F4914F6CDD1DULL;
}

/** A number below `n`, which is not 0. */
static inline size_t
below(size_t n)
{
  return (size_t)(chance() >> 16) % n;
}

/** True once in `n` times. */
static inline bool
once_in(size_t n)
{
  return below(n) == 0;
}

/** A number of so many bits as chance has it, at most `bits`: small ones are
    as frequent as big ones. */
static inline uint64_t
chance_bits(unsigned bits)
{
  return chance() >> (64 - 1 - below(bits));
}

/** `failed`, what cmocka returned; tells the seed if it is not 0. */
static inline int
chance_end(int failed)
{
  if (failed) {
    (void)fprintf(stderr, "# again with: ESSAIM_TEST_SEED=%lu\n",
                  chance_seed());
  }
  return failed;
}

#endif
