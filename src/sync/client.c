/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/client.h"

#include "net/answer.h"
#include "sync/failure.h"
#include "sync/retry.h"

#include <stdlib.h>
#include <time.h>

static const unsigned default_tries = 5;
static const long default_backoff_ms = 500;
static const long default_deadline_s = 3600;
static const long nap_ms = 50;
static const long grace_ms = 10000;

struct ess_client {
  const struct ess_target *target;
  struct ess_connection *connection;
  struct ess_sync_sink events;
  struct ess_log *log;
  struct ess_traffic traffic;
  struct ess_random random;
  struct attempt {
    struct ess_failure failure;
    struct ess_fate fate;
    long retry_after; /* what it was answered */
  } last_read, last_write;
  struct ess_buf server; /* the name that the last answer had */
  long long began; /* milliseconds */
  long long last;  /* when the last request began */
  bool hurry;
};

/* One request, and what it is for. */
struct sending {
  struct ess_http_request request;
  const struct ess_row_sink *rows; /* of a query; else NULL: it writes */
  unsigned long *max_rows;
  struct attempt *attempt; /* what becomes of it */
};

static long long
now_ms(void)
{
  struct timespec t = {0, 0};
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct ess_client *
ess_client_new(const struct ess_target *target, struct ess_sync_sink events,
               struct ess_log *log)
{
  struct ess_client *client = calloc(1, sizeof *client);

  if (client) {
    *client = (struct ess_client){.target = target, .events = events,
                                  .log = log, .began = now_ms(),
                                  .connection = ess_connection_new()};
  }
  if (!client || !client->connection) {
    (void)ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
    ess_client_free(client);
    return NULL;
  }
  return client;
}

void
ess_client_free(struct ess_client *client)
{
  if (client) {
    ess_connection_free(client->connection);
    ess_failure_clear(&client->last_read.failure);
    ess_failure_clear(&client->last_write.failure);
    ess_buf_clear(&client->server);
    free(client);
  }
}

const struct ess_target *
ess_client_target(const struct ess_client *client)
{
  return client->target;
}

const char *
ess_client_server(const struct ess_client *client)
{
  return ess_buf_str(&client->server);
}

struct ess_traffic
ess_client_traffic(const struct ess_client *client)
{
  return client->traffic;
}

bool
ess_client_is_stopped(const struct ess_client *client)
{
  const volatile bool *stop = client->target->remote.stop;
  return stop && *stop;
}

/* Milliseconds that are left until the deadline. */
static long long
time_left(const struct ess_client *client)
{
  const long s = client->target->deadline_seconds;
  const long long left =
    client->began + (s > 0 ? s : default_deadline_s) * 1000LL - now_ms();
  return client->hurry && left < grace_ms ? grace_ms : left;
}

/* Sleep until `end`, or the user gives up, or the deadline comes. */
static void
sleep_until(const struct ess_client *client, long long end)
{
  for (long long left = end - now_ms();
       left > 0 && !ess_client_is_stopped(client) && time_left(client) > 0;
       left = end - now_ms()) {
    const long ms = left < nap_ms ? (long)left : nap_ms;
    const struct timespec nap = {0, ms * 1000000L};
    (void)nanosleep(&nap, NULL);
  }
}

static void
keep_pace(struct ess_client *client)
{
  const double rate = client->target->max_rate;
  if (rate > 0 && client->last) {
    sleep_until(client, client->last + (long long)(1000 / rate));
  }
  client->last = now_ms();
}

static void
tell(const struct ess_client *client, const struct ess_sync_event *event)
{
  if (client->events.on_event) {
    client->events.on_event(client->events.self, event);
  }
}

static void
tell_request(struct ess_client *client, const struct sending *sending,
             long status, unsigned attempt)
{
  struct ess_buf shown = {0};
  const bool writes = !sending->rows;

  client->traffic.reads += !writes;
  client->traffic.writes += writes;
  client->traffic.sent += sending->request.body.n;
  ess_url_show(&shown, sending->request.url);
  const struct ess_sync_event event = {
    .what = ESS_SYNC_REQUEST, .writes = writes, .status = status,
    .method = sending->request.method, .url = ess_buf_str(&shown),
    .attempt = attempt, .bytes = sending->request.body.n};
  tell(client, &event);
  ess_buf_clear(&shown);
}

/* What the answer says: rows, or that it was done, or why not. */
static enum ess_status
take_answer(const struct sending *sending, const struct ess_response *response,
            struct ess_log *log)
{
  struct ess_fate *fate = &sending->attempt->fate;
  struct ess_buf shown = {0};
  enum ess_status st = ESS_OK;

  ess_url_show(&shown, sending->request.url);
  const struct ess_place place = {ess_buf_str(&shown), 0, 0, {NULL, 0}};
  if (!fate->done) {
    st = ess_answer_fail(response, &sending->request.login, &place, NULL,
                         log);
  } else if (sending->rows) {
    st = ess_remote_rows(response, sending->rows, &place, log);
    if (st == ESS_NETWORK && !log->errors) {
      st = ess_fail(log, st, &place, NULL,
                    "the answer is not one to the question that was asked");
    }
    fate->done = st == ESS_OK;
    /* An answer that breaks off in its middle may come whole another time. */
    fate->again = st == ESS_NETWORK;
    if (sending->max_rows) {
      *sending->max_rows = response->max_rows;
    }
  }
  ess_buf_clear(&shown);
  return st;
}

/* Send once. What is wrong is kept, not reported. */
static enum ess_status
send_once(struct ess_client *client, struct sending *sending, unsigned number)
{
  struct attempt *attempt = sending->attempt;
  struct ess_response response = {.retry_after = -1};
  struct ess_log log = ess_failure_log(&attempt->failure);
  const long long left = time_left(client);
  const long most = client->target->remote.timeout_seconds;

  attempt->fate = (struct ess_fate){false, false, false};
  attempt->retry_after = -1;
  if (left <= 0) {
    attempt->failure.status = ESS_LIMIT;
    return ess_fail(&log, ESS_LIMIT, NULL, "give it more with --deadline",
                    "the time for all requests together is over");
  }
  if (most <= 0 || left < most * 1000LL) {
    sending->request.timeout_ms = (long)left;
  }
  keep_pace(client);
  enum ess_status st = ess_http(&sending->request, &response, &log);
  tell_request(client, sending, st == ESS_OK ? response.status : 0, number);
  if (st == ESS_OK || st == ESS_NETWORK || st == ESS_LIMIT) {
    attempt->fate = ess_retry_fate(&response, st == ESS_OK);
    attempt->fate.again &= st != ESS_LIMIT;
    attempt->retry_after = response.retry_after;
  }
  if (st == ESS_OK) {
    ess_buf_reset(&client->server);
    ess_buf_add(&client->server, ess_buf_view(&response.server));
    st = take_answer(sending, &response, &log);
  }
  ess_response_clear(&response);
  if (st != ESS_OK && ess_client_is_stopped(client)) {
    st = ESS_PARTIAL;
  }
  attempt->failure.status = st;
  return st;
}

/* Before try `number` of what `attempt` tells of. */
static bool
wait_for(struct ess_client *client, const struct attempt *attempt,
         unsigned number)
{
  const struct ess_target *target = client->target;
  const unsigned tries = target->tries ? target->tries : default_tries;
  const long backoff =
    target->backoff_ms > 0 ? target->backoff_ms : default_backoff_ms;

  if (number > tries || !attempt->fate.again || client->hurry ||
      ess_client_is_stopped(client)) {
    return false;
  }
  const long ms = ess_retry_wait(number, backoff, attempt->retry_after,
                                 &client->random);
  const struct ess_sync_event event = {
    .what = ESS_SYNC_WAIT, .wait_ms = ms, .attempt = number};
  tell(client, &event);
  sleep_until(client, now_ms() + ms);
  return !ess_client_is_stopped(client) && time_left(client) > 0;
}

bool
ess_client_wait(struct ess_client *client, unsigned attempt)
{
  return wait_for(client, &client->last_write, attempt);
}

struct ess_log *
ess_client_hurry(struct ess_client *client, bool hurry, struct ess_log *log)
{
  struct ess_log *before = client->log;
  client->hurry = hurry;
  client->log = log;
  return before;
}

enum ess_status
ess_client_fail(struct ess_client *client)
{
  return ess_failure_report(&client->last_write.failure, client->log);
}

static struct sending
sending_to(struct ess_client *client, const char *method, const char *url)
{
  struct sending sending = {
    .request = ess_remote_request(&client->target->remote, method, url)};
  sending.request.connection = client->connection;
  sending.attempt = &client->last_write;
  return sending;
}

enum ess_status
ess_client_ask(struct ess_client *client, struct ess_view query,
               const struct ess_row_sink *rows, unsigned long *ret_max_rows)
{
  struct sending sending =
    sending_to(client, "POST", client->target->remote.query_url);
  struct ess_buf form = {0};
  unsigned attempt = 1;

  ess_buf_puts(&form, "query=");
  ess_url_escape(&form, query);
  sending.request.accept = "application/sparql-results+xml";
  sending.request.content_type = "application/x-www-form-urlencoded";
  sending.request.body = ess_buf_view(&form);
  sending.request.repeatable = true;
  sending.rows = rows;
  sending.attempt = &client->last_read;
  sending.max_rows = ret_max_rows;
  enum ess_status st = form.status;
  if (st == ESS_OK) {
    do {
      st = send_once(client, &sending, attempt);
    } while (st != ESS_OK &&
             wait_for(client, &client->last_read, ++attempt));
    if (st != ESS_OK && st != ESS_PARTIAL) {
      st = ess_failure_report(&client->last_read.failure, client->log);
    }
  }
  ess_buf_clear(&form);
  return st;
}

/* Send what writes, until it is done or may be. */
static enum ess_status
write_out(struct ess_client *client, struct sending *sending,
          enum ess_outcome *ret)
{
  enum ess_status st = ESS_OK;
  unsigned attempt = 1;

  do {
    st = send_once(client, sending, attempt);
  } while (st != ESS_OK && !client->last_write.fate.unknown &&
           wait_for(client, &client->last_write, ++attempt));
  *ret = st == ESS_OK                      ? ESS_WRITTEN
         : client->last_write.fate.unknown ? ESS_UNKNOWN
                                           : ESS_UNWRITTEN;
  return st;
}

enum ess_status
ess_client_update(struct ess_client *client, struct ess_view update,
                  enum ess_outcome *ret)
{
  struct sending sending =
    sending_to(client, "POST", client->target->remote.update_url);

  sending.request.content_type = "application/sparql-update; charset=utf-8";
  sending.request.body = update;
  return write_out(client, &sending, ret);
}

enum ess_status
ess_client_store(struct ess_client *client, bool add, struct ess_view graph,
                 struct ess_view ntriples, struct ess_progress progress,
                 enum ess_outcome *ret)
{
  struct ess_buf url = {0};
  struct ess_log log = ess_failure_log(&client->last_write.failure);

  *ret = ESS_UNWRITTEN;
  enum ess_status st = ess_remote_graph_url(
    &url, client->target->remote.store_url, graph, &log);
  if (st == ESS_OK) {
    struct sending sending =
      sending_to(client, add ? "POST" : "PUT", ess_buf_str(&url));
    /* Virtuoso 7.2.5 stores N-Triples under this type as under text/turtle:
       UTF-8, escapes, languages and literals of 1 MB came back the same. */
    sending.request.content_type = "application/n-triples";
    sending.request.body = ntriples;
    sending.request.progress = progress;
    st = write_out(client, &sending, ret);
  }
  ess_buf_clear(&url);
  return st;
}
