#!/usr/bin/env python3
"""Bar 4: full and read-only disks, a damaged or locked ledger, vanishing inputs, a clock set back, hangs.

Without --input the documents are six pictures made from the sample one. With root rights small file
systems are mounted in a namespace of this script's own; without, those cases are skipped by name.
"""
import damage
import space
import upsets
from cases import Case, Skip
from shared import SAMPLES, Finding, main, note, parser, pictures

CASES = space.CASES + damage.CASES + upsets.CASES


def measure(setting):
    only = (getattr(setting.given, "only", None) or "").split(",")
    chosen = [case for case in CASES if only == [""] or case.__name__ in only]
    inputs = setting.input
    if inputs == SAMPLES.resolve():
        inputs = pictures(setting.scratch / "in", 4 if setting.quick else 6)
    calm = setting.calm(inputs)
    skipped, failed = [], []
    for trouble in chosen:
        case = Case(setting, trouble.__name__, inputs, calm)
        try:
            trouble(case)
        except Skip as reason:
            skipped.append(trouble.__name__)
            note(f"{trouble.__name__}: skipped: {reason}")
            continue
        if case.complaints:
            failed.append(trouble.__name__)
        note(f"{trouble.__name__}: {'; '.join(case.complaints) or 'as it should be'}")
    tried = len(chosen) - len(skipped)
    figure = f"{tried - len(failed)} of {tried} as they should be"
    if failed:
        figure += f", not {', '.join(failed)}"
    if skipped:
        figure += f"; skipped: {', '.join(skipped)}"
    return Finding("4 trouble", figure, f"{tried} of {tried}", not failed if tried else None)


if __name__ == "__main__":
    options = parser(__doc__.splitlines()[0], SAMPLES)
    options.add_argument("--only", help=f"some of {', '.join(case.__name__ for case in CASES)}")
    main(measure, options, "trouble")
