/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a store holds, and where its bytes are (layer 4). */

#ifndef ESSAIM_STORE_SURVEY_H
#define ESSAIM_STORE_SURVEY_H

#include "store/env.h"
#include "store/statistics.h"

/** A look at a store. Bytes are those of whole pages. */
struct ess_survey {
  struct ess_store_counts counts;
  uint64_t terms;               /**< In the dictionary */
  uint64_t bytes;               /**< Of the file */
  uint64_t parts[ESS_DB_COUNT]; /**< Of each database */
};

/** Look at what was committed last. ESS_IO, reported. */
enum ess_status ess_survey_store(struct ess_env *env,
                                 struct ess_survey *ret);

#endif
