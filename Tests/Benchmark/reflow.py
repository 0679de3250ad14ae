"""How well lines become a document: the part `reflow` of bench.py.

Counts, over the scans with ground truth, the running heads, feet and page numbers that were left out and the lines
of the body that were (by any stage), and prints the F1 of paragraph boundaries.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import true_lines as lines

RUNNING = {"header", "footer"}
# Lines whose texts are further apart are not the same print: a line that was not read at all is not counted as kept.
LEAST_LIKENESS = 0.5


def reflow(program, bench, scratch, run_of_dev):
    output = scratch / "dev"
    run_of_dev(output)
    heads(program, bench, output)
    paragraphs(program, bench, output)
    true_lines(program, bench, scratch)
    captures(program, bench, scratch)
    limits(program, scratch)


def true_lines(program, bench, scratch):
    """Reflow by itself: the true printed lines as the text layer of PDFs."""
    try:
        lines.write_pdfs(bench, scratch / "lines")
    except ImportError:
        print("reflow: reportlab is not installed: true lines are not tried")
        return
    output = scratch / "of-lines"
    subprocess.run([program, "run", str(scratch / "lines"), "--output", str(output), "--progress", "none",
                    "--group", "none"], check=True)
    score(bench, ["--manifest", str(bench / "dev/manifest.json"), str(output)],
          "true printed lines (documents without printed lines count as missing)")


def captures(program, bench, scratch):
    output = scratch / "captures"
    output.mkdir()
    for file in sorted((bench / "captures").glob("case*.in.txt")):
        with open(output / file.name.replace(".in.txt", ".txt"), "wb") as text:
            subprocess.run([program, "clean", str(file), "--pipeline", "web-capture"], check=True, stdout=text,
                           stderr=subprocess.DEVNULL)
    score(bench, [str(bench / "captures/truth"), str(output)], "captures")


def score(bench, arguments, name):
    command = [sys.executable, str(bench / "generator/score.py"), *arguments]
    for line in subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines():
        fields = line.split()
        if fields and fields[0] not in ("cer", "MEAN", "TOTAL") and fields[-1] != "MISSING":
            print(f"reflow: {name}: {fields[0]}: cer_norm {fields[2]}, paragraph F1 {fields[6]}")


def limits(program, scratch):
    """A text in one line and one in lines of one character; processor seconds, all of plain and without repair."""
    sentence = "各项工作取得了明显的成效，群众的收入不断提高；办事效率也有所提高。"
    text = (sentence * (1_000_000 // len(sentence) + 1))[:1_000_000]
    without = scratch / "without-repair.yml"
    without.write_text("document: [unify-forms, drop-running-heads, drop-doubled-lines, normalise-punctuation, reflow]\n")
    for name, content in [("one line of 1,000,000 characters", text), ("1,000,000 lines of one character", "\n".join(text))]:
        file = scratch / "long.txt"
        file.write_text(content)
        seconds = []
        for pipeline in ("plain", str(without)):
            process = subprocess.Popen([program, "clean", str(file), "--pipeline", pipeline],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            usage = os.wait4(process.pid, 0)[2]
            seconds.append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
        print(f"reflow: {name}: {seconds[0][0]:.1f} s, without repair {seconds[1][0]:.1f} s, {seconds[0][1]:.0f} MB; "
              "wanted less than 5 s")


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
