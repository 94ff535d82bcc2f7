/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool
ess_terminal_is(int fd)
{
  const char *term = getenv("TERM");
  return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}

bool
ess_terminal_colours(int fd)
{
  const char *no = getenv("NO_COLOR");
  return ess_terminal_is(fd) && !(no && *no);
}

size_t
ess_terminal_columns(int fd)
{
  const char *columns = getenv("COLUMNS");
  struct winsize size = {0};

  if (!isatty(fd)) {
    return 0;
  }
  const unsigned long n = columns ? strtoul(columns, NULL, 10) : 0;
  if (n > 0 && n < 10000) {
    return n;
  }
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
