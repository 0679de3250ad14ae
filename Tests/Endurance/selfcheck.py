#!/usr/bin/env python3
"""Holds each measurement against a make-believe kanwu: a sound one must pass, each planted fault be seen.

usage: selfcheck.py [FAULT …]     (`sound` is the one without a fault)
"""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile

import kills
import races
import second_run
import stops
import table_change
import trouble
from shared import CHECKOUT, SAMPLES, end_all, measured, pictures

# Fault, what it does, the measurement that must see it, and which cases of trouble.
FAULTS = [
    ("sound", "none", kills, None),
    ("torn", "writes outputs in place", kills, None),
    ("forgets", "commits its pages at the end only", kills, None),
    ("strays", "leaves temporary files", kills, None),
    ("orphans", "workers outlive their parent", kills, None),
    ("twice", "reads finished pages again", kills, None),
    ("sound", "none", second_run, None),
    ("rewrites", "writes finished outputs again", second_run, None),
    ("fat", "takes 250 MB", second_run, None),
    ("sound", "none", table_change, None),
    ("rereads", "reads pages again for another table", table_change, None),
    ("sound", "none", races, None),
    ("no-lock", "has no lock", races, None),
    ("no-pid", "does not say who holds the lock", races, None),
    ("sound", "none", stops, None),
    ("slow-stop", "takes more than ten seconds to stop", stops, None),
    ("bad-code", "ends with 0 when stopped", stops, None),
    ("leaves-worker,orphans", "leaves its workers", stops, None),
    ("sound", "none", trouble, None),
    ("silent-damage", "says nothing of a damaged ledger", trouble, "ledger_truncated"),
    ("no-settle", "reads files that grow", trouble, "file_that_grows_is_left"),
    ("ignores-vanishing", "takes a vanished input for done", trouble, "input_removed_in_mid_run"),
    ("one-try", "gives up a page with its worker", trouble, "worker_stopped"),
    ("office-left", "leaves a hanging LibreOffice", trouble, "libreoffice_hangs"),
    ("rewrites,forgets", "loses its pages in a crash", trouble, "output_read_only_when_half_done"),
]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("faults", nargs="*")
    chosen = options.parse_args().faults
    with tempfile.TemporaryDirectory(prefix="endurance-self-") as folder:
        program = pathlib.Path(folder, "kanwu")
        shutil.copy(CHECKOUT / "Tests/Endurance/make_believe_kanwu.py", program)
        program.chmod(0o755)
        documents = pictures(pathlib.Path(folder, "in"), 22)
        wrong = [fault for fault, what, module, only in FAULTS
                 if (not chosen or fault in chosen or module.__name__ in chosen)
                 and not check(program, documents, fault, what, module, only)]
    end_all()
    sys.exit(1 if wrong else 0)


def check(program, documents, fault, what, module, only):
    os.environ["KANWU_FAULTS"] = fault
    given = argparse.Namespace(program=program, input=documents, seed=7, jobs=1, quick=True, keep=False,
                               files=400, only=only)
    if module is trouble:
        given.input = SAMPLES
    finding = measured(module.measure, given, module.__name__)
    seen = finding.met is (fault == "sound")
    print(f"{'as expected' if seen else 'WRONG'}: {module.__name__}, fault {fault} ({what}): {finding}", flush=True)
    return seen


main()
