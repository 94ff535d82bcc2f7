/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blank nodes of data that go to a server, or are compared with what is there
   (layer 6): they travel as IRIs, since only so can a statement be told from
   others, deleted, and sent twice. */

#ifndef ESSAIM_JOB_GENID_H
#define ESSAIM_JOB_GENID_H

#include "rdf/dataset.h"
#include "sync/target.h"

/** True if a term of `dataset` is a blank node. */
bool ess_has_blank(const struct ess_dataset *dataset);

/** Put IRIs in place of the blank nodes of `*dataset`, if it has any, as
    ess_skolemise does. They begin as `target` says, else on the server that
    the name of its graph, or of the first one in the data, is on: ESS_USAGE,
    reported, if that is none; other errors as ess_skolemise. `*dataset` may be
    another one afterwards. `*ret_nodes` is how many nodes there were. */
enum ess_status ess_genid_name(struct ess_dataset **dataset,
                               const struct ess_target *target,
                               size_t *ret_nodes, struct ess_log *log);

#endif
