/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Storages of Redland in a folder of their own, for tests of ours: a librdf
   world that keeps what is logged, and nodes and statements to put in. */

#ifndef ESSAIM_TESTS_REDLAND_STORAGE_H
#define ESSAIM_TESTS_REDLAND_STORAGE_H

#include "redland/storage.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

static librdf_world *world;

/** What was logged last, and how often something was. */
static char logged[512];
static unsigned logs;

/** The folder of this test, and the store in it. */
static char box[] = "/tmp/essaim-test-XXXXXX";
static char home[64];

/** A model, and the storage it is in. */
struct model {
  librdf_storage *storage;
  librdf_model *model;
};

static inline int
keep_log(void *self, librdf_log_message *message)
{
  (void)self;
  ++logs;
  (void)snprintf(logged, sizeof logged, "%s",
                 librdf_log_message_message(message));
  return 1;
}

/** Assert that what was logged since the last such call ends with `text`, or
    that nothing was if it is NULL. */
static inline void
assert_logged(const char *text)
{
  if (text && !strstr(logged, text)) {
    print_error("logged: %s\n", logged);
  }
  assert_true(text ? strstr(logged, text) != NULL : logs == 0);
  logged[0] = '\0';
  logs = 0;
}

static inline int
start_world(void **state)
{
  (void)state;
  /* A module that is installed shall not be what is tested. */
  if (setenv("REDLAND_MODULE_PATH", "/nowhere", 1) != 0) {
    return -1;
  }
  world = librdf_new_world();
  librdf_world_set_logger(world, NULL, keep_log);
  librdf_world_open(world);
  ess_storage_register(world);
  return 0;
}

static inline int
end_world(void **state)
{
  (void)state;
  librdf_free_world(world);
  return 0;
}

/** Before each test: an empty folder, no messages. */
static inline int
set_up(void **state)
{
  (void)state;
  (void)strcpy(box + sizeof box - 7, "XXXXXX");
  if (!mkdtemp(box)) {
    return -1;
  }
  (void)snprintf(home, sizeof home, "%s/store", box);
  logged[0] = '\0';
  logs = 0;
  return 0;
}

/** After each test. */
static inline int
tear_down(void **state)
{
  char command[64];
  (void)state;
  (void)snprintf(command, sizeof command, "rm -rf %s", box);
  return system(command); /* NOLINT: fixed words and the name of `box` */
}

/** A storage, open; both parts NULL if it is refused. */
static inline struct model
try_model(const char *kind, const char *name, const char *options)
{
  struct model m = {NULL, NULL};

  m.storage = librdf_new_storage(world, kind, name, options);
  if (m.storage) {
    m.model = librdf_new_model(world, m.storage, NULL);
  }
  if (m.storage && !m.model) {
    librdf_free_storage(m.storage);
    m.storage = NULL;
  }
  return m;
}

/** Our storage on `home`. */
static inline struct model
open_home(const char *options)
{
  const struct model m = try_model("essaim", home, options);
  assert_non_null(m.model);
  return m;
}

static inline void
close_model(struct model *m)
{
  librdf_free_model(m->model);
  librdf_free_storage(m->storage);
  *m = (struct model){NULL, NULL};
}

static inline librdf_node *
iri(const char *text)
{
  return librdf_new_node_from_uri_string(world, (const unsigned char *)text);
}

static inline librdf_node *
literal(const char *text, const char *language)
{
  return librdf_new_node_from_literal(world, (const unsigned char *)text,
                                      language, 0);
}

/** <http://e/S> <http://e/p> "O"; each to be NULL for none. */
static inline librdf_statement *
statement_of(const char *s, const char *o)
{
  char name[64];
  (void)snprintf(name, sizeof name, "http://e/%s", s ? s : "");
  return librdf_new_statement_from_nodes(world, s ? iri(name) : NULL,
                                         iri("http://e/p"),
                                         o ? literal(o, NULL) : NULL);
}

/** Add or remove that statement, in `context` or in none; what librdf says. */
static inline int
change(const struct model *m, bool add, const char *s, const char *o,
       librdf_node *context)
{
  librdf_statement *statement = statement_of(s, o);
  int rc = 0;

  if (add) {
    rc = context ? librdf_model_context_add_statement(m->model, context,
                                                      statement)
                 : librdf_model_add_statement(m->model, statement);
  } else {
    rc = context ? librdf_model_context_remove_statement(m->model, context,
                                                         statement)
                 : librdf_model_remove_statement(m->model, statement);
  }
  librdf_free_statement(statement);
  return rc;
}

/** Read `stream` to its end and free it; the number of statements. */
static inline int
drain(librdf_stream *stream)
{
  int n = 0;

  assert_non_null(stream);
  while (!librdf_stream_end(stream)) {
    assert_non_null(librdf_stream_get_object(stream));
    ++n;
    (void)librdf_stream_next(stream);
  }
  assert_null(librdf_stream_get_object(stream));
  librdf_free_stream(stream);
  return n;
}

/** How many statements there are, by reading them. */
static inline int
count(const struct model *m)
{
  return drain(librdf_model_as_stream(m->model));
}

#endif
