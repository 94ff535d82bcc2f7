/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Folders of documents (layer 2). */

#ifndef ESSAIM_INPUT_FOLDER_H
#define ESSAIM_INPUT_FOLDER_H

#include "base/diag.h"

/** Receives the path of one file, borrowed for the call. Anything but
    ESS_OK stops the walk, and is returned by it. */
struct ess_path_sink {
  enum ess_status (*on_path)(void *self, const char *path);
  void *self; /**< Handed to `on_path` */
};

/** Hand `path` to `sink`; if it is a folder, every file in it and below it
    whose extension is that of a format that can be read, in the order of
    the bytes of their names. Files of other types are told in a note; hidden
    ones, and folders behind symbolic links, are passed over. ESS_BAD_INPUT,
    reported, if a folder cannot be read or has nothing to read in it. */
enum ess_status ess_folder_walk(const char *path,
                                const struct ess_path_sink *sink,
                                struct ess_log *log);

#endif
