/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* HTTP and the protocols over it, against tests/http/server.py. */

#include "base/text.h"
#include "net/remote.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* The server, and what it was last asked. */
static struct {
  pid_t pid;
  int to; /* its standard input: closed, it ends */
  int port;
  char netrc[64];
} server;

/* What was reported, and how a request went. */
struct seen {
  struct ess_log log;
  struct ess_buf text;
  struct ess_buf url;
  struct ess_response response;
  unsigned long bytes; /* of the last progress */
};

static void
see_diag(void *self, const struct ess_diag *diag)
{
  struct seen *seen = self;
  ess_buf_printf(&seen->text, "%s: %s | %s\n",
                 diag->place.source ? diag->place.source : "", diag->text,
                 diag->hint ? diag->hint : "");
}

static void
see_bytes(void *self, size_t done, size_t total)
{
  struct seen *seen = self;
  seen->bytes = done == total ? total : 0;
}

static void
forget(struct seen *seen)
{
  ess_response_clear(&seen->response);
  ess_buf_clear(&seen->text);
  ess_buf_clear(&seen->url);
}

/* The URL of `path` on the server; valid until `seen` is forgotten. */
static const char *
url_of(struct seen *seen, const char *path)
{
  ess_buf_reset(&seen->url);
  ess_buf_printf(&seen->url, "http://127.0.0.1:%d%s", server.port, path);
  return ess_buf_str(&seen->url);
}

static enum ess_status
run(struct seen *seen, struct ess_http_request request, const char *path)
{
  request.url = path[0] == '/' ? url_of(seen, path) : path;
  request.method = request.method ? request.method : "GET";
  request.timeout_seconds = request.timeout_seconds ? request.timeout_seconds
                                                    : 20;
  seen->log = (struct ess_log){see_diag, seen, 0, 0};
  ess_buf_reset(&seen->text);
  ess_response_clear(&seen->response);
  const enum ess_status st = ess_http(&request, &seen->response, &seen->log);
  assert_int_equal(seen->log.errors, st != ESS_OK);
  assert_null(strstr(ess_buf_str(&seen->text), "secret"));
  return st;
}

static void
must_hold(const struct ess_buf *text, const char *part)
{
  if (!strstr(ess_buf_str(text), part)) {
    fail_msg("\"%s\" is not in \"%s\"", part, ess_buf_str(text));
  }
}

static void
refuse(struct ess_http_request request, const char *path, enum ess_status st,
       const char *why)
{
  struct seen seen = {0};
  assert_int_equal(run(&seen, request, path), st);
  must_hold(&seen.text, why);
  forget(&seen);
}

static void
test_ok(void **state)
{
  struct seen seen = {0};
  (void)state;
  assert_int_equal(run(&seen, (struct ess_http_request){0}, "/ok"), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  assert_string_equal(ess_buf_str(&seen.response.body), "fine");
  assert_string_equal(ess_buf_str(&seen.response.media_type), "text/plain");
  forget(&seen);
}

static void
test_put_headers(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {
    .method = "PUT",
    .content_type = "text/turtle",
    .accept = "text/plain",
    .body = ESS_VIEW("the body"),
    .progress = {see_bytes, &seen}};
  (void)state;
  assert_int_equal(run(&seen, request, "/echo?a=b"), ESS_OK);
  must_hold(&seen.response.body, "PUT /echo?a=b\n");
  must_hold(&seen.response.body, "Content-Length: 8\n");
  must_hold(&seen.response.body, "Content-Type: text/turtle\n");
  must_hold(&seen.response.body, "Accept: text/plain\n");
  must_hold(&seen.response.body, "User-Agent: essaim/");
  must_hold(&seen.response.body, "\n\nthe body");
  assert_null(strstr(ess_buf_str(&seen.response.body), "Expect"));
  assert_null(strstr(ess_buf_str(&seen.response.body), "chunked"));
  assert_int_equal(seen.bytes, 8);
  forget(&seen);
}

static void
test_empty_body(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {.method = "PUT",
                                      .content_type = "text/turtle"};
  (void)state;
  assert_int_equal(run(&seen, request, "/echo"), ESS_OK);
  must_hold(&seen.response.body, "Content-Length: 0\n");
  forget(&seen);
}

static void
test_redirect_is_not_followed(void **state)
{
  struct seen seen = {0};
  (void)state;
  assert_int_equal(run(&seen, (struct ess_http_request){0}, "/redirect"), ESS_OK);
  assert_int_equal(seen.response.status, 301);
  must_hold(&seen.response.location, "/ok");
  forget(&seen);
}

/* Send 100 kB, so that a body sent before the login would be noticed. */
static void
log_in(enum ess_auth auth, const char *path, const char *netrc)
{
  struct seen seen = {0};
  struct ess_buf body = {0};
  for (int i = 0; i < 10000; ++i) {
    ess_buf_puts(&body, "0123456789");
  }
  const struct ess_http_request request = {.method = "PUT",
                                      .content_type = "text/turtle",
                                      .body = ess_buf_view(&body),
                                      .login.auth = auth,
                                      .login.netrc = netrc,
                                      .login.user = netrc ? NULL : "ana",
                                      .login.password = netrc ? NULL : "secret"};
  assert_int_equal(run(&seen, request, path), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  must_hold(&seen.response.body, "Content-Length: 100000\n");
  assert_true(seen.response.body.len > 100000);
  ess_buf_clear(&body);
  forget(&seen);
}

static void
test_logins(void **state)
{
  (void)state;
  log_in(ESS_AUTH_DIGEST, "/digest?graph=a", NULL);
  log_in(ESS_AUTH_DIGEST, "/digest?graph=a", server.netrc);
  log_in(ESS_AUTH_BASIC, "/basic", NULL);
  log_in(ESS_AUTH_BASIC, "/basic", server.netrc);
}

/* A wrong password, and each scheme where the other is asked for. */
static void
test_failed_logins(void **state)
{
  static const struct {
    enum ess_auth auth;
    const char *password;
    const char *path;
  } cases[] = {{ESS_AUTH_DIGEST, "secrets", "/digest"},
               {ESS_AUTH_BASIC, "secrets", "/basic"},
               {ESS_AUTH_DIGEST, "secret", "/basic"},
               {ESS_AUTH_BASIC, "secret", "/digest"},
               {ESS_AUTH_NONE, "secret", "/basic"}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct seen seen = {0};
    const struct ess_http_request request = {.login.auth = cases[i].auth,
                                        .login.user = "ana",
                                        .login.password = cases[i].password};
    assert_int_equal(run(&seen, request, cases[i].path), ESS_OK);
    assert_int_equal(seen.response.status, 401);
    forget(&seen);
  }
}

/* Digest asks with an empty body first. A server that wants no login takes
   that for the whole, or refuses it as empty: the body must follow. */
static void
test_digest_not_wanted(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {.method = "PUT",
                                      .content_type = "text/turtle",
                                      .body = ESS_VIEW("the body"),
                                      .login.auth = ESS_AUTH_DIGEST,
                                      .login.user = "ana",
                                      .login.password = "secret"};
  (void)state;
  assert_int_equal(run(&seen, request, "/open"), ESS_OK);
  assert_int_equal(run(&seen, (struct ess_http_request){0}, "/lengths"), ESS_OK);
  assert_string_equal(ess_buf_str(&seen.response.body), "0\n8\n");
  assert_int_equal(run(&seen, request, "/strict"), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  must_hold(&seen.response.body, "\n\nthe body");
  assert_null(strstr(ess_buf_str(&seen.response.body), "Authorization"));
  forget(&seen);
}

static void
test_netrc_must_be_private(void **state)
{
  const struct ess_http_request request = {.login.auth = ESS_AUTH_BASIC,
                                      .login.netrc = server.netrc};
  const struct ess_http_request absent = {.login.auth = ESS_AUTH_BASIC,
                                     .login.netrc = "/nonexistent/netrc"};
  const struct ess_http_request folder = {.login.auth = ESS_AUTH_BASIC, .login.netrc = "/"};
  (void)state;
  assert_int_equal(chmod(server.netrc, 0640), 0);
  refuse(request, "/basic", ESS_IO, "chmod 600");
  assert_int_equal(chmod(server.netrc, 0600), 0);
  refuse(absent, "/basic", ESS_IO, "cannot read");
  refuse(folder, "/basic", ESS_IO, "directory");
}

static void
test_bad_urls(void **state)
{
  static const char *const urls[] = {
    "ftp://example.org/", "file:///etc/passwd", "example.org", "http://",
    "",                   "http://a b/",        "httpx://e/",  "gopher://e/"};
  const struct ess_http_request request = {0};
  (void)state;
  for (size_t i = 0; i < sizeof urls / sizeof urls[0]; ++i) {
    refuse(request, urls[i], ESS_USAGE, "not a URL");
  }
  refuse(request, "http://ana:secret@127.0.0.1/", ESS_USAGE, "netrc");
  refuse(request, "http://ana@127.0.0.1/", ESS_USAGE, "netrc");
}

static void
test_transfers_that_fail(void **state)
{
  const struct ess_http_request request = {.timeout_seconds = 1};
  const struct ess_http_request small = {.max_response = 100000};
  (void)state;
  refuse(request, "/slow", ESS_NETWORK, "in time");
  refuse(request, "/cut", ESS_NETWORK, "cut short");
  refuse(request, "/drop", ESS_NETWORK, "without an answer");
  refuse(request, "/drop?key=secret", ESS_NETWORK, "without an answer");
  refuse(small, "/huge", ESS_LIMIT, "limit of 100000 bytes");
  refuse(request, "http://name.invalid/", ESS_NETWORK, "not known");
}

/* Without them it would be 20 seconds. */
static void
test_short_waits(void **state)
{
  const volatile bool stop = true;
  const struct ess_http_request soon = {.timeout_ms = 100};
  const struct ess_http_request stopped = {.stop = &stop};
  const time_t began = time(NULL);
  (void)state;
  refuse(soon, "/slow", ESS_NETWORK, "in time");
  refuse(stopped, "/slow", ESS_NETWORK, "given up");
  assert_in_range(time(NULL) - began, 0, 10);
}

static void
test_closed_port(void **state)
{
  struct seen seen = {0};
  (void)state;
  /* Port 1 of the loopback interface: nobody listens there. */
  assert_int_equal(
    run(&seen, (struct ess_http_request){0}, "http://127.0.0.1:1/"), ESS_NETWORK);
  must_hold(&seen.text, "cannot connect");
  must_hold(&seen.text, "http://127.0.0.1:1/");
  forget(&seen);
}

static void
test_no_tls_there(void **state)
{
  struct seen seen = {0};
  char url[64];
  (void)state;
  (void)snprintf(url, sizeof url, "https://127.0.0.1:%d/ok", server.port);
  assert_int_equal(run(&seen, (struct ess_http_request){0}, url), ESS_NETWORK);
  must_hold(&seen.text, "TLS");
  forget(&seen);
}

static void
test_escape(void **state)
{
  struct ess_buf out = {0};
  (void)state;
  ess_url_escape(&out, (struct ess_view){"aZ09-._~ &=+#%\303\251\0", 17});
  assert_string_equal(ess_buf_str(&out),
                      "aZ09-._~%20%26%3D%2B%23%25%C3%A9%00");
  ess_buf_clear(&out);
}

/* The row sink of the remote tests: it notes the last term and the names. */
static enum ess_status
see_names(void *self, const struct ess_view *names, size_t n)
{
  (void)names;
  *(size_t *)self += n;
  return ESS_OK;
}

static enum ess_status
see_row(void *self, const struct ess_term *terms, size_t n)
{
  (void)terms;
  *(size_t *)self += 10 * n;
  return ESS_OK;
}

static enum ess_status
see_boolean(void *self, bool answer)
{
  (void)answer;
  *(size_t *)self += 100;
  return ESS_OK;
}

static enum ess_status
ask(struct seen *seen, const char *path, size_t *rows,
    struct ess_graph_answer *graph)
{
  const struct ess_row_sink sink = {see_names, see_row, see_boolean, rows};
  const struct ess_remote remote = {.query_url = url_of(seen, path)};
  seen->log = (struct ess_log){see_diag, seen, 0, 0};
  ess_buf_reset(&seen->text);
  return ess_remote_query(&remote, ess_view_of("ASK {}"), &sink, graph,
                          &seen->log);
}

static void
test_query_rows(void **state)
{
  struct seen seen = {0};
  struct ess_graph_answer graph = {0};
  size_t rows = 0;
  (void)state;
  assert_int_equal(ask(&seen, "/rows", &rows, &graph), ESS_OK);
  assert_int_equal(rows, 11);
  assert_int_equal(graph.media_type.len, 0);
  assert_int_equal(seen.log.warnings, 0);
  assert_int_equal(ask(&seen, "/limited", &rows, &graph), ESS_OK);
  assert_int_equal(seen.log.warnings, 1);
  must_hold(&seen.text, "limit of 1 rows");
  forget(&seen);
}

static void
test_query_graph(void **state)
{
  struct seen seen = {0};
  struct ess_graph_answer graph = {0};
  size_t rows = 0;
  (void)state;
  assert_int_equal(ask(&seen, "/graph", &rows, &graph), ESS_OK);
  assert_int_equal(rows, 0);
  must_hold(&graph.content, "<http://e.org/s>");
  assert_string_equal(ess_buf_str(&graph.media_type),
                      "application/n-triples");
  ess_buf_clear(&graph.content);
  ess_buf_clear(&graph.media_type);
  forget(&seen);
}

static void
test_query_refused(void **state)
{
  static const char *const cases[][2] = {
    {"/status/400", "says 400: bad [31mthing |"},
    {"/status/401", "--auth"},
    {"/status/500", "says 500: bad"},
    {"/page/403", "says 403: Forbidden | the user"},
    {"/page/418", "says 418: nothing more"},
    {"/status/204", "says 204"},
    {"/redirect", "redirect refused: the server says 301, go to http"},
    {"/page/200", "type text/html"},
  };
  struct seen seen = {0};
  size_t rows = 0;
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_graph_answer graph = {0};
    assert_int_equal(ask(&seen, cases[i][0], &rows, &graph), ESS_NETWORK);
    assert_int_equal(seen.log.errors, 1);
    must_hold(&seen.text, cases[i][1]);
  }
  assert_int_equal(rows, 0);
  forget(&seen);
}

static void
test_count(void **state)
{
  struct seen seen = {.log = {see_diag, &seen, 0, 0}};
  const struct ess_remote remote = {.query_url = url_of(&seen, "/rows")};
  unsigned long n = 0;
  (void)state;
  assert_int_equal(ess_remote_count(&remote, ess_view_of("http://e.org/g"),
                                    &n, &seen.log),
                   ESS_OK);
  assert_int_equal(n, 42);
  assert_int_equal(ess_remote_count(&remote, ess_view_of("u:g> {} #"), &n,
                                    &seen.log),
                   ESS_USAGE);
  assert_int_equal(n, 0);
  forget(&seen);
}

static enum ess_status
put(struct seen *seen, const char *path, const char *graph)
{
  const struct ess_remote remote = {.store_url = url_of(seen, path)};
  const struct ess_view body = ESS_VIEW("<u:s> <u:p> <u:o> .\n");
  seen->log = (struct ess_log){see_diag, seen, 0, 0};
  ess_buf_reset(&seen->text);
  return ess_remote_put(&remote, ess_view_of(graph), body,
                        (struct ess_progress){0}, &seen->log);
}

static void
test_put(void **state)
{
  struct seen seen = {0};
  (void)state;
  assert_int_equal(put(&seen, "/ok", "http://e.org/g"), ESS_OK);
  assert_int_equal(put(&seen, "/ok?a=b&", "http://e.org/g"), ESS_OK);
  assert_int_equal(put(&seen, "/status/201", "http://e.org/g"), ESS_OK);
  assert_int_equal(put(&seen, "/status/202", "http://e.org/g"), ESS_NETWORK);
  assert_int_equal(put(&seen, "/status/500", "http://e.org/g"), ESS_NETWORK);
  must_hold(&seen.text, "may be incomplete");
  assert_int_equal(put(&seen, "/redirect", "http://e.org/g"), ESS_NETWORK);
  must_hold(&seen.text, "redirect refused");
  assert_int_equal(put(&seen, "/ok?graph=u:a", "u:b"), ESS_USAGE);
  assert_int_equal(put(&seen, "/ok", "not an IRI"), ESS_USAGE);
  forget(&seen);
}

/* Start the server with pipes to and from it, and read its port. */
static int
start_server(void **state)
{
  const char *top = getenv("srcdir");
  char path[4096];
  char port[16] = {0};
  int in[2];
  int out[2];

  (void)state;
  (void)snprintf(path, sizeof path, "%s/tests/http/server.py",
                 top ? top : ".");
  if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC)) {
    return -1;
  }
  server.pid = fork();
  if (server.pid == 0) {
    (void)dup2(in[0], STDIN_FILENO);
    (void)dup2(out[1], STDOUT_FILENO);
    (void)execlp("python3", "python3", path, (char *)NULL);
    _exit(127);
  }
  (void)close(in[0]);
  (void)close(out[1]);
  server.to = in[1];
  const ssize_t n = read(out[0], port, sizeof port - 1);
  (void)close(out[0]);
  server.port = n > 0 ? atoi(port) : 0;
  return server.port > 0 ? 0 : -1;
}

static int
write_netrc(void)
{
  static const char login[] = "machine 127.0.0.1 login ana password secret\n";
  (void)strcpy(server.netrc, "/tmp/essaim-netrc-XXXXXX");
  const int fd = mkstemp(server.netrc); /* mode 0600 */
  const bool done =
    fd >= 0 && write(fd, login, strlen(login)) == (ssize_t)strlen(login);
  if (fd >= 0) {
    (void)close(fd);
  }
  return done ? 0 : -1;
}

static int
set_up(void **state)
{
  /* A proxy of the environment cannot reach this server. */
  (void)setenv("no_proxy", "*", 1);
  return start_server(state) == 0 ? write_netrc() : -1;
}

static int
tear_down(void **state)
{
  (void)state;
  (void)unlink(server.netrc);
  (void)close(server.to);
  return waitpid(server.pid, NULL, 0) == server.pid ? 0 : -1;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_ok),
    cmocka_unit_test(test_put_headers),
    cmocka_unit_test(test_empty_body),
    cmocka_unit_test(test_redirect_is_not_followed),
    cmocka_unit_test(test_logins),
    cmocka_unit_test(test_failed_logins),
    cmocka_unit_test(test_digest_not_wanted),
    cmocka_unit_test(test_netrc_must_be_private),
    cmocka_unit_test(test_bad_urls),
    cmocka_unit_test(test_transfers_that_fail),
    cmocka_unit_test(test_short_waits),
    cmocka_unit_test(test_closed_port),
    cmocka_unit_test(test_no_tls_there),
    cmocka_unit_test(test_escape),
    cmocka_unit_test(test_query_rows),
    cmocka_unit_test(test_query_graph),
    cmocka_unit_test(test_query_refused),
    cmocka_unit_test(test_count),
    cmocka_unit_test(test_put),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
