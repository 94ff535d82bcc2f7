/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/http.h"

#include "base/version.h"
#include "net/netrc.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const long connect_seconds = 10;
/* The only limit on a transfer that stands still, too: a store that works on
   what it was sent is silent for minutes. */
static const long default_seconds = 300;
/* What Retry-After may ask for. */
static const long longest_retry = 86400;
static const size_t default_response = (size_t)1 << 30;

struct ess_connection {
  CURL *curl;
};

/* One transfer: libcurl's handle and what its callbacks need. */
struct transfer {
  const struct ess_http_request *request;
  struct ess_response *response;
  struct ess_log *log;
  CURL *curl;
  struct curl_slist *headers;
  struct ess_buf shown; /* the URL for messages */
  size_t max_response;
  bool here;     /* the server is on this machine */
  bool sent;     /* there was a connection to send on */
  bool waiting;  /* a request was sent, and nothing came yet */
  bool repeated; /* libcurl was about to send it again */
  char detail[CURL_ERROR_SIZE];
};

/* Why a transfer failed, for people. Any other code: what libcurl says. */
static const struct failure {
  CURLcode code;
  const char *text;
  const char *hint;
} failures[] = {
  {CURLE_COULDNT_RESOLVE_HOST, "the server's name is not known",
   "check the spelling of the URL, and the network"},
  {CURLE_COULDNT_RESOLVE_PROXY, "the proxy's name is not known",
   "check http_proxy and https_proxy in the environment"},
  {CURLE_COULDNT_CONNECT, "cannot connect",
   "check that the server runs, and its port"},
  {CURLE_OPERATION_TIMEDOUT, "no complete answer in time",
   "try again later; the server may still be at work on the request"},
  {CURLE_PEER_FAILED_VERIFICATION, "the server's certificate is not valid",
   "name the authority that signed it with --ca-file"},
  {CURLE_SSL_CACERT_BADFILE, "the file of authorities cannot be read",
   "give a file in PEM form"},
  {CURLE_SSL_CONNECT_ERROR, "no TLS connection",
   "check that the server speaks https on this port"},
  {CURLE_GOT_NOTHING, "the server closed the connection without an answer",
   NULL},
  {CURLE_PARTIAL_FILE, "the answer was cut short", "try again"},
  {CURLE_RECV_ERROR, "the connection broke while the answer came",
   "try again"},
  {CURLE_SEND_ERROR, "the connection broke while the request was sent",
   "try again; the server may refuse requests of this size"},
  {CURLE_ABORTED_BY_CALLBACK, "given up", NULL},
  {CURLE_WEIRD_SERVER_REPLY, "what answers does not speak HTTP",
   "check the port in the URL"},
};

void
ess_response_clear(struct ess_response *response)
{
  if (response) {
    ess_buf_clear(&response->body);
    ess_buf_clear(&response->media_type);
    ess_buf_clear(&response->location);
    ess_buf_clear(&response->server);
    *response = (struct ess_response){0};
  }
}

struct ess_connection *
ess_connection_new(void)
{
  struct ess_connection *connection = calloc(1, sizeof *connection);

  if (connection && curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    free(connection);
    connection = NULL;
  }
  return connection;
}

void
ess_connection_free(struct ess_connection *connection)
{
  if (connection) {
    curl_easy_cleanup(connection->curl);
    curl_global_cleanup();
    free(connection);
  }
}

void
ess_url_show(struct ess_buf *out, const char *url)
{
  const struct ess_view v = {url, strcspn(url, "?#")};
  ess_buf_add(out, v);
}

void
ess_url_escape(struct ess_buf *out, struct ess_view text)
{
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz0123456789-._~";
  for (size_t i = 0; i < text.n; ++i) {
    const char c = text.s[i];
    if (c != '\0' && strchr(plain, c)) {
      ess_buf_putc(out, c);
    } else {
      ess_buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
  }
}

static struct ess_place
place_of(const struct transfer *t)
{
  return (struct ess_place){ess_buf_str(&t->shown), 0, 0, {NULL, 0}};
}

static size_t
on_body(char *bytes, size_t size, size_t n, void *self)
{
  const struct transfer *t = self;
  struct ess_buf *body = &t->response->body;
  const struct ess_view more = {bytes, size * n};

  if (more.n > t->max_response - body->len) {
    body->status = ESS_LIMIT;
  }
  ess_buf_add(body, more);
  return body->status == ESS_OK ? more.n : CURL_WRITEFUNC_ERROR;
}

/* Called with each line of a response's head. */
static size_t
on_header(const char *bytes, size_t size, size_t n, void *self)
{
  struct transfer *t = self;
  (void)bytes;
  t->waiting = false;
  return size * n;
}

/* Called before each request. On a kept connection that is closed without an
   answer libcurl would send it once more: a MOVE, too, that was carried out
   before, and would then move nothing over the live graph. */
static int
on_request(void *self, char *there, char *here, int port_there, int port_here)
{
  struct transfer *t = self;
  (void)there;
  (void)here;
  (void)port_there;
  (void)port_here;
  t->repeated = t->waiting && !t->request->repeatable &&
                strcmp(t->request->method, "GET") != 0;
  t->sent = true;
  t->waiting = true;
  return t->repeated ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

static int
on_progress(void *self, curl_off_t down_total, curl_off_t down,
            curl_off_t up_total, curl_off_t up)
{
  const struct ess_http_request *request = self;
  const struct ess_progress *progress = &request->progress;
  (void)down_total;
  (void)down;
  if (progress->on_bytes && up_total > 0) {
    progress->on_bytes(progress->self, (size_t)up, (size_t)up_total);
  }
  return request->stop && *request->stop;
}

/* True if the URL has `part`, which is then dropped. */
static bool
url_has(CURLU *url, CURLUPart part)
{
  char *text = NULL;
  const bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;
  curl_free(text);
  return has;
}

/* True if what is sent to the host of `url` stays on this machine (RFC 1122,
   3.2.1.3; RFC 6761, 6.3). A name that begins with "127." is no address. */
static bool
is_here(CURLU *url)
{
  unsigned char address[sizeof(struct in_addr)];
  char *host = NULL;
  const bool here =
    curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
    (strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
     (inet_pton(AF_INET, host, address) == 1 && address[0] == 127));
  curl_free(host);
  return here;
}

/* Over plain http all on the way can read. */
static bool
is_plain(CURLU *url)
{
  char *scheme = NULL;
  const bool plain =
    curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK ||
    strcmp(scheme, "https") != 0;
  curl_free(scheme);
  return plain;
}

/* The URL is shown only after it was found to hold no password. */
static enum ess_status
check_url(struct transfer *t)
{
  const char *text = t->request->url;
  CURLU *url = curl_url();
  enum ess_status st = ESS_OK;

  if (!url || curl_url_set(url, CURLUPART_URL, text, 0) != CURLUE_OK ||
      (strncasecmp(text, "http://", 7) && strncasecmp(text, "https://", 8))) {
    st = ess_fail(t->log, ESS_USAGE, NULL,
                  "it begins with http:// or https://",
                  "the address of the server is not a URL that essaim knows");
  } else if (url_has(url, CURLUPART_USER) ||
             url_has(url, CURLUPART_PASSWORD)) {
    st = ess_fail(t->log, ESS_USAGE, NULL,
                  "put the password in a netrc file, and name it with --netrc",
                  "a URL must not hold a user name or a password");
  } else {
    ess_url_show(&t->shown, text);
    const struct ess_place place = place_of(t);
    t->here = is_here(url);
    if (t->request->login.auth != ESS_AUTH_NONE && is_plain(url) &&
        !t->here) {
      st = ess_fail(t->log, ESS_USAGE, &place,
                    "use https, or a tunnel that ends at 127.0.0.1 here",
                    "a login is not sent over plain http to another machine");
    }
  }
  curl_url_cleanup(url);
  return st;
}

static bool
add_header(struct transfer *t, const char *name, const char *value)
{
  struct ess_buf line = {0};
  ess_buf_printf(&line, "%s: %s", name, value);
  struct curl_slist *more = curl_slist_append(t->headers, ess_buf_str(&line));
  t->headers = more ? more : t->headers;
  ess_buf_clear(&line);
  return more != NULL;
}

static bool
set_headers(struct transfer *t)
{
  const struct ess_http_request *request = t->request;
  /* Without this libcurl waits for a "100 Continue" that some never send. */
  struct curl_slist *first = curl_slist_append(NULL, "Expect:");

  t->headers = first;
  return first &&
         (!request->accept || add_header(t, "Accept", request->accept)) &&
         (!request->content_type ||
          add_header(t, "Content-Type", request->content_type)) &&
         curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, t->headers) ==
           CURLE_OK;
}

/* The body lies in memory, so libcurl sends its length and can send it again
   when the server asks for a login first. Some servers store nothing of a
   chunked body, and say 200. */
static CURLcode
set_body(CURL *curl, const struct ess_http_request *request)
{
  CURLcode code = CURLE_OK;
  if (request->content_type) {
    code = curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                            (curl_off_t)request->body.n);
    if (code == CURLE_OK) {
      code = curl_easy_setopt(curl, CURLOPT_POSTFIELDS,
                              request->body.n ? request->body.s : "");
    }
  }
  return code == CURLE_OK ? curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST,
                                             request->method)
                          : code;
}

/* What each way to log in is to libcurl. One scheme, not a choice: a server
   must not talk us down to Basic. */
static const unsigned long schemes[] = {
  [ESS_AUTH_NONE] = CURLAUTH_NONE,     [ESS_AUTH_BASIC] = CURLAUTH_BASIC,
  [ESS_AUTH_DIGEST] = CURLAUTH_DIGEST, [ESS_AUTH_BEARER] = CURLAUTH_BEARER,
  [ESS_AUTH_SIGV4] = CURLAUTH_AWS_SIGV4};

static CURLcode
set_text(CURL *curl, CURLoption option, const char *text)
{
  return text ? curl_easy_setopt(curl, option, text) : CURLE_OK;
}

/* Amazon's signature, for the one service that speaks SPARQL. */
static CURLcode
set_region(CURL *curl, const struct ess_login *login)
{
  struct ess_buf what = {0};

  ess_buf_printf(&what, "aws:amz:%s:neptune-db",
                 login->region ? login->region : "");
  const CURLcode code =
    curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, ess_buf_str(&what));
  ess_buf_clear(&what);
  return code;
}

static CURLcode
set_names(CURL *curl, const struct ess_login *login)
{
  CURLcode code = CURLE_OK;

  if (login->netrc) {
    code = curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_REQUIRED);
    return code == CURLE_OK ? set_text(curl, CURLOPT_NETRC_FILE, login->netrc)
                            : code;
  }
  code = set_text(curl, CURLOPT_USERNAME, login->user);
  if (code == CURLE_OK) {
    code = set_text(curl, CURLOPT_PASSWORD, login->password);
  }
  return code;
}

static CURLcode
set_login(CURL *curl, const struct ess_login *login)
{
  CURLcode code = set_text(curl, CURLOPT_SSLCERT, login->cert_file);

  if (code == CURLE_OK) {
    code = set_text(curl, CURLOPT_SSLKEY, login->key_file);
  }
  if (code != CURLE_OK || login->auth == ESS_AUTH_NONE) {
    return code;
  }
  code = curl_easy_setopt(curl, CURLOPT_HTTPAUTH, schemes[login->auth]);
  if (code == CURLE_OK && login->auth == ESS_AUTH_BEARER) {
    return set_text(curl, CURLOPT_XOAUTH2_BEARER, login->token);
  }
  if (code == CURLE_OK && login->auth == ESS_AUTH_SIGV4) {
    code = set_region(curl, login);
  }
  return code == CURLE_OK ? set_names(curl, login) : code;
}

static CURLcode
set_agent(CURL *curl, const char *contact)
{
  struct ess_buf agent = {0};

  ess_buf_puts(&agent, "essaim/" ESS_VERSION);
  if (contact) {
    ess_buf_printf(&agent, " (+%s)", contact);
  }
  const CURLcode code =
    curl_easy_setopt(curl, CURLOPT_USERAGENT, ess_buf_str(&agent));
  ess_buf_clear(&agent);
  return code;
}

/* Options of every transfer. FOLLOWLOCATION stays off: after a redirect
   libcurl would turn a POST into a GET, and the answer would be a 200. */
static CURLcode
set_rules(struct transfer *t)
{
  const struct ess_http_request *request = t->request;
  const long seconds =
    request->timeout_seconds > 0 ? request->timeout_seconds : default_seconds;
  CURLcode code = CURLE_OK;
#define SET(option, value)                                                   \
  (code = code != CURLE_OK ? code                                            \
                           : curl_easy_setopt(t->curl, (option), (value)))
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_CONNECTTIMEOUT, connect_seconds);
  SET(CURLOPT_TIMEOUT, seconds);
  if (request->timeout_ms > 0) {
    SET(CURLOPT_TIMEOUT_MS, request->timeout_ms);
  }
  SET(CURLOPT_ERRORBUFFER, t->detail);
  SET(CURLOPT_WRITEFUNCTION, on_body);
  SET(CURLOPT_WRITEDATA, (void *)t);
  SET(CURLOPT_HEADERFUNCTION, on_header);
  SET(CURLOPT_HEADERDATA, (void *)t);
  SET(CURLOPT_PREREQFUNCTION, on_request);
  SET(CURLOPT_PREREQDATA, (void *)t);
  if (t->here) {
    SET(CURLOPT_NOPROXY, "*"); /* a proxy is another machine */
  }
  SET(CURLOPT_NOPROGRESS, 0L);
  SET(CURLOPT_XFERINFOFUNCTION, on_progress);
  SET(CURLOPT_XFERINFODATA, (void *)(uintptr_t)request);
  if (request->ca_file) {
    SET(CURLOPT_CAINFO, request->ca_file);
  }
#undef SET
  return code;
}

static enum ess_status
set_up(struct transfer *t)
{
  struct ess_connection *kept = t->request->connection;

  if (kept && kept->curl) {
    t->curl = kept->curl;
    curl_easy_reset(t->curl); /* of all but its connections */
  } else {
    t->curl = curl_easy_init();
  }
  if (kept) {
    kept->curl = t->curl;
  }
  CURLcode code = t->curl ? set_rules(t) : CURLE_OUT_OF_MEMORY;
  if (code == CURLE_OK) {
    code = set_agent(t->curl, t->request->contact);
  }
  if (code == CURLE_OK) {
    code = set_login(t->curl, &t->request->login);
  }
  if (code == CURLE_OK) {
    code = set_body(t->curl, t->request);
  }
  if (code == CURLE_OK && set_headers(t)) {
    return ESS_OK;
  }
  const struct ess_place place = place_of(t);
  return ess_fail(t->log, ESS_LIMIT, &place, NULL,
                  "cannot set up a request: %s", curl_easy_strerror(code));
}

static enum ess_status
fail_transfer(const struct transfer *t, CURLcode code)
{
  const struct ess_place place = place_of(t);
  const char *detail = t->detail[0] ? t->detail : curl_easy_strerror(code);

  if (t->repeated) {
    code = CURLE_GOT_NOTHING;
    detail = curl_easy_strerror(code);
  }
  if (t->response->body.status != ESS_OK) {
    return ess_fail(t->log, ESS_LIMIT, &place, "ask for less",
                    "the answer is larger than the limit of %zu bytes",
                    t->max_response);
  }
  for (size_t i = 0; i < sizeof failures / sizeof failures[0]; ++i) {
    if (failures[i].code == code) {
      return ess_fail(t->log, ESS_NETWORK, &place, failures[i].hint,
                      "%s (%s)", failures[i].text, detail);
    }
  }
  return ess_fail(t->log, ESS_NETWORK, &place, NULL, "%s", detail);
}

/* "Text/Turtle; charset=utf-8" gives "text/turtle". */
static void
add_media_type(struct ess_buf *out, const char *header)
{
  for (const char *c = header; *c && !strchr("; \t,", *c); ++c) {
    ess_buf_putc(out, *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
  }
}

static void
take_headers(const struct transfer *t)
{
  struct ess_response *response = t->response;
  const char *type = NULL;
  const char *target = NULL;
  struct curl_header *rows = NULL;
  struct curl_header *retry = NULL;
  struct curl_header *name = NULL;
  curl_off_t seconds = 0;

  (void)curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &response->status);
  (void)curl_easy_getinfo(t->curl, CURLINFO_CONTENT_TYPE, &type);
  (void)curl_easy_getinfo(t->curl, CURLINFO_REDIRECT_URL, &target);
  add_media_type(&response->media_type, type ? type : "");
  ess_buf_puts(&response->location, target ? target : "");
  if (curl_easy_header(t->curl, "X-SPARQL-MaxRows", 0, CURLH_HEADER, -1,
                       &rows) == CURLHE_OK) {
    response->max_rows = strtoul(rows->value, NULL, 10);
  }
  if (curl_easy_header(t->curl, "Server", 0, CURLH_HEADER, -1, &name) ==
      CURLHE_OK) {
    ess_buf_puts(&response->server, name->value);
  }
  /* libcurl says 0 for a header that is not there, and for one that says 0. */
  if (curl_easy_header(t->curl, "Retry-After", 0, CURLH_HEADER, -1,
                       &retry) == CURLHE_OK &&
      curl_easy_getinfo(t->curl, CURLINFO_RETRY_AFTER, &seconds) ==
        CURLE_OK) {
    response->retry_after = seconds < 0 ? 0 /* a date in the past */
                            : seconds < longest_retry ? (long)seconds
                                                      : longest_retry;
  }
}

/* For Digest libcurl asks with an empty body first. A server that wants no
   login may refuse that as empty: then the body has not been sent at all. */
static bool
body_was_kept(const struct transfer *t)
{
  curl_off_t sent = 0;
  long status = 0;
  (void)curl_easy_getinfo(t->curl, CURLINFO_SIZE_UPLOAD_T, &sent);
  (void)curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
  return t->request->login.auth == ESS_AUTH_DIGEST && t->request->body.n &&
         sent == 0 && status >= 400 && status != 401 && status != 403;
}

static enum ess_status
run(struct transfer *t)
{
  const struct ess_http_request *request = t->request;

  enum ess_status st = check_url(t);
  if (st == ESS_OK && request->login.auth != ESS_AUTH_NONE &&
      request->login.netrc) {
    st = ess_netrc_check(request->login.netrc, t->log);
  }
  if (st == ESS_OK) {
    st = set_up(t);
  }
  if (st != ESS_OK) {
    return st;
  }
  CURLcode code = curl_easy_perform(t->curl);
  if (code == CURLE_OK && body_was_kept(t)) {
    ess_buf_reset(&t->response->body);
    (void)curl_easy_setopt(t->curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_NONE);
    code = curl_easy_perform(t->curl);
  }
  if (code != CURLE_OK) {
    /* Without a connection, whatever was in its way, nothing was sent. */
    t->response->delivery = t->sent ? ESS_MAYBE : ESS_NOT_SENT;
    return fail_transfer(t, code);
  }
  t->response->delivery = ESS_ANSWERED;
  take_headers(t);
  return ESS_OK;
}

enum ess_status
ess_http(const struct ess_http_request *request, struct ess_response *response,
         struct ess_log *log)
{
  struct transfer t = {.request = request, .response = response, .log = log};

  response->retry_after = -1;
  response->delivery = ESS_NOT_SENT;
  t.max_response =
    request->max_response ? request->max_response : default_response;
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "cannot start libcurl");
  }
  const enum ess_status st = run(&t);
  if (!request->connection) {
    curl_easy_cleanup(t.curl);
  }
  curl_slist_free_all(t.headers);
  ess_buf_clear(&t.shown);
  curl_global_cleanup();
  return st;
}
