"""What the repair of misreadings is worth, and what it costs: the part `repair` of bench.py.

Measures the shipped table on scans with ground truth (harm, misreadings repaired), on clean text (changes that
nobody asked for), on text captures with planted misreadings, on its way through the decoder (speed, memory), and
whether a table learned from one half of the scans helps on the other.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import time

# Documents dealt alternately, so that both halves have all kinds of damage.
HALVES = 2
MARKS = str.maketrans({"〈": "《", "〉": "》", "(": "（", ")": "）", ",": "，", ":": "：", ";": "；"})


def repair(program, bench, scratch, run_of_dev):
    output = scratch / "dev"
    run_of_dev(output)
    harm(evaluation(program, bench, output))
    clean = clean_text(program, bench, scratch)
    captures(program, bench)
    speed(program, scratch, clean)
    halves(program, bench, scratch, output)


def evaluation(program, bench, output, truth=None):
    command = [program, "evaluate", "--truth", str(truth or bench / "dev/truth"), "--output", str(output), "--json"]
    if truth is None:
        command += ["--manifest", str(bench / "dev/manifest.json")]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE).stdout)


def harm(result):
    stage = next(stage for stage in result["repairs"]["stages"] if stage["name"] == "repair")
    print(f"repair: {stage['edits']} edits, {stage['helped']} help, {stage['neutral']} neutral, {stage['harmed']} harm: "
          f"{stage['precision']:.1%} reduce the error; wanted at least 92 %")
    print(f"repair: {stage['harmedPer100000']:.1f} right characters made wrong per 100,000; wanted at most 2")
    errors = {line["class"]: line for line in result["errors"]}
    for name, wanted, kinds in [("substitutions between Chinese characters", 30, ["chinese"]),
                                ("wrong punctuation", 50, ["punctuation", "other"])]:
        before = sum(errors[kind]["before"] for kind in kinds)
        after = sum(errors[kind]["after"] for kind in kinds)
        print(f"repair: {name} {before} → {after}: {1 - after / before:.0%} removed; wanted at least {wanted} %")


def clean_text(program, bench, scratch):
    """Prints how much of text without misreadings is changed, and returns a file of it."""
    texts = [file.read_text() for file in sorted((bench / "dev/truth").glob("*.txt"))]
    for document in json.loads((bench / "text/dev.json").read_text()):
        texts.append("\n".join(
            text if isinstance(text, str) else "\t".join(map(str, text)) for _, text in document["blocks"]))
    clean = scratch / "clean.txt"
    clean.write_text("\n".join(texts))
    edits = scratch / "edits.json"
    subprocess.run([program, "clean", str(clean), "--edits", str(edits)], check=True, stdout=subprocess.DEVNULL)
    edits = json.loads(edits.read_text())
    characters = len(re.sub(r"\s", "", clean.read_text()))
    repairs = [edit for edit in edits if edit["stage"] == "repair"]
    alphanumeric = [edit for edit in edits
                    if re.findall("[0-9A-Za-z]", edit["from"]) != re.findall("[0-9A-Za-z]", edit["to"])]
    print(f"repair: {len(repairs)} repairs in {characters} characters of clean text: "
          f"{len(repairs) * 1e5 / characters:.1f} per 100,000; wanted at most 1")
    print(f"repair: {len(alphanumeric)} changes of digits and Latin letters in it; wanted 0")
    return clean


def captures(program, bench):
    """Of the characters that a capture has wrong, how many are right after it was cleaned; and the reverse."""
    from rapidfuzz.distance import Levenshtein

    def right(truth, text):
        """Positions of the truth that the text has."""
        operations = Levenshtein.opcodes(truth, text)
        return {place for operation in operations if operation.tag == "equal"
                for place in range(operation.src_start, operation.src_end)}

    def bare(text):
        return re.sub(r"\s", "", text).translate(MARKS)

    repaired = wrong = harmed = 0
    for file in sorted((bench / "captures").glob("case*.in.txt")):
        name = file.name.removesuffix(".in.txt")
        truth = bare((bench / "captures/truth" / f"{name}.txt").read_text())
        before = right(truth, bare(file.read_text()))
        cleaned = subprocess.run([program, "clean", str(file)], check=True, stdout=subprocess.PIPE, text=True).stdout
        after = right(truth, bare(cleaned))
        wrong += len(truth) - len(before)
        repaired += len(after - before)
        harmed += len(before - after)
    print(f"repair: captures: {repaired} of {wrong} wrong characters repaired: {repaired / wrong:.0%}; "
          f"wanted at least 90 %; {harmed} right ones harmed; wanted 0")


def speed(program, scratch, clean):
    pipeline = scratch / "repair.yml"
    pipeline.write_text("document:\n  - repair\n")
    nothing = scratch / "nothing.txt"
    nothing.write_text("没有。")
    dirty = scratch / "dirty.txt"
    dirty.write_text(with_errors(clean.read_text()))
    start, _ = seconds_and_memory(program, nothing, pipeline)
    for name, file, wanted in [("clean text", clean, 200_000), ("text with 5 % errors", dirty, 50_000)]:
        seconds, memory = seconds_and_memory(program, file, pipeline)
        print(f"repair: {name}: {len(file.read_text()) / (seconds - start):,.0f} characters a second on one core; "
              f"wanted at least {wanted:,}; {memory:.0f} MB beside mapped files; wanted less than 60")


def with_errors(text):
    """The text with one Chinese character in twenty made one that looks like it."""
    shapes = pathlib.Path(__file__).parents[2] / "Pipelines/shapes/han.tsv"
    alike = dict(line.split("\t") for line in shapes.read_text().splitlines() if line and line[0] != "#")
    random.seed(5)
    return "".join(
        random.choice(alike[character][:8]) if character in alike and random.random() < 0.05 else character
        for character in text)


def seconds_and_memory(program, file, pipeline):
    """Processor seconds of `kanwu clean`, and its peak of memory that no file stands behind, in MB."""
    process = subprocess.Popen([program, "clean", str(file), "--pipeline", str(pipeline)], stdout=subprocess.DEVNULL)
    peak = 0
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            return usage.ru_utime + usage.ru_stime, peak / 1024
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak = max([peak, *map(int, re.findall(r"RssAnon:\s+(\d+)", status))])
        except OSError:
            pass
        time.sleep(0.01)


def halves(program, bench, scratch, output):
    """Learns from each half of the scans and repairs the other with it."""
    documents = json.loads((bench / "dev/manifest.json").read_text())["documents"]
    for half in range(HALVES):
        learned, other = documents[half::HALVES], documents[1 - half::HALVES]
        folder = scratch / f"half{half}"
        truth_to_learn = truths(bench, learned, folder / "learn")
        truth_to_judge = truths(bench, other, folder / "judge")
        table = folder / "own.tsv"
        subprocess.run([program, "table", "learn", "--truth", str(truth_to_learn), "--read", str(output),
                        "--output", str(table)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rules = sum(1 for line in table.read_text().splitlines() if line and line[0] != "#") - 1
        wrong = []
        for tables in (["chi_sim"], ["chi_sim", str(table)]):
            pipeline = folder / "pipeline.yml"
            default = (pathlib.Path(__file__).parents[2] / "Pipelines/default.yml").read_text()
            pipeline.write_text(default.replace("- repair\n", f"- repair: {{tables: {json.dumps(tables)}}}\n"))
            subprocess.run([program, "run", str(bench / "dev/in"), "--output", str(output), "--progress", "none",
                            "--pipeline", str(pipeline)], check=True)
            errors = {line["class"]: line["after"] for line in evaluation(program, bench, output, truth_to_judge)["errors"]}
            wrong.append(errors["chinese"])
        print(f"repair: {rules} rules learned from {len(learned)} scans: substitutions left on the other {len(other)}: "
              f"{wrong[0]} with chi_sim alone, {wrong[1]} with both; wanted fewer")


def truths(bench, documents, folder):
    """A folder of the truth of some documents, by the names of their outputs."""
    folder.mkdir(parents=True)
    for document in documents:
        name = pathlib.Path(document["path"]).name
        (folder / f"{name}.txt").symlink_to((bench / "dev" / document["truth"]).resolve())
    return folder
