/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/scope.h"

#include <string.h>

enum { first_room = 64 };

enum ess_status
ess_scope_add(struct ess_scope *scope)
{
  struct ess_variable_state *moved = ess_arena_grow(
    scope->arena, scope->states, scope->n_states, sizeof *scope->states);

  if (!moved) {
    return ESS_LIMIT;
  }
  scope->states = moved;
  scope->states[scope->n_states++] = (struct ess_variable_state){0};
  return ESS_OK;
}

/* The stack goes up and down, so it has to know its room. */
static enum ess_status
make_room(struct ess_scope *scope)
{
  if (scope->n < scope->room) {
    return ESS_OK;
  }
  const size_t room = scope->room ? 2 * scope->room : first_room;
  struct ess_sight *bigger =
    ess_arena_alloc(scope->arena, room * sizeof *bigger);
  if (!bigger) {
    return ESS_LIMIT;
  }
  if (scope->n) {
    memcpy(bigger, scope->sights, scope->n * sizeof *bigger);
  }
  scope->sights = bigger;
  scope->room = room;
  return ESS_OK;
}

enum ess_status
ess_scope_see(struct ess_scope *scope, ess_variable variable)
{
  if (variable >= scope->n_states || ess_scope_sees(scope, variable)) {
    return ESS_OK;
  }
  const enum ess_status st = make_room(scope);
  if (st == ESS_OK) {
    struct ess_variable_state *state = &scope->states[variable];
    scope->sights[scope->n++] = (struct ess_sight){variable, state->last};
    state->last = scope->n;
  }
  return st;
}

bool
ess_scope_sees(const struct ess_scope *scope, ess_variable variable)
{
  return variable < scope->n_states &&
         scope->states[variable].last > scope->start;
}

size_t
ess_scope_enter(struct ess_scope *scope)
{
  const size_t outer = scope->start;
  scope->start = scope->n;
  return outer;
}

void
ess_scope_leave(struct ess_scope *scope, size_t outer)
{
  scope->start = outer;
}

void
ess_scope_forget(struct ess_scope *scope, size_t outer)
{
  while (scope->n > scope->start) {
    const struct ess_sight *sight = &scope->sights[--scope->n];
    scope->states[sight->variable].last = sight->before;
  }
  scope->start = outer;
}

bool
ess_scope_is_first(const struct ess_scope *scope, size_t i)
{
  return scope->sights[i].before <= scope->start;
}
