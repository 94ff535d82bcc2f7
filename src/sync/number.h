/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Answers that are one number (layer 5, above net and sparql). */

#ifndef ESSAIM_SYNC_NUMBER_H
#define ESSAIM_SYNC_NUMBER_H

#include "sync/client.h"

/** Ask `query`, which selects one number in one row. ESS_NETWORK, reported, if
    the answer is anything else; other errors as ess_client_ask. */
enum ess_status ess_number_ask(struct ess_client *client,
                               struct ess_view query, unsigned long *ret,
                               struct ess_log *log);

#endif
