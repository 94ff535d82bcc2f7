/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A disk that fails when it is told to: a library that is loaded before
   libc (LD_PRELOAD) and stands before the calls that change files below one
   folder. The environment says what is to happen:

       FAULT_FOLDER  the folder, absolute and without links
       FAULT_KIND    enospc, eio: the call fails with this error
                     short: half of what is written is written
                     full: half is written; all later calls say ENOSPC
                     kill: the process is killed before the call
       FAULT_AT      which call fails: 1 for the first
       FAULT_ON      if set, all later calls fail as well
       FAULT_LOG     a file that gets a line for each fault

   `short` counts and hits calls that write bytes only. */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { path_room = 4096 };

static atomic_ulong calls;

static const char *
setting(const char *name)
{
  const char *value = getenv(name);
  return value ? value : "";
}

static bool
is_kind(const char *kind)
{
  return strcmp(setting("FAULT_KIND"), kind) == 0;
}

/* True if `path` is the folder or below it. */
static bool
is_below(const char *path)
{
  const char *folder = setting("FAULT_FOLDER");
  const size_t n = strlen(folder);
  return n && strncmp(path, folder, n) == 0 &&
         (path[n] == '/' || path[n] == '.' || path[n] == '\0');
}

/* The path of what `fd` is open on; "" if it has none. */
static void
path_of(int fd, char path[path_room])
{
  char link[64];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t n = readlink(link, path, path_room - 1);
  path[n > 0 ? n : 0] = '\0';
}

static bool
is_ours(int fd)
{
  char path[path_room];
  path_of(fd, path);
  return is_below(path);
}

/* The same of `name` in the folder that `at` is open on. */
static bool
is_ours_at(int at, const char *name)
{
  char path[path_room];
  if (*name == '/') {
    return is_below(name);
  }
  if (at == AT_FDCWD) {
    if (!getcwd(path, sizeof path)) {
      return false;
    }
  } else {
    path_of(at, path);
  }
  const size_t n = strlen(path);
  (void)snprintf(path + n, sizeof path - n, "/%s", name);
  return is_below(path);
}

static void
note(const char *call, unsigned long n)
{
  char line[128];
  const int length = snprintf(line, sizeof line, "%lu %s\n", n, call);
  const long fd = syscall(SYS_openat, AT_FDCWD, setting("FAULT_LOG"),
                          O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (fd >= 0) {
    (void)syscall(SYS_write, fd, line, length);
    (void)syscall(SYS_close, fd);
  }
}

/* What becomes of a call. */
enum fate { fine, fails, halved };

/* Count `call`, and decide. `bytes`: it writes bytes. Sets errno. */
static enum fate
decide(const char *call, bool bytes)
{
  if (is_kind("short") && !bytes) {
    return fine;
  }
  const unsigned long n = atomic_fetch_add(&calls, 1) + 1;
  const unsigned long at = strtoul(setting("FAULT_AT"), NULL, 10);
  const bool later = *setting("FAULT_ON") || is_kind("full");
  if (at == 0 || n < at || (n > at && !later)) {
    return fine;
  }
  note(call, n);
  if (is_kind("kill")) {
    (void)kill(getpid(), SIGKILL);
  }
  if (bytes && (is_kind("short") || (is_kind("full") && n == at))) {
    return halved;
  }
  errno = is_kind("eio") ? EIO : ENOSPC;
  return fails;
}

static enum fate
decide_on(int fd, const char *call, bool bytes)
{
  return is_ours(fd) ? decide(call, bytes) : fine;
}

/* The call that would be made without us. */
#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))

typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef ssize_t (*writev_call)(int, const struct iovec *, int);
typedef ssize_t (*pwritev_call)(int, const struct iovec *, int, off_t);
typedef int (*sync_call)(int);
typedef int (*truncate_call)(int, off_t);
typedef int (*fallocate_call)(int, int, off_t, off_t);
typedef int (*rename_call)(const char *, const char *);
typedef int (*renameat_call)(int, const char *, int, const char *);
typedef int (*renameat2_call)(int, const char *, int, const char *,
                              unsigned);
typedef int (*mkdir_call)(const char *, mode_t);
typedef int (*open_call)(const char *, int, ...);
typedef int (*openat_call)(int, const char *, int, ...);

/* Half of what `v` has, as one write at `at` (-1: where the file is). */
static ssize_t
write_half(int fd, const struct iovec *v, int count, off_t at)
{
  size_t all = 0;
  size_t done = 0;
  for (int i = 0; i < count; ++i) {
    all += v[i].iov_len;
  }
  for (int i = 0; i < count && done < all / 2; ++i) {
    const size_t left = all / 2 - done;
    const size_t n = v[i].iov_len < left ? v[i].iov_len : left;
    const ssize_t m =
      at < 0 ? NEXT("write", write_call)(fd, v[i].iov_base, n)
             : NEXT("pwrite64", pwrite_call)(fd, v[i].iov_base, n,
                                             at + (off_t)done);
    if (m < 0) {
      return done ? (ssize_t)done : -1;
    }
    done += (size_t)m;
  }
  return (ssize_t)done;
}

#define WRITES(head, fd, v, count, at, call)                                  \
  head                                                                        \
  {                                                                           \
    const enum fate fate = decide_on(fd, __func__, true);                     \
    if (fate == halved) {                                                     \
      return write_half(fd, v, count, at);                                    \
    }                                                                         \
    return fate == fails ? -1 : (call);                                       \
  }

#define ONE(bytes, n) (&(struct iovec){(void *)(size_t)(bytes), n})

WRITES(ssize_t write(int fd, const void *bytes, size_t n), fd,
       ONE(bytes, n), 1, -1, NEXT("write", write_call)(fd, bytes, n))
WRITES(ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at), fd,
       ONE(bytes, n), 1, at, NEXT("pwrite", pwrite_call)(fd, bytes, n, at))
WRITES(ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at), fd,
       ONE(bytes, n), 1, at, NEXT("pwrite64", pwrite_call)(fd, bytes, n, at))
WRITES(ssize_t writev(int fd, const struct iovec *v, int count), fd, v, count,
       -1, NEXT("writev", writev_call)(fd, v, count))
WRITES(ssize_t pwritev(int fd, const struct iovec *v, int count, off_t at),
       fd, v, count, at, NEXT("pwritev", pwritev_call)(fd, v, count, at))
WRITES(ssize_t pwritev64(int fd, const struct iovec *v, int count, off_t at),
       fd, v, count, at, NEXT("pwritev64", pwritev_call)(fd, v, count, at))

#define FAILS(head, ours, call)                                               \
  head                                                                        \
  {                                                                           \
    return (ours) && decide(__func__, false) == fails ? -1 : (call);          \
  }

FAILS(int fsync(int fd), is_ours(fd), NEXT("fsync", sync_call)(fd))
FAILS(int fdatasync(int fd), is_ours(fd), NEXT("fdatasync", sync_call)(fd))
FAILS(int ftruncate(int fd, off_t n), is_ours(fd),
      NEXT("ftruncate", truncate_call)(fd, n))
FAILS(int ftruncate64(int fd, off_t n), is_ours(fd),
      NEXT("ftruncate64", truncate_call)(fd, n))
FAILS(int fallocate(int fd, int mode, off_t at, off_t n), is_ours(fd),
      NEXT("fallocate", fallocate_call)(fd, mode, at, n))
FAILS(int fallocate64(int fd, int mode, off_t at, off_t n), is_ours(fd),
      NEXT("fallocate64", fallocate_call)(fd, mode, at, n))
FAILS(int rename(const char *from, const char *to), is_ours_at(AT_FDCWD, to),
      NEXT("rename", rename_call)(from, to))
FAILS(int renameat(int a, const char *from, int b, const char *to),
      is_ours_at(b, to), NEXT("renameat", renameat_call)(a, from, b, to))
FAILS(int renameat2(int a, const char *from, int b, const char *to,
                    unsigned flags),
      is_ours_at(b, to),
      NEXT("renameat2", renameat2_call)(a, from, b, to, flags))
FAILS(int mkdir(const char *path, mode_t mode), is_ours_at(AT_FDCWD, path),
      NEXT("mkdir", mkdir_call)(path, mode))

/* A file that may have to be made is a change of its folder. */
#define OPENS(head, at, name, last, call)                                     \
  head                                                                        \
  {                                                                           \
    va_list args;                                                             \
    va_start(args, last);                                                     \
    const mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;           \
    va_end(args);                                                             \
    if (flags & O_CREAT && is_ours_at(at, name) &&                            \
        decide(__func__, false) == fails) {                                   \
      return -1;                                                              \
    }                                                                         \
    return call;                                                              \
  }

OPENS(int open(const char *name, int flags, ...), AT_FDCWD, name, flags,
      NEXT("open", open_call)(name, flags, mode))
OPENS(int open64(const char *name, int flags, ...), AT_FDCWD, name, flags,
      NEXT("open64", open_call)(name, flags, mode))
OPENS(int openat(int at, const char *name, int flags, ...), at, name, flags,
      NEXT("openat", openat_call)(at, name, flags, mode))
OPENS(int openat64(int at, const char *name, int flags, ...), at, name, flags,
      NEXT("openat64", openat_call)(at, name, flags, mode))
