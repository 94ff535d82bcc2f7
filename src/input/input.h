/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The door to profile documents (layer 2): whatever its format, a document
   is read into pages. */

#ifndef ESSAIM_INPUT_INPUT_H
#define ESSAIM_INPUT_INPUT_H

#include "input/page.h"

/** Read the profile document `path` ("-": standard input) and hand its pages
    to `sink`. ESS_BAD_INPUT, reported, if it is none; or what `sink`
    returned. */
enum ess_status ess_input_read(const char *path,
                               const struct ess_page_sink *sink,
                               struct ess_log *log);

#endif
