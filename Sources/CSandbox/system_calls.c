#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// Numbers that Debian 12's headers (Linux 6.1) do not have yet; from 424 on they are the same everywhere.
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif
// mseal, Linux 6.10. What is younger gets ENOSYS, as from an older kernel, and programs do without; the
// calls of x32 (0x40000000 and up) fall under it too.
#define NEWEST_KNOWN 462

// Refused whatever the arguments, with EPERM.
static const unsigned refused[] = {
    // Connections: a socket is of use only to wait at (LibreOffice does, for a second instance). Asking a
    // daemon that listens in the file system (systemd, D-Bus, Docker) to do it would be a way out.
    SYS_connect,
    // Attributes of files, which Landlock lets everyone change: inputs keep owner, mode and times.
    SYS_fchmod, SYS_fchmodat, SYS_fchmodat2, SYS_fchown, SYS_fchownat, SYS_setxattr, SYS_lsetxattr,
    SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_utimensat,
    // Cutting files off by name, which Landlock guards from Linux 6.2 on only.
    SYS_truncate,
    // Files without a path, past Landlock's rules on folders.
    SYS_open_by_handle_at, SYS_fanotify_init, SYS_fanotify_mark,
    // Other processes.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_process_madvise, SYS_kcmp,
    SYS_pidfd_getfd, SYS_migrate_pages, SYS_move_pages,
    // Memory and messages shared by number rather than by path.
    SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semctl, SYS_semop, SYS_semtimedop, SYS_msgget,
    SYS_msgsnd, SYS_msgrcv, SYS_msgctl, SYS_mq_open, SYS_mq_unlink,
    // Large and little-used parts of the kernel, where most of its holes have been.
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_bpf, SYS_userfaultfd,
    SYS_perf_event_open, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_vhangup, SYS_personality,
    // Namespaces and mounts.
    SYS_unshare, SYS_setns, SYS_chroot, SYS_pivot_root, SYS_mount, SYS_umount2, SYS_move_mount,
    SYS_open_tree, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_quotactl,
    SYS_quotactl_fd, SYS_swapon, SYS_swapoff,
    // The machine.
    SYS_kexec_load, SYS_reboot, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_acct,
    SYS_syslog, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_sethostname,
    SYS_setdomainname, SYS_nfsservctl, SYS_lookup_dcookie,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#if defined(__x86_64__)
    // Forms that only the older architecture has.
    SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_iopl, SYS_ioperm,
    SYS_modify_ldt, SYS_uselib, SYS_ustat, SYS_sysfs, SYS__sysctl, SYS_create_module,
    SYS_get_kernel_syms, SYS_query_module,
#endif
};

// Refused as if the kernel did not know them, since their arguments cannot be looked at: glibc and others
// then use clone() and openat().
static const unsigned unknown[] = {SYS_clone3, SYS_openat2};

// Refused for some values of one argument: `(argument & mask) == value`, or, where `is_exception` holds,
// for all other values. All these arguments are looked at by the kernel as 32 bits, or have flags
// in the lower 32 only.
struct argument_rule {
  unsigned call;
  unsigned argument;
  uint32_t mask;
  uint32_t value;
  int is_exception;
  int error;
};

#define NEW_NAMESPACES \
  (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)
#define ANY 0xffffffffu
// The flags SOCK_CLOEXEC and SOCK_NONBLOCK lie above it.
#define SOCKET_TYPE 0xfu

static const struct argument_rule argument_rules[] = {
    // No network. A datagram socket could send to any path, so streams only.
    {SYS_socket, 0, ANY, AF_UNIX, 1, EACCES},
    {SYS_socket, 1, SOCKET_TYPE, SOCK_STREAM, 1, EACCES},
    {SYS_socketpair, 0, ANY, AF_UNIX, 1, EACCES},
    {SYS_socketpair, 1, SOCKET_TYPE, SOCK_STREAM, 1, EACCES},
    // Opening for reading can cut a file off: Landlock notices from Linux 6.2 on only.
    {SYS_openat, 2, O_TRUNC | O_ACCMODE, O_TRUNC | O_RDONLY, 0, EACCES},
#if defined(__x86_64__)
    {SYS_open, 1, O_TRUNC | O_ACCMODE, O_TRUNC | O_RDONLY, 0, EACCES},
#endif
    // ‘May I write here?’ No, or LibreOffice puts its socket into /tmp, where it may not, and gives up.
    // With this answer it takes the folder that OSL_SOCKET_PATH names.
    {SYS_faccessat, 2, ANY, W_OK, 0, EACCES},
    {SYS_faccessat2, 2, ANY, W_OK, 0, EACCES},
#if defined(__x86_64__)
    {SYS_access, 1, ANY, W_OK, 0, EACCES},
#endif
    {SYS_clone, 0, NEW_NAMESPACES, 0, 1, EPERM},
    // Other processes' limits: 0 is the caller.
    {SYS_prlimit64, 0, ANY, 0, 1, EPERM},
    // Typing for the terminal's user; attributes of files that were opened for reading.
    {SYS_ioctl, 1, ANY, TIOCSTI, 0, EPERM},
    {SYS_ioctl, 1, ANY, TIOCLINUX, 0, EPERM},
    {SYS_ioctl, 1, ANY, (uint32_t)FS_IOC_SETFLAGS, 0, EPERM},
    {SYS_ioctl, 1, ANY, (uint32_t)FS_IOC_FSSETXATTR, 0, EPERM},
};

#ifdef ARCHITECTURE

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
// Seven around the lists, two for a call, six for an argument.
#define LENGTH (7 + 2 * (COUNT(refused) + COUNT(unknown)) + 6 * COUNT(argument_rules))
#define FIELD(name) offsetof(struct seccomp_data, name)

struct program {
  struct sock_filter code[LENGTH];
  unsigned short length;
};

static void emit(struct program *program, struct sock_filter instruction) {
  program->code[program->length++] = instruction;
}

static void load(struct program *program, uint32_t offset) {
  emit(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void answer(struct program *program, uint32_t action) {
  emit(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

// Goes on with the next instruction where the accumulator is `value`, else leaves out `others`.
static void unless_skip(struct program *program, uint32_t value, uint8_t others) {
  emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, others));
}

static void refuse(struct program *program, unsigned call, int error) {
  unless_skip(program, call, 1);
  answer(program, SECCOMP_RET_ERRNO | (uint32_t)error);
}

static void refuse_argument(struct program *program, const struct argument_rule *rule) {
  unless_skip(program, rule->call, 5);
  // The lower half: both processors have it first.
  load(program, FIELD(args) + rule->argument * sizeof(uint64_t));
  emit(program, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, rule->mask));
  emit(
      program, (struct sock_filter)BPF_JUMP(
                   BPF_JMP | BPF_JEQ | BPF_K, rule->value, rule->is_exception ? 1 : 0,
                   rule->is_exception ? 0 : 1));
  answer(program, SECCOMP_RET_ERRNO | (uint32_t)rule->error);
  load(program, FIELD(nr));
}

static void compose(struct program *program) {
  load(program, FIELD(arch));
  // A call by another architecture's numbers (32-bit code on a 64-bit kernel) would mean something else.
  emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  answer(program, SECCOMP_RET_ERRNO | ENOSYS);
  load(program, FIELD(nr));
  emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, NEWEST_KNOWN, 0, 1));
  answer(program, SECCOMP_RET_ERRNO | ENOSYS);
  for (size_t i = 0; i < COUNT(argument_rules); i++) refuse_argument(program, &argument_rules[i]);
  for (size_t i = 0; i < COUNT(unknown); i++) refuse(program, unknown[i], ENOSYS);
  for (size_t i = 0; i < COUNT(refused); i++) refuse(program, refused[i], EPERM);
  answer(program, SECCOMP_RET_ALLOW);
}

int kanwu_can_refuse_system_calls(void) {
  uint32_t refusal = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &refusal) == 0;
}

int kanwu_refuse_system_calls(void) {
  // Asked first: a kernel without filters says EINVAL, as it would of a filter that is wrong.
  if (!kanwu_can_refuse_system_calls()) return ENOSYS;
  struct program program = {.length = 0};
  compose(&program);
  struct sock_fprog filter = {.len = program.length, .filter = program.code};
  long result =
      syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
  if (result == 0) return 0;
  // A thread's number: it has a filter that this one does not extend.
  if (result > 0) return EBUSY;
  return errno;
}

#else

int kanwu_can_refuse_system_calls(void) { return 0; }

int kanwu_refuse_system_calls(void) { return ENOSYS; }

#endif
