// The power-loss shim of ./dev gates power: preloaded into a server (LD_PRELOAD), it keeps an undo
// log of every change to files below one directory, so that after a SIGKILL the harness
// (tests/gates/rollback.mjs) can take back what had not been synced, as a power cut would.
//
// What it models:
// - contents: write, writev, pwrite, pwritev, ftruncate, truncate and posix_fallocate count from
// fsync/fdatasync of
//   that file on; until then the harness drops them, or keeps a random subset of their 512-byte
//   sectors;
// - directory entries: create (open, fopen, mkdir, link), unlink, rmdir and rename count from fsync
// of the directory on
//   (of the new name's directory in a rename); of those not synced a random first part survives, in
//   their order, as in a file system with a metadata journal;
// - several threads and several processes (PostgreSQL's) write one log under one lock, so order is
// total. What it does not model:
// - stores through a shared mapping (SQLite's -shm, which the harness deletes: SQLite makes it anew
// after a cut);
// - what stdio writes inside libc (fwrite of a log file): such bytes count at once;
// - reordering of the undurable directory entries among themselves, bad sectors, a disk that lies
// about fsync. fsync itself is not passed on to the disk (the machine does not lose power here); it
// takes TB_POWER_SYNC_US instead.
//
// Environment: TB_POWER_DIR the directory watched; TB_POWER_STATE a directory on the same file
// system for the log, the lock and what was unlinked; TB_POWER_IGNORE_SYNC=1 makes every sync a
// no-op, as a database that does not sync (the proof that the gate can fail). While the file
// TB_POWER_STATE/full exists, whatever would make a file below the directory larger fails with
// ENOSPC; while TB_POWER_STATE/broken exists, every write there fails with EIO.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { kWrite = 1, kTruncate, kSync, kCreate, kUnlink, kRename, kMkdir, kRmdir };

// One record; `path` and `data` follow it. Read by tests/gates/rollback.mjs.
struct Record {
  uint32_t magic, type;
  uint64_t seq, inode, offset, length, old_size, path_length, data_length;
};
static const uint32_t kMagic = 0x4c574f50;

// Shared by all processes that have the shim.
struct Shared {
  pthread_mutex_t mutex;
  uint64_t seq, ready;
};

static struct Shared* shared;
static char directory[PATH_MAX], state[PATH_MAX];
static size_t directory_length;
static int log_fd = -1, ignore_sync;
static useconds_t sync_us;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#define REAL(result, name, ...)              \
  static result (*real_##name)(__VA_ARGS__); \
  if (real_##name == NULL) real_##name = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int plain_open(const char* path, int flags, mode_t mode) {
  REAL(int, open, const char*, int, ...);
  return real_open(path, flags, mode);
}

// A gate that misses a change would be green for nothing.
static void give_up(const char* why) {
  REAL(ssize_t, write, int, const void*, size_t);
  (void)!real_write(2, why, strlen(why));
  _exit(97);
}

static void open_shared(void) {
  char path[PATH_MAX + 16];
  REAL(int, ftruncate, int, off_t);
  snprintf(path, sizeof path, "%s/lock", state);
  int fd = plain_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  const int first = fd >= 0;
  if (!first) fd = plain_open(path, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) return;
  if (first && real_ftruncate(fd, 4096) != 0) return;
  shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (shared == MAP_FAILED) {
    shared = NULL;
    return;
  }
  if (first) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &attributes);
    __atomic_store_n(&shared->ready, 1, __ATOMIC_RELEASE);
  }
  while (__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE) == 0) usleep(100);
}

static void start(void) {
  const char* watched = getenv("TB_POWER_DIR");
  const char* kept = getenv("TB_POWER_STATE");
  if (watched == NULL || kept == NULL) return;
  snprintf(directory, sizeof directory, "%s/", watched);
  directory_length = strlen(directory);
  snprintf(state, sizeof state, "%s", kept);
  ignore_sync = getenv("TB_POWER_IGNORE_SYNC") != NULL;
  sync_us = getenv("TB_POWER_SYNC_US") == NULL ? 0 : (useconds_t)atoi(getenv("TB_POWER_SYNC_US"));
  char path[PATH_MAX + 16];
  snprintf(path, sizeof path, "%s/log", state);
  log_fd = plain_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  open_shared();
  if (log_fd < 0 || shared == NULL) {
    give_up("power_shim: TB_POWER_STATE cannot be used\n");
  }
}

static int is_on(void) {
  const int saved = errno;
  pthread_once(&once, start);
  errno = saved;
  return log_fd >= 0;
}

static void lock(void) {
  if (pthread_mutex_lock(&shared->mutex) == EOWNERDEAD) pthread_mutex_consistent(&shared->mutex);
}
static void unlock(void) { pthread_mutex_unlock(&shared->mutex); }

static int is_watched(const char* path) {
  const size_t length = strlen(path);
  if (strncmp(path, directory, directory_length) != 0) return 0;
  return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

// The file behind a descriptor, when it is a regular file (or, for syncs, a directory) of ours.
static int watched_fd(int fd, char* path, struct stat* about) {
  if (!is_on() || fd < 0 || fd == log_fd) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0 || path[0] != '/') return 0;
  path[length] = '\0';
  // The watched directory itself counts for syncs.
  const int is_top =
      strncmp(path, directory, directory_length - 1) == 0 && path[directory_length - 1] == '\0';
  if (!is_top && !is_watched(path)) return 0;
  return fstat(fd, about) == 0 && (S_ISREG(about->st_mode) || S_ISDIR(about->st_mode));
}

// The absolute form of a path below the working directory of a descriptor.
static int watched_path(int at, const char* path, char* out) {
  if (!is_on() || path == NULL) return 0;
  if (path[0] == '/') {
    snprintf(out, PATH_MAX, "%s", path);
  } else {
    char folder[PATH_MAX];
    if (at == AT_FDCWD) {
      if (getcwd(folder, sizeof folder) == NULL) return 0;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", at);
      const ssize_t length = readlink(link, folder, sizeof folder - 1);
      if (length <= 0) return 0;
      folder[length] = '\0';
    }
    const char* rest = path;
    while (rest[0] == '.' && rest[1] == '/') rest += 2;
    if (strlen(folder) + strlen(rest) + 2 > PATH_MAX) return 0;
    memcpy(out, folder, strlen(folder));
    out[strlen(folder)] = '/';
    strcpy(out + strlen(folder) + 1, rest);
  }
  return is_watched(out);
}

static uint64_t inode_of_parent(const char* path) {
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%s", path);
  char* slash = strrchr(folder, '/');
  if (slash == NULL || slash == folder) return 0;
  *slash = '\0';
  struct stat about;
  return stat(folder, &about) == 0 ? about.st_ino : 0;
}

static int switched(const char* name) {
  char path[PATH_MAX + 16];
  snprintf(path, sizeof path, "%s/%s", state, name);
  return access(path, F_OK) == 0;
}

// Appends a record; the lock is held. One write, so that a kill leaves a whole record or a tail
// that is not read.
static uint64_t append(uint32_t type, uint64_t inode, uint64_t offset, uint64_t length,
                       uint64_t old_size, const char* path, const void* data, size_t data_length) {
  REAL(ssize_t, writev, int, const struct iovec*, int);
  struct Record record = {kMagic,     type,   ++shared->seq, inode,
                          offset,     length, old_size,      path == NULL ? 0 : strlen(path),
                          data_length};
  struct iovec parts[3] = {{&record, sizeof record},
                           {(void*)(path == NULL ? "" : path), record.path_length},
                           {(void*)(data == NULL ? "" : data), data_length}};
  const size_t whole = sizeof record + record.path_length + data_length;
  if (real_writev(log_fd, parts, 3) != (ssize_t)whole) {
    give_up("power_shim: the log cannot be written\n");
  }
  return record.seq;
}

// Notes the bytes that [offset, offset + length) holds now, as far as the file goes. A descriptor
// that is open for writing only (or -1) cannot read them: then the file is opened once more. Never
// otherwise: closing any descriptor of a file drops all POSIX locks that the process has on it, and
// SQLite's with them.
static void note_old_bytes(uint32_t type, int fd, const char* path, const struct stat* about,
                           uint64_t offset, uint64_t length) {
  const uint64_t size = (uint64_t)about->st_size;
  const uint64_t have = offset >= size ? 0 : (size - offset < length ? size - offset : length);
  char* old = have == 0 ? NULL : malloc(have);
  const int is_readable = fd >= 0 && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR;
  const int from = have == 0 || is_readable ? fd : plain_open(path, O_RDONLY | O_CLOEXEC, 0);
  uint64_t got = 0;
  while (got < have) {
    const ssize_t read = pread(from, old + got, have - got, (off_t)(offset + got));
    if (read <= 0) break;
    got += (uint64_t)read;
  }
  if (from != fd && from >= 0) close(from);
  if (got != have) give_up("power_shim: the old bytes of a file cannot be read\n");
  append(type, about->st_ino, offset, length, size, path, old, got);
  free(old);
}

// Before a write of `length` bytes at `offset` (-1: where the descriptor stands). 1: may go on with
// the lock held; 0: not ours; -1: refused, errno is set.
static int before_write(int fd, off_t offset, size_t length) {
  char path[PATH_MAX];
  struct stat about;
  if (!watched_fd(fd, path, &about) || !S_ISREG(about.st_mode)) return 0;
  lock();
  fstat(fd, &about);
  if (offset < 0)
    offset = (fcntl(fd, F_GETFL) & O_APPEND) != 0 ? about.st_size : lseek(fd, 0, SEEK_CUR);
  if (switched("broken")) {
    unlock();
    errno = EIO;
    return -1;
  }
  if (offset + (off_t)length > about.st_size && switched("full")) {
    unlock();
    errno = ENOSPC;
    return -1;
  }
  note_old_bytes(kWrite, fd, path, &about, (uint64_t)offset, length);
  return 1;
}

static size_t total(const struct iovec* parts, int count) {
  size_t sum = 0;
  for (int i = 0; i < count; ++i) sum += parts[i].iov_len;
  return sum;
}

#define GUARDED(fd, offset, length, call)             \
  do {                                                \
    const int may = before_write(fd, offset, length); \
    if (may < 0) return -1;                           \
    const ssize_t done = call;                        \
    const int saved = errno;                          \
    if (may > 0) unlock();                            \
    errno = saved;                                    \
    return done;                                      \
  } while (0)

ssize_t write(int fd, const void* data, size_t length) {
  REAL(ssize_t, write, int, const void*, size_t);
  GUARDED(fd, -1, length, real_write(fd, data, length));
}
ssize_t writev(int fd, const struct iovec* parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec*, int);
  GUARDED(fd, -1, total(parts, count), real_writev(fd, parts, count));
}
ssize_t pwrite(int fd, const void* data, size_t length, off_t offset) {
  REAL(ssize_t, pwrite, int, const void*, size_t, off_t);
  GUARDED(fd, offset, length, real_pwrite(fd, data, length, offset));
}
ssize_t pwrite64(int fd, const void* data, size_t length, off64_t offset) {
  return pwrite(fd, data, length, offset);
}
ssize_t pwritev(int fd, const struct iovec* parts, int count, off_t offset) {
  REAL(ssize_t, pwritev, int, const struct iovec*, int, off_t);
  GUARDED(fd, offset, total(parts, count), real_pwritev(fd, parts, count, offset));
}
ssize_t pwritev64(int fd, const struct iovec* parts, int count, off64_t offset) {
  return pwritev(fd, parts, count, offset);
}

// A new size: what is cut off is noted, what is added must have room.
static int before_resize(int fd, const char* path, const struct stat* about, off_t size) {
  if (size > about->st_size && switched("full")) {
    errno = ENOSPC;
    return -1;
  }
  const uint64_t from = (uint64_t)size;
  note_old_bytes(kTruncate, fd, path, about, from,
                 size < about->st_size ? (uint64_t)(about->st_size - size) : 0);
  return 0;
}

int ftruncate(int fd, off_t size) {
  REAL(int, ftruncate, int, off_t);
  char path[PATH_MAX];
  struct stat about;
  if (!watched_fd(fd, path, &about)) return real_ftruncate(fd, size);
  lock();
  fstat(fd, &about);
  const int done = before_resize(fd, path, &about, size) != 0 ? -1 : real_ftruncate(fd, size);
  const int saved = errno;
  unlock();
  errno = saved;
  return done;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }
int truncate(const char* name, off_t size) {
  REAL(int, truncate, const char*, off_t);
  char path[PATH_MAX];
  struct stat about;
  if (!watched_path(AT_FDCWD, name, path) || stat(path, &about) != 0)
    return real_truncate(name, size);
  lock();
  const int done = before_resize(-1, path, &about, size) != 0 ? -1 : real_truncate(name, size);
  const int saved = errno;
  unlock();
  errno = saved;
  return done;
}
int posix_fallocate(int fd, off_t offset, off_t length) {
  REAL(int, posix_fallocate, int, off_t, off_t);
  const int may = before_write(fd, offset, 0);
  if (may < 0) return errno;
  const int done = real_posix_fallocate(fd, offset, length);
  if (may > 0) unlock();
  return done;
}

// What was written before the sync began counts when it ends.
static int synced(int fd, int (*really)(int)) {
  char path[PATH_MAX];
  struct stat about;
  if (!watched_fd(fd, path, &about)) return really(fd);
  if (switched("broken")) {
    errno = EIO;
    return -1;
  }
  lock();
  const uint64_t upto = shared->seq;
  unlock();
  if (sync_us != 0) usleep(sync_us);
  if (ignore_sync) return 0;
  lock();
  append(kSync, about.st_ino, upto, 0, 0, path, NULL, 0);
  unlock();
  return 0;
}
int fsync(int fd) {
  REAL(int, fsync, int);
  return synced(fd, real_fsync);
}
int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  return synced(fd, real_fdatasync);
}

// Keeps what a name stands for, so that the harness can put it back: a hard link named after the
// record.
static void keep(const char* path, uint64_t seq) {
  char grave[PATH_MAX + 32];
  REAL(int, link, const char*, const char*);
  snprintf(grave, sizeof grave, "%s/grave-%llu", state, (unsigned long long)seq);
  (void)!real_link(path, grave);
}

// Before a file may come into being; the lock is held when this answers 1 (0: not ours or there
// already, -1: refused).
static int before_create(int at, const char* name, int truncates, char* path) {
  struct stat about;
  if (!watched_path(at, name, path)) return 0;
  lock();
  if (stat(path, &about) == 0) {
    if (truncates && S_ISREG(about.st_mode) && about.st_size > 0)
      note_old_bytes(kTruncate, -1, path, &about, 0, (uint64_t)about.st_size);
    return 1;
  }
  if (switched("full") || switched("broken")) {
    errno = switched("full") ? ENOSPC : EIO;
    unlock();
    return -1;
  }
  append(kCreate, inode_of_parent(path), 0, 0, 0, path, NULL, 0);
  return 1;
}

static int opened(int at, const char* name, int flags, mode_t mode) {
  REAL(int, openat, int, const char*, int, ...);
  char path[PATH_MAX];
  int may = 0;
  if ((flags & (O_CREAT | O_TRUNC)) != 0 && (flags & O_TMPFILE) != O_TMPFILE) {
    struct stat about;
    if ((flags & O_CREAT) != 0 || (watched_path(at, name, path) && stat(path, &about) == 0))
      may = before_create(at, name, (flags & O_TRUNC) != 0, path);
    if (may < 0) return -1;
  }
  const int fd = real_openat(at, name, flags, mode);
  const int saved = errno;
  if (may > 0) unlock();
  errno = saved;
  return fd;
}
#define OPEN_MODE(last)                       \
  mode_t mode = 0;                            \
  if ((flags & (O_CREAT | O_TMPFILE)) != 0) { \
    va_list arguments;                        \
    va_start(arguments, last);                \
    mode = va_arg(arguments, mode_t);         \
    va_end(arguments);                        \
  }
int open(const char* name, int flags, ...) {
  OPEN_MODE(flags)
  return opened(AT_FDCWD, name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  OPEN_MODE(flags)
  return opened(AT_FDCWD, name, flags, mode);
}
int openat(int at, const char* name, int flags, ...) {
  OPEN_MODE(flags)
  return opened(at, name, flags, mode);
}
int openat64(int at, const char* name, int flags, ...) {
  OPEN_MODE(flags)
  return opened(at, name, flags, mode);
}

static FILE* streamed(const char* name, const char* how,
                      FILE* (*really)(const char*, const char*)) {
  char path[PATH_MAX];
  const int may = how[0] == 'r' ? 0 : before_create(AT_FDCWD, name, how[0] == 'w', path);
  if (may < 0) return NULL;
  FILE* file = really(name, how);
  const int saved = errno;
  if (may > 0) unlock();
  errno = saved;
  return file;
}
FILE* fopen(const char* name, const char* how) {
  REAL(FILE*, fopen, const char*, const char*);
  return streamed(name, how, real_fopen);
}
FILE* fopen64(const char* name, const char* how) {
  REAL(FILE*, fopen64, const char*, const char*);
  return streamed(name, how, real_fopen64);
}

static int removed(int at, const char* name, int flags) {
  REAL(int, unlinkat, int, const char*, int);
  char path[PATH_MAX];
  struct stat about;
  if (!watched_path(at, name, path) || lstat(path, &about) != 0)
    return real_unlinkat(at, name, flags);
  lock();
  const int is_folder = (flags & AT_REMOVEDIR) != 0;
  const uint64_t seq =
      append(is_folder ? kRmdir : kUnlink, inode_of_parent(path), 0, 0, 0, path, NULL, 0);
  if (!is_folder) keep(path, seq);
  const int done = real_unlinkat(at, name, flags);
  const int saved = errno;
  unlock();
  errno = saved;
  return done;
}
int unlink(const char* name) { return removed(AT_FDCWD, name, 0); }
int unlinkat(int at, const char* name, int flags) { return removed(at, name, flags); }
int rmdir(const char* name) { return removed(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char* name) {
  struct stat about;
  const int is_folder = lstat(name, &about) == 0 && S_ISDIR(about.st_mode);
  return removed(AT_FDCWD, name, is_folder ? AT_REMOVEDIR : 0);
}

int mkdir(const char* name, mode_t mode) {
  REAL(int, mkdir, const char*, mode_t);
  char path[PATH_MAX];
  struct stat about;
  if (!watched_path(AT_FDCWD, name, path) || stat(path, &about) == 0) return real_mkdir(name, mode);
  if (switched("full")) {
    errno = ENOSPC;
    return -1;
  }
  lock();
  append(kMkdir, inode_of_parent(path), 0, 0, 0, path, NULL, 0);
  const int done = real_mkdir(name, mode);
  const int saved = errno;
  unlock();
  errno = saved;
  return done;
}

int link(const char* from, const char* to) {
  REAL(int, link, const char*, const char*);
  char path[PATH_MAX];
  const int may = before_create(AT_FDCWD, to, 0, path);
  if (may < 0) return -1;
  const int done = real_link(from, to);
  const int saved = errno;
  if (may > 0) unlock();
  errno = saved;
  return done;
}

int rename(const char* from, const char* to) {
  REAL(int, rename, const char*, const char*);
  char old_path[PATH_MAX], new_path[PATH_MAX];
  if (!watched_path(AT_FDCWD, to, new_path) || !watched_path(AT_FDCWD, from, old_path))
    return real_rename(from, to);
  struct stat about;
  lock();
  const int replaces = stat(new_path, &about) == 0;
  const uint64_t seq = append(kRename, inode_of_parent(new_path), 0, (uint64_t)replaces, 0,
                              new_path, old_path, strlen(old_path));
  if (replaces) keep(new_path, seq);
  const int done = real_rename(from, to);
  const int saved = errno;
  unlock();
  errno = saved;
  return done;
}
