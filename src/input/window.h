/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A long text page by page (layer 2), so that it need not fit in memory. */

#ifndef ESSAIM_INPUT_WINDOW_H
#define ESSAIM_INPUT_WINDOW_H

#include "base/input.h"
#include "input/page.h"

/** Read the rest of the plain text `in`, named `source`, of which `front`
    (emptied) was read before, and hand it to `sink` in pages as its window
    says. What the sink has not used comes again. Errors as ess_text_read;
    ESS_LIMIT, reported, if a line, or what the sink takes at once, is over
    64 MiB. */
enum ess_status ess_window_read(struct ess_input *in, struct ess_buf *front,
                                const char *source,
                                const struct ess_page_sink *sink,
                                struct ess_log *log);

#endif
