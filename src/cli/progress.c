/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/progress.h"

#include "cli/report.h"
#include "cli/terminal.h"

#include <unistd.h>

enum { bar_width = 30 };

static void
draw(size_t done, size_t permille)
{
  struct ess_buf out = {0};

  ess_buf_puts(&out, "\r[");
  for (size_t i = 0; i < bar_width; ++i) {
    ess_buf_putc(&out, i * 1000 < permille * bar_width ? '#' : ' ');
  }
  ess_buf_printf(&out, "] %3zu %%  %zu KiB\033[K", permille / 10,
                 done / 1024);
  ess_write_fd(STDERR_FILENO, ess_buf_view(&out));
  ess_buf_clear(&out);
}

static void
on_bytes(void *self, size_t done, size_t total)
{
  struct ess_progress_bar *bar = self;

  if (!bar->terminal || total == 0 || done > total) {
    return;
  }
  const size_t permille = (size_t)((double)done / (double)total * 1000);
  if (!bar->shown || permille != bar->last) {
    draw(done, permille);
    bar->shown = true;
    bar->last = permille;
  }
}

struct ess_progress
ess_progress_bar_sink(struct ess_progress_bar *bar)
{
  bar->terminal = ess_terminal_is(STDERR_FILENO);
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
