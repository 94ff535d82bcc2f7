/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files that write a profile's statements share (layer 3, inside):
   one subject in one graph, on its way to a sink. */

#ifndef ESSAIM_MAP_EMITTER_H
#define ESSAIM_MAP_EMITTER_H

#include "map/emit.h"
#include "map/mint.h"

/** Statements about one subject in one graph. The first failure sticks. */
struct ess_emitter {
  const struct ess_emit_context *context;
  const struct ess_sink *sink;
  struct ess_profile *profile;
  struct ess_mint mint;
  struct ess_view evidence; /**< The graphs beside the document's */
  struct ess_view elected;
  struct ess_view staff;
  struct ess_view graph;
  struct ess_view subject;
  enum ess_status status;
};

/** Term `id` of the vocabulary. */
struct ess_term ess_emit_term(const struct ess_emitter *e,
                              enum ess_vocab_id id);

/** Go on with `subject` in `graph`; both must live as long as they serve. */
void ess_emit_about(struct ess_emitter *e, struct ess_view graph,
                    struct ess_view subject);

/** Add a statement about the subject; nothing if `object` is no term. */
void ess_emit_add(struct ess_emitter *e, enum ess_vocab_id property,
                  struct ess_term object);

/** Add an IRI; nothing if it is empty. */
void ess_emit_add_iri(struct ess_emitter *e, enum ess_vocab_id property,
                      struct ess_view iri);

/** Add the class of the subject. */
void ess_emit_add_type(struct ess_emitter *e, enum ess_vocab_id class);

/** Add text; nothing if it is empty. */
void ess_emit_add_text(struct ess_emitter *e, enum ess_vocab_id property,
                       struct ess_view text);

/** Add text in French; nothing if it is empty. */
void ess_emit_add_french(struct ess_emitter *e, enum ess_vocab_id property,
                         struct ess_view text);

/** Add prose of the page in French, as much of it as the options choose. */
void ess_emit_add_prose(struct ess_emitter *e, enum ess_vocab_id property,
                        struct ess_view text);

/** Add a literal of `datatype`; nothing if it is empty. */
void ess_emit_add_typed(struct ess_emitter *e, enum ess_vocab_id property,
                        enum ess_vocab_id datatype, struct ess_view lexical);

/** Add a whole number. */
void ess_emit_add_number(struct ess_emitter *e, enum ess_vocab_id property,
                         unsigned long n);

/** Add all parts of the profile, its organisations and its themes. */
void ess_emit_parts(struct ess_emitter *e);

/** Add what the dataset owes to the profile: the régions that it covers,
    and the gazetteer, if the authority is found in it. */
void ess_emit_coverage(struct ess_emitter *e);

#endif
