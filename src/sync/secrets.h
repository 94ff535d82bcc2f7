/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The login of a target (layer 5, above net and sparql): a file of settings
   says only where its secrets are. */

#ifndef ESSAIM_SYNC_SECRETS_H
#define ESSAIM_SYNC_SECRETS_H

#include "sync/keys.h"

/** Secrets that were looked up; `{0}` before. */
struct ess_secrets {
  struct ess_buf password;
  struct ess_buf token;
};

/** Complete the login of `draft` by the secrets that it names, which
    `secrets` owns from then on in place of those before. Of schemes that it
    does not name, that of the server is taken, if there is anybody to log in
    as. ESS_USAGE, reported, if a secret is not there, or a login not whole;
    ESS_IO for a file that cannot be read, or that others can read. */
enum ess_status ess_secrets_take(struct ess_secrets *secrets,
                                 struct ess_draft *draft,
                                 const char *(*environment)(const char *name),
                                 struct ess_log *log);

/** Wipe and free what `secrets` holds. */
void ess_secrets_wipe(struct ess_secrets *secrets);

#endif
