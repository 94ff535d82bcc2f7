/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/resolve.h"

#include "rdf/names.h"

#include <string.h>

/* The five parts of a reference (RFC 3986, appendix B), with the marks that
   tell them: "scheme:", "//authority", path, "?query", "#fragment". */
struct parts {
  struct ess_view scheme;
  struct ess_view authority;
  struct ess_view path;
  struct ess_view query;
  struct ess_view fragment;
};

/* Cut the front of `v` off, up to the first of the bytes `ends`. */
static struct ess_view
take_until(struct ess_view *v, const char *ends)
{
  size_t n = 0;
  while (n < v->n && !strchr(ends, v->s[n])) {
    ++n;
  }
  const struct ess_view front = ess_view_sub(*v, 0, n);
  *v = ess_view_sub(*v, n, v->n);
  return front;
}

static struct parts
split(struct ess_view v)
{
  struct parts parts = {0};

  if (ess_iri_has_scheme(v)) {
    const size_t n = ess_view_find(v, ':') + 1;
    parts.scheme = ess_view_sub(v, 0, n);
    v = ess_view_sub(v, n, v.n);
  }
  if (ess_view_starts(v, "//")) {
    struct ess_view rest = ess_view_sub(v, 2, v.n);
    const size_t n = 2 + take_until(&rest, "/?#").n;
    parts.authority = ess_view_sub(v, 0, n);
    v = rest;
  }
  parts.path = take_until(&v, "?#");
  parts.query = take_until(&v, "#");
  parts.fragment = v;
  return parts;
}

/* Drop the last segment of what was appended from `start` on, and the slash
   before it. */
static void
drop_segment(struct ess_buf *out, size_t start)
{
  size_t n = out->len;
  while (n > start && out->data[n - 1] != '/') {
    --n;
  }
  ess_buf_truncate(out, n > start ? n - 1 : start);
}

/* Append `path` without its segments "." and ".." (section 5.2.4). */
static void
add_without_dots(struct ess_view path, struct ess_buf *out)
{
  const size_t start = out->len;

  while (path.n) {
    const bool slash = path.s[0] == '/';
    struct ess_view rest = ess_view_sub(path, slash, path.n);
    const struct ess_view segment = take_until(&rest, "/");
    const bool up = ess_view_is(segment, "..");
    if (!up && !ess_view_is(segment, ".")) {
      ess_buf_add(out, ess_view_sub(path, 0, slash + segment.n));
    } else {
      if (up && slash) {
        drop_segment(out, start);
      }
      if (slash && rest.n == 0) {
        ess_buf_putc(out, '/');
      }
      if (!slash) {
        rest = ess_view_sub(rest, 1, rest.n);
      }
    }
    path = rest;
  }
}

/* The path of the base up to its last slash, then that of the reference
   (section 5.2.3). */
static void
add_merged(const struct parts *base, struct ess_view path,
           struct ess_buf *out)
{
  struct ess_buf merged = {0};
  size_t n = base->path.n;

  while (n && base->path.s[n - 1] != '/') {
    --n;
  }
  if (base->authority.n && base->path.n == 0) {
    ess_buf_putc(&merged, '/');
  }
  ess_buf_add(&merged, ess_view_sub(base->path, 0, n));
  ess_buf_add(&merged, path);
  add_without_dots(ess_buf_view(&merged), out);
  out->status = ess_status_first(out->status, merged.status);
  ess_buf_clear(&merged);
}

static void
add_path(const struct parts *base, const struct parts *reference,
         struct ess_buf *out)
{
  if (reference->authority.n || ess_view_starts(reference->path, "/")) {
    add_without_dots(reference->path, out);
  } else if (reference->path.n) {
    add_merged(base, reference->path, out);
  } else {
    ess_buf_add(out, base->path);
  }
}

void
ess_iri_resolve(struct ess_view base, struct ess_view reference,
                struct ess_buf *out)
{
  const struct parts b = split(base);
  const struct parts r = split(reference);
  const bool same_document = r.authority.n + r.path.n + r.query.n == 0;

  if (r.scheme.n) {
    ess_buf_add(out, reference);
    return;
  }
  ess_buf_add(out, b.scheme);
  ess_buf_add(out, r.authority.n ? r.authority : b.authority);
  add_path(&b, &r, out);
  ess_buf_add(out, same_document ? b.query : r.query);
  ess_buf_add(out, r.fragment);
}
