/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store as a storage of Redland, "essaim" (layer 4), so that
   whoever has librdf can open a store: rdfproc, the bindings of Perl and
   Python. It is registered in the program, and it is a module that librdf
   loads (storage_module.c).

       librdf_new_storage(world, "essaim", FOLDER, OPTIONS)

   | option     | meaning                                | if absent |
   |------------|----------------------------------------|-----------|
   | write      | 'no': open to read                     | 'yes'     |
   | new        | 'yes': what was in the store goes      | 'no'      |
   | autocommit | 'no': changes are gathered, see below  | 'yes'     |
   | wait       | seconds to wait for another writer     | '0'       |
   | memory     | MiB for what is added                  | '256'     |
   | contexts   | always on: the option is not looked at |           |

   A context is a graph; statements without a context are in the default
   graph. A change outside of a transaction is one of its own, and on disk
   when the call returns. With autocommit='no' it begins a transaction, to
   which those after it belong, until librdf_model_sync, closing, or the end
   or the beginning of a transaction commits it. A stream reads what was
   committed when it began, or the transaction that is open; the end of that
   ends the stream as well.

   What fails gives a value other than 0, or NULL, and a message in the log
   of the librdf world. */

#ifndef ESSAIM_REDLAND_STORAGE_H
#define ESSAIM_REDLAND_STORAGE_H

#include <redland.h>

/** Register the storage with `world`, unless it has one of that name: librdf
    loads the module if that is installed. */
void ess_storage_register(librdf_world *world);

#endif
