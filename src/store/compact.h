/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A store written anew (layer 4): blocks full, no free pages, no terms that
   no quad has. */

#ifndef ESSAIM_STORE_COMPACT_H
#define ESSAIM_STORE_COMPACT_H

#include "store/env.h"

#include <stddef.h>

/** Write what the store in `env` has into a new file, and put that in the
    place of the old one. Nobody can write meanwhile, everybody can read.
    `memory` is as in struct ess_quads_options. ESS_IO or ESS_LIMIT,
    reported: then the store is as it was. */
enum ess_status ess_compact(struct ess_env *env, size_t memory);

#endif
