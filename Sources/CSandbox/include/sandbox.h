#pragma once
#include <stddef.h>

// What a process can forbid itself on Linux, for good and for all that it starts. Swift can neither
// call prctl() nor syscall() (both are variadic), and the filter of system calls is made of C macros.
//
// All of it holds for the calling thread and its children: call before the process has other threads.

#ifdef __cplusplus
extern "C" {
#endif

/// Gives up privileges: no program started from here on gains any (set-user-ID bits and file
/// capabilities count for nothing), no core is dumped, not even to a program that collects them, and of
/// root's capabilities only the one to read what others own is kept. Without the others, root cannot
/// raise its own limits again, mount, trace or load modules.
///
/// @return 0, or an error number.
int kanwu_give_up_privileges(void);

/// Refuses system calls that reading documents never needs: networks, and sockets of other processes;
/// attributes of files (owner, mode, times), which Landlock does not guard; other processes' memory
/// and limits; namespaces, mounts, modules, keys, tracing, io_uring and whatever is younger than the list.
/// They fail with EPERM, EACCES or ENOSYS, which programs take for an answer; nothing is killed.
///
/// @return 0, ENOSYS where the kernel (or this processor's filter) is missing, or another error number.
int kanwu_refuse_system_calls(void);

/// Whether the kernel can filter system calls, and this processor's are known here.
int kanwu_can_refuse_system_calls(void);

/// Leaves the file system readable, and writable only below the given folders (and /dev/null), whoever
/// the user is. Where the kernel can, also forbids TCP, and signals to processes outside.
///
/// @return Landlock's version from 1 on, 0 where the kernel has none, or a negative error number.
int kanwu_confine_writing(const char *const *folders, size_t count);

/// Landlock's version from 1 on, or 0 where the kernel has none.
int kanwu_landlock_version(void);

/// Lets the user have at most so many more processes and threads than there are now.
///
/// RLIMIT_NPROC counts all of the user's, also those that /proc hides (of other containers, say). So the
/// present number is found by trying: the lowest limit under which a child can be made. Root is exempt.
///
/// @return 0, or an error number.
int kanwu_bound_tasks(unsigned long head_room);

/// Ends the process, and its group if it leads one, once the other side of a pipe has gone.
///
/// A thread polls for the hang-up alone (no events: data is the reader's business) and gives the process a
/// moment to leave by itself. PR_SET_PDEATHSIG does not do: it fires when the *thread* that started the
/// process ends, and the parent's threads come and go; nor does reading, which the process does only
/// between two requests, while layout analysis takes many seconds.
///
/// @return 0, or an error number.
int kanwu_end_with_peer(int descriptor);

#ifdef __cplusplus
}
#endif
