#!/usr/bin/env python3
"""Whether other programs can read kanwu's exports: validates every file of an output folder.

usage: check_exports.py OUT [--formats hocr,alto,page,tsv,json,md] [--schemas DIR]

OUT is what `kanwu run … --output OUT --formats …` wrote; all files in it are checked, or those of the formats named.
Each file is read with a tool that is not kanwu's, against the format's published schema where there is one, and
compared with the JSON export beside it. One line for each document and format, then a total; exit code 1 when
anything failed, or when nothing was there to check.

It needs: pip install lxml jsonschema hocr-spec markdown-it-py 'pikepdf[pdfa]', and for the schema of PAGE (and the xlink part of ALTO's)
pip install --no-deps ocrd. The schema of ALTO is read from --schemas DIR as alto-4-4.xsd; get it from
https://www.loc.gov/standards/alto/v4/alto-4-4.xsd. A schema in DIR (pagecontent.xsd, xlink.xsd) goes before an
installed one.

A new format is a function in a module here and a line in CHECKS.
"""
import argparse
import pathlib
import sys

import layout
import searchable_pdf
import text
from common import Document, Problem, Schemas

# Format, suffix and the function that raises Problem, or returns a few words on what was checked.
CHECKS = [
    ("hocr", ".hocr", layout.hocr),
    ("alto", ".alto.xml", layout.alto),
    ("page", ".page.xml", layout.page),
    ("tsv", ".tsv", layout.tsv),
    ("json", ".json", text.json_schema),
    ("md", ".md", text.markdown),
    ("pdf", ".pdf", searchable_pdf.pdf),
]


def check(document, function, schemas):
    """None and what was checked, or the reason why the file is no good."""
    try:
        return None, function(document, schemas)
    except Problem as problem:
        return str(problem), None
    except Exception as error:  # what a parser says of a broken file is its own
        return f"{type(error).__name__}: {error}", None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--formats", help="separated by commas; all by default")
    parser.add_argument("--schemas", type=pathlib.Path, help="folder of XML schemas")
    arguments = parser.parse_args()
    known = [name for name, _, _ in CHECKS]
    wanted = arguments.formats.split(",") if arguments.formats else known
    for name in wanted:
        if name not in known:
            parser.error(f"no check for {name}; there are {', '.join(known)}")
    schemas = Schemas(arguments.schemas)
    checked = failed = 0
    for name, suffix, function in CHECKS:
        if name not in wanted:
            continue
        files = sorted(path for path in arguments.out.rglob("*" + suffix)
                       if path.is_file() and ".kanwu" not in path.parts)
        if not files and arguments.formats:
            print(f"{name}: no file *{suffix} in {arguments.out}")
            failed += 1
        for path in files:
            checked += 1
            problem, words = check(Document(path, suffix), function, schemas)
            failed += problem is not None
            place = str(path.relative_to(arguments.out)).encode(errors="backslashreplace").decode()
            print(f"{'FAILED' if problem else 'ok'}: {name}: {place!r}: {problem or words}")
    print(f"{checked} files checked, {failed} failed")
    sys.exit(1 if failed or not checked else 0)


if __name__ == "__main__":
    main()
