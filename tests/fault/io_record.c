/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Writes down what is done to the files of one folder, in its order: a
   library that is loaded before libc (LD_PRELOAD), for power.py. RECORD_FOLDER
   is the folder, absolute and without links; RECORD_LOG the file. Each call
   that succeeds is a line there, with numbers of inodes for files:

       W inode offset bytes synced   and then the bytes; synced: O_DSYNC
       T inode size                  ftruncate; fallocate, if it extends
       S inode                       fsync, fdatasync; of a folder as well
       C inode path                  a file is made
       M inode path                  a folder is made
       R from to                     rename
       U path                        unlink, rmdir

   What is written through a map is not seen: LMDB's table of readers, which
   begins anew after a crash. */

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
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

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

/* The call that would be made without us. */
#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))

static bool
is_below(const char *path)
{
  const char *folder = getenv("RECORD_FOLDER");
  const size_t n = folder ? strlen(folder) : 0;
  return n && strncmp(path, folder, n) == 0 &&
         (path[n] == '/' || path[n] == '\0');
}

static bool
path_of(int fd, char path[path_room])
{
  char link[64];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t n = readlink(link, path, path_room - 1);
  path[n > 0 ? n : 0] = '\0';
  return is_below(path);
}

/* The path of `name` in the folder that `at` is open on. */
static bool
path_at(int at, const char *name, char path[path_room])
{
  path[0] = '\0';
  if (*name != '/' && at == AT_FDCWD && !getcwd(path, path_room)) {
    return false;
  }
  if (*name != '/' && at != AT_FDCWD) {
    (void)path_of(at, path);
  }
  const size_t n = strlen(path);
  (void)snprintf(path + n, path_room - n, "%s%s", n ? "/" : "", name);
  return is_below(path);
}

static unsigned long
inode_of(int fd)
{
  struct stat st = {0};
  (void)fstat(fd, &st);
  return (unsigned long)st.st_ino;
}

/* Append a line and the bytes of `v`, at once. */
static void
record(const struct iovec *v, int count, const char *format, ...)
{
  static int log = -1;
  char line[3 * path_room];
  va_list args;

  va_start(args, format);
  const int n = vsnprintf(line, sizeof line, format, args);
  va_end(args);
  if (log < 0) {
    log = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_LOG"),
                       O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  }
  (void)syscall(SYS_write, log, line, n);
  for (int i = 0; i < count; ++i) {
    (void)syscall(SYS_write, log, v[i].iov_base, v[i].iov_len);
  }
}

/* `n` bytes of `v` were written at `at`. */
static ssize_t
wrote(int fd, const struct iovec *v, int count, off_t at, ssize_t n)
{
  char path[path_room];
  size_t all = 0;
  for (int i = 0; i < count; ++i) {
    all += v[i].iov_len;
  }
  if (n > 0 && (size_t)n == all && path_of(fd, path)) {
    record(v, count, "W %lu %lld %zd %d\n", inode_of(fd), (long long)at, n,
           (fcntl(fd, F_GETFL) & O_DSYNC) != 0);
  }
  return n;
}

#define LOCKED(type, call)                                                    \
  (void)pthread_mutex_lock(&order);                                           \
  const type result = call;                                                   \
  (void)pthread_mutex_unlock(&order);                                         \
  return result

typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef ssize_t (*writev_call)(int, const struct iovec *, int);
typedef ssize_t (*pwritev_call)(int, const struct iovec *, int, off_t);
typedef int (*sync_call)(int);
typedef int (*truncate_call)(int, off_t);
typedef int (*fallocate_call)(int, int, off_t, off_t);
typedef int (*renameat_call)(int, const char *, int, const char *);
typedef int (*renameat2_call)(int, const char *, int, const char *,
                              unsigned);
typedef int (*unlink_call)(const char *);
typedef int (*unlinkat_call)(int, const char *, int);
typedef int (*mkdir_call)(const char *, mode_t);
typedef int (*openat_call)(int, const char *, int, ...);

#define HERE(fd) lseek(fd, 0, SEEK_CUR)
#define ONE(bytes, n) (&(struct iovec){(void *)(size_t)(bytes), n}), 1

#define WRITES(head, fd, v, at, call)                                         \
  head                                                                        \
  {                                                                           \
    const off_t from = at;                                                    \
    LOCKED(ssize_t, wrote(fd, v, from, call));                                \
  }

WRITES(ssize_t write(int fd, const void *b, size_t n), fd, ONE(b, n),
       HERE(fd), NEXT("write", write_call)(fd, b, n))
WRITES(ssize_t pwrite(int fd, const void *b, size_t n, off_t at), fd,
       ONE(b, n), at, NEXT("pwrite", pwrite_call)(fd, b, n, at))
WRITES(ssize_t pwrite64(int fd, const void *b, size_t n, off_t at), fd,
       ONE(b, n), at, NEXT("pwrite64", pwrite_call)(fd, b, n, at))
#define MANY v, count
WRITES(ssize_t writev(int fd, const struct iovec *v, int count), fd, MANY,
       HERE(fd), NEXT("writev", writev_call)(fd, v, count))
WRITES(ssize_t pwritev(int fd, const struct iovec *v, int count, off_t at),
       fd, MANY, at, NEXT("pwritev", pwritev_call)(fd, v, count, at))
WRITES(ssize_t pwritev64(int fd, const struct iovec *v, int count, off_t at),
       fd, MANY, at, NEXT("pwritev64", pwritev_call)(fd, v, count, at))

/* Write down `fd`'s inode and `size` (-1: none) if it is ours. */
static int
done(int fd, char what, off_t size, int result)
{
  char path[path_room];
  if (result == 0 && path_of(fd, path)) {
    if (size < 0) {
      record(NULL, 0, "%c %lu\n", what, inode_of(fd));
    } else {
      record(NULL, 0, "%c %lu %lld\n", what, inode_of(fd), (long long)size);
    }
  }
  return result;
}

#define DOES(head, fd, what, size, call)                                      \
  head                                                                        \
  {                                                                           \
    LOCKED(int, done(fd, what, size, call));                                  \
  }

/* The size after fallocate. */
static off_t
size_of(int fd, off_t least)
{
  struct stat st = {0};
  (void)fstat(fd, &st);
  return st.st_size > least ? st.st_size : least;
}

DOES(int fsync(int fd), fd, 'S', -1, NEXT("fsync", sync_call)(fd))
DOES(int fdatasync(int fd), fd, 'S', -1, NEXT("fdatasync", sync_call)(fd))
DOES(int ftruncate(int fd, off_t n), fd, 'T', n,
     NEXT("ftruncate", truncate_call)(fd, n))
DOES(int ftruncate64(int fd, off_t n), fd, 'T', n,
     NEXT("ftruncate64", truncate_call)(fd, n))
DOES(int fallocate(int fd, int mode, off_t at, off_t n), fd, 'T',
     size_of(fd, at + n), NEXT("fallocate", fallocate_call)(fd, mode, at, n))
DOES(int fallocate64(int fd, int mode, off_t at, off_t n), fd, 'T',
     size_of(fd, at + n),
     NEXT("fallocate64", fallocate_call)(fd, mode, at, n))

static int
renamed(int a, const char *from, int b, const char *to, int result)
{
  char old[path_room];
  char new[path_room];
  if (result == 0 && path_at(a, from, old) && path_at(b, to, new)) {
    record(NULL, 0, "R %s %s\n", old, new);
  }
  return result;
}

int
renameat(int a, const char *from, int b, const char *to)
{
  LOCKED(int, renamed(a, from, b, to,
                      NEXT("renameat", renameat_call)(a, from, b, to)));
}

int
rename(const char *from, const char *to)
{
  return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int
renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
  LOCKED(int, renamed(a, from, b, to,
                      NEXT("renameat2", renameat2_call)(a, from, b, to,
                                                        flags)));
}

static int
removed(int at, const char *name, int result)
{
  char path[path_room];
  if (result == 0 && path_at(at, name, path)) {
    record(NULL, 0, "U %s\n", path);
  }
  return result;
}

int
unlinkat(int at, const char *name, int flags)
{
  LOCKED(int, removed(at, name,
                      NEXT("unlinkat", unlinkat_call)(at, name, flags)));
}

int
unlink(const char *name)
{
  LOCKED(int, removed(AT_FDCWD, name, NEXT("unlink", unlink_call)(name)));
}

int
rmdir(const char *name)
{
  LOCKED(int, removed(AT_FDCWD, name, NEXT("rmdir", unlink_call)(name)));
}

/* `name` was made, unless it was `there`. */
static void
made(int at, const char *name, bool there)
{
  struct stat st;
  char path[path_room];
  if (!there && path_at(at, name, path) && stat(path, &st) == 0) {
    record(NULL, 0, "%c %lu %s\n", S_ISDIR(st.st_mode) ? 'M' : 'C',
           (unsigned long)st.st_ino, path);
  }
}

int
mkdir(const char *name, mode_t mode)
{
  (void)pthread_mutex_lock(&order);
  const int result = NEXT("mkdir", mkdir_call)(name, mode);
  made(AT_FDCWD, name, result != 0);
  (void)pthread_mutex_unlock(&order);
  return result;
}

static int
open_noted(int at, const char *name, int flags, mode_t mode)
{
  const bool there = !(flags & O_CREAT) || faccessat(at, name, F_OK, 0) == 0;
  const int fd = NEXT("openat", openat_call)(at, name, flags, mode);
  if (fd >= 0) {
    made(at, name, there);
    if (flags & O_TRUNC && there) {
      (void)done(fd, 'T', 0, 0);
    }
  }
  return fd;
}

#define OPENS(head, at, last)                                                 \
  head                                                                        \
  {                                                                           \
    va_list args;                                                             \
    va_start(args, last);                                                     \
    const mode_t mode =                                                       \
      flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;               \
    va_end(args);                                                             \
    LOCKED(int, open_noted(at, name, flags, mode));                           \
  }

OPENS(int open(const char *name, int flags, ...), AT_FDCWD, flags)
OPENS(int open64(const char *name, int flags, ...), AT_FDCWD, flags)
OPENS(int openat(int at, const char *name, int flags, ...), at, flags)
OPENS(int openat64(int at, const char *name, int flags, ...), at, flags)
