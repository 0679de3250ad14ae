#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The one capability of root's that stays: reading files and folders of any owner. A run of root's
// over the scans of other users needs it.
static const int kept = CAP_DAC_READ_SEARCH;

// Takes all others out of the bounding set, so that a program of root's does not get them back when it
// is started. The kernel tells by EINVAL where its capabilities end.
static int narrow_bounding_set(void) {
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++) {
    if (capability == kept || prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 0) continue;
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && errno != EPERM) return errno;
  }
  return 0;
}

// No wrapper in glibc; libcap would be one more library for two calls.
static int drop_capabilities(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3] = {{0}};
  if (syscall(SYS_capget, &header, sets) != 0) return errno;
  for (int word = 0; word < _LINUX_CAPABILITY_U32S_3; word++) {
    unsigned mask = word == CAP_TO_INDEX(kept) ? CAP_TO_MASK(kept) : 0;
    sets[word].permitted &= mask;
    sets[word].effective &= mask;
    sets[word].inheritable = 0;
  }
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  return syscall(SYS_capset, &header, sets) == 0 ? 0 : errno;
}

int kanwu_give_up_privileges(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  // An ordinary user may not touch the bounding set (EPERM), and has nothing in the others.
  int error = narrow_bounding_set();
  if (error == 0) error = drop_capabilities();
  if (error != 0) return error;
  // A limit of 0 on cores does not hold for collectors that the kernel pipes them to.
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}
