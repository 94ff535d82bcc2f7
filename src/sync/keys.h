/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The names that a target has in a file of settings (layer 5, above net and
   sparql): one table. */

#ifndef ESSAIM_SYNC_KEYS_H
#define ESSAIM_SYNC_KEYS_H

#include "base/arena.h"
#include "sync/ini.h"
#include "sync/target.h"

/** What the settings of a target say, before it is complete. */
struct ess_draft {
  struct ess_target target;
  const char *endpoint;
  const char *password_env;  /**< Name of a variable; or NULL */
  const char *password_file; /**< Path; or NULL */
  const char *token_env;     /**< Name of a variable; or NULL */
  const char *token_file;    /**< Path; or NULL */
  bool auth_given;
};

/** Put `setting` into `draft`; its text is copied into `arena`. ESS_USAGE,
    reported at its line, if there is no such setting, or not with this
    value. */
enum ess_status ess_keys_set(struct ess_draft *draft,
                             const struct ess_setting *setting,
                             struct ess_arena *arena, struct ess_log *log);

/** True if `name` is that of a setting about what the server can do: one that
    a profile may have. */
bool ess_keys_is_ability(const char *name);

/** Append the abilities of `abilities` as lines of settings. */
void ess_keys_add_abilities(struct ess_buf *out,
                            const struct ess_abilities *abilities);

#endif
