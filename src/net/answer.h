/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a server's refusal means, for people (layer 5). */

#ifndef ESSAIM_NET_ANSWER_H
#define ESSAIM_NET_ANSWER_H

#include "net/http.h"

/** Report `response`, whose status is not the wanted one, at `place` as
    ESS_NETWORK: its status code, the first line of its text, the target of a
    redirect; what it repeats of `login` (NULL: none) is hidden. `hint` is used
    if the status code has none of its own. */
enum ess_status ess_answer_fail(const struct ess_response *response,
                                const struct ess_login *login,
                                const struct ess_place *place,
                                const char *hint, struct ess_log *log);

#endif
