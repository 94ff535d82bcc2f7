/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files of settings: sections of names and values (layer 5, above net and
   sparql). The only door to inih. */

#ifndef ESSAIM_SYNC_INI_H
#define ESSAIM_SYNC_INI_H

#include "base/diag.h"

/** One setting, borrowed for the call. */
struct ess_setting {
  const char *section;
  const char *name;
  const char *value;
  struct ess_place place; /**< Of its line; without its text if that may be
                               a secret */
};

/** Receives settings in their order. Anything but ESS_OK stops the reading,
    and is returned. */
struct ess_setting_sink {
  enum ess_status (*add)(void *self, const struct ess_setting *setting);
  void *self; /**< Handed to `add` */
};

/** Read `document`, that of the file `source`, into `sink`: lines of
    `name = value` below `[section]`; a comment begins with `;` or `#`, at the
    front of a line or behind a blank. ESS_USAGE, reported at its line, for a
    line that is none of these or has more than 198 bytes, or a section whose
    name has more than 49. Lines that may hold a secret are not shown. */
enum ess_status ess_ini_read(struct ess_view document, const char *source,
                             const struct ess_setting_sink *sink,
                             struct ess_log *log);

#endif
