/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/status.h"

#include <stddef.h>

static const struct {
  const char *text;
  int exit_code;
} statuses[] = {
  [ESS_OK] = {"done", 0},
  [ESS_NO] = {"the answer is no", 1},
  [ESS_USAGE] = {"wrong usage", 2},
  [ESS_BAD_INPUT] = {"bad input", 3},
  [ESS_IO] = {"local file or store error", 4},
  [ESS_NETWORK] = {"network error", 5},
  [ESS_CONFLICT] = {"the remote store differs", 6},
  [ESS_PARTIAL] = {"partly done, can be resumed", 7},
  [ESS_LIMIT] = {"limit reached", 8},
  [ESS_BUG] = {"internal error", 70},
};

static size_t
index_of(enum ess_status st)
{
  const size_t n = sizeof statuses / sizeof statuses[0];
  return (size_t)st < n ? (size_t)st : (size_t)ESS_BUG;
}

const char *
ess_status_text(enum ess_status st)
{
  return statuses[index_of(st)].text;
}

int
ess_status_exit_code(enum ess_status st)
{
  return statuses[index_of(st)].exit_code;
}

enum ess_status
ess_status_first(enum ess_status a, enum ess_status b)
{
  return a != ESS_OK ? a : b;
}
