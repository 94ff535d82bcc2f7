/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/store.h"

#include "store/compact.h"

/* A store that is not there is not made: what would there be to look after?
   Opening to read says so. */
static enum ess_status
open_env(const struct ess_upkeep *upkeep, bool write, struct ess_env **ret,
         struct ess_log *log)
{
  const struct ess_env_options reading = {false, 0, false};
  const struct ess_env_options writing = {true, upkeep->wait, false};
  enum ess_status st = ess_env_open(upkeep->store, &reading, ret, log);

  if (st == ESS_OK && write) {
    ess_env_close(*ret);
    st = ess_env_open(upkeep->store, &writing, ret, log);
  }
  return st;
}

enum ess_status
ess_store_stat(const struct ess_upkeep *upkeep, struct ess_survey *ret,
               struct ess_log *log)
{
  struct ess_env *env = NULL;
  enum ess_status st = open_env(upkeep, false, &env, log);

  st = st ? st : ess_survey_store(env, ret);
  ess_env_close(env);
  return st;
}

enum ess_status
ess_store_check(const struct ess_upkeep *upkeep,
                struct ess_check_report *ret, struct ess_log *log)
{
  struct ess_env *env = NULL;
  enum ess_status st = open_env(upkeep, false, &env, log);

  st = st ? st : ess_check(env, ret);
  ess_env_close(env);
  return st == ESS_OK && ret->faults ? ESS_NO : st;
}

enum ess_status
ess_store_compact(const struct ess_upkeep *upkeep, uint64_t *ret_before,
                  uint64_t *ret_after, struct ess_log *log)
{
  struct ess_survey survey = {0};
  struct ess_env *env = NULL;
  enum ess_status st = open_env(upkeep, true, &env, log);

  st = st ? st : ess_survey_store(env, &survey);
  *ret_before = survey.bytes;
  st = st ? st : ess_compact(env, upkeep->memory);
  st = st ? st : ess_survey_store(env, &survey);
  *ret_after = survey.bytes;
  ess_env_close(env);
  return st;
}

enum ess_status
ess_store_backup(const struct ess_upkeep *upkeep, const char *to,
                 struct ess_log *log)
{
  struct ess_env *env = NULL;
  enum ess_status st = open_env(upkeep, false, &env, log);

  st = st ? st : ess_env_backup(env, to);
  ess_env_close(env);
  return st;
}
