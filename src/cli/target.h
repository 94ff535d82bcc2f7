/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which target a command is about (layer 7): a name in the file of settings,
   or URLs on the command line. */

#ifndef ESSAIM_CLI_TARGET_H
#define ESSAIM_CLI_TARGET_H

#include "cli/fragments.h"
#include "sync/target.h"

/** What the command line says of the target; `{0}` before. */
struct ess_target_choice {
  const char *config;   /**< File of settings; NULL: where it usually is */
  const char *state;    /**< Folder of journals; NULL: where it usually is */
  const char *graph;    /**< In place of the graph of the target */
  const char *query_url;
  const char *update_url;
  const struct ess_server *type; /**< Of a target that is a URL */
  bool unversioned;
  bool unprofiled; /**< Leave out what doctor found of it before */
  long tries;
  long deadline;
  long max_rate;
  struct ess_buf texts[4];       /**< What was put together */
  struct ess_settings *settings; /**< That the target is from */
};

/** --config and --state: fills a `struct ess_target_choice`. */
extern const struct ess_option ess_config_options[];

/** --graph, --query-url and the others: fills a
    `struct ess_target_choice`. */
extern const struct ess_option ess_target_options[];

/** The target `word`, of the settings or a URL, with what `choice` and
    `server` say of it; valid until ess_target_clear. ESS_USAGE or ESS_IO,
    reported. */
enum ess_status ess_target_choose(struct ess_target_choice *choice,
                                  struct ess_server_choice *server,
                                  const char *word, struct ess_target *ret,
                                  struct ess_log *log);

/** The folder for journals and profiles; valid as the target. */
const char *ess_target_state(struct ess_target_choice *choice);

/** Append the path of the profile of target `name`. */
void ess_target_profile(struct ess_target_choice *choice, const char *name,
                        struct ess_buf *out);

/** Free what `choice` holds. */
void ess_target_clear(struct ess_target_choice *choice);

#endif
