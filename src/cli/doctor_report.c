/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/doctor_report.h"

#include "cli/report.h"
#include "cli/terminal.h"
#include "rdf/json.h"
#include "sync/likeness.h"

#include <string.h>
#include <unistd.h>

static void
print(struct ess_buf *text)
{
  ess_write_fd(STDOUT_FILENO, ess_buf_view(text));
  ess_buf_clear(text);
}

static void
add_json(struct ess_buf *out, const char *name, const char *value)
{
  ess_buf_printf(out, "\"%s\":", name);
  ess_json_string(out, ess_view_of(value));
}

static void
probe_json(const struct ess_probe *probe)
{
  struct ess_buf out = {0};

  ess_buf_puts(&out, "{\"event\":\"probe\",");
  add_json(&out, "probe", probe->name);
  ess_buf_putc(&out, ',');
  add_json(&out, "finding", ess_finding_name(probe->finding));
  ess_buf_putc(&out, ',');
  add_json(&out, "text", probe->text);
  if (probe->detail) {
    ess_buf_putc(&out, ',');
    add_json(&out, "detail", probe->detail);
  }
  ess_buf_puts(&out, "}\n");
  print(&out);
}

/* What a server says of itself must not command the terminal. */
static void
add_line(struct ess_buf *out, struct ess_view line)
{
  for (size_t i = 0; i < line.n; ++i) {
    const unsigned char c = (unsigned char)line.s[i];
    ess_buf_putc(out, c < 0x20 || c == 0x7F ? '?' : line.s[i]);
  }
}

static void
probe_text(const struct ess_doctor_report_to *to,
           const struct ess_probe *probe)
{
  static const struct {
    const char *sign;
    const char *colour;
  } shown[] = {[ESS_FINDING_YES] = {"✓", "\033[32m"},
               [ESS_FINDING_NO] = {"✗", "\033[31m"},
               [ESS_FINDING_NOTE] = {"!", "\033[33m"},
               [ESS_FINDING_SKIPPED] = {"–", ""}};
  const char *colour = to->colour ? shown[probe->finding].colour : "";
  struct ess_view rest = ess_view_of(probe->detail ? probe->detail : "");
  struct ess_buf out = {0};

  ess_buf_printf(&out, "%s%s%s %s", colour, shown[probe->finding].sign,
                 *colour ? "\033[m" : "", probe->text);
  for (const char *before = ": "; rest.n; before = "    ") {
    const size_t n = ess_view_find(rest, '\n');
    ess_buf_puts(&out, before);
    add_line(&out, ess_view_sub(rest, 0, n));
    ess_buf_puts(&out, n < rest.n ? "\n" : "");
    rest = ess_view_sub(rest, n + 1, rest.n);
  }
  ess_buf_putc(&out, '\n');
  print(&out);
}

static void
on_probe(void *self, const struct ess_probe *probe)
{
  const struct ess_doctor_report_to *to = self;
  if (to->json) {
    probe_json(probe);
  } else {
    probe_text(to, probe);
  }
}

struct ess_probe_sink
ess_doctor_report_sink(struct ess_doctor_report_to *to)
{
  to->colour = ess_terminal_colours(STDOUT_FILENO);
  return (struct ess_probe_sink){on_probe, to};
}

static void
end_json(const struct ess_doctor_report *report, const char *profile,
         enum ess_status st)
{
  const struct ess_abilities *can = &report->abilities;
  const char *yes[] = {"false", "true"};
  const char *between = "";
  const char *name = NULL;
  struct ess_buf out = {0};

  ess_buf_printf(&out,
                 "{\"event\":\"end\",\"exit\":%d,\"abilities\":{"
                 "\"put\":%s,\"sparql-update\":%s,\"move\":%s,"
                 "\"whole-put\":%s,\"typed-strings\":%s,"
                 "\"page-rows\":%zu,\"batch\":%zu,\"max-body\":%zu,"
                 "\"likeness\":[",
                 ess_status_exit_code(st), yes[can->put], yes[can->update],
                 yes[can->move], yes[can->whole_put],
                 yes[can->typed_strings], can->page_rows, can->batch,
                 can->max_body);
  for (size_t i = 0; (name = ess_likeness_name(i)); ++i) {
    if (can->likeness & 1U << i) {
      ess_buf_printf(&out, "%s\"%s\"", between, name);
      between = ",";
    }
  }
  ess_buf_printf(&out, "]},\"reads\":%lu,\"writes\":%lu",
                 report->traffic.reads, report->traffic.writes);
  if (report->written) {
    ess_buf_putc(&out, ',');
    add_json(&out, "profile", profile);
  }
  ess_buf_puts(&out, "}\n");
  print(&out);
}

/* As the plan chooses (sync/plan.c). */
static void
add_promise(struct ess_buf *out, const struct ess_abilities *can)
{
  if (can->update) {
    ess_buf_printf(out,
                   "push will change up to %zu statements a request, each "
                   "under a guard",
                   can->batch);
  }
  if (can->update && can->move) {
    ess_buf_puts(out, ", and move large graphs over the live ones");
  } else if (can->put && can->whole_put) {
    ess_buf_puts(out, can->update ? ", and put large graphs whole"
                                  : "push will put graphs whole");
  } else if (can->put && !can->update) {
    ess_buf_puts(out, "push will put graphs where none are yet, and leave "
                      "those alone that are there");
  }
  if (!can->put && !can->update) {
    ess_buf_puts(out, "push cannot write there");
  }
  ess_buf_puts(out, ".\n");
}

void
ess_doctor_report_end(const struct ess_doctor_report_to *to,
                      const struct ess_doctor_report *report,
                      const char *profile, enum ess_status st)
{
  struct ess_buf out = {0};

  if (to->json) {
    end_json(report, profile, st);
  } else if (st == ESS_OK || st == ESS_NO) {
    add_promise(&out, &report->abilities);
    print(&out);
    if (report->written) {
      ess_say("what was found is in %s", profile);
    }
  }
}
