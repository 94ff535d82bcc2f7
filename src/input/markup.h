/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* HTML taken apart (layer 2): the only door to libxml2's HTML parser. */

#ifndef ESSAIM_INPUT_MARKUP_H
#define ESSAIM_INPUT_MARKUP_H

#include "base/diag.h"

/** Elements open at once, at most: more is no page, and makes the parser
    slow. */
enum { ESS_MARKUP_DEPTH = 1000 };

/** Receives the parts of a document in order; what it gets is borrowed for
    the call. Every element that starts ends, those that the document leaves
    open as well. */
struct ess_markup_sink {
  /** An element: its name in lower case, and its attributes as name, value,
      name, value …, NULL; or NULL. A value may be NULL. */
  void (*on_start)(void *self, const char *name,
                   const char *const *attributes);
  void (*on_end)(void *self, const char *name);
  /** Text, entities resolved, that begins on line `line` (1-based). What
      belongs together may come in several calls. */
  void (*on_text)(void *self, struct ess_view text, unsigned long line);
  void *self;
};

/** Read `document`, well-formed UTF-8 without NUL, named `source`. Broken
    markup is read as browsers of old did. ESS_BAD_INPUT, reported, if
    elements are nested over ESS_MARKUP_DEPTH, or one has thousands of
    attributes. */
enum ess_status ess_markup_read(struct ess_view document, const char *source,
                                const struct ess_markup_sink *sink,
                                struct ess_log *log);

#endif
