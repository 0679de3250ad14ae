"""What the measurements share: options, starting kanwu, its messages, comparing outputs, findings."""
import argparse
import atexit
import contextlib
import dataclasses
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import processes

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "Samples/scans"
MEBI = 1 << 20


@dataclasses.dataclass
class Finding:
    """One bar: what was measured, what was wanted; `met` is None when it could not be measured."""
    bar: str
    figure: str
    bound: str
    met: bool | None

    def __str__(self):
        verdict = {True: "met", False: "MISSED", None: "not measured"}[self.met]
        return f"{self.bar}: {self.figure}; wanted: {self.bound}; {verdict}"


class Unmeasurable(Exception):
    """The measurement itself could not go on, such as when the undisturbed run fails."""


@dataclasses.dataclass
class Setting:
    """What a measurement works with; `scratch` is its own folder and goes away afterwards."""
    program: pathlib.Path
    input: pathlib.Path
    scratch: pathlib.Path
    given: argparse.Namespace

    def __post_init__(self):
        self.runs = 0

    @property
    def seed(self):
        return self.given.seed

    @property
    def quick(self):
        return self.given.quick

    @property
    def jobs(self):
        return self.given.jobs

    def count(self, whole):
        """How often to do a thing: a tenth with --quick."""
        return max(1, whole // 10) if self.quick else whole

    def documents(self):
        """The input; with --quick a copy of some of it."""
        if not self.quick:
            return self.input
        part = self.scratch / "part"
        if not part.exists():
            part.mkdir()
            for entry in sorted(self.input.iterdir())[::7]:
                copy = shutil.copytree if entry.is_dir() else shutil.copy2
                copy(entry, part / entry.name)
        return part

    def start(self, inputs, output, *options, temporary=None, jobs=None, before=(),
              form="json"):
        """Starts `kanwu run` with a TMPDIR and a log of its own, and leads its own process group."""
        self.runs += 1
        temporary = temporary or self.scratch / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        command = [*before, str(self.program), "run", str(inputs), "--output", str(output), "--jobs",
                   str(jobs or self.jobs), "--verbose", "--log-format", form, "--progress", "plain", *options]
        return Run(command, pathlib.Path(output), temporary, self.scratch / f"run-{self.runs}.log")

    def finish(self, *arguments, **named):
        """Starts a run and waits for its end."""
        run = self.start(*arguments, **named)
        run.wait()
        return run

    def calm(self, inputs, *options):
        """An undisturbed run into a fresh folder: what all others are held against."""
        run = self.finish(inputs, self.scratch / f"calm-{self.runs}", *options)
        if run.code not in (0, 65) or not outputs(run.output):
            raise Unmeasurable(f"the undisturbed run ended with {run.code}: {run.tail()}")
        return run


class Run:
    """One running or ended `kanwu run`."""
    started = []

    def __init__(self, command, output, temporary, log):
        self.output, self.temporary, self.log = output, temporary, log
        self.seconds = self.peak = None
        self.start = time.monotonic()
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                env={**os.environ, "TMPDIR": str(temporary)}, start_new_session=True)
        self.pid = self.process.pid
        Run.started.append(self)

    @property
    def code(self):
        return self.process.returncode

    def has_ended(self):
        if self.process.poll() is not None and self.seconds is None:
            self.seconds = time.monotonic() - self.start
            Run.started.remove(self)
        return self.code is not None

    def wait(self, seconds=float("inf")):
        """Waits until it ends, at most so long; whether it ended."""
        end = time.monotonic() + seconds
        while not self.has_ended() and time.monotonic() < end:
            time.sleep(0.01)
        return self.code is not None

    def wait_with_memory(self):
        """Waits for the end; `peak` is then the most memory of it and its workers together, in bytes."""
        # wait4 counts what this script held when it started the program, so it has a floor of that size.
        own, self.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 0
        while True:
            tree = [self.pid, *processes.descendants(self.pid)]
            self.peak = max(self.peak, sum(map(processes.memory, tree)))
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.01)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        if usage.ru_maxrss > own * 1.1:
            self.peak = max(self.peak, usage.ru_maxrss * 1024)
        self.has_ended()
        self.seconds = time.monotonic() - self.start
        if self in Run.started:
            Run.started.remove(self)

    def wait_for(self, condition, seconds=60):
        """Waits until a condition holds, the run ends or time is up; whether it holds."""
        end = time.monotonic() + seconds
        while not (holds := condition()) and not self.has_ended() and time.monotonic() < end:
            time.sleep(0.005)
        return bool(holds)

    def end(self):
        """Kills it with all that it started."""
        processes.kill([self.pid, *processes.descendants(self.pid)])
        self.process.wait()
        self.has_ended()
        processes.kill(processes.marked(self.temporary))

    def messages(self):
        """Its JSON messages; a last line that a kill cut off is left out."""
        found = []
        for line in self.log.read_bytes().splitlines():
            with contextlib.suppress(ValueError):
                if isinstance(message := json.loads(line), dict):
                    found.append(message)
        return found

    def page_reads(self, turned=False):
        """(path, page) of each page that a worker read; second readings the other way up are apart."""
        return [(message.get("path"), message.get("page")) for message in self.messages()
                if message.get("event") == "page-read" and (message.get("turned") == "true") == turned]

    def text(self):
        return self.log.read_text(errors="replace")

    def tail(self):
        """The last thing that it said."""
        return (self.text().strip().splitlines() or ["(it said nothing)"])[-1][:300]


def outputs(folder):
    """Digest of every output by its path in the folder; the state in .kanwu is none."""
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in output_files(folder)}


def output_files(folder):
    for place, folders, names in os.walk(folder):
        if pathlib.Path(place) == pathlib.Path(folder) and ".kanwu" in folders:
            folders.remove(".kanwu")
        for name in names:
            if not name.startswith(".kanwu-"):
                yield pathlib.Path(place, name)


def difference(found, wanted):
    """What differs between two sets of outputs, in a few words; empty when nothing does."""
    missing, more = wanted.keys() - found.keys(), found.keys() - wanted.keys()
    other = {name for name in wanted.keys() & found.keys() if wanted[name] != found[name]}
    parts = [f"{len(names)} {what} ({min(names)}…)" for what, names in
             (("missing", missing), ("too many", more), ("differ", other)) if names]
    return ", ".join(parts)


def cut_off(folder, whole):
    """Outputs that hold only the beginning of what the same outputs in the folder `whole` hold."""
    found = []
    for file in output_files(folder):
        other, content = whole / file.relative_to(folder), file.read_bytes()
        if other.exists() and content != (wanted := other.read_bytes()) and wanted.startswith(content):
            found.append(file)
    return found


def strays(output, temporary):
    """Temporary files that a run should have taken away."""
    return [*pathlib.Path(output).rglob(".kanwu-*"), *pathlib.Path(temporary).glob("kanwu-*")]


def pictures(folder, count):
    """One-page documents of different content: the sample picture with another comment in each."""
    jpeg = (SAMPLES / "停水通知.jpg").read_bytes()
    folder.mkdir(parents=True)
    for number in range(count):
        words = f"copy {number}".encode()
        comment = b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words
        (folder / f"{'甲乙丙丁戊己庚辛壬癸'[number % 10] * (1 + number // 10)}.jpg").write_bytes(
            jpeg[:2] + comment + jpeg[2:])
    settle()
    return folder


def settle():
    """Waits until new files are old enough not to be taken for files still being written."""
    time.sleep(3)


def note(words):
    """Tells how far a measurement is."""
    print(f"  {words}", file=sys.stderr, flush=True)


def parser(summary, default_input=None):
    """The options that all measurements have."""
    options = argparse.ArgumentParser(description=summary)
    options.add_argument("--program", type=pathlib.Path, default=CHECKOUT / ".build/release/kanwu")
    options.add_argument("--input", type=pathlib.Path, default=default_input, required=default_input is None,
                         help="folder of documents")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    options.add_argument("--quick", action="store_true", help="do a tenth")
    options.add_argument("--keep", action="store_true", help="leave the temporary folder")
    return options


def measured(measure, given, name, default_input=None):
    """Calls a measurement in a folder of its own that goes away, with all processes that it started."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    given.program = given.program.resolve()
    if not given.program.is_file():
        sys.exit(f"{given.program} is not there: make build")
    if given.input and not given.input.is_dir():
        sys.exit(f"{given.input} is not there: --input takes a folder of documents")
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"endurance-{name}-"))
    inputs = (given.input or default_input or SAMPLES).resolve()
    try:
        return measure(Setting(given.program, inputs, folder, given))
    except Unmeasurable as problem:
        return Finding(name, str(problem), "a measurement", False)
    finally:
        end_all()
        if given.keep:
            note(f"left: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


@atexit.register
def end_all():
    for run in list(Run.started):
        run.end()


def main(measure, options, name):
    """One measurement by itself: its line on standard output, exit code 1 when the bar is missed."""
    finding = measured(measure, options.parse_args(), name)
    print(finding)
    sys.exit(1 if finding.met is False else 0)
