#!/usr/bin/env python3
"""Measures whether kanwu can be left to cron: one line for each bar, exit code 1 when one is missed.

usage: endurance.py --input BENCH/dev/in [--program KANWU] [--seed N] [--jobs N] [--quick] [BAR …]

bar           what is done to the program                                              about
kills         200 kills at random times; outputs as undisturbed, no page read again    15 minutes
second-run    a second run over 100,000 finished small files                           30 minutes
table-change  another confusion table over finished documents                           5 minutes
trouble       full and read-only disks, damaged ledgers, vanishing inputs, hangs       10 minutes
races         100 times two runs at the same moment                                    10 minutes
stops         65 signals while pages are read                                           5 minutes

kills, table-change and stops work on the documents of --input (many pages: they want work that lasts),
the others on documents that they make. Without a BAR all are measured, in this order. --quick does a
tenth of each, to try the scripts and to look for gross faults; only a whole measurement counts. The same
--seed gives the same choices, though not the same moments, since machines differ.

Each bar is also a script of its own with the same options (kills.py, second_run.py …; second_run.py has
--flat and --files, trouble.py --only CASE,…; --keep leaves the temporary folder to look at). How a
measurement goes is told on standard error, the findings on standard output. All lies in a folder below
$TMPDIR and goes away at the end, with all processes that were started. `trouble` mounts small file systems
where it may (root), seen by itself only, and uses faketime where that is installed.

selfcheck.py holds each measurement against a make-believe kanwu, sound and with planted faults: it shows
in some minutes, without reading a page, that every check can fail.
"""
import sys

import kills
import races
import second_run
import stops
import table_change
import trouble
from shared import SAMPLES, measured, parser

# Whether the bar wants the documents of --input.
BARS = {
    "kills": (kills, True), "second-run": (second_run, False), "table-change": (table_change, True),
    "trouble": (trouble, False), "races": (races, False), "stops": (stops, True),
}


def main():
    options = parser(__doc__.splitlines()[0])
    options.add_argument("bars", nargs="*", metavar="BAR", help=", ".join(BARS))
    given = options.parse_args()
    if unknown := set(given.bars) - BARS.keys():
        options.error(f"no bar {', '.join(unknown)}; there are {', '.join(BARS)}")
    missed = False
    documents = given.input
    for name in given.bars or BARS:
        module, wants_documents = BARS[name]
        given.input = documents if wants_documents else SAMPLES
        finding = measured(module.measure, given, name)
        print(finding, flush=True)
        missed |= finding.met is False
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
