/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a fuzz target gives: the entry point that libFuzzer calls, and that
   replay.c calls with the files of the kept corpus. */

#ifndef ESSAIM_TESTS_FUZZ_H
#define ESSAIM_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/** Read `n` bytes at `data` as the target's input. Always 0; a fault is
    found by the sanitizers, or by a check that aborts. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#endif
