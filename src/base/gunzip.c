/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/gunzip.h"

#include <stdlib.h>
#define ZLIB_CONST /* zlib only reads what it is given */
#include <zlib.h>

struct ess_gunzip {
  z_stream stream;
  bool inside; /* of a member */
  bool padded; /* zeros stand behind the last member */
};

/* The largest window, and gzip's header and trailer about the data. */
enum { gzip_only = 15 + 16 };

static const size_t max_room = (size_t)1 << 30;

bool
ess_gunzip_knows(struct ess_view front)
{
  return ess_view_starts(front, "\x1F\x8B");
}

struct ess_gunzip *
ess_gunzip_new(void)
{
  struct ess_gunzip *z = calloc(1, sizeof *z);

  if (z && inflateInit2(&z->stream, gzip_only) != Z_OK) {
    free(z);
    return NULL;
  }
  if (z) {
    z->inside = true;
  }
  return z;
}

void
ess_gunzip_free(struct ess_gunzip *z)
{
  if (z) {
    (void)inflateEnd(&z->stream);
    free(z);
  }
}

bool
ess_gunzip_is_whole(const struct ess_gunzip *z)
{
  return !z->inside;
}

/* Behind a member: padding, or the next member. */
static const char *
go_on(struct ess_gunzip *z, struct ess_view *in)
{
  size_t zeros = 0;

  while (zeros < in->n && in->s[zeros] == '\0') {
    ++zeros;
  }
  *in = ess_view_sub(*in, zeros, in->n);
  z->padded |= zeros > 0;
  if (in->n == 0) {
    return NULL;
  }
  if (z->padded || *in->s != '\x1F') {
    return "something else stands behind the compressed data";
  }
  z->inside = inflateReset(&z->stream) == Z_OK;
  return z->inside ? NULL : "the compressed data are corrupt";
}

/* Some bytes of a member. Returns what zlib does. */
static int
inflate_some(struct ess_gunzip *z, struct ess_view *in, char *to,
             size_t room, size_t *ret_n)
{
  const size_t n = in->n < max_room ? in->n : max_room;

  z->stream.next_in = (const Bytef *)in->s;
  z->stream.avail_in = (uInt)n;
  z->stream.next_out = (Bytef *)to;
  z->stream.avail_out = (uInt)room;
  const int rc = inflate(&z->stream, Z_NO_FLUSH);
  *ret_n = room - z->stream.avail_out;
  *in = ess_view_sub(*in, n - z->stream.avail_in, in->n);
  return rc;
}

enum ess_status
ess_gunzip_run(struct ess_gunzip *z, struct ess_view *in, char *to,
               size_t room, size_t *ret_n, const char **ret_fault)
{
  const size_t wanted = room < max_room ? room : max_room;
  int rc = Z_OK;

  bool more = true;

  *ret_n = 0;
  *ret_fault = NULL;
  while (more) {
    size_t n = 0;
    if (!z->inside) {
      *ret_fault = go_on(z, in);
      more = z->inside;
      continue;
    }
    /* Without input too: what it takes may be more than there was room. */
    rc = inflate_some(z, in, to + *ret_n, wanted - *ret_n, &n);
    *ret_n += n;
    z->inside = rc != Z_STREAM_END;
    more = !z->inside && *ret_n < wanted;
  }
  if (rc == Z_MEM_ERROR) {
    return ESS_LIMIT;
  }
  if (rc != Z_OK && rc != Z_BUF_ERROR && rc != Z_STREAM_END) {
    *ret_fault = "the compressed data are corrupt";
  }
  return *ret_fault ? ESS_BAD_INPUT : ESS_OK;
}
