/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/netrc.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum ess_status
ess_netrc_check(const char *path, struct ess_log *log)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  const mode_t others = S_IRWXG | S_IRWXO;
  struct stat st;

  if (stat(path, &st) != 0 || access(path, R_OK) != 0) {
    return ess_fail(log, ESS_IO, &place, NULL,
                    "cannot read the netrc file: %s", strerror(errno));
  }
  if (S_ISDIR(st.st_mode)) {
    return ess_fail(log, ESS_IO, &place, NULL,
                    "the netrc file is a directory");
  }
  if (S_ISREG(st.st_mode) && (st.st_mode & others)) {
    return ess_fail(log, ESS_IO, &place, "run: chmod 600 on it",
                    "others than its owner can read or write this file of "
                    "passwords");
  }
  return ESS_OK;
}
