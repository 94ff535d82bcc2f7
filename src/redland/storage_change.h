/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What changes the storage (layer 4): the functions of the factory that
   add, remove, begin and end. All return 0 if it is done. */

#ifndef ESSAIM_REDLAND_STORAGE_CHANGE_H
#define ESSAIM_REDLAND_STORAGE_CHANGE_H

#include <redland.h>

/** Add a statement to the default graph. */
int ess_storage_add(librdf_storage *storage, librdf_statement *statement);

/** Add a statement to `context` (NULL: the default graph). */
int ess_storage_add_in(librdf_storage *storage, librdf_node *context,
                       librdf_statement *statement);

/** Add a stream to the default graph: all of it or nothing, in what the call
    changes itself; in a transaction that is open, what came before the
    failure stays until that is rolled back. */
int ess_storage_add_all(librdf_storage *storage, librdf_stream *stream);

/** As ess_storage_add_all, to `context` (NULL: the default graph). */
int ess_storage_add_all_in(librdf_storage *storage, librdf_node *context,
                           librdf_stream *stream);

/** Remove a statement from the default graph; 1 if it is not there. */
int ess_storage_remove(librdf_storage *storage, librdf_statement *statement);

/** Remove a statement from `context` (NULL: the default graph); 1 if it is
    not there. */
int ess_storage_remove_in(librdf_storage *storage, librdf_node *context,
                          librdf_statement *statement);

/** Remove all statements of `context` (NULL: the default graph). */
int ess_storage_remove_all_in(librdf_storage *storage, librdf_node *context);

/** Begin a transaction, behind what changes have begun, which is committed;
    1, reported, if one is open. */
int ess_storage_start(librdf_storage *storage);

/** Commit the transaction that is open: on disk if this returns 0, else
    nothing is changed. Ends the streams that read it. */
int ess_storage_commit(librdf_storage *storage);

/** Undo the transaction that is open. Ends the streams that read it. */
int ess_storage_rollback(librdf_storage *storage);

#endif
