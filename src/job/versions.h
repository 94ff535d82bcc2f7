/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The profiles of one run by their IRIs (layer 6): which of several with one
   IRI is taken. Kept sorted in a spool, so that memory stays flat. */

#ifndef ESSAIM_JOB_VERSIONS_H
#define ESSAIM_JOB_VERSIONS_H

#include "base/spool.h"
#include "map/profile.h"

#include <stdint.h>

/** The profiles so far; opaque. */
struct ess_versions;

/** None yet; NULL without memory. `options` (or NULL) and `log` are borrowed
    for as long. Free with ess_versions_free. */
struct ess_versions *ess_versions_new(const struct ess_spool_options *options,
                                      struct ess_log *log);

/** Free `versions`; NULL is fine. */
void ess_versions_free(struct ess_versions *versions);

/** Note `profile`, which was read from `source`. `*ret_tag` is what tells it
    from the others if it may be dropped, since it says when it was updated;
    else 0. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_versions_add(struct ess_versions *versions,
                                 const struct ess_profile *profile,
                                 const char *source, uint32_t *ret_tag);

/** Choose, when all profiles are noted. Of several with one IRI that all say
    when they were updated, the last one is taken and the others are dropped,
    with a warning for each. ESS_BAD_INPUT, reported, if one does not say it,
    or two say the same. It does not matter in which order they came. */
enum ess_status ess_versions_settle(struct ess_versions *versions);

/** True if the profile with `tag` was dropped. */
bool ess_versions_is_dropped(const struct ess_versions *versions,
                             uint32_t tag);

/** How many profiles were dropped. */
size_t ess_versions_dropped(const struct ess_versions *versions);

#endif
