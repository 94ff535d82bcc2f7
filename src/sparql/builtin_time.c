/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Functions of dates and times: section 17.4.5. Where SPARQL asks for an
   xsd:dateTime, other kinds are taken as well if they have the field: XPath
   has a function for each. */

#include "sparql/big.h"
#include "sparql/builtin.h"
#include "sparql/instant.h"

#include <string.h>

struct ess_datum
ess_builtin_now(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  (void)args;
  (void)n;
  return context->now;
}

/* ----------------------------------------------------------------- fields */

/* Kinds that have a field. */
enum {
  HAS_YEAR = 1 << (ESS_DATUM_DATETIME - ESS_DATUM_DATETIME) |
             1 << (ESS_DATUM_DATE - ESS_DATUM_DATETIME) |
             1 << (ESS_DATUM_YEAR_MONTH - ESS_DATUM_DATETIME) |
             1 << (ESS_DATUM_YEAR - ESS_DATUM_DATETIME),
  HAS_MONTH = HAS_YEAR & ~(1 << (ESS_DATUM_YEAR - ESS_DATUM_DATETIME)),
  HAS_DAY = HAS_MONTH & ~(1 << (ESS_DATUM_YEAR_MONTH - ESS_DATUM_DATETIME)),
  HAS_CLOCK = 1 << (ESS_DATUM_DATETIME - ESS_DATUM_DATETIME) |
              1 << (ESS_DATUM_TIME - ESS_DATUM_DATETIME)
};

static bool
has(const struct ess_datum *datum, unsigned kinds)
{
  return ess_datum_is_time(datum) &&
         kinds >> (datum->kind - ESS_DATUM_DATETIME) & 1U;
}

struct ess_datum
ess_builtin_year(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return has(&args[0], HAS_YEAR)
           ? ess_datum_integer(ess_instant_fields(&args[0]).year)
           : ess_datum_error();
}

struct ess_datum
ess_builtin_month(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return has(&args[0], HAS_MONTH)
           ? ess_datum_integer(ess_instant_fields(&args[0]).month)
           : ess_datum_error();
}

struct ess_datum
ess_builtin_day(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return has(&args[0], HAS_DAY)
           ? ess_datum_integer(ess_instant_fields(&args[0]).day)
           : ess_datum_error();
}

struct ess_datum
ess_builtin_hours(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return has(&args[0], HAS_CLOCK)
           ? ess_datum_integer(ess_instant_fields(&args[0]).hours)
           : ess_datum_error();
}

struct ess_datum
ess_builtin_minutes(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return has(&args[0], HAS_CLOCK)
           ? ess_datum_integer(ess_instant_fields(&args[0]).minutes)
           : ess_datum_error();
}

/* Seconds whose fraction has more digits than a small number. */
static struct ess_datum
long_seconds(struct ess_call_context *context, const struct ess_datum *datum,
             struct ess_view rest)
{
  enum { nano_digits = 9 };
  const struct ess_fields f = ess_instant_fields(datum);
  struct ess_buf *digits = &context->state->text;

  ess_buf_reset(digits);
  ess_buf_printf(digits, "%02u%09u", f.seconds, (unsigned)datum->nanos);
  ess_buf_add(digits, rest);
  return digits->status
           ? ess_datum_error()
           : ess_big_read(ess_buf_view(digits), nano_digits + rest.n, false,
                          true, context->arena);
}

struct ess_datum
ess_builtin_seconds(struct ess_call_context *context,
                    const struct ess_datum *args, size_t n)
{
  enum { nano_digits = 9, nanos = 1000000000 };
  const struct ess_view rest = ess_instant_rest(&args[0]);
  (void)n;

  if (!has(&args[0], HAS_CLOCK)) {
    return ess_datum_error();
  }
  if (rest.n) {
    return long_seconds(context, &args[0], rest);
  }
  const int64_t seconds = ess_instant_fields(&args[0]).seconds;
  return ess_datum_decimal(seconds * nanos + args[0].nanos, nano_digits);
}

/* ------------------------------------------------------------------ zones */

static struct ess_datum
duration(struct ess_view text)
{
  static const struct ess_view datatype =
    ESS_VIEW("http://www.w3.org/2001/XMLSchema#dayTimeDuration");

  return (struct ess_datum){
    .kind = ESS_DATUM_OTHER, .text = text, .tag = datatype};
}

/* In the canonical form of xsd:dayTimeDuration: "PT0S", "-PT8H", "PT5H30M". */
struct ess_datum
ess_builtin_timezone(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  struct ess_buf *out = &context->state->text;
  const int zone = args[0].zone == ess_zone_z ? 0 : args[0].zone;
  const int minutes = zone < 0 ? -zone : zone;
  (void)n;

  if (!ess_datum_is_time(&args[0]) || zone == ess_zone_none) {
    return ess_datum_error();
  }
  if (zone == 0) {
    return duration((struct ess_view)ESS_VIEW("PT0S"));
  }
  ess_buf_reset(out);
  ess_buf_puts(out, zone < 0 ? "-PT" : "PT");
  if (minutes / 60) {
    ess_buf_printf(out, "%dH", minutes / 60);
  }
  if (minutes % 60) {
    ess_buf_printf(out, "%dM", minutes % 60);
  }
  return duration(ess_arena_copy(context->arena, ess_buf_view(out)));
}

struct ess_datum
ess_builtin_tz(struct ess_call_context *context,
               const struct ess_datum *args, size_t n)
{
  struct ess_buf *out = &context->state->text;
  const struct ess_datum plain = ess_datum_string((struct ess_view){"", 0});
  const int zone = args[0].zone;
  const int minutes = zone < 0 ? -zone : zone;
  (void)n;

  if (!ess_datum_is_time(&args[0])) {
    return ess_datum_error();
  }
  if (zone == ess_zone_none || zone == ess_zone_z) {
    return zone == ess_zone_z
             ? ess_datum_string((struct ess_view)ESS_VIEW("Z"))
             : plain;
  }
  ess_buf_reset(out);
  ess_buf_printf(out, "%c%02d:%02d", zone < 0 ? '-' : '+', minutes / 60,
                 minutes % 60);
  return ess_made_like(context, &plain);
}
