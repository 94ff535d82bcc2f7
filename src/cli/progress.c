/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/progress.h"

#include "cli/report.h"
#include "cli/terminal.h"

#include <time.h>
#include <unistd.h>

enum { bar_width = 20 };

/* Seconds before it is shown, and between two drawings. */
static const double patience = 0.5;
static const double rest = 0.1;

static double
now(void)
{
  struct timespec t = {0, 0};
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
add_bar(struct ess_buf *out, size_t permille)
{
  ess_buf_putc(out, '[');
  for (size_t i = 0; i < bar_width; ++i) {
    ess_buf_putc(out, i * 1000 < permille * bar_width ? '#' : ' ');
  }
  ess_buf_printf(out, "] %3zu %%  ", permille / 10);
}

/* A number in as few columns as say it, with what is counted behind it, or
   behind millions of it. */
static void
add_number(struct ess_buf *out, double n, const char *unit,
           const char *million)
{
  if (n < 1e6) {
    ess_buf_printf(out, "%.0f%s", n, unit);
  } else {
    ess_buf_printf(out, "%.2f%s", n / 1e6, million);
  }
}

/* How many came, how many come a second, and how long the rest will take. */
static void
add_count(struct ess_buf *out, const struct ess_progress_bar *bar,
          double share)
{
  const double passed = bar->drawn - bar->began;
  const double left = share > 0 ? passed / share - passed : 0;

  ess_buf_puts(out, "  ");
  add_number(out, (double)*bar->count, " triples", "M triples");
  ess_buf_puts(out, "  ");
  add_number(out, (double)*bar->count / passed, "/s", "M/s");
  if (share >= 1) {
    ess_buf_puts(out, "  writing");
  } else if (share > 0) {
    ess_buf_printf(out, "  %.0f s left", left);
  }
}

static void
draw(const struct ess_progress_bar *bar, size_t done, size_t total)
{
  const double share = total ? (double)done / (double)total : 0;
  struct ess_buf out = {0};

  ess_buf_putc(&out, '\r');
  if (total) {
    add_bar(&out, (size_t)(share * 1000));
  }
  add_number(&out, (double)done, " B", " MB");
  if (bar->count) {
    add_count(&out, bar, share);
  }
  ess_buf_puts(&out, "\033[K");
  ess_write_fd(STDERR_FILENO, ess_buf_view(&out));
  ess_buf_clear(&out);
}

static void
on_bytes(void *self, size_t done, size_t total)
{
  struct ess_progress_bar *bar = self;
  const double time = now();

  /* What is over is drawn in any case: the writing that follows is silent. */
  if (!bar->terminal || (total && done > total) ||
      time < bar->began + patience ||
      (time < bar->drawn + rest && done != total)) {
    return;
  }
  bar->drawn = time;
  bar->shown = true;
  draw(bar, done, total);
}

struct ess_progress
ess_progress_bar_sink(struct ess_progress_bar *bar)
{
  bar->terminal = ess_terminal_is(STDERR_FILENO);
  bar->began = now();
  return (struct ess_progress){on_bytes, bar};
}

void
ess_progress_bar_erase(struct ess_progress_bar *bar)
{
  static const struct ess_view erase = ESS_VIEW("\r\033[K");
  if (bar->shown) {
    ess_write_fd(STDERR_FILENO, erase);
    bar->shown = false;
  }
}
