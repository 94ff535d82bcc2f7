/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/home.h"

#include "store/trouble.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A number has so many digits at most, which 64 bits hold. */
enum { max_digits = 18, max_name = 40 };

static const char current[] = "current";
static const char declared[] = "current.new";
static const char cannot_open[] = "cannot open the store";
static const char not_a_store[] = "not a store";
static const char other_path[] = "give another path to --store";
static const char make_one[] = "make one with: essaim load FILE";

/* The path is a file: it may be a store of another kind. */
static enum ess_status
refuse_file(const char *path, struct ess_log *log)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = {0};
  const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : 0;

  if (fd >= 0) {
    (void)close(fd);
  }
  if (n == sizeof head && memcmp(head, magic, sizeof magic) == 0) {
    return ess_trouble_say(log, path, "add: --storage sqlite", not_a_store,
                           "an SQLite database");
  }
  return ess_trouble_say(log, path, other_path, not_a_store,
                         "a file, where a folder should be");
}

static enum ess_status
refuse(const char *path, int error, struct ess_log *log)
{
  if (error == ENOTDIR) {
    return refuse_file(path, log);
  }
  if (error == ENOENT) {
    return ess_trouble_say(log, path, make_one, cannot_open,
                           strerror(error));
  }
  return ess_trouble(log, path, error, cannot_open);
}

enum ess_status
ess_home_open(const char *path, struct ess_home *home, struct ess_log *log)
{
  struct stat st;

  *home = (struct ess_home){.fd = -1};
  home->path = realpath(path, NULL);
  if (home->path) {
    home->fd = open(home->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  }
  if (home->fd < 0 || fstat(home->fd, &st) != 0) {
    const enum ess_status status = refuse(path, errno, log);
    ess_home_close(home);
    return status;
  }
  home->dev = st.st_dev;
  home->ino = st.st_ino;
  return ESS_OK;
}

/* A new name is on disk when its folder is. */
static void
sync_parent(const struct ess_home *home)
{
  const int fd = openat(home->fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    (void)fsync(fd);
    (void)close(fd);
  }
}

enum ess_status
ess_home_make(const char *path, struct ess_home *home, bool *made,
              struct ess_log *log)
{
  *home = (struct ess_home){.fd = -1};
  *made = mkdir(path, 0777) == 0;
  if (!*made && errno == ENOENT) {
    return ess_trouble_say(log, path, "make the folder around it first",
                           "cannot make the store", strerror(errno));
  }
  if (!*made && errno != EEXIST) {
    return ess_trouble(log, path, errno, "cannot make the store");
  }
  const enum ess_status st = ess_home_open(path, home, log);
  if (st == ESS_OK && *made) {
    sync_parent(home);
  }
  return st;
}

void
ess_home_close(struct ess_home *home)
{
  if (home) {
    if (home->fd >= 0) {
      (void)close(home->fd);
    }
    free(home->path);
    *home = (struct ess_home){.fd = -1};
  }
}

bool
ess_home_is_store(const struct ess_home *home)
{
  return faccessat(home->fd, current, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The number that `name` begins with, and what follows it; 0 if none, or if
   it is not written as we write it. */
static uint64_t
number_of(const char *name, const char **rest)
{
  uint64_t number = 0;
  const char *p = name;

  for (; ess_is_digit(*p) && p - name < max_digits; ++p) {
    number = number * 10 + (uint64_t)(*p - '0');
  }
  *rest = p;
  return *name == '0' ? 0 : number;
}

/* The number of the file of the store that `name` is; else 0. */
static uint64_t
number_of_file(const char *name)
{
  const char *rest = NULL;
  const uint64_t number = number_of(name, &rest);
  const bool ours = strcmp(rest, ".mdb") == 0 || strcmp(rest, ".mdb-lock") == 0;
  return ours ? number : 0;
}

/* The number that the file `name` of the folder says, as `current` does; 0
   if it says none. Returns 0 or an errno. */
static int
read_number(const struct ess_home *home, const char *name, uint64_t *ret)
{
  char text[max_name] = {0};
  const char *rest = NULL;
  const int fd = openat(home->fd, name,
                        O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  const ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
  const int error = errno;

  if (fd >= 0) {
    (void)close(fd);
  }
  *ret = 0;
  if (n < 0) {
    return error;
  }
  *ret = number_of(text, &rest);
  if (strcmp(rest, ".mdb\n") != 0 || strlen(text) != (size_t)n) {
    *ret = 0;
  }
  return 0;
}

/* Calls `on_name` for each name in the folder until it says no. 0, or an
   errno. */
static int
each_name(const struct ess_home *home,
          bool (*on_name)(void *self, const char *name), void *self)
{
  const int fd = openat(home->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;

  if (!dir) {
    const int error = errno;
    if (fd >= 0) {
      (void)close(fd);
    }
    return error;
  }
  errno = 0;
  for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
    if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
        !on_name(self, e->d_name)) {
      break;
    }
    errno = 0;
  }
  const int error = errno;
  (void)closedir(dir);
  return error;
}

/* What is in a folder that has no `current`. */
struct contents {
  uint64_t declared; /* the file that a killed maker was about to make */
  bool files;        /* some other file of a store */
  bool foreign;
};

static bool
look(void *self, const char *name)
{
  struct contents *c = self;
  const uint64_t number = number_of_file(name);

  if (number != 0) {
    c->files = c->files || number != c->declared;
  } else if (strcmp(name, "writer") != 0 && strcmp(name, declared) != 0) {
    c->foreign = true;
  }
  return true;
}

enum ess_status
ess_home_vacant(const struct ess_home *home, bool write,
                struct ess_log *log)
{
  struct contents c = {0, false, false};

  /* Who makes a store declares its file first: so that file alone is one
     that nobody has used yet. */
  (void)read_number(home, declared, &c.declared);
  c.declared = c.declared == ESS_HOME_FIRST ? c.declared : 0;
  const int error = each_name(home, look, &c);
  if (error) {
    return ess_trouble(log, home->path, error, cannot_open);
  }
  if (c.foreign) {
    return ess_trouble_say(log, home->path, other_path, not_a_store,
                           "a folder with other files in it");
  }
  if (c.files) {
    return ess_trouble_say(log, home->path,
                           "write the name of its .mdb file into: current",
                           "damaged", "the file that names the one in use"
                           " is not there");
  }
  return write ? ESS_OK
               : ess_trouble_say(log, home->path, make_one, not_a_store,
                                 "an empty folder");
}

enum ess_status
ess_home_gone(const struct ess_home *home, struct ess_log *log)
{
  return ess_trouble_say(log, home->path, "open it again",
                         "the store is gone", strerror(ENOENT));
}

enum ess_status
ess_home_stamp(const struct ess_home *home, struct ess_stamp *ret,
               struct ess_log *log)
{
  struct stat st;

  if (fstatat(home->fd, current, &st, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno == ENOENT
             ? ess_home_gone(home, log)
             : ess_trouble(log, home->path, errno, "cannot read the store");
  }
  *ret = (struct ess_stamp){st.st_ino, st.st_mtim};
  return ESS_OK;
}

bool
ess_stamp_equal(const struct ess_stamp *a, const struct ess_stamp *b)
{
  return a->ino == b->ino && a->changed.tv_sec == b->changed.tv_sec &&
         a->changed.tv_nsec == b->changed.tv_nsec;
}

enum ess_status
ess_home_current(const struct ess_home *home, uint64_t *ret,
                 struct ess_log *log)
{
  const int error = read_number(home, current, ret);

  if (error) {
    return ess_trouble(log, home->path, error, cannot_open);
  }
  if (*ret == 0) {
    return ess_trouble_say(log, home->path,
                           "write the name of its .mdb file into: current",
                           "damaged", "current does not name a file");
  }
  return ESS_OK;
}

void
ess_home_file(const struct ess_home *home, uint64_t number,
              struct ess_buf *out)
{
  ess_buf_printf(out, "%s/%llu.mdb", home->path, (unsigned long long)number);
}

/* Write all of `text` to the new file `fd`, and sync it. 0 or an errno. */
static int
write_synced(int fd, const char *text, size_t n)
{
  while (n) {
    const ssize_t done = write(fd, text, n);
    if (done < 0 && errno != EINTR) {
      return errno;
    }
    text += done > 0 ? done : 0;
    n -= done > 0 ? (size_t)done : 0;
  }
  return fsync(fd) == 0 ? 0 : errno;
}

int
ess_home_declare(const struct ess_home *home, uint64_t number)
{
  char text[max_name];
  const int n = snprintf(text, sizeof text, "%llu.mdb\n",
                         (unsigned long long)number);
  const int fd = openat(home->fd, declared,
                        O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
                        0666);
  if (fd < 0) {
    return errno;
  }
  int error = write_synced(fd, text, (size_t)n);
  if (close(fd) != 0 && !error) {
    error = errno;
  }
  return error ? error : fsync(home->fd) == 0 ? 0 : errno;
}

int
ess_home_switch(const struct ess_home *home)
{
  const bool done = renameat(home->fd, declared, home->fd, current) == 0 &&
                    fsync(home->fd) == 0;
  return done ? 0 : errno;
}

static void
remove_name(const struct ess_home *home, const char *name)
{
  (void)unlinkat(home->fd, name, 0);
}

void
ess_home_discard(const struct ess_home *home, uint64_t number)
{
  static const char *const ends[] = {".mdb", ".mdb-lock"};
  char name[max_name];

  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; ++i) {
    (void)snprintf(name, sizeof name, "%llu%s", (unsigned long long)number,
                   ends[i]);
    remove_name(home, name);
  }
  remove_name(home, declared);
}

void
ess_home_unmake(const struct ess_home *home, bool all)
{
  ess_home_discard(home, ESS_HOME_FIRST);
  remove_name(home, current);
  if (all) {
    remove_name(home, "writer");
    (void)rmdir(home->path);
  }
}

int
ess_home_rename(const struct ess_home *home, const char *path)
{
  if (renameat2(AT_FDCWD, home->path, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
    /* Not every file system can; rename itself replaces nothing but an empty
       folder. */
    if (errno != EINVAL || rename(home->path, path) != 0) {
      return errno;
    }
  }
  sync_parent(home);
  return 0;
}

/* What to remove, one name at a time: a folder that changes while it is read
   may not show all of it. */
struct leftover {
  uint64_t number;
  char name[max_name];
};

static bool
find_leftover(void *self, const char *name)
{
  struct leftover *l = self;
  const uint64_t number = number_of_file(name);
  const bool left = number != 0 ? number != l->number
                                : strcmp(name, declared) == 0;
  if (left) {
    (void)snprintf(l->name, sizeof l->name, "%s", name);
  }
  return !left;
}

void
ess_home_tidy(const struct ess_home *home, uint64_t number)
{
  struct leftover l = {number, ""};

  for (bool first = true;; first = false) {
    l.name[0] = '\0';
    if (each_name(home, find_leftover, &l) != 0 || !l.name[0]) {
      return;
    }
    /* The switch may not be on disk yet if its folder could not be synced:
       what is in use then must not go. */
    if ((first && fsync(home->fd) != 0) ||
        unlinkat(home->fd, l.name, 0) != 0) {
      return;
    }
  }
}
