/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files of settings: what they say, what is wrong with them, and that no
   secret is shown on the way. */

#include "base/file.h"
#include "sync/keys.h"
#include "sync/likeness.h"
#include "sync/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#define A "[target a]\n"
#define AT A "endpoint = http://e.org/s\n"

/* What was reported: "line:column text | hint", and the lines shown. */
static void
see_diag(void *self, const struct ess_diag *diag)
{
  struct ess_buf *seen = self;
  ess_buf_printf(seen, "%lu:%lu %s | %s\n", diag->place.line,
                 diag->place.column, diag->text,
                 diag->hint ? diag->hint : "");
  ess_buf_add(seen, diag->place.text);
}

static const char *
environment(const char *name)
{
  return strcmp(name, "WORD") == 0 ? "hunter2" : NULL;
}

/* The target "a" of `document`. */
static enum ess_status
read_target(const char *document, const char *profile,
            struct ess_settings **settings, struct ess_target *target,
            struct ess_buf *seen)
{
  struct ess_log log = {see_diag, seen, 0, 0};

  enum ess_status st = ess_settings_parse(ess_view_of(document), "x.conf",
                                          environment, settings, &log);
  if (st == ESS_OK) {
    st = ess_settings_target(*settings, "a", profile, target, &log);
  }
  assert_int_equal(log.errors, st != ESS_OK);
  return st;
}

static void
test_table_of_servers(void **state)
{
  static const struct {
    const char *type;
    const char *query;
    const char *update;
    const char *store;
  } cases[] = {
    {"virtuoso", "/sparql", "/sparql-auth", "/sparql-graph-crud-auth"},
    {"fuseki", "/query", "/update", "/data"},
    {"rdf4j", "", "/statements", "/rdf-graphs/service"},
    {"graphdb", "", "/statements", "/rdf-graphs/service"},
    {"oxigraph", "/query", "/update", "/store"},
    {"qlever", "", "", ""},
    {"neptune", "/sparql", "/sparql", "/sparql/gsp/"},
    {"generic", "", "", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    const char *urls[] = {cases[i].query, cases[i].update, cases[i].store};
    struct ess_settings *settings = NULL;
    struct ess_target target = {0};
    struct ess_buf text = {0};
    struct ess_buf url = {0};
    ess_buf_printf(&text, A "type = %s\nendpoint = http://e.org/s\n",
                   cases[i].type);
    assert_int_equal(read_target(ess_buf_str(&text), NULL, &settings, &target,
                                 &url),
                     ESS_OK);
    const char *got[] = {target.remote.query_url, target.remote.update_url,
                         target.remote.store_url};
    for (size_t k = 0; k < 3; ++k) {
      ess_buf_reset(&url);
      ess_buf_printf(&url, "http://e.org/s%s", urls[k]);
      assert_string_equal(got[k], ess_buf_str(&url));
    }
    assert_string_equal(target.server->name, cases[i].type);
    assert_int_equal(target.remote.login.auth, ESS_AUTH_NONE);
    ess_settings_free(settings);
    ess_buf_clear(&text);
    ess_buf_clear(&url);
  }
  assert_null(ess_server_named("virtuos"));
  assert_null(ess_server_at(8));
  assert_string_equal(ess_server_name_at(0), "generic");
}

static void
test_all_settings(void **state)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf seen = {0};
  (void)state;
  assert_int_equal(
    read_target(
      "\xEF\xBB\xBF; a comment\n# and one\r\n" A
      "  type = virtuoso   # indented\r\n"
      "\tendpoint = https://e.org/   ; another\n"
      "update: https://e.org/u\n"
      "graph = https://e.org/g#this\n"
      "user = ana\npassword-env = WORD\n"
      "timeout = 30\ndeadline = 600\ntries = 7\nbackoff = 100\n"
      "max-rate = 2.5\nskolem = https://e.org/genid/\nversion = no\n"
      "contact = https://e.org/us\nca-file = /ca.pem\n"
      "cert-file = /c.pem\nkey-file = /k.pem\n"
      "batch = 250\nmax-body = 0\nmove = no\nlikeness = reals, times\n"
      "[target b]\nendpoint = http://e.org\n" A "batch = 100",
      NULL, &settings, &target, &seen),
    ESS_OK);
  assert_string_equal(target.server->name, "virtuoso");
  assert_string_equal(target.remote.query_url, "https://e.org/sparql");
  assert_string_equal(target.remote.update_url, "https://e.org/u");
  assert_string_equal(target.graph, "https://e.org/g#this");
  assert_int_equal(target.remote.login.auth, ESS_AUTH_DIGEST);
  assert_string_equal(target.remote.login.user, "ana");
  assert_string_equal(target.remote.login.password, "hunter2");
  assert_int_equal(target.remote.timeout_seconds, 30);
  assert_int_equal(target.deadline_seconds, 600);
  assert_int_equal(target.tries, 7);
  assert_int_equal(target.backoff_ms, 100);
  assert_true(target.max_rate > 2.4 && target.max_rate < 2.6);
  assert_string_equal(target.skolem, "https://e.org/genid/");
  assert_true(target.unversioned);
  assert_string_equal(target.remote.contact, "https://e.org/us");
  assert_string_equal(target.remote.ca_file, "/ca.pem");
  assert_string_equal(target.remote.login.cert_file, "/c.pem");
  assert_string_equal(target.remote.login.key_file, "/k.pem");
  assert_int_equal(target.abilities.batch, 100);
  assert_int_equal(target.abilities.page_rows, 10000);
  assert_false(target.abilities.move);
  assert_int_equal(target.abilities.likeness,
                   ESS_LIKE_REALS | ESS_LIKE_TIMES);
  assert_string_equal(ess_settings_name(settings, 1), "b");
  assert_null(ess_settings_name(settings, 2));
  ess_settings_free(settings);
  ess_settings_free(NULL);
  ess_buf_clear(&seen);
}

/* How it logs in, by what is said of that. */
static void
test_logins(void **state)
{
  static const struct {
    const char *lines;
    enum ess_auth auth;
  } cases[] = {
    {"", ESS_AUTH_NONE},
    {"user = ana\npassword-env = WORD\n", ESS_AUTH_BASIC},
    {"type = virtuoso\nuser = ana\npassword-env = WORD\n", ESS_AUTH_DIGEST},
    {"type = virtuoso\nnetrc = /n\n", ESS_AUTH_DIGEST},
    {"type = qlever\nuser = ana\npassword-env = WORD\n", ESS_AUTH_BASIC},
    {"type = qlever\ntoken-env = WORD\n", ESS_AUTH_BEARER},
    {"type = virtuoso\ntoken-env = WORD\n", ESS_AUTH_BEARER},
    {"type = virtuoso\nauth = basic\nnetrc = /n\n", ESS_AUTH_BASIC},
    {"type = virtuoso\nauth = none\n", ESS_AUTH_NONE},
    {"type = neptune\n", ESS_AUTH_NONE},
    {"type = neptune\nregion = r\nuser = A\npassword-env = WORD\n",
     ESS_AUTH_SIGV4},
    {"cert-file = /c\n", ESS_AUTH_NONE},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_settings *settings = NULL;
    struct ess_target target = {0};
    struct ess_buf text = {0};
    struct ess_buf seen = {0};
    ess_buf_puts(&text, AT);
    ess_buf_puts(&text, cases[i].lines);
    assert_int_equal(read_target(ess_buf_str(&text), NULL, &settings, &target,
                                 &seen),
                     ESS_OK);
    assert_int_equal(target.remote.login.auth, cases[i].auth);
    ess_settings_free(settings);
    ess_buf_clear(&text);
    ess_buf_clear(&seen);
  }
}

#define LONG_NAME "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"

/* What is wrong, and what is said of it: the report begins so. */
static void
test_errors(void **state)
{
  static const char *const cases[][2] = {
    {"", "0:0 there is no target \"a\" | a target begins with"},
    {"[target prod]\nbatch = 1\n",
     "0:0 there is no target \"a\" | there are: prod"},
    {"batch = 1\n", "1:1 this setting is not that of a target"},
    {"[a]\nbatch = 1\n", "2:1 this setting is not that of a target"},
    {"[target ]\nbatch = 1\n", "2:1 "},
    {"[target a/b]\nbatch = 1\n", "2:1 the target of this setting has no"},
    {"[target ..]\nbatch = 1\n", "2:1 the target of this setting has no"},
    {"[target -a]\nbatch = 1\n", "2:1 the target of this setting has no"},
    {"[target " LONG_NAME "]\nbatch = 1\n", "1:1 the name of a section has"},
    {AT "\n  nonsense\n", "4:1 this is no setting | a line is"},
    {AT "[target b\n", "3:1 this is no setting"},
    {AT "tyep = virtuoso\n",
     "3:1 a target has no setting \"tyep\" | did you mean type?"},
    {AT "type = virtuos\n", "3:1 type takes a type of server: generic,"},
    {A "batch = 1\n", "0:0 the target \"a\" says not where it is"},
    {A "update = http://e.org/\n", "0:0 the target \"a\" says not where"},
    {A "endpoint = e.org\n", "2:1 endpoint takes an http or https URL"},
    {A "endpoint = ftp://e.org\n", "2:1 endpoint takes an http or https URL"},
    {A "query = http:///q\n", "2:1 query takes an http or https URL"},
    {AT "graph = here\n", "3:1 graph takes an absolute IRI"},
    {AT "graph = http://e.org/a b\n", "3:1 graph takes an absolute IRI"},
    {AT "graph =\n", "3:1 graph takes an absolute IRI"},
    {AT "auth = kerberos\n", "3:1 auth takes none, basic, digest"},
    {AT "user =\n", "3:1 user takes text"},
    {AT "batch = 0\n", "3:1 batch takes a positive whole number"},
    {AT "page-rows = 0\n", "3:1 page-rows takes a positive whole number"},
    {AT "batch = -1\n", "3:1 batch takes a positive whole number"},
    {AT "batch = 1k\n", "3:1 batch takes a positive whole number"},
    {AT "timeout = 99999999\n", "3:1 timeout takes a positive whole number"},
    {AT "tries = 99999999999999999999\n", "3:1 tries takes a positive"},
    {AT "max-rate = nan\n", "3:1 max-rate takes a positive number"},
    {AT "max-rate = -1\n", "3:1 max-rate takes a positive number"},
    {AT "version = maybe\n", "3:1 version takes yes or no"},
    {AT "move = 1\n", "3:1 move takes yes or no"},
    {AT "likeness = numbers, letters\n", "3:1 likeness takes words of"},
    {AT "password = hunter2\n",
     "3:1 a file of settings must not hold a password | name where it is"},
    {AT "token = hunter2\n", "3:1 a file of settings must not hold a token"},
    {AT "passwort = hunter2\n", "3:1 a target has no setting \"passwort\""},
    {AT "pasword = hunter2\n", "3:1 a target has no setting \"pasword\""},
    {AT "password hunter2\n", "3:1 this is no setting"},
    {A "endpoint = http://ana:hunter2@e.org/\n", "2:1 endpoint takes an"},
    {A "endpoint = http://ana@e.org/\n", "2:1 endpoint takes an"},
    {AT "auth = digest\n",
     "0:0 the login of the target \"a\" is not whole: there is no user"},
    {AT "auth = basic\nuser = ana\n", "0:0 the login of the target \"a\" is"},
    {AT "user = ana\n", "0:0 the login of the target \"a\" is not whole: "
                        "there is no user and password"},
    {AT "password-env = WORD\n", "0:0 the login of the target \"a\" is not "
                                 "whole: there is a password, but no user"},
    {AT "auth = bearer\nuser = ana\npassword-env = WORD\n",
     "0:0 the login of the target \"a\" is not whole: there is no token"},
    {AT "auth = sigv4\nuser = ana\npassword-env = WORD\n",
     "0:0 the login of the target \"a\" is not whole: there is no region"},
    {AT "key-file = /k\n", "0:0 the login of the target \"a\" is not whole: "
                           "there is a key-file"},
    {AT "user = ana\npassword-env = NOWHERE\n",
     "0:0 the variable NOWHERE, which shall hold a secret, is not set"},
    {AT "user = ana\npassword-file = /nonexistent\n", "0:0 cannot read"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_settings *settings = NULL;
    struct ess_target target = {0};
    struct ess_buf seen = {0};
    const enum ess_status st =
      read_target(cases[i][0], NULL, &settings, &target, &seen);
    const char *text = ess_buf_str(&seen);
    if ((st != ESS_USAGE && st != ESS_IO) || !strstr(text, cases[i][1]) ||
        strstr(text, "hunter2")) {
      fail_msg("« %s »: %d « %s »", cases[i][0], (int)st, text);
    }
    ess_settings_free(settings);
    ess_buf_clear(&seen);
  }
}

static void
test_lines_that_are_too_long(void **state)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf seen = {0};
  struct ess_buf text = {0};
  (void)state;
  ess_buf_puts(&text, AT "contact = ");
  while (text.len < strlen(AT) + 198) {
    ess_buf_putc(&text, 'c');
  }
  assert_int_equal(
    read_target(ess_buf_str(&text), NULL, &settings, &target, &seen), ESS_OK);
  assert_int_equal(strlen(target.remote.contact), 188);
  ess_settings_free(settings);
  ess_buf_puts(&text, "x\nbatch = 1\n");
  assert_int_equal(
    read_target(ess_buf_str(&text), NULL, &settings, &target, &seen),
    ESS_USAGE);
  assert_non_null(strstr(ess_buf_str(&seen), "3:1 a line of settings has"));
  assert_null(settings);
  ess_buf_clear(&text);
  ess_buf_reset(&seen);
  struct ess_log log = {see_diag, &seen, 0, 0};
  const struct ess_view nul = ESS_VIEW(AT "batch = 1\0002\n");
  assert_int_equal(
    ess_settings_parse(nul, "x.conf", environment, &settings, &log),
    ESS_USAGE);
  assert_non_null(strstr(ess_buf_str(&seen), "3:1 there is a NUL"));
  ess_buf_clear(&seen);
}

/* Write `text` to a file of its own with `mode`; `path` takes its name. */
static void
write_file(char path[32], const char *text, mode_t mode)
{
  (void)snprintf(path, 32, "/tmp/essaim-test-XXXXXX");
  const int fd = mkstemp(path);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
  assert_int_equal(fchmod(fd, mode), 0);
  assert_int_equal(close(fd), 0);
}

/* Read a target whose password is in a file of `text` with `mode`. */
static enum ess_status
read_with_file(const char *text, mode_t mode, const char *expected)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf document = {0};
  struct ess_buf seen = {0};
  char path[32];

  write_file(path, text, mode);
  ess_buf_printf(&document, AT "user = ana\npassword-file = %s\n", path);
  const enum ess_status st = read_target(ess_buf_str(&document), NULL,
                                         &settings, &target, &seen);
  if (st == ESS_OK) {
    assert_string_equal(target.remote.login.password, expected);
  } else {
    assert_non_null(strstr(ess_buf_str(&seen), expected));
  }
  assert_null(strstr(ess_buf_str(&seen), "hunter2"));
  ess_settings_free(settings);
  assert_int_equal(unlink(path), 0);
  ess_buf_clear(&document);
  ess_buf_clear(&seen);
  return st;
}

static void
test_files_of_secrets(void **state)
{
  (void)state;
  assert_int_equal(read_with_file("hunter2", 0600, "hunter2"), ESS_OK);
  assert_int_equal(read_with_file("hunter2\r\nrest\n", 0400, "hunter2"),
                   ESS_OK);
  assert_int_equal(read_with_file("hunter2\n", 0640, "chmod 600"), ESS_IO);
  assert_int_equal(read_with_file("hunter2\n", 0604, "chmod 600"), ESS_IO);
  assert_int_equal(read_with_file("\nhunter2\n", 0600, "no secret in"),
                   ESS_USAGE);
  assert_int_equal(read_with_file("", 0600, "no secret in"), ESS_USAGE);
}

/* A profile says what the server can do; the settings know better, and what is
   no ability is not taken from there. */
static void
test_profile(void **state)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf seen = {0};
  char path[32];
  (void)state;
  write_file(path,
             "[profile]\ntype = fuseki\nendpoint = http://evil.org/\n"
             "user = eve\nbatch = 77\nmove = no\npage-rows = 5\n"
             "likeness = none\n",
             0644);
  assert_int_equal(read_target(AT "type = virtuoso\nbatch = 9\n", path,
                               &settings, &target, &seen),
                   ESS_OK);
  assert_string_equal(target.server->name, "virtuoso");
  assert_string_equal(target.remote.query_url, "http://e.org/s/sparql");
  assert_null(target.remote.login.user);
  assert_int_equal(target.abilities.batch, 9);
  assert_int_equal(target.abilities.page_rows, 5);
  assert_false(target.abilities.move);
  assert_true(target.abilities.typed_strings);
  assert_int_equal(target.abilities.likeness, ESS_LIKE_NOTHING);
  ess_settings_free(settings);
  assert_int_equal(unlink(path), 0);
  assert_int_equal(read_target(AT, path, &settings, &target, &seen), ESS_OK);
  ess_settings_free(settings);
  ess_buf_clear(&seen);
}

static void
test_nearest_name(void **state)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf seen = {0};
  struct ess_log log = {see_diag, &seen, 0, 0};
  (void)state;
  assert_int_equal(ess_settings_parse(
                     ess_view_of("[target prod]\nendpoint = http://e.org\n"),
                     "x.conf", environment, &settings, &log),
                   ESS_OK);
  assert_int_equal(
    ess_settings_target(settings, "pord", NULL, &target, &log), ESS_USAGE);
  assert_non_null(strstr(ess_buf_str(&seen), "did you mean prod?"));
  ess_settings_free(settings);
  ess_buf_clear(&seen);
}

static void
test_no_file(void **state)
{
  struct ess_settings *settings = NULL;
  struct ess_buf seen = {0};
  struct ess_log log = {see_diag, &seen, 0, 0};
  (void)state;
  assert_int_equal(ess_settings_read("/nonexistent/essaim.conf", environment,
                                     &settings, &log),
                   ESS_IO);
  assert_null(settings);
  assert_non_null(strstr(ess_buf_str(&seen), "--config"));
  ess_buf_clear(&seen);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_table_of_servers),
    cmocka_unit_test(test_all_settings),
    cmocka_unit_test(test_logins),
    cmocka_unit_test(test_errors),
    cmocka_unit_test(test_lines_that_are_too_long),
    cmocka_unit_test(test_files_of_secrets),
    cmocka_unit_test(test_profile),
    cmocka_unit_test(test_nearest_name),
    cmocka_unit_test(test_no_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
