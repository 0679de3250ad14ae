"""Character error rate by class of damage: each page beside its clean twin, ours beside other programs."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

import made_pages

PIPELINES = ["fast", "default", "accurate"]
# With the default pipeline, where the program has the second reader.
ENGINES = ["paddle", "both"]
# Times the clean twins' rate that a class may have; the hard ones lose strokes for good.
ALLOWED, ALLOWED_HARD, HARD = 2.5, 5.0, {"fax", "saltpepper", "thin", "150dpi"}
ALLOWED_SEAL = 1.2


def classes(program, bench, scratch, jobs, fonts, pages, keep):
    folder = (keep or scratch) / "made"
    made_pages.make(bench, fonts, folder, pages)
    names = made_pages.classes(bench)
    readings = {"tesseract": tesseract(folder, names, (keep or scratch) / "tesseract", jobs)}
    if shutil.which("ocrmypdf"):
        readings["ocrmypdf"] = ocrmypdf(folder, names, (keep or scratch) / "ocrmypdf", jobs)
    for pipeline in PIPELINES:
        readings[pipeline] = kanwu(program, folder, names, scratch / pipeline, pipeline, jobs)
    engines = ENGINES if has_second_reader(program) else []
    for engine in engines:
        readings[engine] = kanwu(program, folder, names, scratch / engine, "default", jobs, "--engine", engine)
    sys.path.insert(0, str(bench / "generator"))
    table(folder, names, readings)
    lost_lines(folder, names, {name: readings[name] for name in ["tesseract", "default", *engines]})


def has_second_reader(program):
    return "second reader’s" in subprocess.run([program, "doctor"], check=False, capture_output=True, text=True).stdout


def kanwu(program, folder, names, output, pipeline, jobs, *options):
    """What a pipeline reads: the text of class and page."""
    inputs = [str(folder / name) for name in names]
    subprocess.run(
        [program, "run", *inputs, "--output", str(output), "--pipeline", pipeline, "--formats", "txt", "--group", "none",
         "--jobs", str(jobs), "--progress", "none", *options], check=False, stdout=subprocess.DEVNULL)
    return lambda name, page: (output / name / f"{page}.png.txt").read_text(encoding="utf8")


def tesseract(folder, names, output, jobs):
    def read(name, page):
        target = output / name / page
        if not target.with_suffix(".txt").exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["tesseract", str(folder / name / f"{page}.png"), str(target), "-l", "chi_sim"], check=True,
                           stderr=subprocess.DEVNULL, env={**os.environ, "OMP_THREAD_LIMIT": "1"})

    return of_all(read, folder, names, output, jobs)


def ocrmypdf(folder, names, output, jobs):
    """With the flags that served it best on the benchmark."""
    def read(name, page):
        target = (output / name / page).with_suffix(".txt")
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            picture = folder / name / f"{page}.png"
            subprocess.run(["ocrmypdf", "-l", "chi_sim", "-j", "1", "--rotate-pages", "--deskew", "--output-type", "pdf", "--optimize", "0",
                            "--sidecar", str(target), str(picture), "/dev/null"], check=False, stderr=subprocess.DEVNULL,
                           env={**os.environ, "OMP_THREAD_LIMIT": "1"})
            if not target.exists():
                target.write_text("")

    return of_all(read, folder, names, output, jobs)


def of_all(read, folder, names, output, jobs):
    pages = [p.stem for p in sorted((folder / "truth").glob("*.txt"))]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda job: read(*job), [(name, page) for name in names for page in pages]))
    return lambda name, page: (output / name / f"{page}.txt").read_text(encoding="utf8")


def table(folder, names, readings):
    import score
    from rapidfuzz.distance import Levenshtein

    truths = {p.stem: score.norm(p.read_text(encoding="utf8")) for p in sorted((folder / "truth").glob("*.txt"))}
    rates = {}
    for reader, text in readings.items():
        for name in names:
            wrong = sum(Levenshtein.distance(truth, score.norm(text(name, page))) for page, truth in truths.items())
            rates[reader, name] = wrong / sum(map(len, truths.values()))
    print(f"classes: cer_norm of {len(truths)} pages each, and ours as a multiple of the clean twins'")
    print(f"classes: {'class':12}" + "".join(f"{reader:>11}" for reader in readings) + f"{'multiple':>10}  wanted")
    for name in names:
        twin = "colour" if name == "seal" else "clean"
        allowed = ALLOWED_SEAL if name == "seal" else ALLOWED_HARD if name in HARD else ALLOWED
        multiple = rates["default", name] / rates["default", twin] if rates["default", twin] else (
            float("inf") if rates["default", name] else 0)
        print(f"classes: {name:12}" + "".join(f"{rates[reader, name]:11.4f}" for reader in readings)
              + f"{multiple:10.2f}  {'≤ ' + str(allowed)}{'' if multiple <= allowed else '  NOT MET'}")


def lost_lines(folder, names, readings):
    """Prints how many printed lines have under half of their characters in what was read, by reader and class."""
    import score
    from rapidfuzz.distance import Indel

    truths = {p.stem: [score.norm(line) for line in p.read_text(encoding="utf8").splitlines() if score.norm(line)]
              for p in sorted((folder / "truth").glob("*.txt"))}
    count = sum(map(len, truths.values())) * len(names)
    for reader, text in readings.items():
        lost = {name: [f"{page}: {line}" for page, lines in truths.items() for line in unread(lines, score.norm(text(name, page)), Indel)]
                for name in names}
        total = sum(map(len, lost.values()))
        print(f"classes: {reader} lost {total} of {count} lines ({total / count:.4%}): "
              + (", ".join(f"{name} {len(lines)}" for name, lines in lost.items() if lines) or "none"))
        for name, lines in lost.items():
            for line in lines if reader != "tesseract" else []:
                print(f"classes:   {name} {line}")


def unread(lines, read, indel):
    found = [False] * sum(map(len, lines))
    for block in indel.editops("".join(lines), read).as_matching_blocks():
        found[block.a:block.a + block.size] = [True] * block.size
    start = 0
    for line in lines:
        if sum(found[start:start + len(line)]) * 2 < len(line):
            yield line
        start += len(line)
