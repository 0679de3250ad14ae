"""Trouble with the ledger: damaged in several ways, and locked by another program."""
import contextlib
import os
import sqlite3
import time

BUSY_SECONDS = (5, 30)


def finished_ledger(case):
    """The ledger of a finished run, with all of its content in the main file."""
    case.run(0)
    file = case.output / ".kanwu/ledger.sqlite"
    if not file.exists():
        case.expect(False, "there is no .kanwu/ledger.sqlite")
        return None
    with contextlib.closing(sqlite3.connect(file)) as ledger:
        ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def expect_put_aside(case, damage):
    """Damages a finished ledger; the next run warns, keeps the old file and goes on."""
    file = finished_ledger(case)
    if file is None:
        return
    damage(file)
    run = case.expect_complete()
    case.expect_names(run, "ledger.sqlite")
    kept = [old for old in file.parent.rglob("*ledger*")
            if old.name not in (file.name, f"{file.name}-wal", f"{file.name}-shm")]
    case.expect(any(old.name in run.text() for old in kept), f"no message names a place where the damaged ledger was put aside: {run.tail()}")
    case.expect('"level":"warning"' in run.text().replace(" ", ""), "there is no warning")
    quiet = case.run(0)
    case.expect("ledger.sqlite" not in quiet.text(), f"the run after that still complains: {quiet.tail()}")
    case.expect_same()


def ledger_overwritten_with_junk(case):
    expect_put_aside(case, lambda file: file.write_bytes(b"\x5a" * file.stat().st_size))


def ledger_truncated(case):
    expect_put_aside(case, lambda file: os.truncate(file, file.stat().st_size // 2))


def ledger_page_zeroed(case):
    expect_put_aside(case, zero_a_page)


def zero_a_page(file):
    """Zeroes the page nearest the middle whose loss SQLite can see."""
    whole = file.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    size = 65536 if size == 1 else size
    pages = range(1, len(whole) // size)
    for page in sorted(pages, key=lambda page: abs(page - len(pages) // 2)):
        file.write_bytes(whole[: page * size] + bytes(size) + whole[(page + 1) * size:])
        if not is_whole(file):
            return


def is_whole(file):
    try:
        with contextlib.closing(sqlite3.connect(file)) as ledger:
            return ledger.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        return False


def ledger_locked_from_the_start(case):
    case.crash_after_page()
    with held(case.output / ".kanwu/ledger.sqlite"):
        start = time.monotonic()
        run = case.run(75)
        seconds = time.monotonic() - start
        case.expect(BUSY_SECONDS[0] <= seconds <= BUSY_SECONDS[1], f"it waited {seconds:.1f} s for the ledger")
        case.expect_names(run, "ledger.sqlite")
    case.expect_complete()
    case.expect_nothing_read_twice()


def ledger_locked_in_mid_run(case):
    run = case.start_and_wait_for_page()
    with held(case.output / ".kanwu/ledger.sqlite"):
        run.wait(BUSY_SECONDS[1])
        case.expect(run.code is not None, "it works on without its ledger")
    # It may have needed the ledger no more.
    case.end(run, 75, 0)
    case.expect_whole()
    case.expect_complete()


@contextlib.contextmanager
def held(file):
    """The ledger locked for writing, as by a person's sqlite3."""
    with contextlib.closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as ledger:
        ledger.execute("BEGIN EXCLUSIVE")
        yield
        ledger.execute("ROLLBACK")


CASES = [ledger_overwritten_with_junk, ledger_truncated, ledger_page_zeroed, ledger_locked_from_the_start,
         ledger_locked_in_mid_run]
