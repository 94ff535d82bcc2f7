/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/nearest.h"
#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "job/store.h"

#include <string.h>

struct settings {
  struct ess_store_choice store;
  struct ess_store_writing writing;
  struct ess_upkeep job;
  const char *folder; /* of a backup */
  bool json;
};

static const struct ess_option output_options[] = {
  {"json", 0, NULL, "stat and check: write JSON", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, offsetof(struct settings, json), ess_set_flag},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Store", ess_store_place_options, offsetof(struct settings, store)},
  {"Store", ess_store_writing_options, offsetof(struct settings, writing)},
  {"Output", output_options, 0},
  ESS_HELP_GROUP,
};

/* ------------------------------------------------------------------- stat */

/* A name and its number; `NULL` ends a list. */
struct number {
  const char *name;
  uint64_t value;
};

static void
add_json(struct ess_buf *out, const struct number *numbers)
{
  for (const struct number *n = numbers; n->name; ++n) {
    ess_buf_printf(out, "%s\n  \"%s\": %llu", n == numbers ? "{" : ",",
                   n->name, (unsigned long long)n->value);
  }
  ess_buf_puts(out, "\n}\n");
}

static enum ess_status
print_numbers(const struct settings *s, const struct number *numbers,
              struct ess_log *log)
{
  struct ess_buf out = {0};

  if (s->json) {
    add_json(&out, numbers);
  }
  for (const struct number *n = numbers; n->name && !s->json; ++n) {
    ess_buf_printf(&out, "%-11s %15llu\n", n->name,
                   (unsigned long long)n->value);
  }
  return ess_print(&out, log);
}

static enum ess_status
run_stat(const struct settings *s, struct ess_log *log)
{
  struct ess_survey survey;
  const struct ess_store_counts *counts = &survey.counts;
  struct number numbers[8 + ESS_DB_COUNT + 1];
  size_t n = 0;
  const enum ess_status st = ess_store_stat(&s->job, &survey, log);

  if (st != ESS_OK) {
    return st;
  }
  numbers[n++] = (struct number){"quads", counts->quads};
  numbers[n++] = (struct number){"triples", counts->triples};
  numbers[n++] = (struct number){"subjects", counts->subjects};
  numbers[n++] = (struct number){"predicates", counts->predicates};
  numbers[n++] = (struct number){"objects", counts->objects};
  numbers[n++] = (struct number){"graphs", counts->graphs};
  numbers[n++] = (struct number){"terms", survey.terms};
  numbers[n++] = (struct number){"bytes", survey.bytes};
  for (unsigned i = 0; i < ESS_DB_COUNT; ++i) {
    numbers[n++] = (struct number){ess_env_db_name((enum ess_db)i),
                                   survey.parts[i]};
  }
  numbers[n] = (struct number){NULL, 0};
  return print_numbers(s, numbers, log);
}

/* ------------------------------------------------------------- the others */

static enum ess_status
run_check(const struct settings *s, struct ess_log *log)
{
  struct ess_check_report report = {0};
  enum ess_status st = ess_store_check(&s->job, &report, log);

  if (st != ESS_OK && st != ESS_NO) {
    return st;
  }
  const struct number numbers[] = {{"quads", report.quads},
                                   {"terms", report.terms},
                                   {"faults", report.faults},
                                   {NULL, 0}};
  const enum ess_status printed = print_numbers(s, numbers, log);
  return printed ? printed : st;
}

static enum ess_status
run_compact(const struct settings *s, struct ess_log *log)
{
  uint64_t before = 0;
  uint64_t after = 0;
  const enum ess_status st =
    ess_store_compact(&s->job, &before, &after, log);

  if (st == ESS_OK) {
    ess_say("compacted %s: %llu bytes, before %llu", s->job.store,
            (unsigned long long)after, (unsigned long long)before);
  }
  return st;
}

static enum ess_status
run_backup(const struct settings *s, struct ess_log *log)
{
  const enum ess_status st = ess_store_backup(&s->job, s->folder, log);

  if (st == ESS_OK) {
    ess_say("copied %s to %s", s->job.store, s->folder);
  }
  return st;
}

static const struct action {
  const char *name;
  bool takes_folder;
  enum ess_status (*run)(const struct settings *s, struct ess_log *log);
} actions[] = {
  {"stat", false, run_stat},
  {"check", false, run_check},
  {"compact", false, run_compact},
  {"backup", true, run_backup},
};

static enum ess_status
fail_unknown(const char *name, struct ess_log *log)
{
  struct ess_nearest nearest = ess_nearest_to(ess_view_of(name));
  struct ess_buf hint = {0};

  for (size_t i = 0; i < sizeof actions / sizeof *actions; ++i) {
    ess_nearest_try(&nearest, actions[i].name);
  }
  ess_buf_printf(&hint, "did you mean %s?", nearest.word ? nearest.word : "");
  const enum ess_status st = ess_fail(
    log, ESS_USAGE, NULL,
    nearest.word ? ess_buf_str(&hint) : "stat, check, compact or backup",
    "unknown action \"%s\"", name);
  ess_buf_clear(&hint);
  return st;
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  const char *name = operands->words[0];
  const struct action *action = NULL;

  for (size_t i = 0; i < sizeof actions / sizeof *actions; ++i) {
    action = strcmp(actions[i].name, name) == 0 ? &actions[i] : action;
  }
  if (!action) {
    return fail_unknown(name, log);
  }
  s->folder = operands->n > 1 ? operands->words[1] : NULL;
  if (action->takes_folder != (s->folder != NULL)) {
    return ess_fail(log, ESS_USAGE, NULL, "essaim store --help tells more",
                    s->folder ? "%s takes no folder" : "%s needs a folder",
                    name);
  }
  s->job.store = ess_store_path(&s->store);
  s->job.wait = s->writing.wait;
  s->job.memory = s->writing.memory;
  return action->run(s, log);
}

const struct ess_cmd ess_cmd_store = {groups, sizeof(struct settings), run,
                                      NULL};
