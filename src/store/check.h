/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Whether a store is what it should be (layer 4). Nothing is changed. */

#ifndef ESSAIM_STORE_CHECK_H
#define ESSAIM_STORE_CHECK_H

#include "store/env.h"

#include <stdint.h>

/** What a check looked at, and found. */
struct ess_check_report {
  uint64_t quads;
  uint64_t terms;
  uint64_t faults; /**< All; of each sort one was reported as an error */
};

/** Check what was committed last: that every block can be read, that rows
    ascend, that all indexes hold the same quads, that every term of a quad
    is in the dictionary and every term of the dictionary under its hash, and
    that each number is what counting gives. Takes as much memory as there
    are graphs, predicates and classes. ESS_OK if it could be looked at,
    whatever was found; else ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_check(struct ess_env *env,
                          struct ess_check_report *ret_report);

#endif
