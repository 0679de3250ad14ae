"""Processes in /proc: children, work done, memory, and those that a run left behind."""
import os
import re
import signal
import time

TICK = os.sysconf("SC_CLK_TCK")


def descendants(pid):
    """Process ids of the children of a process, their children and so on."""
    found, waiting = [], [pid]
    while waiting:
        parent = waiting.pop()
        try:
            threads = os.listdir(f"/proc/{parent}/task")
        except OSError:
            continue
        for thread in threads:
            children = [int(word) for word in text(f"/proc/{parent}/task/{thread}/children").split()]
            found += children
            waiting += children
    return found


def workers(pid):
    """The children that read pages and survey documents, without the programs that they call."""
    return [child for child in descendants(pid) if b"\0worker\0" in text(f"/proc/{child}/cmdline", "b") + b"\0"]


def marked(mark):
    """Living processes in whose environment `mark` stands: all that a run with that TMPDIR started."""
    own, found = os.getpid(), []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != own and os.fsencode(mark) in text(f"/proc/{name}/environ", "b"):
            found.append(int(name))
    return [pid for pid in found if is_alive(pid)]


def left_after(mark, seconds):
    """Processes with `mark` that are still there after at most `seconds`."""
    end = time.monotonic() + seconds
    while (left := marked(mark)) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def is_alive(pid):
    return state(pid)[:1] not in ([], ["Z"], ["X"])


def birth(pid):
    """A number that two processes with one id do not share; None when it is gone."""
    return (state(pid)[19:20] or [None])[0]


def seconds_used(pids):
    """Processor seconds of some processes until now."""
    return sum(int(ticks) for pid in pids for ticks in state(pid)[11:13]) / TICK


def is_busy(pid):
    """Whether the workers of a run, or what they called, worked during the next tenth of a second."""
    before = {child: seconds_used([child]) for child in descendants(pid)}
    time.sleep(0.1)
    return any(seconds_used([child]) - used >= 0.02 for child, used in before.items())


def memory(pid):
    """Bytes of memory in use now, with its share of what it has in common with others; 0 when it is gone."""
    found = re.search(r"^Pss:\s+(\d+)", text(f"/proc/{pid}/smaps_rollup"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def kill(pids, number=signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def state(pid):
    """The fields of /proc/PID/stat after the name."""
    return text(f"/proc/{pid}/stat").rpartition(")")[2].split()


def text(path, mode=""):
    try:
        with open(path, "r" + mode) as file:
            return file.read()
    except OSError:
        return b"" if mode else ""
