#!/usr/bin/env python3
"""A make-believe kanwu for selfcheck.py: keeps the contract of `kanwu run` without reading any page.

KANWU_FAULTS names faults to have (see selfcheck.py), separated by commas.
"""
import argparse
import datetime
import fcntl
import glob
import hashlib
import json
import os
import pathlib
import re
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

FAULTS = set(os.environ.get("KANWU_FAULTS", "").split(","))
SOFFICE = "/usr/lib/libreoffice/program/soffice.bin"


class Stop(BaseException):
    """Ends the run with a code and a message."""

    def __init__(self, code, message=""):
        self.code, self.message = code, message


class Worker:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "worker"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, start_new_session=True)

    def read(self, key, timeout):
        try:
            self.process.stdin.write(f"{key}\n".encode())
            self.process.stdin.flush()
            if select.select([self.process.stdout], [], [], timeout)[0]:
                return self.process.stdout.readline().decode().strip()
        except OSError:
            pass
        return ""

    def end(self):
        self.process.kill()
        self.process.wait()


def work():
    """The worker: a page is a third of a second, a part of it at work."""
    while True:
        line = sys.stdin.readline()
        if not line:
            if "orphans" in FAULTS:
                time.sleep(1000)
            return
        for _ in range(3):
            end = time.process_time() + 0.04
            while time.process_time() < end:
                pass
            time.sleep(0.04)
        try:
            print(f"第{line.strip()[:6]}号工作总结，工作已经登记。", flush=True)
        except BrokenPipeError:
            if "orphans" in FAULTS:
                time.sleep(1000)


class Run:
    def __init__(self, given):
        self.given, self.output = given, pathlib.Path(given.output)
        self.state = self.output / ".kanwu"
        self.worker, self.failed = None, []

    def say(self, message, level="info", **fields):
        if self.given.log_format == "json":
            message = json.dumps({"message": message, "level": level, **fields}, ensure_ascii=False)
        print(message, file=sys.stderr, flush=True)

    def go(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.on_signal)
        if "fat" in FAULTS:
            self.fat = bytearray(250 << 20)
        try:
            self.state.mkdir(parents=True, exist_ok=True)
            self.take_lock()
            self.clean()
            self.scratch = tempfile.TemporaryDirectory(prefix="kanwu-run-")
            self.rules()
            self.open_ledger()
            for file in sorted(path for path in pathlib.Path(self.given.input).rglob("*") if path.is_file()):
                self.document(file)
        except (OSError, sqlite3.OperationalError) as error:
            if "locked" in str(error):
                raise Stop(75, f"ledger.sqlite is locked by another program: {error}")
            raise Stop(73, f"cannot write in {self.output} or {tempfile.gettempdir()}: {error}")
        finally:
            if self.worker and "leaves-worker" not in FAULTS:
                self.worker.end()
            if hasattr(self, "scratch"):
                self.scratch.cleanup()
        raise Stop(65 if self.failed else 0)

    def on_signal(self, number, frame):
        signal.signal(number, signal.SIG_DFL)
        if "slow-stop" in FAULTS:
            time.sleep(10.5)
        raise Stop(0 if "bad-code" in FAULTS else 128 + number)

    def take_lock(self):
        self.lock = open(self.state / "lock", "a+")
        try:
            if "no-lock" not in FAULTS:
                fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
            self.lock.seek(0)
            holder = self.lock.read().strip() if "no-pid" not in FAULTS else ""
            raise Stop(75, f"another run holds {self.output}: {holder}")
        self.lock.truncate(0)
        self.lock.write(f"process {os.getpid()} since {datetime.datetime.now():%Y-%m-%d %H:%M:%S}\n")
        self.lock.flush()

    def clean(self):
        if "strays" in FAULTS:
            return
        for stray in self.output.rglob(".kanwu-*"):
            stray.unlink()
        for stray in glob.glob(f"{tempfile.gettempdir()}/kanwu-run-*"):
            subprocess.run(["rm", "-rf", stray])

    def rules(self):
        self.table = []
        if self.given.pipeline:
            path = re.search(r'tables: \["(.*)"\]', open(self.given.pipeline).read()).group(1)
            rows = [line.rstrip("\n").split("\t") for line in open(path) if "\talways\t" in line]
            self.table = [row[:2] for row in rows if len(row) > 3 and not row[4]]

    def open_ledger(self):
        file = self.state / "ledger.sqlite"
        with open(pathlib.Path(self.scratch.name, "probe"), "wb") as probe:
            probe.write(bytes(20_000))
        try:
            self.connect(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            aside = file.with_name(f"ledger.sqlite.damaged-{time.time_ns()}")
            os.rename(file, aside)
            if "silent-damage" not in FAULTS:
                self.say(f"ledger.sqlite was damaged and is now {aside}", "warning")
            self.connect(file)

    def connect(self, file):
        self.ledger = sqlite3.connect(file, timeout=5.5, isolation_level=None)
        if self.ledger.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            self.ledger.close()
            raise sqlite3.DatabaseError("damaged")
        self.ledger.execute("PRAGMA journal_mode=WAL")
        self.ledger.execute("BEGIN IMMEDIATE")
        self.ledger.execute("CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, text TEXT)")
        self.ledger.execute("CREATE TABLE IF NOT EXISTS documents (key TEXT PRIMARY KEY)")
        if "forgets" not in FAULTS:
            self.ledger.execute("COMMIT")

    def document(self, file):
        name = str(file.relative_to(self.given.input))
        try:
            age = time.time() - file.stat().st_mtime
            if -1 < age < self.given.settle and "no-settle" not in FAULTS:
                return
            content = file.read_bytes()
        except FileNotFoundError:
            return self.fail(name, "it vanished")
        key = hashlib.sha256(content + name.encode() + repr(self.table).encode()).hexdigest()
        target = self.output / f"{name}.txt"
        if target.exists() and "rewrites" not in FAULTS and self.ledger.execute(
                "SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone():
            return
        if file.suffix == ".txt":
            text = content.decode()
        elif file.suffix == ".doc" and not self.converts():
            return self.fail(name, "LibreOffice did not answer")
        else:
            pages = [self.page(file, content, number) for number in range(1, 2 + sum(content) % 3)]
            if None in pages:
                return self.fail(name, "it vanished, or a page was lost")
            text = "\n".join(pages) + "\n"
        for wrong, right in self.table:
            text = text.replace(wrong, right)
        self.write(target, text.encode())
        self.ledger.execute("INSERT OR REPLACE INTO documents VALUES (?)", (key,))

    def converts(self):
        child = subprocess.Popen([SOFFICE, "--version"], stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            child.wait(5)
            return True
        except subprocess.TimeoutExpired:
            if "office-left" not in FAULTS:
                os.killpg(child.pid, signal.SIGKILL)
            return False

    def page(self, file, content, number):
        key = hashlib.sha256(content + bytes([number])).hexdigest()
        found = self.ledger.execute("SELECT text FROM pages WHERE key = ?", (key,)).fetchone()
        if found and not ("rereads" in FAULTS and self.table) and not ("twice" in FAULTS and number == 1):
            return found[0]
        for _ in range(1 if "one-try" in FAULTS else 9):
            if not file.exists():
                return "" if "ignores-vanishing" in FAULTS else None
            self.worker = self.worker or Worker()
            if text := self.worker.read(key, self.given.page_timeout):
                break
            self.worker.end()
            self.worker = None
        else:
            return None
        self.ledger.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (key, text))
        self.say("page read", event="page-read", path=str(file), page=str(number))
        return text

    def write(self, target, content):
        target.parent.mkdir(parents=True, exist_ok=True)
        if "torn" in FAULTS:
            with open(target, "wb") as file:
                file.write(content[:5])
                file.flush()
                time.sleep(0.2)
                file.write(content[5:])
            self.ledger.execute("SELECT 1")
            return
        part = target.parent / f".kanwu-{os.getpid()}-{time.monotonic_ns()}"
        part.write_bytes(content)
        if "strays" in FAULTS:
            time.sleep(0.1)
        part.rename(target)

    def fail(self, name, reason):
        self.failed += [] if "ignores-vanishing" in FAULTS else [name]
        self.say(f"{name}: {reason}", "error")


def main():
    if sys.argv[1:2] == ["worker"]:
        return work()
    options = argparse.ArgumentParser()
    options.add_argument("command")
    options.add_argument("input")
    options.add_argument("--output", required=True)
    options.add_argument("--log-format", default="text")
    options.add_argument("--pipeline")
    options.add_argument("--settle", type=float, default=2)
    options.add_argument("--page-timeout", type=float, default=60)
    run = Run(options.parse_known_args()[0])
    try:
        run.go()
    except Stop as stop:
        if stop.message:
            run.say(stop.message, "error")
        sys.stderr.flush()
        os._exit(stop.code)


main()
