/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* HTTP and the protocols over it, against tests/http/server.py. */

#include "base/text.h"
#include "net/answer.h"
#include "net/remote.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
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
test_bearer(void **state)
{
  struct seen seen = {0};
  struct ess_http_request request = {.login = {.auth = ESS_AUTH_BEARER,
                                               .token = "secret-token"}};
  (void)state;
  assert_int_equal(run(&seen, request, "/bearer"), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  request.login.token = "another";
  assert_int_equal(run(&seen, request, "/bearer"), ESS_OK);
  assert_int_equal(seen.response.status, 401);
  forget(&seen);
}

static void
test_signature(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {
    .method = "POST",
    .content_type = "application/sparql-update",
    .body = ESS_VIEW("CLEAR ALL"),
    .login = {.auth = ESS_AUTH_SIGV4, .user = "AKEY", .password = "secret",
              .region = "eu-west-3"}};
  (void)state;
  assert_int_equal(run(&seen, request, "/echo"), ESS_OK);
  must_hold(&seen.response.body, "Authorization: AWS4-HMAC-SHA256 "
                                 "Credential=AKEY/");
  must_hold(&seen.response.body, "/eu-west-3/neptune-db/aws4_request, ");
  must_hold(&seen.response.body, "X-Amz-Date: ");
  assert_null(strstr(ess_buf_str(&seen.response.body), "secret"));
  forget(&seen);
}

/* Each way to log in, to machines that are not this one. "127." begins names,
   too. Nothing listens there: what is refused later fails otherwise. */
static void
test_no_login_in_plain(void **state)
{
  static const char *const urls[] = {
    "http://name.invalid/", "http://127.0.0.1.name.invalid/",
    "http://127.name.invalid/", "http://localhost.invalid/",
    "http://[::2]:1/", "HTTP://name.invalid/"};
  struct ess_http_request request = {.login = {.user = "ana",
                                               .password = "secret",
                                               .token = "secret",
                                               .region = "r"}};
  (void)state;
  for (size_t i = 0; i < sizeof urls / sizeof urls[0]; ++i) {
    for (int auth = ESS_AUTH_BASIC; auth <= ESS_AUTH_SIGV4; ++auth) {
      request.login.auth = (enum ess_auth)auth;
      refuse(request, urls[i], ESS_USAGE, "a login is not sent over plain");
    }
  }
  refuse(request, "https://name.invalid/", ESS_NETWORK, "not known");
  refuse(request, "http://127.1:1/", ESS_NETWORK, "cannot connect");
  refuse(request, "http://localhost:1/", ESS_NETWORK, "cannot connect");
  refuse(request, "http://[::1]:1/", ESS_NETWORK, "connect");
  request.login = (struct ess_login){.cert_file = "/nonexistent"};
  refuse(request, "http://name.invalid/", ESS_NETWORK, "not known");
}

/* A proxy is another machine, though the URL says that it is this one. */
static void
test_no_proxy_to_here(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {
    .login = {.auth = ESS_AUTH_BASIC, .user = "ana", .password = "secret"}};
  (void)state;
  assert_int_equal(unsetenv("no_proxy"), 0);
  assert_int_equal(setenv("http_proxy", "http://127.0.0.1:1/", 1), 0);
  assert_int_equal(run(&seen, request, "/basic"), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  assert_int_equal(unsetenv("http_proxy"), 0);
  assert_int_equal(setenv("no_proxy", "*", 1), 0);
  forget(&seen);
}

static void
test_agent(void **state)
{
  struct seen seen = {0};
  const struct ess_http_request request = {.contact = "https://e.org/us"};
  (void)state;
  assert_int_equal(run(&seen, request, "/echo"), ESS_OK);
  must_hold(&seen.response.body, "User-Agent: essaim/");
  must_hold(&seen.response.body, " (+https://e.org/us)\n");
  assert_memory_equal(ess_buf_str(&seen.response.server), "BaseHTTP", 8);
  forget(&seen);
}

static void
test_kept_connection(void **state)
{
  struct ess_connection *connection = ess_connection_new();
  struct seen seen = {0};
  struct ess_http_request request = {.connection = connection};
  (void)state;
  assert_non_null(connection);
  assert_int_equal(run(&seen, request, "/serial"), ESS_OK);
  const int first = atoi(ess_buf_str(&seen.response.body));
  /* What one request was told is not told again. */
  request.login = (struct ess_login){.auth = ESS_AUTH_BASIC, .user = "ana",
                                     .password = "secret"};
  assert_int_equal(run(&seen, request, "/basic"), ESS_OK);
  assert_int_equal(seen.response.status, 200);
  request.login = (struct ess_login){.auth = ESS_AUTH_NONE};
  assert_int_equal(run(&seen, request, "/basic"), ESS_OK);
  assert_int_equal(seen.response.status, 401);
  assert_int_equal(run(&seen, request, "/serial"), ESS_OK);
  assert_int_equal(atoi(ess_buf_str(&seen.response.body)), first);
  assert_non_null(strstr(ess_buf_str(&seen.response.body), " 2"));
  request.connection = NULL;
  assert_int_equal(run(&seen, request, "/serial"), ESS_OK);
  assert_int_not_equal(atoi(ess_buf_str(&seen.response.body)), first);
  ess_connection_free(connection);
  ess_connection_free(NULL);
  forget(&seen);
}

static int
count_once(void)
{
  struct seen seen = {0};
  assert_int_equal(run(&seen, (struct ess_http_request){0}, "/counted"),
                   ESS_OK);
  const int n = atoi(ess_buf_str(&seen.response.body));
  forget(&seen);
  return n;
}

/* The server may have done it before it closed a kept connection. */
static void
test_never_sent_twice(void **state)
{
  static const char *const methods[] = {"POST", "PUT", "DELETE"};
  const int before = count_once();
  (void)state;
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; ++i) {
    struct ess_connection *connection = ess_connection_new();
    struct seen seen = {0};
    struct ess_http_request request = {.connection = connection};
    assert_int_equal(run(&seen, request, "/ok"), ESS_OK);
    request.method = methods[i];
    request.content_type = "text/plain";
    request.body = ess_view_of("the body");
    assert_int_equal(run(&seen, request, "/once"), ESS_NETWORK);
    must_hold(&seen.text, "without an answer");
    assert_int_equal(seen.response.delivery, ESS_MAYBE);
    assert_int_equal(count_once(), before + (int)i + 1);
    /* And the connection is of use again. */
    assert_int_equal(run(&seen, request, "/ok"), ESS_OK);
    ess_connection_free(connection);
    forget(&seen);
  }
}

static void
test_repeated_if_allowed(void **state)
{
  struct ess_connection *connection = ess_connection_new();
  struct seen seen = {0};
  struct ess_http_request request = {.connection = connection,
                                     .method = "POST",
                                     .content_type = "text/plain",
                                     .repeatable = true};
  const int before = count_once();
  (void)state;
  assert_int_equal(run(&seen, request, "/ok"), ESS_OK);
  assert_int_equal(run(&seen, request, "/once"), ESS_NETWORK);
  assert_int_equal(count_once(), before + 2);
  ess_connection_free(connection);
  forget(&seen);
}

static void
test_retry_after(void **state)
{
  static const struct {
    const char *path;
    long least;
    long most;
  } cases[] = {{"/retry/", -1, -1},
               {"/retry/0", 0, 0},
               {"/retry/7", 7, 7},
               {"/retry/999999999", 86400, 86400},
               {"/retry/99999999999999999999", 0, 86400},
               {"/retry/soon", -1, 0},
               {"/retry/-5", -1, 0},
               {"/retry/Thu,%2001%20Jan%201970%2000:00:00%20GMT", 0, 0},
               {"/retry/Fri,%2031%20Dec%202199%2000:00:00%20GMT", 86400,
                86400},
               {"/ok", -1, -1}};
  struct seen seen = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    assert_int_equal(
      run(&seen, (struct ess_http_request){0}, cases[i].path), ESS_OK);
    const long n = seen.response.retry_after;
    if (n < cases[i].least || n > cases[i].most) {
      fail_msg("%s gives %ld", cases[i].path, n);
    }
  }
  forget(&seen);
}

static void
test_delivery(void **state)
{
  const volatile bool stop = true;
  const struct {
    const char *path;
    enum ess_status st;
    enum ess_delivery delivery;
    const volatile bool *stop;
  } cases[] = {{"/ok", ESS_OK, ESS_ANSWERED, NULL},
               {"/status/500", ESS_OK, ESS_ANSWERED, NULL},
               {"/slow", ESS_NETWORK, ESS_MAYBE, NULL},
               {"/cut", ESS_NETWORK, ESS_MAYBE, NULL},
               {"/drop", ESS_NETWORK, ESS_MAYBE, NULL},
               {"/huge", ESS_LIMIT, ESS_MAYBE, NULL},
               {"http://127.0.0.1:1/", ESS_NETWORK, ESS_NOT_SENT, NULL},
               {"http://name.invalid/", ESS_NETWORK, ESS_NOT_SENT, NULL},
               {"ftp://e.org/", ESS_USAGE, ESS_NOT_SENT, NULL},
               {"/slow", ESS_NETWORK, ESS_NOT_SENT, &stop}};
  struct seen seen = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    const struct ess_http_request request = {.timeout_seconds = 1,
                                             .stop = cases[i].stop,
                                             .max_response = 100000};
    assert_int_equal(run(&seen, request, cases[i].path), cases[i].st);
    assert_int_equal(seen.response.delivery, cases[i].delivery);
  }
  forget(&seen);
}

/* A listener that takes connections and says nothing, asked for https. */
static void
test_no_tls_in_time(void **state)
{
  struct seen seen = {0};
  char url[64];
  const struct ess_http_request request = {.timeout_ms = 300};
  struct sockaddr_in at = {.sin_family = AF_INET,
                           .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t n = sizeof at;
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  (void)state;
  assert_int_equal(bind(fd, (struct sockaddr *)&at, n), 0);
  assert_int_equal(listen(fd, 1), 0);
  assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &n), 0);
  (void)snprintf(url, sizeof url, "https://127.0.0.1:%d/",
                 ntohs(at.sin_port));
  assert_int_equal(run(&seen, request, url), ESS_NETWORK);
  assert_int_equal(seen.response.delivery, ESS_NOT_SENT);
  assert_int_equal(close(fd), 0);
  forget(&seen);
}

/* Report `path`, which repeats the login, as a refusal of the server. */
static void
must_hide(struct ess_login login, const char *path, const char *shown)
{
  struct seen seen = {0};
  const struct ess_http_request request = {.login = login};
  assert_int_equal(run(&seen, request, path), ESS_OK);
  assert_int_equal(ess_answer_fail(&seen.response, &login, NULL, NULL,
                                   &seen.log),
                   ESS_NETWORK);
  must_hold(&seen.text, shown);
  assert_null(strstr(ess_buf_str(&seen.text), "secre"));
  assert_null(strstr(ess_buf_str(&seen.text), "YW5hOnNlY3JldA"));
  assert_in_range(seen.text.len, 1, 400);
  forget(&seen);
}

static void
test_echoed_logins_are_hidden(void **state)
{
  const struct ess_login basic = {.auth = ESS_AUTH_BASIC, .user = "ana",
                                  .password = "secret"};
  const struct ess_login netrc = {.auth = ESS_AUTH_BASIC,
                                  .netrc = server.netrc};
  const struct ess_login bearer = {.auth = ESS_AUTH_BEARER,
                                   .token = "secret-token"};
  (void)state;
  must_hide(basic, "/told/400", "you said Basic ***");
  must_hide(netrc, "/told/400", "you said Basic ***");
  must_hide(bearer, "/told/400", "you said Bearer ***");
  must_hide(basic, "/leak/500", "...***");
}

/* The words of servers that hold a login, and what is shown of them. */
static void
test_hide(void **state)
{
  static const char *const cases[][2] = {
    {"no", "no"},
    {"secret", "***"},
    {"a secret, twice: secret", "a ***, twice: ***"},
    {"x YW5hOnNlY3JldA== x", "x ***A== x"},
    {"token a-long-token", "token ***"},
    {"BASIC abc", "BASIC ***"},
    {"sent: digest username=ana, nonce=1", "sent: digest ***"},
    {"basic", "basic"},
    {"", ""},
  };
  const struct ess_login login = {.user = "ana", .password = "secret",
                                  .token = "a-long-token"};
  struct ess_buf text = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    ess_buf_reset(&text);
    ess_buf_puts(&text, cases[i][0]);
    ess_login_hide(&text, &login);
    assert_string_equal(ess_buf_str(&text), cases[i][1]);
  }
  ess_login_hide(&text, NULL);
  ess_buf_clear(&text);
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
test_graph_url(void **state)
{
  static const char *const cases[][2] = {
    {"http://e.org/store", "http://e.org/store?graph=u%3Ag"},
    {"http://e.org/store?a=b", "http://e.org/store?a=b&graph=u%3Ag"},
    {"http://e.org/store?a=b&", "http://e.org/store?a=b&graph=u%3Ag"},
    {"http://e.org/store?", "http://e.org/store?graph=u%3Ag"},
    {"http://e.org/store#part", "http://e.org/store?graph=u%3Ag"},
    {"http://e.org/store?subgraph=a",
     "http://e.org/store?subgraph=a&graph=u%3Ag"},
  };
  struct seen seen = {.log = {see_diag, &seen, 0, 0}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    ess_buf_reset(&seen.url);
    assert_int_equal(ess_remote_graph_url(&seen.url, cases[i][0],
                                          ess_view_of("u:g"), &seen.log),
                     ESS_OK);
    assert_string_equal(ess_buf_str(&seen.url), cases[i][1]);
  }
  assert_int_equal(ess_remote_graph_url(&seen.url, "http://e.org/?graph=u:a",
                                        ess_view_of("u:g"), &seen.log),
                   ESS_USAGE);
  must_hold(&seen.text, "names a graph already");
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
    cmocka_unit_test(test_bearer),
    cmocka_unit_test(test_signature),
    cmocka_unit_test(test_no_login_in_plain),
    cmocka_unit_test(test_no_proxy_to_here),
    cmocka_unit_test(test_agent),
    cmocka_unit_test(test_kept_connection),
    cmocka_unit_test(test_never_sent_twice),
    cmocka_unit_test(test_repeated_if_allowed),
    cmocka_unit_test(test_retry_after),
    cmocka_unit_test(test_delivery),
    cmocka_unit_test(test_no_tls_in_time),
    cmocka_unit_test(test_echoed_logins_are_hidden),
    cmocka_unit_test(test_hide),
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
    cmocka_unit_test(test_graph_url),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
