/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Folders (layer 0). */

#ifndef ESSAIM_BASE_FOLDER_H
#define ESSAIM_BASE_FOLDER_H

/** Make the folder `path` and what it is in, as far as they are not there;
    only the owner looks into those that are new. Returns 0, or an errno. */
int ess_folder_make(const char *path);

#endif
