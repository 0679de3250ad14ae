#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// Debian 12's headers know Landlock's second version (Linux 6.1), kernels many more: what is used stands
// here. Source: https://docs.kernel.org/userspace-api/landlock.html

struct ruleset_attributes {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;  // from version 4 on
  uint64_t scoped;              // from version 6 on
};

struct path_beneath {
  uint64_t allowed_access;
  int32_t parent_fd;
} __attribute__((packed));

enum { CREATE_RULESET_VERSION = 1, RULE_PATH_BENEATH = 1 };

#define FS_WRITE_FILE (1ull << 1)
#define FS_REMOVE_DIR (1ull << 4)
#define FS_REMOVE_FILE (1ull << 5)
#define FS_MAKE_CHAR (1ull << 6)
#define FS_MAKE_DIR (1ull << 7)
#define FS_MAKE_REG (1ull << 8)
#define FS_MAKE_SOCK (1ull << 9)
#define FS_MAKE_FIFO (1ull << 10)
#define FS_MAKE_BLOCK (1ull << 11)
#define FS_MAKE_SYM (1ull << 12)
#define FS_REFER (1ull << 13)      // version 2
#define FS_TRUNCATE (1ull << 14)   // version 3
#define FS_IOCTL_DEV (1ull << 15)  // version 5
#define NET_BIND_TCP (1ull << 0)   // version 4
#define NET_CONNECT_TCP (1ull << 1)
#define SCOPE_ABSTRACT_UNIX_SOCKET (1ull << 0)  // version 6
#define SCOPE_SIGNAL (1ull << 1)

// The rights of a file by itself; a rule on a file may have no others.
#define ON_FILES (FS_WRITE_FILE | FS_TRUNCATE | FS_IOCTL_DEV)
#define NEW_DEVICES (FS_MAKE_CHAR | FS_MAKE_BLOCK)

// Everything that changes something; reading and executing stay free.
static struct ruleset_attributes attributes(int version) {
  struct ruleset_attributes all = {
      .handled_access_fs = FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | NEW_DEVICES |
                           FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SOCK | FS_MAKE_FIFO | FS_MAKE_SYM};
  if (version >= 2) all.handled_access_fs |= FS_REFER;
  if (version >= 3) all.handled_access_fs |= FS_TRUNCATE;
  if (version >= 4) all.handled_access_net = NET_BIND_TCP | NET_CONNECT_TCP;
  if (version >= 5) all.handled_access_fs |= FS_IOCTL_DEV;
  if (version >= 6) all.scoped = SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL;
  return all;
}

// Allows `access` below a path. 0, or an error number.
static int allow(int ruleset, const char *path, uint64_t access) {
  int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return errno;
  struct path_beneath rule = {.allowed_access = access, .parent_fd = descriptor};
  long result = syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
  int error = result == 0 ? 0 : errno;
  close(descriptor);
  return error;
}

int kanwu_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
  // ENOSYS: not built in; EOPNOTSUPP: not among the security modules of this boot.
  return version > 0 ? (int)version : 0;
}

int kanwu_confine_writing(const char *const *folders, size_t count) {
  int version = kanwu_landlock_version();
  if (version == 0) return 0;
  struct ruleset_attributes handled = attributes(version);
  // An older kernel takes the longer structure too: the fields that it does not know are zero.
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (ruleset < 0) return -errno;
  int error = allow(ruleset, "/dev/null", handled.handled_access_fs & ON_FILES);
  for (size_t i = 0; i < count && error == 0; i++) {
    error = allow(ruleset, folders[i], handled.handled_access_fs & ~NEW_DEVICES);
  }
  if (error == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) error = errno;
  close(ruleset);
  return error == 0 ? version : -error;
}
