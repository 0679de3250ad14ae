"""Small and read-only file systems that only this script and what it starts can see."""
import contextlib
import ctypes
import functools
import os
import subprocess

CLONE_NEWNS, MS_REC, MS_PRIVATE = 0x20000, 0x4000, 1 << 18


@functools.cache
def refusal():
    """Why nothing can be mounted here; None when it can, in a mount namespace that is then our own."""
    if os.geteuid() != 0:
        return "mounting needs root"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS) or libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None):
        return f"no mount namespace of our own: {os.strerror(ctypes.get_errno())}"
    return None


@contextlib.contextmanager
def small_disk(folder, size):
    """A file system of `size` (such as 64k) in memory at `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    call("mount", "-t", "tmpfs", "-o", f"size={size}", "endurance", folder)
    try:
        yield folder
    finally:
        call("umount", "--lazy", folder)


def resize(folder, size):
    call("mount", "-o", f"remount,size={size}", folder)


def fill(folder):
    """Makes a small disk as small as what lies on it, so that nothing more fits."""
    while True:
        disk = os.statvfs(folder)
        used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
        try:
            return resize(folder, max(used, disk.f_frsize))
        except subprocess.CalledProcessError:
            # More was written in between.
            continue


@contextlib.contextmanager
def read_only(folder):
    call("mount", "--bind", folder, folder)
    try:
        call("mount", "-o", "remount,ro,bind", folder)
        yield folder
    finally:
        call("umount", "--lazy", folder)


@contextlib.contextmanager
def instead_of(file, other):
    """Lets `other` stand at the path of `file`."""
    call("mount", "--bind", other, file)
    try:
        yield
    finally:
        call("umount", "--lazy", file)


def call(*command):
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
