"""Runs a folder of broken pictures through kanwu and says what became of each."""
import contextlib
import dataclasses
import json
import os
import pathlib
import re
import signal
import subprocess
import time

# The exit codes of a run that nobody stopped, over a folder that is there.
ENDS = (0, 65)
# A run may say nothing for so many seconds more than its pages' deadlines come to, to start and to end.
LEEWAY = 60
ENDED_BY = re.compile(r"ended by signal (\d+)|ended with exit code (\d+)")


@dataclasses.dataclass
class Fate:
    """What became of one picture: `read`, `partial` or the cause of its failure; `end` is its worker's."""
    name: str
    outcome: str
    message: str = ""
    end: str = ""


@dataclasses.dataclass
class Outcome:
    """What became of a batch; `faults` are breaches of what the program promises."""
    fates: list
    faults: list
    code: int
    seconds: float


class Runner:
    """Starts the program with the same options each time; all lies below `scratch`."""

    def __init__(self, program, scratch, *, jobs, page_timeout, pipeline, environment):
        self.program, self.scratch, self.page_timeout = program, scratch, page_timeout
        self.temporary, self.logs = scratch / "tmp", scratch / "logs"
        for folder in (self.temporary, self.logs):
            folder.mkdir()
        self.environment = {**os.environ, "TMPDIR": str(self.temporary), **environment}
        self.pipeline = ["--pipeline", pipeline]
        self.options = [
            "--group", "none", "--progress", "none", "--formats", "json", "--settle", "0", "--verbose",
            "--log-format", "json", "--jobs", str(jobs), "--page-timeout", str(page_timeout), *self.pipeline]

    @property
    def longest_silence(self):
        """A page that loses its worker is tried twice; a survey and a page may follow on each other."""
        return 4 * self.page_timeout + LEEWAY

    def run(self, inputs, output):
        log = output.with_suffix(".log")
        started = time.monotonic()
        with open(log, "wb") as errors:
            process = subprocess.Popen(
                [str(self.program), "run", str(inputs), "--output", str(output), *self.options],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, env=self.environment,
                start_new_session=True)
        faults = []
        try:
            if silence := self.wait(process, log):
                faults.append(f"no page came to its end for {silence:.0f} s")
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        seconds = time.monotonic() - started
        if process.returncode not in ENDS:
            faults.append(f"the run ended with {end_of(process.returncode)}: {last_line(log)}")
        fates, unnamed = self.fates(sorted(os.listdir(inputs)), output)
        return Outcome(fates, faults + unnamed, process.returncode, seconds)

    def wait(self, process, log):
        """Waits for the end of a run, or until it has said nothing for too long: for how long then."""
        size, changed = 0, time.monotonic()
        while process.poll() is None:
            time.sleep(0.2)
            self.keep_worker_logs()
            if (now := log.stat().st_size) != size:
                size, changed = now, time.monotonic()
            if (silence := time.monotonic() - changed) > self.longest_silence:
                return silence
        return None

    def keep_worker_logs(self):
        """Links what workers say, since the run takes its temporary folder away at its end."""
        for log in self.temporary.glob("kanwu-*/worker-*.log"):
            with contextlib.suppress(OSError):
                os.link(log, self.logs / f"{log.parent.name}-{log.name}")

    def fates(self, names, output):
        """What the ledger and the outputs say of each picture, and what they fail to say."""
        answer = subprocess.run([str(self.program), "status", str(output), "--json"], capture_output=True,
                                env=self.environment)
        try:
            status = json.loads(answer.stdout)
        except ValueError:
            return [], [f"status ended with {end_of(answer.returncode)}"]
        troubled = {entry["name"]: entry for entry in status["troubled"]}
        fates, faults = [], []
        for name in names:
            text, trouble = output / f"{name}.json", troubled.get(name)
            if text.exists():
                with contextlib.suppress(ValueError):
                    json.loads(text.read_bytes())
                    fates.append(fate(name, "partial" if trouble else "read", trouble))
                    continue
                faults.append(f"{name}: its output is no JSON")
            elif trouble and (cause := (trouble.get("failure") or {}).get("cause")):
                fates.append(fate(name, cause, trouble))
            else:
                faults.append(f"{name}: neither an output nor a failure with a cause")
        counted = status["done"] + status["partial"] + status["failed"]
        if counted != len(names):
            faults.append(f"the ledger counts {counted} documents of {len(names)}")
        return fates, faults

    def stage_of_crash(self, picture, operators):
        """The step at which a picture ends its worker: `decode`, an operator, or `recognise`."""
        for count in range(len(operators) + 1):
            step = operators[count - 1] if count else "decode"
            # An operator is wanted: one that only looks at most small pages is the nearest to none.
            names = operators[:count] or ["flatten-background"]
            answer = subprocess.run(
                [str(self.program), "inspect", str(picture), "--output", str(self.scratch / "inspected"), *self.pipeline,
                 "--operators", ",".join(names)], capture_output=True, text=True, env=self.environment, timeout=300)
            if ENDED_BY.search(answer.stdout + answer.stderr):
                return step
        return "recognise"


def fate(name, outcome, trouble):
    """With the end of the worker, where a failure of the picture or one of its pages tells of one."""
    failures = [trouble.get("failure"), *(page["failure"] for page in trouble["pages"])] if trouble else []
    messages = [failure["message"] for failure in failures if failure]
    ends = [match for match in map(ENDED_BY.search, messages) if match]
    end = ""
    if ends:
        end = signal.Signals(int(ends[0][1])).name if ends[0][1] else f"exit code {ends[0][2]}"
    return Fate(name, outcome, messages[-1] if messages else "", end)


def end_of(code):
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def last_line(log):
    return (log.read_text(errors="replace").strip().splitlines() or ["(it said nothing)"])[-1][:300]
