#!/usr/bin/env python3
"""Bar 6: SIGTERM and SIGINT end a run within 10 s while pages are being read, and its ledger is whole.

The runs go on in one folder until it is complete, then in a fresh one. Some tries send a second signal
right after the first, which must end the run at once.
"""
import contextlib
import pathlib
import random
import shutil
import signal
import sqlite3
import statistics
import time

import processes
from shared import Finding, Unmeasurable, main, note, parser, strays

TERMS, INTERRUPTS, DOUBLES = 50, 10, 5
SECONDS, AT_ONCE = 10, 1
CODES = {signal.SIGTERM: 143, signal.SIGINT: 130}
# After this the measurement gives up on the run.
PATIENCE = 60


def measure(setting):
    chance = random.Random(setting.seed)
    tries = ([(signal.SIGTERM, False)] * setting.count(TERMS) + [(signal.SIGINT, False)] * setting.count(INTERRUPTS)
             + [(signal.SIGTERM, True)] * setting.count(DOUBLES))
    chance.shuffle(tries)
    folders, missed = 0, 0
    times, second_times, complaints = [], [], []
    while tries:
        output, temporary = setting.scratch / f"out-{folders}", setting.scratch / f"tmp-{folders:04}"
        run = setting.start(setting.documents(), output, temporary=temporary)
        run.wait(chance.uniform(0, 4))
        if not run.wait_for(lambda: processes.is_busy(run.pid)):
            run.wait(PATIENCE)
            missed += 1
            if run.code not in (0, 65) or missed > 100:
                raise Unmeasurable(f"a run was not stopped and ended with {run.code}: {run.tail()}")
            shutil.rmtree(output, ignore_errors=True)
            folders += 1
            continue
        number, twice = tries.pop()
        seconds, wrong = stop(run, number, twice, setting.scratch)
        (second_times if twice else times).append(seconds)
        if wrong:
            complaints.append(wrong)
            note(f"{signal.Signals(number).name}{' twice' if twice else ''}: {'; '.join(wrong)}")
    bound = all(time < SECONDS for time in times) and all(time < AT_ONCE for time in second_times)
    figure = (f"{len(times)} signals with pages in flight: median {statistics.median(times):.2f} s, longest "
              f"{max(times):.2f} s; {len(second_times)} second signals: longest {max(second_times):.2f} s; "
              f"{len(complaints)} complaints")
    return Finding("6 stops", figure, f"each under {SECONDS} s, after a second signal under {AT_ONCE} s, "
                   "exit code 143 or 130, ledger whole, nothing left", bound and not complaints)


def stop(run, number, twice, scratch):
    """Seconds from the (last) signal to the end, and what was wrong."""
    wrong = []
    start = time.monotonic()
    run.process.send_signal(number)
    if twice:
        run.wait(0.02)
        start = time.monotonic()
        if not run.has_ended():
            run.process.send_signal(number)
    run.wait(PATIENCE)
    seconds = time.monotonic() - start
    if run.code is None:
        wrong.append(f"did not end within {PATIENCE} s")
        run.end()
    # A second signal may end it by the signal itself.
    if run.code != CODES[number] and not (twice and run.code == -number):
        wrong.append(f"exit code {run.code}: {run.tail()}")
    if left := processes.left_after(run.temporary, 2 if twice else 0.5):
        wrong.append(f"processes left: {left}")
        processes.kill(left)
    if not twice and (files := strays(run.output, run.temporary)):
        wrong.append(f"stray files: {files[0]}…")
    if (verdict := ledger_verdict(run.output, scratch)) != "ok":
        wrong.append(f"ledger: {verdict}")
    return seconds, wrong


def ledger_verdict(output, scratch):
    """What SQLite says of a copy of the ledger, so that the ledger itself stays as the run left it."""
    copy = scratch / "ledger-copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in pathlib.Path(output, ".kanwu").glob("ledger.sqlite*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, copy / file.name)
    if not (copy / "ledger.sqlite").exists():
        return "there is none"
    try:
        with contextlib.closing(sqlite3.connect(copy / "ledger.sqlite")) as ledger:
            return ledger.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)


if __name__ == "__main__":
    main(measure, parser(__doc__.splitlines()[0]), "stops")
