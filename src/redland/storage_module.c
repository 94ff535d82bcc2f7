/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What librdf looks for in a module of storages (layer 4). The program has
   no use for this file. */

#include "redland/storage.h"

/** librdf calls this when it has loaded the module into `world`. */
void librdf_storage_module_register_factory(librdf_world *world);

void
librdf_storage_module_register_factory(librdf_world *world)
{
  ess_storage_register(world);
}
