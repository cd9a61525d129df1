/* Makes one call that changes something below a folder fail. Loaded into the program with LD_PRELOAD.
 *   BREAK_UNDER  the folder          BREAK_LOG    a file elsewhere; gets one line a counted call: which, what, where
 *   BREAK_CALL   which call fails, counted from 1; 0: none
 *   BREAK_ERRNO  what it fails with; 0: the process is killed in its place
 *   BREAK_STAYS  1: all later calls fail too
 *   BREAK_SHORT  1: if the call is a write, half of it is written and the next call fails */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static unsigned long calls;

static unsigned long number(const char* name) {
  const char* text = getenv(name);
  return text == NULL ? 0 : strtoul(text, NULL, 10);
}

/* The path as the system will see it; not tidied up, as the tests give absolute ones. */
static void absolute(int folder, const char* path, char* out) {
  char base[PATH_MAX] = "", link[64];
  if (path[0] != '/') {
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    const ssize_t length = readlink(link, base, sizeof base - 2);
    if (length > 0) base[length] = '\0';
  }
  const char* between = path[0] == '/' || path[0] == '\0' ? "" : "/";
  if (snprintf(out, PATH_MAX, "%s%s%s", base, between, path) >= PATH_MAX) out[0] = '\0';
}

static int counts(const char* path) {
  const char* under = getenv("BREAK_UNDER");
  const size_t length = under == NULL ? 0 : strlen(under);
  return length > 0 && strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Counts a call; says whether it shall fail, and has set errno then. Of a write some bytes may be let through. */
static int breaks(const char* what, const char* path, size_t* bytes) {
  if (!counts(path)) return 0;
  const unsigned long now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST), wanted = number("BREAK_CALL");
  const unsigned long last = number("BREAK_STAYS") ? ULONG_MAX : wanted + number("BREAK_SHORT");
  const int shorted = number("BREAK_SHORT") && now == wanted && bytes != NULL && *bytes > 1;
  const int broken = wanted > 0 && now >= wanted && now <= last && !shorted;
  char line[PATH_MAX + 64];
  const int length = snprintf(line, sizeof line, "%lu %s %s%s\n", now, what, path, broken ? " BROKEN" : "");
  const int log = (int)syscall(SYS_openat, AT_FDCWD, getenv("BREAK_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (log >= 0) {
    syscall(SYS_write, log, line, (size_t)length);
    syscall(SYS_close, log);
  }
  if (shorted) *bytes /= 2;
  if (!broken) return 0;
  if (number("BREAK_ERRNO") == 0) raise(SIGKILL);
  errno = (int)number("BREAK_ERRNO");
  return 1;
}

static int breaks_at(const char* what, int folder, const char* path) {
  char full[PATH_MAX];
  absolute(folder, path, full);
  return breaks(what, full, NULL);
}

static int breaks_on(const char* what, int file, size_t* bytes) {
  char full[PATH_MAX];
  absolute(file, "", full);
  return breaks(what, full, bytes);
}

static int breaks_either(const char* what, int from_folder, const char* from, int to_folder, const char* to) {
  char full[PATH_MAX];
  absolute(to_folder, to, full);
  return counts(full) ? breaks(what, full, NULL) : breaks_at(what, from_folder, from);
}

static int open_at(int folder, const char* path, int flags, va_list rest) {
  const int mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, int) : 0;
  if (((flags & O_CREAT) || (flags & O_ACCMODE) != O_RDONLY) && breaks_at("open", folder, path)) return -1;
  return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define OPEN(name, parameters, folder)                   \
  int name parameters {                                  \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    const int file = open_at(folder, path, flags, rest); \
    va_end(rest);                                        \
    return file;                                         \
  }
OPEN(open, (const char* path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char* path, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char* path, int flags, ...), folder)
OPEN(openat64, (int folder, const char* path, int flags, ...), folder)

ssize_t write(int file, const void* from, size_t bytes) {
  return breaks_on("write", file, &bytes) ? -1 : syscall(SYS_write, file, from, bytes);
}
ssize_t pwrite(int file, const void* from, size_t bytes, off_t at) {
  return breaks_on("write", file, &bytes) ? -1 : syscall(SYS_pwrite64, file, from, bytes, at);
}
ssize_t pwrite64(int file, const void* from, size_t bytes, off_t at) { return pwrite(file, from, bytes, at); }
ssize_t writev(int file, const struct iovec* parts, int count) {
  return breaks_on("write", file, NULL) ? -1 : syscall(SYS_writev, file, parts, count);
}
ssize_t sendfile(int to, int from, off_t* at, size_t bytes) {
  return breaks_on("write", to, &bytes) ? -1 : syscall(SYS_sendfile, to, from, at, bytes);
}
ssize_t sendfile64(int to, int from, off_t* at, size_t bytes) { return sendfile(to, from, at, bytes); }
ssize_t copy_file_range(int from, off_t* from_at, int to, off_t* to_at, size_t bytes, unsigned flags) {
  return breaks_on("write", to, &bytes) ? -1 : syscall(SYS_copy_file_range, from, from_at, to, to_at, bytes, flags);
}
int ftruncate(int file, off_t size) {
  return breaks_on("truncate", file, NULL) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

int fsync(int file) { return breaks_on("sync", file, NULL) ? -1 : (int)syscall(SYS_fsync, file); }
int fdatasync(int file) { return breaks_on("sync", file, NULL) ? -1 : (int)syscall(SYS_fdatasync, file); }
int syncfs(int file) { return breaks_on("sync", file, NULL) ? -1 : (int)syscall(SYS_syncfs, file); }

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  if (breaks_either("rename", from_folder, from, to_folder, to)) return -1;
  return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) {
  return renameat2(from_folder, from, to_folder, to, 0);
}
int rename(const char* from, const char* to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  if (breaks_either("link", from_folder, from, to_folder, to)) return -1;
  return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int symlinkat(const char* text, int folder, const char* path) {
  return breaks_at("link", folder, path) ? -1 : (int)syscall(SYS_symlinkat, text, folder, path);
}
int symlink(const char* text, const char* path) { return symlinkat(text, AT_FDCWD, path); }

int mkdirat(int folder, const char* path, mode_t mode) {
  return breaks_at("mkdir", folder, path) ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
}
int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
int unlinkat(int folder, const char* path, int flags) {
  return breaks_at("remove", folder, path) ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}
int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char* path) {
  if (unlink(path) == 0) return 0;
  return errno == EISDIR ? rmdir(path) : -1;
}
