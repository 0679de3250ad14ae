"""How well lines become a document: the part `reflow` of bench.py.

Counts, over the scans with ground truth, the running heads, feet and page numbers that were left out and the lines
of the body that were (by any stage), and prints the F1 of paragraph boundaries.
"""
import json
import pathlib
import re
import subprocess

RUNNING = {"header", "footer"}
# Lines whose texts are further apart are not the same print: a line that was not read at all is not counted as kept.
LEAST_LIKENESS = 0.5


def reflow(program, bench, scratch, run_of_dev):
    output = scratch / "dev"
    run_of_dev(output)
    heads(program, bench, output)
    paragraphs(program, bench, output)


def heads(program, bench, output):
    """Prints how many of the running lines of the truth, and of its other lines, were left out of the text."""
    counts = {True: [0, 0], False: [0, 0]}
    unread = 0
    for document in json.loads((bench / "dev/manifest.json").read_text())["documents"]:
        truth = bench / "dev/truth" / f"{document['id']}.lines.json"
        read = output / f"{pathlib.Path(document['path']).name}.json"
        if not truth.exists() or not read.exists():
            continue
        pages = json.loads(read.read_text())["pages"]
        for number, (printed, page) in enumerate(zip(json.loads(truth.read_text()), pages), 1):
            for line, found in aligned(printed, page["lines"]):
                running = line["role"] in RUNNING
                if not found:
                    unread += running
                    continue
                left_out = all("drop" in part for part in found)
                counts[running][left_out] += 1
                if left_out != running:
                    print(f"reflow: {document['id']} page {number}: {line['role']} "
                          f"{'left out' if left_out else 'kept'}: {line['text']}"
                          f"{found[0]['drop'] if left_out else ''}")
    kept, dropped = counts[True]
    print(f"reflow: {dropped} of {dropped + kept} running heads, feet and page numbers left out: "
          f"{dropped / max(1, dropped + kept):.1%}; wanted at least 99 %; {unread} more were not read at all")
    print(f"reflow: {counts[False][1]} of {sum(counts[False])} other lines left out; wanted 0")


def aligned(printed, lines):
    """Each printed line with the read lines that are it, or parts of it; the likest pairs are settled first."""
    from rapidfuzz import fuzz

    pairs = []
    for line in printed:
        text = bare(line["text"])
        for place, read in enumerate(lines):
            other = bare(read.get("text", read["raw"]))
            if not other:
                continue
            likeness = fuzz.ratio(text, other) / 100
            if len(other) < len(text) and len(other) >= 4:
                # A line that was read in two.
                likeness = max(likeness, fuzz.partial_ratio(text, other) / 100 * 0.9)
            pairs.append((likeness, -abs(len(text) - len(other)), id(line), place))
    found, taken = {}, {}
    for likeness, _, line, place in sorted(pairs, reverse=True):
        if place in taken or likeness < LEAST_LIKENESS:
            continue
        if line in found and likeness < 0.8:
            continue
        taken[place] = line
        found.setdefault(line, []).append(lines[place])
    return [(line, found.get(id(line), [])) for line in printed]


def bare(text):
    """The text without white space, with dashes and brackets of one kind, as page numbers are misread."""
    return re.sub(r"\s", "", text).translate(str.maketrans("—–―一－~～（）", "-------()"))


def paragraphs(program, bench, output):
    command = [program, "evaluate", "--truth", str(bench / "dev/truth"), "--output", str(output), "--json",
               "--manifest", str(bench / "dev/manifest.json")]
    result = json.loads(subprocess.run(command, stdout=subprocess.PIPE).stdout)
    print(f"reflow: paragraph F1 {result['total']['paragraphF1']:.4f}; wanted at least 0.97")
    scores = sorted((document["paragraphs"]["f1"], document["name"]) for document in result["documents"])
    for score, name in scores[:5]:
        if score < 0.97:
            print(f"reflow: {name}: {score:.3f}")
