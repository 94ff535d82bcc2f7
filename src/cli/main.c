/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The program `essaim`: ess_program_run on the words of the command line. */

#include "cli/commands.h"
#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A standard stream that is closed must not become the number of a file
   that is opened later: what is read or written there has to fail. */
static void
claim_standard_streams(void)
{
  for (int fd = 0; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) < 0) {
      (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    }
  }
}

int
main(int argc, char **argv)
{
  struct ess_log log = ess_report_log();

  claim_standard_streams();
  (void)signal(SIGPIPE, SIG_DFL);
  enum ess_status st = ess_program_run(argv + (argc > 0), &log);
  /* Some file systems tell of a failed write only here. */
  if (close(STDOUT_FILENO) != 0) {
    const char *why = strerror(errno);
    st = ess_status_first(st, ess_fail(&log, ESS_IO, NULL, NULL,
                                       "cannot write: %s", why));
  }
  return ess_status_exit_code(st);
}
