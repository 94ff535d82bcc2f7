/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/iri.h"

#include "rdf/names.h"

#include <string.h>

/* The bytes of `*rest` up to the first of `stops`, which are taken off. */
static struct ess_view
take_until(struct ess_view *rest, const char *stops)
{
  const size_t n_stops = strlen(stops);
  struct ess_view taken = {rest->s, 0};

  while (taken.n < rest->n && !memchr(stops, rest->s[taken.n], n_stops)) {
    ++taken.n;
  }
  *rest = ess_view_sub(*rest, taken.n, rest->n);
  return taken;
}

/* Take `mark` off `*rest` if it is in front. */
static bool
skip(struct ess_view *rest, const char *mark)
{
  const bool there = ess_view_starts(*rest, mark);

  if (there) {
    *rest = ess_view_sub(*rest, strlen(mark), rest->n);
  }
  return there;
}

struct ess_iri_parts
ess_iri_split(struct ess_view reference)
{
  struct ess_iri_parts parts = {0};
  struct ess_view rest = reference;

  parts.has_scheme = ess_iri_has_scheme(rest);
  if (parts.has_scheme) {
    parts.scheme = take_until(&rest, ":");
    (void)skip(&rest, ":");
  }
  parts.has_authority = skip(&rest, "//");
  if (parts.has_authority) {
    parts.authority = take_until(&rest, "/?#");
  }
  parts.path = take_until(&rest, "?#");
  parts.has_query = skip(&rest, "?");
  if (parts.has_query) {
    parts.query = take_until(&rest, "#");
  }
  parts.has_fragment = skip(&rest, "#");
  parts.fragment = rest;
  return parts;
}

/* Cut the last segment, with the slash before it, off what is behind `start`
   in `out`. */
static void
drop_segment(struct ess_buf *out, size_t start)
{
  size_t n = out->len;

  while (n > start && out->data[n - 1] != '/') {
    --n;
  }
  ess_buf_truncate(out, n > start ? n - 1 : start);
}

/* Append `path` to `out` without its dot segments (RFC 3986, 5.2.4), which
   may take back what stands behind `start`. */
static void
add_path(struct ess_buf *out, size_t start, struct ess_view path)
{
  static const struct ess_view root = ESS_VIEW("/");

  while (path.n && out->status == ESS_OK) {
    if (skip(&path, "../") || skip(&path, "./")) {
      continue;
    }
    if (ess_view_starts(path, "/./")) {
      path = ess_view_sub(path, 2, path.n);
    } else if (ess_view_is(path, "/.")) {
      path = root;
    } else if (ess_view_starts(path, "/../")) {
      path = ess_view_sub(path, 3, path.n);
      drop_segment(out, start);
    } else if (ess_view_is(path, "/..")) {
      path = root;
      drop_segment(out, start);
    } else if (ess_view_is(path, ".") || ess_view_is(path, "..")) {
      path.n = 0;
    } else {
      const size_t slash = *path.s == '/';
      struct ess_view rest = ess_view_sub(path, slash, path.n);
      const struct ess_view segment = take_until(&rest, "/");
      ess_buf_add(out, ess_view_sub(path, 0, slash + segment.n));
      path = rest;
    }
  }
}

/* The path of `base` up to its last slash, and `path` behind it (5.2.3). */
static void
merge(const struct ess_iri_parts *base, struct ess_view path,
      struct ess_buf *merged)
{
  struct ess_view folder = base->path;

  while (folder.n && folder.s[folder.n - 1] != '/') {
    --folder.n;
  }
  ess_buf_add(merged, folder);
  if (base->has_authority && !base->path.n) {
    ess_buf_putc(merged, '/');
  }
  ess_buf_add(merged, path);
}

/* Append `mark` and `part` if it is there. */
static void
add_part(struct ess_buf *out, bool is_there, const char *mark,
         struct ess_view part)
{
  if (is_there) {
    ess_buf_puts(out, mark);
    ess_buf_add(out, part);
  }
}

void
ess_iri_resolve(struct ess_view base, struct ess_view reference,
                struct ess_buf *out)
{
  const struct ess_iri_parts r = ess_iri_split(reference);
  const struct ess_iri_parts b = ess_iri_split(base);
  const bool own_place = r.has_scheme || r.has_authority;
  const struct ess_iri_parts *place = own_place ? &r : &b;
  struct ess_buf merged = {0};

  add_part(out, true, "", r.has_scheme ? r.scheme : b.scheme);
  ess_buf_putc(out, ':');
  add_part(out, place->has_authority, "//", place->authority);
  if (own_place || (r.path.n && *r.path.s == '/')) {
    add_path(out, out->len, r.path);
  } else if (r.path.n) {
    merge(&b, r.path, &merged);
    add_path(out, out->len, ess_buf_view(&merged));
  } else {
    ess_buf_add(out, b.path);
  }
  if (r.has_query || own_place || r.path.n) {
    add_part(out, r.has_query, "?", r.query);
  } else {
    add_part(out, b.has_query, "?", b.query);
  }
  add_part(out, r.has_fragment, "#", r.fragment);
  out->status = ess_status_first(out->status, merged.status);
  ess_buf_clear(&merged);
}
