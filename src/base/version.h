/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which essaim this is (layer 0). */

#ifndef ESSAIM_BASE_VERSION_H
#define ESSAIM_BASE_VERSION_H

/** Version of the program, as configure has it: "0.1.0". */
#ifdef PACKAGE_VERSION
#define ESS_VERSION PACKAGE_VERSION
#else
#define ESS_VERSION "unknown"
#endif

#endif
