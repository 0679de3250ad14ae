#!/usr/bin/env python3
"""Runs broken pictures through kanwu: no crash of the program, no hang, every failure named.

usage: fuzz.py [--program KANWU] [--count N] [--first N] [--seed N] [--jobs N] [--page-timeout S] [--pipeline P]
               [--recognise] [--sanitised] [--keep FOLDER]

Small pages (text-like print that gives each cleaning operator something to do, and the extremes of size) are
written as PNG, JPEG, TIFF, WebP, JPEG 2000, PNM, BMP and GIF in all their kinds of pixel, and broken: bits
flipped, cut off, blocks swapped, sizes set to the edges of their fields, chunks doubled, dropped and emptied, two
formats spliced. A quarter is sound but odd: of any size, with patches, rules and noise. They go through
`kanwu run` in batches, with all cleaning operators of the default pipeline and one more that leaves nothing to
recognise, which would take most of the time; --recognise leaves that one out.

Wanted, else exit code 1: each run ends with 0 or 65, never by a signal, and is never silent for longer than its
pages' deadlines allow; each picture has an output or a failure with a cause in the ledger; and no worker is ended
by a trap of Swift's (SIGILL, SIGTRAP), which would be a fault of kanwu's own code. A worker that ends otherwise, as in a
decoder's library, costs its picture and is told with the step at which it ended; with --sanitised (a program
built with the address sanitizer) that counts as well, since then it is what the sanitizer found.

Pictures that ended their workers are left in --keep, with what the workers said. Picture N of a seed is the same
whatever --count and --first are, with the same versions of Python, Pillow and numpy.
"""
import argparse
import collections
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import mutations
import pages
from batch import Runner

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
BATCH = 250
# What Swift ends a program with when a number, an index or a precondition is wrong.
TRAPS = ("SIGILL", "SIGTRAP")
SANITIZER = {"ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1:allocator_may_return_null=1"}


def broken(seed, number):
    """The name and content of a picture."""
    dice = random.Random(f"{seed}-{number}")
    # One in four is sound, so that the cleaning sees something too that no decoder refuses.
    is_odd = dice.random() < 0.25
    form, what, content = pages.drawn(dice, is_odd)
    how = "sound"
    if not is_odd:
        content, how = mutations.mutated(content, form, dice, pages.drawn)
    return f"{number:06d}-{what}-{how}.{form}", content


def options():
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--program", type=pathlib.Path, default=CHECKOUT / ".build/release/kanwu")
    given.add_argument("--pipeline", default="default")
    given.add_argument("--recognise", action="store_true", help="recognise what was cleaned")
    given.add_argument("--count", type=int, default=10_000)
    given.add_argument("--first", type=int, default=0, help="number of the first picture")
    given.add_argument("--seed", type=int, default=7)
    given.add_argument("--jobs", type=int, default=2)
    given.add_argument("--page-timeout", type=int, default=20)
    given.add_argument("--keep", type=pathlib.Path, default=pathlib.Path("fuzz-crashes"),
                       help="folder for pictures that ended their workers")
    given.add_argument("--sanitised", action="store_true", help="the program has the address sanitizer")
    return given.parse_args()


def main():
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    given = options()
    given.program = given.program.resolve()
    if not given.program.is_file():
        sys.exit(f"{given.program} is not there: make build")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        sys.exit(1 if measure(given, pathlib.Path(folder)) else 0)


def measure(given, scratch):
    """Tells what became of the pictures; whether anything was not as it must be."""
    operators = page_operators(given)
    pipeline = given.pipeline if given.recognise else cleaning_only(operators, scratch)
    runner = Runner(given.program, scratch, jobs=given.jobs, page_timeout=given.page_timeout, pipeline=pipeline,
                    environment=SANITIZER if given.sanitised else {})
    faults, crashes, slowest = [], [], 0
    codes, outcomes = collections.Counter(), collections.defaultdict(collections.Counter)
    start, end = time.monotonic(), given.first + given.count
    for first in range(given.first, end, BATCH):
        inputs, output = scratch / "in", scratch / "out"
        inputs.mkdir()
        for number in range(first, min(first + BATCH, end)):
            name, content = broken(given.seed, number)
            (inputs / name).write_bytes(content)
        found = runner.run(inputs, output)
        faults += found.faults
        codes[found.code] += 1
        slowest = max(slowest, found.seconds)
        for fate in found.fates:
            outcomes[fate.name.rpartition(".")[2]][fate.outcome] += 1
            if fate.end or fate.outcome == "timed-out":
                keep(inputs / fate.name, given.keep)
            if fate.end:
                crashes.append(fate)
                note(f"{fate.name}: {fate.end}")
        note(f"{min(first + BATCH, end) - given.first} pictures, {len(crashes)} crashes, {len(faults)} faults, "
             f"{time.monotonic() - start:.0f} s")
        for fault in found.faults:
            note(fault)
        shutil.rmtree(inputs)
        shutil.rmtree(output, ignore_errors=True)
    tell(outcomes, codes, slowest)
    return told_crashes(crashes, runner, operators, given) | told(faults)


def tell(outcomes, codes, slowest):
    for form, counts in sorted(outcomes.items()):
        print(f"{form}: {counts.total()} pictures: "
              + ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))
    print("exit codes of the runs: " + ", ".join(f"{code} ({count} times)" for code, count in codes.items())
          + f"; the longest took {slowest:.0f} s")


def told_crashes(crashes, runner, operators, given):
    """Tells which pictures ended their workers, and where; whether one of them counts."""
    steps = collections.Counter()
    for fate in crashes:
        step = runner.stage_of_crash(given.keep / fate.name, operators)
        steps[fate.name.rpartition(".")[2], step, fate.end] += 1
        print(f"{fate.name}: {fate.end} at {step}")
    for (form, step, end), count in steps.items():
        print(f"workers ended by {end} at {step} of {form}: {count}")
    for log in runner.logs.iterdir() if crashes else ():
        if b"Fatal error" in (text := log.read_bytes()) or b"Sanitizer" in text:
            keep(log, given.keep)
    print(f"crashes of workers: {len(crashes)}" + (f", left in {given.keep}" if crashes else ""))
    return any(given.sanitised or fate.end in TRAPS for fate in crashes)


def cleaning_only(operators, scratch):
    """A pipeline file whose last operator makes the print so small that there is none."""
    pipeline = scratch / "cleaning.yml"
    stages = [f"  - {name}" for name in operators] + ["  - rescale:", "      maximum-factor: 0.1"]
    pipeline.write_text("\n".join(["page:", *stages, "recognise: tesseract", ""]))
    return str(pipeline)


def page_operators(given):
    """Names of the pipeline's page operators, in order."""
    shown = subprocess.run([str(given.program), "pipeline", "show", given.pipeline], capture_output=True, text=True)
    names, is_inside = [], False
    for line in shown.stdout.splitlines():
        if line and not line[0].isspace():
            is_inside = line.startswith("page:")
        elif is_inside and line.startswith("  - "):
            names.append(line[4:].rstrip(":"))
    return names


def told(faults):
    for fault in faults:
        print(f"FAULT: {fault}")
    print(f"faults: {len(faults)}")
    return bool(faults)


def keep(file, folder):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder)


def note(words):
    print(f"  {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
