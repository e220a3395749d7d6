/* Stop a process at its k-th call of the file system below a folder.

   Loaded with LD_PRELOAD. `fault_arm` sets the call, what happens there, and which calls count;
   without it the calls are only counted. Children that Python starts are not affected. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILL = -1, INTERRUPT = -2 };

static char root[PATH_MAX];
static long at, count;
static int fault, lasting, reads;
static pid_t owner;

void fault_arm(const char *folder, long k, int kind, int from_there_on, int count_reads)
{
    strncpy(root, folder, sizeof root - 1);
    at = k;
    fault = kind;
    lasting = from_there_on;
    reads = count_reads;
    count = 0;
    owner = getpid();
}

long fault_count(void) { return count; }

static int inside(int folder, const char *path)
{
    char link[64], found[PATH_MAX];
    size_t length = strlen(root);
    if (!length || getpid() != owner)
        return 0;
    if (path && path[0] == '/')
        return !strncmp(path, root, length);
    if (folder == AT_FDCWD) {
        if (!getcwd(found, sizeof found))
            return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t size = readlink(link, found, sizeof found - 1);
        if (size < 0)
            return 0;
        found[size] = 0;
    }
    return !strncmp(found, root, length);
}

/* Count a call; return the error that it has to fail with, or 0. */
static int step(int is_read, int folder, const char *path)
{
    if (is_read != reads || !inside(folder, path))
        return 0;
    count++;
    if (!at || count < at || (count > at && !lasting))
        return 0;
    if (fault == KILL)
        kill(getpid(), SIGKILL);
    if (fault == INTERRUPT) {
        raise(SIGINT);
        return 0;
    }
    return fault;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define CHECK(is_read, folder, path) \
    do { int error_ = step(is_read, folder, path); if (error_) { errno = error_; return -1; } } while (0)

static int writes(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0; }

#define OPENER(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        REAL(name); CHECK(!writes(flags), AT_FDCWD, path); return real(path, flags, mode); }
#define OPENER_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        REAL(name); CHECK(!writes(flags), folder, path); return real(folder, path, flags, mode); }
OPENER(open)
OPENER(open64)
OPENER_AT(openat)
OPENER_AT(openat64)

ssize_t write(int file, const void *data, size_t size)
{ REAL(write); CHECK(0, file, NULL); return real(file, data, size); }
ssize_t read(int file, void *data, size_t size)
{ REAL(read); CHECK(1, file, NULL); return real(file, data, size); }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t size)
{ REAL(sendfile64); CHECK(0, to, NULL); return real(to, from, offset, size); }
ssize_t sendfile(int to, int from, off_t *offset, size_t size)
{ REAL(sendfile); CHECK(0, to, NULL); return real(to, from, offset, size); }
int fsync(int file) { REAL(fsync); CHECK(0, file, NULL); return real(file); }
int fdatasync(int file) { REAL(fdatasync); CHECK(0, file, NULL); return real(file); }
int rename(const char *from, const char *to)
{ REAL(rename); CHECK(0, AT_FDCWD, to); return real(from, to); }
int link(const char *from, const char *to)
{ REAL(link); CHECK(0, AT_FDCWD, to); return real(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags)
{ REAL(linkat); CHECK(0, b, to); return real(a, from, b, to, flags); }
int unlink(const char *path) { REAL(unlink); CHECK(0, AT_FDCWD, path); return real(path); }
int unlinkat(int folder, const char *path, int flags)
{ REAL(unlinkat); CHECK(0, folder, path); return real(folder, path, flags); }
int mkdir(const char *path, mode_t mode)
{ REAL(mkdir); CHECK(0, AT_FDCWD, path); return real(path, mode); }
int rmdir(const char *path) { REAL(rmdir); CHECK(0, AT_FDCWD, path); return real(path); }
int chmod(const char *path, mode_t mode)
{ REAL(chmod); CHECK(0, AT_FDCWD, path); return real(path, mode); }
int fchmodat(int folder, const char *path, mode_t mode, int flags)
{ REAL(fchmodat); CHECK(0, folder, path); return real(folder, path, mode, flags); }
int stat(const char *path, struct stat *found)
{ REAL(stat); CHECK(1, AT_FDCWD, path); return real(path, found); }
int stat64(const char *path, struct stat64 *found)
{ REAL(stat64); CHECK(1, AT_FDCWD, path); return real(path, found); }
int lstat(const char *path, struct stat *found)
{ REAL(lstat); CHECK(1, AT_FDCWD, path); return real(path, found); }
int lstat64(const char *path, struct stat64 *found)
{ REAL(lstat64); CHECK(1, AT_FDCWD, path); return real(path, found); }
int fstat(int file, struct stat *found)
{ REAL(fstat); CHECK(1, file, NULL); return real(file, found); }
int fstat64(int file, struct stat64 *found)
{ REAL(fstat64); CHECK(1, file, NULL); return real(file, found); }
int fstatat(int folder, const char *path, struct stat *found, int flags)
{ REAL(fstatat); CHECK(1, folder, path); return real(folder, path, found, flags); }
int fstatat64(int folder, const char *path, struct stat64 *found, int flags)
{ REAL(fstatat64); CHECK(1, folder, path); return real(folder, path, found, flags); }

DIR *opendir(const char *path)
{
    REAL(opendir);
    int error = step(1, AT_FDCWD, path);
    if (error) { errno = error; return NULL; }
    return real(path);
}

struct dirent64 *readdir64(DIR *folder)
{
    REAL(readdir64);
    int error = step(1, dirfd(folder), NULL);
    if (error) { errno = error; return NULL; }
    return real(folder);
}
