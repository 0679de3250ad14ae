#!/usr/bin/env python3
"""Holds the check against a make-believe kanwu: a sound one must pass, each planted fault be seen."""
import argparse
import contextlib
import io
import os
import pathlib
import sys
import tempfile

import batch
import fuzz

# A run writes an output for each even picture and a failure for each odd one.
MAKE_BELIEVE = '''#!/usr/bin/env python3
import json, os, pathlib, signal, sys, time
fault, verb = os.environ["KANWU_FAULT"], sys.argv[1]
if verb == "pipeline":
    print("page:\\n  - orient:\\n      x: 1\\nrecognise: tesseract")
elif verb == "inspect":
    print("the reading process was ended by signal 4, each time")
elif verb == "run":
    output = pathlib.Path(sys.argv[4])
    (output / ".kanwu").mkdir(parents=True)
    if fault == "dies": os.kill(os.getpid(), signal.SIGSEGV)
    if fault == "hangs": time.sleep(60)
    troubled = []
    for name in sorted(os.listdir(sys.argv[2])):
        number = int(name[:6])
        if fault == "forgets" and number == 3: continue
        if number % 2 == 0:
            (output / (name + ".json")).write_text("{" if fault == "torn" and number == 2 else "{}")
            continue
        signals = {"traps": 4, "library": 11}
        message = f"ended by signal {signals[fault]}" if number == 5 and fault in signals else "broken"
        cause = "" if fault == "unnamed" and number == 7 else "damaged"
        troubled.append({"name": name, "failure": {"cause": cause, "message": message}, "pages": []})
    (output / ".kanwu/ledger").write_text(json.dumps(
        {"done": len(os.listdir(sys.argv[2])) - len(troubled), "partial": 0, "failed": len(troubled),
         "troubled": troubled}))
    sys.exit(70 if fault == "bad-code" else 65)
else:
    print((pathlib.Path(sys.argv[2]) / ".kanwu/ledger").read_text())
'''
# Whether the check must fail.
FAULTS = {"none": False, "dies": True, "hangs": True, "forgets": True, "torn": True, "unnamed": True,
          "bad-code": True, "traps": True, "library": False}


def is_seen(program, folder, fault):
    os.environ["KANWU_FAULT"] = fault
    scratch = folder / fault
    scratch.mkdir()
    given = argparse.Namespace(program=program, pipeline="default", recognise=False, sanitised=False, count=12, first=0,
                               seed=7, jobs=1, page_timeout=1, keep=folder / "kept")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return fuzz.measure(given, scratch)


def main():
    batch.LEEWAY = 1
    wrong = False
    with tempfile.TemporaryDirectory(prefix="fuzz-self-") as folder:
        program = pathlib.Path(folder, "kanwu")
        program.write_text(MAKE_BELIEVE)
        program.chmod(0o755)
        for fault, expected in FAULTS.items():
            seen = is_seen(program, pathlib.Path(folder), fault)
            print(f"{'as expected' if seen is expected else 'WRONG'}: {fault}", flush=True)
            wrong |= seen is not expected
    sys.exit(1 if wrong else 0)


main()
