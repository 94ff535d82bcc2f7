/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/push_report.h"

#include "cli/report.h"
#include "cli/terminal.h"
#include "rdf/json.h"
#include "rdf/writer.h"

#include <unistd.h>

enum { most_samples = 5 };

/* -------------------------------------------------------------------- lines */

static void
print(struct ess_buf *text)
{
  ess_write_fd(STDOUT_FILENO, ess_buf_view(text));
  ess_buf_clear(text);
}

static void
add_json(struct ess_buf *out, const char *name, struct ess_view value)
{
  ess_buf_printf(out, "\"%s\":", name);
  ess_json_string(out, value);
}

/* The line of a statement, without its end. */
static void
add_triple(struct ess_buf *out, const struct ess_statement *statement)
{
  ess_ntriples_triple(out, statement);
  ess_buf_truncate(out, out->len - 1);
}

static void
add_bytes(struct ess_buf *out, size_t n)
{
  if (n < 1000) {
    ess_buf_printf(out, "%zu bytes", n);
  } else if (n < 1000000) {
    ess_buf_printf(out, "%.1f kB", (double)n / 1e3);
  } else {
    ess_buf_printf(out, "%.1f MB", (double)n / 1e6);
  }
}

/* --------------------------------------------------------------------- plan */

static void
add_samples(struct ess_buf *out, const char *name,
            const struct ess_statements *statements)
{
  struct ess_buf line = {0};

  ess_buf_printf(out, "\"%s\":[", name);
  for (size_t i = 0; i < statements->n && i < most_samples; ++i) {
    ess_buf_reset(&line);
    add_triple(&line, &statements->items[i]);
    ess_buf_puts(out, i ? "," : "");
    ess_json_string(out, ess_buf_view(&line));
  }
  ess_buf_putc(out, ']');
  ess_buf_clear(&line);
}

static void
plan_json(const struct ess_plan *plan)
{
  struct ess_buf out = {0};

  ess_buf_puts(&out, "{\"event\":\"plan\",");
  add_json(&out, "graph", plan->graph);
  ess_buf_printf(&out,
                 ",\"insert\":%zu,\"delete\":%zu,\"keep\":%zu,"
                 "\"strategy\":\"%s\",\"requests\":%zu,\"bytes\":%zu,"
                 "\"samples\":{",
                 plan->insert.n, plan->remove.n, plan->keep,
                 ess_strategy_name(plan->strategy), plan->requests,
                 plan->bytes);
  add_samples(&out, "insert", &plan->insert);
  ess_buf_putc(&out, ',');
  add_samples(&out, "delete", &plan->remove);
  ess_buf_puts(&out, "}}\n");
  print(&out);
}

static void
add_changes(struct ess_buf *out, const char *sign, const char *colour,
            const struct ess_statements *statements)
{
  const char *plain = *colour ? "\033[m" : "";

  for (size_t i = 0; i < statements->n && i < most_samples; ++i) {
    ess_buf_printf(out, "  %s%s ", colour, sign);
    add_triple(out, &statements->items[i]);
    ess_buf_printf(out, "%s\n", plain);
  }
  if (statements->n > most_samples) {
    ess_buf_printf(out, "  %s … and %zu more\n", sign,
                   statements->n - most_samples);
  }
}

static void
plan_text(const struct ess_push_report_to *to, const struct ess_plan *plan)
{
  struct ess_buf out = {0};

  ess_buf_putc(&out, '<');
  ess_buf_add(&out, plan->graph);
  ess_buf_printf(&out, ">: +%zu −%zu =%zu", plan->insert.n, plan->remove.n,
                 plan->keep);
  if (plan->strategy == ESS_STRATEGY_NONE) {
    ess_buf_puts(&out, ", in step\n");
  } else {
    ess_buf_printf(&out, ", %s, %zu request%s, ",
                   ess_strategy_name(plan->strategy), plan->requests,
                   plan->requests == 1 ? "" : "s");
    add_bytes(&out, plan->bytes);
    ess_buf_putc(&out, '\n');
  }
  if (to->dry_run) {
    add_changes(&out, "−", to->colour ? "\033[31m" : "", &plan->remove);
    add_changes(&out, "+", to->colour ? "\033[32m" : "", &plan->insert);
  }
  print(&out);
}

static void
on_plan(void *self, const struct ess_plan *plan)
{
  struct ess_push_report_to *to = self;
  if (to->json) {
    plan_json(plan);
  } else {
    ess_progress_bar_erase(&to->bar);
    plan_text(to, plan);
  }
}

/* --------------------------------------------------------------------- ends */

static void
on_end(void *self, struct ess_view graph, enum ess_sync_end end)
{
  static const char *const words[] = {
    [ESS_END_DONE] = "done, and read back",
    [ESS_END_DISCARDED] = "given up",
  };
  struct ess_push_report_to *to = self;
  struct ess_buf out = {0};

  if (to->json) {
    ess_buf_puts(&out, "{\"event\":\"graph\",");
    add_json(&out, "graph", graph);
    ess_buf_printf(&out, ",\"outcome\":\"%s\"}\n", ess_sync_end_name(end));
  } else if (end == ESS_END_DONE || end == ESS_END_DISCARDED) {
    ess_progress_bar_erase(&to->bar);
    ess_buf_putc(&out, '<');
    ess_buf_add(&out, graph);
    ess_buf_printf(&out, ">: %s\n", words[end]);
  }
  print(&out);
}

static void
on_removed(void *self, struct ess_view graph)
{
  struct ess_push_report_to *to = self;
  struct ess_buf out = {0};

  ++to->removed;
  if (to->json) {
    ess_buf_puts(&out, "{\"event\":\"removed\",");
    add_json(&out, "graph", graph);
    ess_buf_puts(&out, "}\n");
  } else {
    ess_buf_puts(&out, "removed <");
    ess_buf_add(&out, graph);
    ess_buf_puts(&out, ">\n");
  }
  print(&out);
}

static void
event_json(const struct ess_sync_event *event)
{
  struct ess_buf out = {0};

  if (event->what == ESS_SYNC_WAIT) {
    ess_buf_printf(&out,
                   "{\"event\":\"wait\",\"milliseconds\":%ld,"
                   "\"attempt\":%u}\n",
                   event->wait_ms, event->attempt);
  } else {
    ess_buf_printf(&out, "{\"event\":\"request\",\"method\":\"%s\",",
                   event->method);
    add_json(&out, "url", ess_view_of(event->url));
    ess_buf_printf(&out,
                   ",\"writes\":%s,\"status\":%ld,\"attempt\":%u,"
                   "\"bytes\":%zu}\n",
                   event->writes ? "true" : "false", event->status,
                   event->attempt, event->bytes);
  }
  print(&out);
}

static void
on_event(void *self, const struct ess_sync_event *event)
{
  struct ess_push_report_to *to = self;

  if (to->json) {
    event_json(event);
  } else if (event->what == ESS_SYNC_WAIT && event->wait_ms >= 1000) {
    ess_progress_bar_erase(&to->bar);
    ess_say("the server did not do it; trying again in %ld s",
            (event->wait_ms + 500) / 1000);
  }
}

struct ess_push_sink
ess_push_report_sink(struct ess_push_report_to *to)
{
  to->colour = ess_terminal_colours(STDOUT_FILENO);
  return (struct ess_push_sink){
    .plan = {on_plan, on_end, to},
    .requests = {on_event, to},
    .progress = to->json ? (struct ess_progress){NULL, NULL}
                         : ess_progress_bar_sink(&to->bar),
    .on_removed = on_removed,
    .self = to};
}

void
ess_push_report_end(struct ess_push_report_to *to,
                    const struct ess_push_report *report, enum ess_status st)
{
  struct ess_buf out = {0};

  ess_progress_bar_erase(&to->bar);
  if (to->json) {
    ess_buf_printf(&out,
                   "{\"event\":\"end\",\"exit\":%d,\"reads\":%lu,"
                   "\"writes\":%lu,\"sent\":%zu}\n",
                   ess_status_exit_code(st), report->traffic.reads,
                   report->traffic.writes, report->traffic.sent);
    print(&out);
  } else if (st == ESS_OK && !report->graphs && !to->removed) {
    ess_say("nothing was left to do");
  }
}
