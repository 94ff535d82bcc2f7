/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/push_report.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "cli/target.h"
#include "job/push.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define IN(member) offsetof(struct settings, member)

struct settings {
  struct ess_push_options job;
  struct ess_target_choice target;
  struct ess_store_choice store;
  struct ess_server_choice server;
  struct ess_target chosen;
  bool limited; /* --max-deletions */
  bool resume;
  bool discard;
  bool clean;
  bool json;
};

/* Set by Ctrl-C: what is being done is brought to a state that can be taken
   up. The second one ends the program at once. */
static volatile bool stopped;

static void
on_signal(int signal)
{
  (void)signal;
  stopped = true;
}

static const char *
strategy_at(size_t i)
{
  return i < ESS_STRATEGY_NONE ? ess_strategy_name(i) : NULL;
}

static enum ess_status
set_strategy(void *member, const char *value)
{
  size_t i = 0;
  while (strategy_at(i) && strcmp(strategy_at(i), value) != 0) {
    ++i;
  }
  *(enum ess_strategy *)member = (enum ess_strategy)i;
  return strategy_at(i) ? ESS_OK : ESS_USAGE;
}

static const char *
verify_at(size_t i)
{
  return i == 0 ? "full" : i == 1 ? "count" : NULL;
}

static enum ess_status
set_verify(void *member, const char *value)
{
  *(bool *)member = strcmp(value, "count") == 0;
  return strcmp(value, "count") == 0 || strcmp(value, "full") == 0
           ? ESS_OK
           : ESS_USAGE;
}

/* "100" or "20%"; `member` is the whole of the settings. */
static enum ess_status
set_deletions(void *member, const char *value)
{
  struct settings *s = member;
  const size_t n = strspn(value, "0123456789");

  if (!n || n > 12 || (value[n] && strcmp(value + n, "%") != 0)) {
    return ESS_USAGE;
  }
  s->job.sync.max_deletions = strtoul(value, NULL, 10);
  s->job.sync.percent = value[n] == '%';
  s->limited = true;
  return ESS_OK;
}

static const struct ess_option plan_options[] = {
  {"dry-run", 'n', NULL, "say what would be done, and do nothing",
   "The exit status is 0 if all is in step, 1 if not.", NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.sync.dry_run), ess_set_flag},
  {"strategy", 0, "HOW", "auto (default), delta, staging or direct",
   "delta takes statements out and in; staging writes a graph aside and moves "
   "it over the live one; direct puts the graph whole, where nothing can be "
   "lost by it.", NULL, ESS_COMPLETE_WORDS, strategy_at,
   IN(job.sync.strategy), set_strategy},
  {"max-deletions", 0, "N", "delete at most so many statements (default 50%)",
   "N% is a share of those that are there; more is refused, exit status 8.",
   "a number, or one with %", ESS_COMPLETE_NONE, NULL, 0, set_deletions},
  {"verify", 0, "HOW", "read back the full graph (default), or the count",
   NULL, NULL, ESS_COMPLETE_WORDS, verify_at, IN(job.sync.count_only),
   set_verify},
  {"resume", 0, NULL, "take up what was broken off", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(resume), ess_set_flag},
  {"discard", 0, NULL, "give up what was broken off", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(discard), ess_set_flag},
  {"take-over", 0, NULL, "push though another push seems to be under way",
   "For one that was broken off on a machine that is no more.", NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.sync.take_over), ess_set_flag},
  {"clean", 0, NULL, "remove graphs aside that no push knows any more", NULL,
   NULL, ESS_COMPLETE_NONE, NULL, IN(clean), ess_set_flag},
  {"json", 0, NULL, "tell each event as a line of JSON", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(json), ess_set_flag},
  {0},
};

static const struct ess_option source_options[] = {
  {"source-graph", 0, "IRI", "push only this graph of the store", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(job.source_graph),
   ess_set_iri},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Plan", plan_options, 0},
  {"Target", ess_config_options, IN(target)},
  {"Target", ess_target_options, IN(target)},
  {"Server, if TARGET is a URL", ess_server_options, IN(server)},
  {"Data, when no FILE is given", ess_store_options, IN(store)},
  {"Data, when no FILE is given", source_options, 0},
  {"Mapping of profile pages", ess_mapping_options, IN(job.profile)},
  ESS_HELP_GROUP,
};

static enum ess_status
choose_data(struct settings *s, struct ess_log *log)
{
  struct ess_push_options *job = &s->job;
  const bool store = s->store.path || s->store.storage || job->source_graph;
  const bool left = s->resume || s->discard || s->clean;

  if (job->n_inputs && store) {
    return ess_fail(log, ESS_USAGE, NULL, "push one or the other",
                    "the store and files exclude each other");
  }
  if (s->resume + s->discard + s->clean + job->sync.dry_run > 1) {
    return ess_fail(log, ESS_USAGE, NULL, "do one after the other",
                    "--dry-run, --resume, --discard and --clean exclude each "
                    "other");
  }
  job->action = s->resume    ? ESS_PUSH_RESUME
                : s->discard ? ESS_PUSH_DISCARD
                : s->clean   ? ESS_PUSH_CLEAN
                             : ESS_PUSH_RUN;
  job->sync.resume = s->resume;
  if (!s->limited) {
    job->sync.max_deletions = 50;
    job->sync.percent = true;
  }
  if (!job->n_inputs && (store || !left)) {
    job->store = ess_store_path(&s->store);
    job->storage = s->store.storage;
  }
  return ESS_OK;
}

static void
watch_signals(struct ess_remote *remote)
{
  struct sigaction action = {.sa_handler = on_signal,
                             .sa_flags = (int)SA_RESETHAND};
  (void)sigemptyset(&action.sa_mask);
  (void)sigaction(SIGINT, &action, NULL);
  (void)sigaction(SIGTERM, &action, NULL);
  remote->stop = &stopped;
}

/* A core file would hold passwords. */
static void
forbid_core(void)
{
  const struct rlimit none = {0, 0};
  (void)setrlimit(RLIMIT_CORE, &none);
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_push_report report = {0};
  struct ess_push_report_to to = {.json = s->json,
                                  .dry_run = s->job.sync.dry_run,
                                  .target = operands->words[0]};

  forbid_core();
  s->job.inputs = operands->words + 1;
  s->job.n_inputs = operands->n - 1;
  enum ess_status st = choose_data(s, log);
  if (st == ESS_OK) {
    st = ess_target_choose(&s->target, &s->server, operands->words[0],
                           &s->chosen, log);
  }
  if (st == ESS_OK) {
    const struct ess_push_sink sink = ess_push_report_sink(&to);
    s->job.target = &s->chosen;
    s->job.sync.state = ess_target_state(&s->target);
    watch_signals(&s->chosen.remote);
    st = ess_push(&s->job, &sink, &report, log);
    ess_push_report_end(&to, &report, st);
  }
  return st;
}

static void
clear(void *settings)
{
  struct settings *s = settings;
  ess_target_clear(&s->target);
}

const struct ess_cmd ess_cmd_push = {groups, sizeof(struct settings), run,
                                     clear};
