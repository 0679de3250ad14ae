"""Trouble around a run: inputs that vanish or grow, a clock set back, a worker or LibreOffice that hangs."""
import contextlib
import os
import pathlib
import shutil
import signal
import threading
import time

import mounts
import processes
from cases import Skip
from shared import SAMPLES, difference, outputs, settle
from space import needs_mounts

PAGE_TIMEOUT = 5
OFFICE = ("/usr/lib/libreoffice/program/soffice.bin", "/usr/bin/soffice")


def input_removed_in_mid_run(case):
    case.inputs = shutil.copytree(case.inputs, case.folder / "in")
    run = case.start_and_wait_for_page(jobs=1)
    done = {name.rpartition(".")[0] for name in outputs(case.output)}
    read = {pathlib.Path(path).name for path, _ in run.page_reads()}
    last = [file for file in sorted(case.inputs.iterdir()) if file.name not in done | read][-2:]
    for file in last:
        file.unlink()
    case.end(run, 65)
    case.expect_names(run, *(file.name for file in last))
    rest = {name: digest for name, digest in case.reference.items()
            if not any(name.startswith(file.name + ".") for file in last)}
    unlike = difference(outputs(case.output), rest)
    case.expect(not unlike, f"outputs of the documents that stayed: {unlike}")
    for file in last:
        shutil.copy(SAMPLES / "停水通知.jpg", file)
    settle()
    case.run(0)
    case.expect(outputs(case.output).keys() == case.reference.keys(), "the documents that came back were not read")


def file_that_grows_is_left(case):
    case.inputs = shutil.copytree(case.inputs, case.folder / "in")
    growing = sorted(case.inputs.iterdir())[0]
    whole, stopped = growing.read_bytes(), threading.Event()
    growing.write_bytes(whole[:1000])

    def grow():
        with open(growing, "ab") as file:
            for at in range(1000, len(whole) - 1):
                file.write(whole[at:at + 1])
                file.flush()
                if stopped.wait(0.1):
                    return

    writer = threading.Thread(target=grow, daemon=True)
    writer.start()
    run = case.run(0)
    case.expect(not stopped.is_set() and writer.is_alive(), "the file was whole too soon")
    stopped.set()
    writer.join()
    early = [name for name in outputs(case.output) if name.startswith(growing.name + ".")]
    case.expect(not early, f"{growing.name} was read while it grew: {run.tail()}")
    case.expect_whole()
    growing.write_bytes(whole)
    settle()
    case.expect_complete()


def clock_set_back(case):
    """The machine crashes in mid-run and comes up with a clock two days behind."""
    if not shutil.which("faketime"):
        raise Skip("faketime is not installed (apt-get install faketime)")
    case.crash_after_page()
    before = ("faketime", "-f", "-2d")
    case.expect_complete(before=before)
    case.run(0, before=before)
    case.run(0)
    case.expect_same()
    case.expect_nothing_read_twice()


def worker_stopped(case):
    run = case.start("--page-timeout", str(PAGE_TIMEOUT))
    busy = run.wait_for(lambda: processes.is_busy(run.pid) and processes.workers(run.pid))
    case.expect(busy, f"no worker was seen at work: {run.tail()}")
    # The one that works most is reading a page.
    stopped = sorted(processes.workers(run.pid), key=lambda pid: processes.seconds_used([pid]))[-1:]
    processes.kill(stopped, signal.SIGSTOP)
    case.end(run, 0)
    case.expect_same()
    left = processes.left_after(case.temporary, 2)
    case.expect(not left, f"processes left: {left}")
    processes.kill(left)


@needs_mounts
def libreoffice_hangs(case):
    """A program that never ends stands where LibreOffice is, in our own view of the file system only."""
    real = next((name for name in map(os.path.realpath, OFFICE) if os.path.exists(name)), None)
    if real is None:
        raise Skip("LibreOffice is not installed")
    case.inputs = case.folder / "in"
    case.inputs.mkdir()
    for name in ("文化站简报.doc", "食堂工作总结.txt"):
        shutil.copy2(SAMPLES / name, case.inputs / name)
    fake = case.folder / "hangs"
    fake.write_text("#!/bin/sh\nwhile :; do sleep 1000; done\n")
    fake.chmod(0o755)
    with mounts.instead_of(real, fake):
        start = time.monotonic()
        run = case.run(65)
        case.expect(time.monotonic() - start < 300, "it waited too long")
        case.expect_names(run, "文化站简报.doc")
    found = outputs(case.output)
    case.expect(not any("文化站" in name for name in found), "a document that was not converted has an output")
    case.expect(any("食堂" in name for name in found), "the other document has no output")
    left = processes.left_after(case.temporary, 2)
    case.expect(not left, f"processes left: {left}")
    processes.kill(left)
    # A timeout passes: the next run tries the document again, unasked.
    case.run(0)
    case.expect(any("文化站" in name for name in outputs(case.output)), "the next run did not try it again")


CASES = [input_removed_in_mid_run, file_that_grows_is_left, clock_set_back, worker_stopped, libreoffice_hangs]
