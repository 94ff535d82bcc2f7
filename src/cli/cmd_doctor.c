/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/doctor_report.h"
#include "cli/fragments.h"
#include "cli/setters.h"
#include "cli/target.h"

#include <signal.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/resource.h>

#define IN(member) offsetof(struct settings, member)

struct settings {
  struct ess_target_choice target;
  struct ess_server_choice server;
  struct ess_target chosen;
  struct ess_buf profile;
  bool read_only;
  bool json;
};

/* Set by Ctrl-C: what was written is removed. The second one ends the program
   at once. */
static volatile bool stopped;

static void
on_signal(int signal)
{
  (void)signal;
  stopped = true;
}

static const struct ess_option probe_options[] = {
  {"read-only", 0, NULL, "try nothing that writes", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(read_only), ess_set_flag},
  {"json", 0, NULL, "tell each probe as a line of JSON", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(json), ess_set_flag},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Probes", probe_options, 0},
  {"Target", ess_config_options, IN(target)},
  {"Target", ess_target_options, IN(target)},
  {"Server, if TARGET is a URL", ess_server_options, IN(server)},
  ESS_HELP_GROUP,
};

static void
watch_signals(struct ess_remote *remote)
{
  const struct rlimit none = {0, 0};
  struct sigaction action = {.sa_handler = on_signal,
                             .sa_flags = (int)SA_RESETHAND};
  (void)sigemptyset(&action.sa_mask);
  (void)sigaction(SIGINT, &action, NULL);
  (void)sigaction(SIGTERM, &action, NULL);
  (void)setrlimit(RLIMIT_CORE, &none); /* it would hold passwords */
  remote->stop = &stopped;
}

/* A target that is a URL has no name for a profile. */
static const char *
find_profile(struct settings *s, const char *word)
{
  if (strncasecmp(word, "http:", 5) == 0 ||
      strncasecmp(word, "https:", 6) == 0) {
    return NULL;
  }
  ess_target_profile(&s->target, word, &s->profile);
  return ess_buf_str(&s->profile);
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_doctor_report_to to = {.json = s->json};
  struct ess_doctor_report report = {.written = false};

  s->target.unprofiled = true;
  enum ess_status st = ess_target_choose(&s->target, &s->server,
                                         operands->words[0], &s->chosen,
                                         log);
  if (st == ESS_OK) {
    const struct ess_probe_sink sink = ess_doctor_report_sink(&to);
    const struct ess_doctor_options options = {
      .target = &s->chosen,
      .read_only = s->read_only,
      .profile = find_profile(s, operands->words[0])};
    watch_signals(&s->chosen.remote);
    st = ess_doctor(&options, &sink, &report, log);
    ess_doctor_report_end(&to, &report, options.profile, st);
  }
  return st;
}

static void
clear(void *settings)
{
  struct settings *s = settings;
  ess_buf_clear(&s->profile);
  ess_target_clear(&s->target);
}

const struct ess_cmd ess_cmd_doctor = {groups, sizeof(struct settings), run,
                                       clear};
