/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which variables are in scope (layer 5): SPARQL 1.1 Query, section 18.2.1.

   All that is seen goes on one stack. A group begins at some height of it,
   and a variable is in scope there if it is on the stack from that height
   on. When a group ends, what was seen stays for the one around it, or goes
   (MINUS, EXISTS, sub-SELECT); each variable knows its uppermost place, so
   all of this takes the time of the text alone. */

#ifndef ESSAIM_SPARQL_SCOPE_H
#define ESSAIM_SPARQL_SCOPE_H

#include "base/arena.h"
#include "sparql/ast.h"

/** A variable that was seen. */
struct ess_sight {
  ess_variable variable;
  size_t before; /**< What `last` was before */
};

/** What is known of a variable. */
struct ess_variable_state {
  size_t last;      /**< Its uppermost place on the stack and one; 0: none */
  size_t granted;   /**< The last SELECT in which it can be projected though
                         that is grouped */
  size_t projected; /**< The last SELECT that has it as a column */
};

/** The stack. `{0}` is empty. */
struct ess_scope {
  struct ess_arena *arena;
  struct ess_variable_state *states; /**< One a variable */
  size_t n_states;
  struct ess_sight *sights;
  size_t n;
  size_t room;
  size_t start; /**< Where the group at hand begins */
};

/** Variable number `n_states` is there from now on. ESS_LIMIT without
    memory. */
enum ess_status ess_scope_add(struct ess_scope *scope);

/** `variable` is in scope from now on. ESS_LIMIT without memory. */
enum ess_status ess_scope_see(struct ess_scope *scope, ess_variable variable);

/** True if `variable` is in scope in the group at hand. */
bool ess_scope_sees(const struct ess_scope *scope, ess_variable variable);

/** A group begins. Returns what ends it. */
size_t ess_scope_enter(struct ess_scope *scope);

/** The group ends that began when `outer` was returned; what was seen in it
    is seen around it. */
void ess_scope_leave(struct ess_scope *scope, size_t outer);

/** The same, but nothing of it is seen any more. */
void ess_scope_forget(struct ess_scope *scope, size_t outer);

/** True if sight `i` is the first of its variable in the group at hand. */
bool ess_scope_is_first(const struct ess_scope *scope, size_t i);

#endif
