/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/fragments.h"

#include "cli/setters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define IN_PROFILE(member) offsetof(struct ess_profile_options, member)
#define IN_STORE(member) offsetof(struct ess_store_choice, member)
#define IN_WRITING(member) offsetof(struct ess_store_writing, member)
#define IN_OUTPUT(member) offsetof(struct ess_output_choice, member)
#define IN_SERVER(member) offsetof(struct ess_server_choice, member)

/* Words in the order of an enumeration; NULL ends them. */
static const char *const people_words[] = {"elected", "all", "none", NULL};
static const char *const prose_words[] = {"full", "short", "none", NULL};
static const char *const auth_words[] = {"none", "basic", "digest", NULL};

static const char *
word_at(const char *const *words, size_t i)
{
  size_t n = 0;
  while (words[n]) {
    ++n;
  }
  return i < n ? words[i] : NULL;
}

static const char *
people_at(size_t i)
{
  return word_at(people_words, i);
}

static const char *
prose_at(size_t i)
{
  return word_at(prose_words, i);
}

static const char *
auth_at(size_t i)
{
  return word_at(auth_words, i);
}

/* Which of `words` is `value`; false if none is. */
static bool
find_word(ess_word_at *words, const char *value, size_t *ret)
{
  size_t i = 0;
  while (words(i) && strcmp(words(i), value) != 0) {
    ++i;
  }
  *ret = i;
  return words(i);
}

static enum ess_status
set_people(void *member, const char *value)
{
  size_t i = 0;
  if (!find_word(people_at, value, &i)) {
    return ESS_USAGE;
  }
  *(enum ess_people *)member = (enum ess_people)i;
  return ESS_OK;
}

static enum ess_status
set_prose(void *member, const char *value)
{
  size_t i = 0;
  if (!find_word(prose_at, value, &i)) {
    return ESS_USAGE;
  }
  *(enum ess_prose *)member = (enum ess_prose)i;
  return ESS_OK;
}

/* `member` is the whole ess_server_choice. */
static enum ess_status
set_auth(void *member, const char *value)
{
  struct ess_server_choice *choice = member;
  size_t i = 0;
  if (!find_word(auth_at, value, &i)) {
    return ESS_USAGE;
  }
  choice->remote.login.auth = (enum ess_auth)i;
  choice->auth_given = true;
  return ESS_OK;
}

const char *
ess_syntax_name_at(size_t i)
{
  const struct ess_syntax *syntax = ess_syntax_at(i);
  return syntax ? syntax->name : NULL;
}

enum ess_status
ess_set_syntax(void *member, const char *value)
{
  const struct ess_syntax *syntax = ess_syntax_named(value);
  *(const struct ess_syntax **)member = syntax;
  return syntax ? ESS_OK : ESS_USAGE;
}

const struct ess_option ess_mapping_options[] = {
  {"people", 0, "WHICH", "people to keep: elected (default), all or none",
   "Staff contacts are left out unless all is chosen.", NULL,
   ESS_COMPLETE_WORDS, people_at, IN_PROFILE(people), set_people},
  {"text", 0, "HOW", "prose to keep: full (default), short or none", NULL,
   NULL, ESS_COMPLETE_WORDS, prose_at, IN_PROFILE(prose), set_prose},
  {"base", 0, "IRI", "base of the IRIs (default " ESS_DEFAULT_BASE ")",
   NULL, "an absolute IRI that ends in / or #", ESS_COMPLETE_NONE, NULL,
   IN_PROFILE(base), ess_set_base},
  {"name", 0, "NAME", "name of the authority if the page tells none", NULL,
   NULL, ESS_COMPLETE_NONE, NULL, IN_PROFILE(name), ess_set_utf8},
  {"kind", 0, "KIND", "kind of authority if the page states none",
   "A name or slug of kinds.ttl: commune, \"Conseil régional\" …", NULL,
   ESS_COMPLETE_NONE, NULL, IN_PROFILE(kind), ess_set_utf8},
  {"source", 0, "URL", "where the page was taken from", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN_PROFILE(source),
   ess_set_iri},
  {"mapping", 0, "FOLDER", "folder of headings.ttl and kinds.ttl",
   "The default mapping is built in.", NULL, ESS_COMPLETE_FOLDER, NULL,
   IN_PROFILE(mapping), ess_set_text},
  {"aliases", 0, "FILE", "other names of authorities: alias, kind, code",
   "Added to those built in, and to aliases.tsv of the folder of --mapping.",
   NULL, ESS_COMPLETE_FILE, NULL, IN_PROFILE(aliases), ess_set_text},
  {"license", 0, "IRI", "licence of the data (default etalab-2.0)",
   "The default is " ESS_DEFAULT_LICENSE ".", "an absolute IRI",
   ESS_COMPLETE_NONE, NULL, IN_PROFILE(license), ess_set_iri},
  {"withdraw", 0, "FILE", "names of people to leave out, one a line",
   "Behind a semicolon may stand the one authority that is meant.", NULL,
   ESS_COMPLETE_FILE, NULL, IN_PROFILE(withdraw), ess_set_text},
  {"publisher", 0, "NAME", "who publishes the data", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN_PROFILE(publisher), ess_set_utf8},
  {0},
};

#define STORE_OPTION                                                        \
  {                                                                         \
    "store", 's', "PATH",                                                   \
      "the store (default $ESSAIM_STORE, else essaim.store)", NULL, NULL,   \
      ESS_COMPLETE_FILE, NULL, IN_STORE(path), ess_set_text                 \
  }

const struct ess_option ess_store_options[] = {
  STORE_OPTION,
  {"storage", 0, "NAME", "kind of store: essaim (default), or one of librdf",
   "A store of essaim is a folder. Of librdf's storages sqlite can be used.",
   NULL, ESS_COMPLETE_NONE, NULL, IN_STORE(storage), ess_set_text},
  {0},
};

const struct ess_option ess_store_place_options[] = {STORE_OPTION, {0}};

const struct ess_option ess_store_writing_options[] = {
  {"wait", 0, "SECONDS", "how long to wait for another writer (default 0)",
   NULL, "a whole number", ESS_COMPLETE_NONE, NULL, IN_WRITING(wait),
   ess_set_count},
  {"memory", 0, "SIZE", "memory to work with (default 256M)",
   "What does not fit goes through files in the store. K, M and G stand for "
   "1024, 1024² and 1024³ bytes.", "a size such as 64M",
   ESS_COMPLETE_NONE, NULL, IN_WRITING(memory), ess_set_size},
  {0},
};

const struct ess_option ess_output_options[] = {
  {"output", 'o', "FILE", "write to FILE, not to standard output",
   "FILE is replaced only when the whole output is written.", NULL,
   ESS_COMPLETE_FILE, NULL, IN_OUTPUT(path), ess_set_text},
  {"format", 'f', "FORMAT", "RDF syntax of the output",
   "One of turtle, ntriples, nquads, trig, rdfxml and jsonld; the default "
   "goes by the name of the output file.", NULL, ESS_COMPLETE_WORDS,
   ess_syntax_name_at, IN_OUTPUT(syntax), ess_set_syntax},
  {0},
};

const struct ess_option ess_server_options[] = {
  {"auth", 0, "HOW", "log in by digest, basic or none",
   "The default is digest if there is a user or a netrc file, else none.",
   NULL, ESS_COMPLETE_WORDS, auth_at, 0, set_auth},
  {"user", 'u', "NAME", "user to log in as (default $ESSAIM_USER)",
   "The password comes from $ESSAIM_PASSWORD, never from an option.", NULL,
   ESS_COMPLETE_NONE, NULL, IN_SERVER(remote.login.user), ess_set_text},
  {"netrc", 0, "FILE", "log in with what FILE says of the server", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN_SERVER(remote.login.netrc), ess_set_text},
  {"ca-file", 0, "FILE", "trust the authorities in FILE (PEM) too", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN_SERVER(remote.ca_file), ess_set_text},
  {"timeout", 0, "SECONDS", "give a request up after this time", NULL,
   "a positive whole number", ESS_COMPLETE_NONE, NULL,
   IN_SERVER(remote.timeout_seconds), ess_set_number},
  {0},
};

const struct ess_option ess_help_options[] = {
  {"help", 'h', NULL, "show this help", NULL, NULL, ESS_COMPLETE_NONE, NULL,
   0, NULL},
  {0},
};

/* A variable of the environment; an empty one counts as not set. */
static const char *
environment(const char *name)
{
  const char *value = getenv(name);
  return value && *value ? value : NULL;
}

const char *
ess_store_path(const struct ess_store_choice *choice)
{
  const char *path = choice->path;
  path = path ? path : environment("ESSAIM_STORE");
  return path ? path : "essaim.store";
}

const char *
ess_temporary_folder(void)
{
  return environment("TMPDIR");
}

enum ess_status
ess_source_date(char text[ESS_DATE_SIZE], const char **ret,
                struct ess_log *log)
{
  static const char name[] = "SOURCE_DATE_EPOCH";
  /* The last second of the year 9999. */
  static const long long last = 253402300799;
  const char *value = environment(name);
  const size_t n = value ? strspn(value, "0123456789") : 0;
  const long long seconds = n && n <= 12 ? strtoll(value, NULL, 10) : -1;
  const time_t time = (time_t)seconds;
  struct tm day = {0};

  *ret = NULL;
  if (!value) {
    return ESS_OK;
  }
  if (value[n] || seconds < 0 || seconds > last || !gmtime_r(&time, &day)) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "seconds since 1970-01-01, or no such variable",
                    "%s is not a time: %s", name, value);
  }
  (void)snprintf(text, ESS_DATE_SIZE, "%04u-%02u-%02u",
                 (unsigned)(day.tm_year + 1900) % 10000,
                 (unsigned)(day.tm_mon + 1) % 100,
                 (unsigned)day.tm_mday % 100);
  *ret = text;
  return ESS_OK;
}

enum ess_status
ess_server_login(struct ess_server_choice *choice, struct ess_log *log)
{
  struct ess_login *login = &choice->remote.login;

  if (!login->netrc) {
    login->user = login->user ? login->user : environment("ESSAIM_USER");
    login->password = login->user ? environment("ESSAIM_PASSWORD") : NULL;
  }
  const bool can = login->netrc || login->user;
  if (!choice->auth_given) {
    login->auth = can ? ESS_AUTH_DIGEST : ESS_AUTH_NONE;
  }
  if (login->auth == ESS_AUTH_NONE || can) {
    return ESS_OK;
  }
  return ess_fail(log, ESS_USAGE, NULL,
                  "set ESSAIM_USER and ESSAIM_PASSWORD, or use --netrc",
                  "--auth %s, but there is nobody to log in as",
                  auth_words[login->auth]);
}
