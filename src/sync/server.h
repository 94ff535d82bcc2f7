/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What kinds of servers there are and what each can do (layer 5, above net
   and sparql): one table. */

#ifndef ESSAIM_SYNC_SERVER_H
#define ESSAIM_SYNC_SERVER_H

#include "net/http.h"

/** What a server can do. */
struct ess_abilities {
  bool put;          /**< It has the Graph Store HTTP Protocol */
  bool update;       /**< It has SPARQL 1.1 Update */
  bool move;         /**< MOVE, and it is one transaction */
  bool whole_put;    /**< A PUT is one transaction: all of it or nothing, and
                          no reader sees a part */
  bool typed_strings; /**< "x" and "x"^^xsd:string are two literals to it */
  size_t page_rows;  /**< Rows that it gives at most in an answer */
  size_t batch;      /**< Statements in one INSERT DATA or DELETE DATA, and in
                          one DELETE INSERT WHERE in all */
  size_t max_body;   /**< Bytes of a request */
  unsigned likeness; /**< What it makes of literals (sync/likeness.h) */
};

/** A kind of server. */
struct ess_server {
  const char *name;        /**< "virtuoso", … */
  const char *title;       /**< "Virtuoso 7", … for people */
  const char *query_path;  /**< Behind the endpoint of a target: "/sparql" */
  const char *update_path; /**< The same, or NULL: it has none */
  const char *store_path;  /**< The same, or NULL: it has none */
  enum ess_auth auth;      /**< How it logs in */
  struct ess_abilities abilities;
};

/** Row `i` of the table, NULL past its end. The first is "generic": what no
    other is, of which nothing is taken for granted. */
const struct ess_server *ess_server_at(size_t i);

/** The kind `name`, or NULL. */
const struct ess_server *ess_server_named(const char *name);

/** Name of row `i`, NULL past the end. */
const char *ess_server_name_at(size_t i);

#endif
