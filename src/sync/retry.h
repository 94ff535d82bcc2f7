/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* When a request is sent again, and how long after (layer 5, above net and
   sparql). */

#ifndef ESSAIM_SYNC_RETRY_H
#define ESSAIM_SYNC_RETRY_H

#include "net/http.h"
#include "sparql/random.h"

/** What became of a request. */
struct ess_fate {
  bool done;    /**< The server says so */
  bool unknown; /**< It may have been carried out */
  bool again;   /**< It may go well another time */
};

/** The fate of a request of which `response` tells: by its status code if it
    was answered (RFC 9110, section 15; RFC 6585), else by how far it came.
    405 with Retry-After, and 400 with a ThrottlingException, are what some
    servers say for 429. */
struct ess_fate ess_retry_fate(const struct ess_response *response,
                               bool answered);

/** Milliseconds to wait before try `attempt` (2, 3, …): chosen at random
    from half a first wait of `backoff_ms` on, which doubles each time, up to
    30 s; or, if the server named a time, that, up to 10 minutes. */
long ess_retry_wait(unsigned attempt, long backoff_ms, long retry_after,
                    struct ess_random *random);

#endif
