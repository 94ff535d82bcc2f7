/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/target.h"

#include "cli/setters.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define IN(member) offsetof(struct ess_target_choice, member)

enum { text_config, text_state, text_url, text_update };

static enum ess_status
set_type(void *member, const char *value)
{
  const struct ess_server *server = ess_server_named(value);
  *(const struct ess_server **)member = server;
  return server ? ESS_OK : ESS_USAGE;
}

const struct ess_option ess_config_options[] = {
  {"config", 0, "FILE", "file of targets (default essaim.conf)",
   "The default is $ESSAIM_CONFIG, else ./essaim.conf if it is there, else "
   "essaim/essaim.conf in $XDG_CONFIG_HOME or ~/.config.", NULL,
   ESS_COMPLETE_FILE, NULL, IN(config), ess_set_text},
  {"state", 0, "DIR", "folder for journals",
   "The default is essaim in $XDG_STATE_HOME or ~/.local/state.", NULL,
   ESS_COMPLETE_FOLDER, NULL, IN(state), ess_set_text},
  {0},
};

const struct ess_option ess_target_options[] = {
  {"graph", 'g', "IRI", "the graph on the server that all data go to",
   "Without it, and without graph in the settings, each graph goes to the "
   "one of its name.", "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(graph),
   ess_set_iri},
  {"server-type", 0, "TYPE", "kind of server, if TARGET is a URL",
   "generic (default), virtuoso, fuseki, rdf4j, graphdb, oxigraph, qlever or "
   "neptune. Of any but the first, TARGET is the endpoint or the graph store, "
   "and the other URLs follow.", NULL, ESS_COMPLETE_WORDS, ess_server_name_at,
   IN(type), set_type},
  {"query-url", 0, "URL", "SPARQL endpoint, if TARGET is a graph store", NULL,
   "an http or https URL without user and password", ESS_COMPLETE_NONE,
   NULL, IN(query_url), ess_set_url},
  {"update-url", 0, "URL", "SPARQL Update endpoint, the same", NULL,
   "an http or https URL without user and password", ESS_COMPLETE_NONE,
   NULL, IN(update_url), ess_set_url},
  {"no-version", 0, NULL, "write no statement about the version",
   "Then two that push at once are not kept apart.", NULL, ESS_COMPLETE_NONE,
   NULL, IN(unversioned), ess_set_flag},
  {"tries", 0, "N", "how often a request is tried (default 5)", NULL,
   "a positive whole number", ESS_COMPLETE_NONE, NULL, IN(tries),
   ess_set_number},
  {"deadline", 0, "SECONDS", "give all up after this time (default an hour)",
   NULL, "a positive whole number", ESS_COMPLETE_NONE, NULL,
   IN(deadline), ess_set_number},
  {"max-rate", 0, "N", "at most so many requests a second", NULL,
   "a positive whole number", ESS_COMPLETE_NONE, NULL, IN(max_rate),
   ess_set_number},
  {0},
};

static const char *
environment(const char *name)
{
  const char *value = getenv(name);
  return value && *value ? value : NULL;
}

/* `rest` in the folder that `variable` names, else in `usual` at home. */
static const char *
at_home(struct ess_buf *out, const char *variable, const char *usual,
        const char *rest)
{
  const char *folder = environment(variable);
  const char *home = environment("HOME");

  ess_buf_reset(out);
  if (folder) {
    ess_buf_printf(out, "%s/%s", folder, rest);
  } else {
    ess_buf_printf(out, "%s/%s/%s", home ? home : ".", usual, rest);
  }
  return ess_buf_str(out);
}

static const char *
find_config(struct ess_target_choice *choice)
{
  const char *named = choice->config ? choice->config
                                     : environment("ESSAIM_CONFIG");
  if (named) {
    return named;
  }
  return access("essaim.conf", F_OK) == 0
           ? "essaim.conf"
           : at_home(&choice->texts[text_config], "XDG_CONFIG_HOME",
                     ".config", "essaim/essaim.conf");
}

const char *
ess_target_state(struct ess_target_choice *choice)
{
  return choice->state ? choice->state
                       : at_home(&choice->texts[text_state],
                                 "XDG_STATE_HOME", ".local/state", "essaim");
}

void
ess_target_profile(struct ess_target_choice *choice, const char *name,
                   struct ess_buf *out)
{
  ess_buf_printf(out, "%s/%s.profile", ess_target_state(choice), name);
}

void
ess_target_clear(struct ess_target_choice *choice)
{
  ess_settings_free(choice->settings);
  for (size_t i = 0; i < sizeof choice->texts / sizeof *choice->texts; ++i) {
    ess_buf_clear(&choice->texts[i]);
  }
}

/* ------------------------------------------------------------------- a URL */

/* Put `path` behind the first `n` bytes of `url`. */
static const char *
put_together(struct ess_buf *out, const char *url, size_t n, const char *path)
{
  ess_buf_add(out, (struct ess_view){url, n});
  ess_buf_puts(out, path);
  return ess_buf_str(out);
}

/* Of a known kind of server, each URL tells the others. */
static void
derive_urls(struct ess_target_choice *choice, struct ess_target *target,
            const char *url)
{
  const struct ess_server *server = target->server;
  struct ess_remote *remote = &target->remote;
  const size_t n = strlen(url);
  const size_t tail = strlen(server->store_path);
  const bool is_store =
    tail && tail < n && strcmp(url + n - tail, server->store_path) == 0;
  const size_t stem = is_store ? n - tail : n - (url[n - 1] == '/');

  if (!remote->query_url) {
    remote->query_url = put_together(&choice->texts[text_url], url, stem,
                                     server->query_path);
  }
  if (!remote->update_url) {
    remote->update_url = put_together(&choice->texts[text_update], url, stem,
                                      server->update_path);
  }
  if (!is_store) {
    remote->store_url = put_together(&choice->texts[text_config], url, stem,
                                     server->store_path);
  }
}

static enum ess_status
take_url(struct ess_target_choice *choice, struct ess_server_choice *server,
         const char *url, struct ess_target *ret, struct ess_log *log)
{
  struct ess_remote *remote = &ret->remote;

  ret->server = choice->type ? choice->type : ess_server_named("generic");
  ret->abilities = ret->server->abilities;
  ret->name = url;
  if (ess_set_url(&remote->store_url, url) != ESS_OK) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "a login comes from ESSAIM_USER and ESSAIM_PASSWORD, "
                    "or from --netrc",
                    "TARGET is not an http or https URL without user and "
                    "password");
  }
  remote->query_url = choice->query_url;
  remote->update_url = choice->update_url;
  if (choice->type && choice->type != ess_server_named("generic")) {
    derive_urls(choice, ret, url);
  }
  ret->abilities.update &= remote->update_url != NULL;
  if (!remote->query_url) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "name it with --query-url, or the kind of server with "
                    "--server-type",
                    "what is in the graph now cannot be read without a SPARQL "
                    "endpoint");
  }
  const enum ess_status st = ess_server_login(server, log);
  remote->login = server->remote.login;
  return st;
}

static enum ess_status
take_name(struct ess_target_choice *choice, struct ess_server_choice *server,
          const char *name, struct ess_target *ret, struct ess_log *log)
{
  struct ess_buf profile = {0};
  enum ess_status st = ESS_OK;

  if (server->remote.login.user || server->remote.login.netrc ||
      server->auth_given || choice->query_url || choice->update_url ||
      choice->type) {
    return ess_fail(log, ESS_USAGE, NULL, "put it into the file of settings",
                    "URLs and logins of a target that has a name are not "
                    "options");
  }
  st = ess_settings_read(find_config(choice), environment, &choice->settings,
                         log);
  if (st == ESS_OK) {
    ess_target_profile(choice, name, &profile);
    st = ess_settings_target(
      choice->settings, name,
      choice->unprofiled ? NULL : ess_buf_str(&profile), ret, log);
  }
  ess_buf_clear(&profile);
  return st;
}

enum ess_status
ess_target_choose(struct ess_target_choice *choice,
                  struct ess_server_choice *server, const char *word,
                  struct ess_target *ret, struct ess_log *log)
{
  const bool url = strncasecmp(word, "http:", 5) == 0 ||
                   strncasecmp(word, "https:", 6) == 0;
  *ret = (struct ess_target){0};
  const enum ess_status st =
    url ? take_url(choice, server, word, ret, log)
        : take_name(choice, server, word, ret, log);

  ret->graph = choice->graph ? choice->graph : ret->graph;
  ret->unversioned |= choice->unversioned;
  ret->tries = choice->tries ? (unsigned)choice->tries : ret->tries;
  ret->deadline_seconds =
    choice->deadline ? choice->deadline : ret->deadline_seconds;
  ret->max_rate = choice->max_rate ? (double)choice->max_rate
                                   : ret->max_rate;
  if (server->remote.ca_file) {
    ret->remote.ca_file = server->remote.ca_file;
  }
  if (server->remote.timeout_seconds) {
    ret->remote.timeout_seconds = server->remote.timeout_seconds;
  }
  return st;
}
