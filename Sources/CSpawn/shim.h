#pragma once
#include <spawn.h>

// Swift sees glibc's spawn.h without its extensions (it defines neither _GNU_SOURCE nor
// _DEFAULT_SOURCE), so those that are needed are declared here.

/// Closes every descriptor from `from` on in the new program (glibc 2.34).
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// Starts the new program in another working folder (glibc 2.29).
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

/// POSIX_SPAWN_SETSID: the new program leads a session of its own (glibc 2.26).
static const short kanwu_spawn_setsid = 0x80;
