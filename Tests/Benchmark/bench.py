#!/usr/bin/env python3
"""Speed, memory, crashes and accuracy of kanwu beside other programs, on the pages of a benchmark folder.

usage: bench.py --bench DIR --program KANWU [--only speed,memory,crashes,accuracy,repair,reflow,classes] [--runs N]

DIR holds speed/in/*.pdf (one PDF of scanned pages), dev/ (in/, truth/, manifest.json; generator/score.py
beside it), text/dev.json (clean text) and captures/. Prints one line for each figure; ratios compare runs that took turns,
since absolute times on shared machines say little. OCRmyPDF is compared when it is installed
(pip install ocrmypdf); accuracy, repair and reflow need rapidfuzz, true lines reportlab (pip install rapidfuzz reportlab).
classes makes pages with the bench folder's generator, ten of each kind of damage, and takes an hour the first time; it needs
opencv-python-headless, numpy, pillow, fonttools, python-docx and img2pdf, and Debian's Chinese fonts (--fonts FOLDER when they
lie elsewhere); --keep FOLDER keeps the pages and what the other programs read on them.
"""
import argparse
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import classes as classes_part
import reflow as reflow_part
import repair as repair_part

JOBS = os.cpu_count() or 2


def timed(command, **options):
    """Wall seconds of a command that must succeed."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.monotonic() - start


def kanwu(program, inputs, output, *options):
    shutil.rmtree(output, ignore_errors=True)
    return [program, "run", str(inputs), "--output", str(output), "--progress", "none",
            "--jobs", str(JOBS), *options]


def speed(program, bench, scratch, runs):
    (pdf,) = (bench / "speed/in").glob("*.pdf")
    pages = scratch / "pages"
    pages.mkdir()
    subprocess.run(["pdfimages", "-j", "-png", str(pdf), str(pages / "p")], check=True)
    names = "\0".join(str(page) for page in sorted(pages.iterdir()))
    count = len(list(pages.iterdir()))
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    ours, shell, ocrmypdf = [], [], []
    for _ in range(runs):
        ours.append(timed(kanwu(program, pdf, scratch / "out")))
        shell.append(timed(
            ["xargs", "-0", "-n1", f"-P{JOBS}", "sh", "-c", 'tesseract "$0" "$0" -l chi_sim'],
            input=names.encode(), env=one_thread))
    print(f"speed: kanwu {count * 60 / statistics.median(ours):.1f} pages/min, "
          f"xargs -P{JOBS} tesseract {count * 60 / statistics.median(shell):.1f} pages/min")
    ratios = [b / a for a, b in zip(ours, shell)]
    print(f"speed: kanwu is {statistics.median(ratios):.2f} × xargs tesseract "
          f"(runs: {', '.join(f'{r:.2f}' for r in ratios)}); wanted at least 1.1")
    if not shutil.which("ocrmypdf"):
        print("speed: ocrmypdf is not installed: not compared")
        return
    ocrmypdf.append(timed(
        ["ocrmypdf", "-l", "chi_sim", "-j", str(JOBS), "--rotate-pages", "--deskew", "--output-type", "pdf",
         "--optimize", "0", "--sidecar", str(scratch / "side.txt"), str(pdf), str(scratch / "ocr.pdf")], env=one_thread))
    ours.append(timed(kanwu(program, pdf, scratch / "out")))
    print(f"speed: kanwu is {ocrmypdf[0] / ours[-1]:.2f} × ocrmypdf -j {JOBS} "
          f"({ocrmypdf[0]:.0f} s against {ours[-1]:.0f} s); wanted at least 2.5")


def peak_of(command):
    """Peak resident memory in MB of a command and of its largest descendant."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parent, largest = 0, 0
    while process.poll() is None:
        parent = max(parent, resident(process.pid))
        for child in descendants(process.pid):
            largest = max(largest, resident(child))
        time.sleep(0.05)
    return parent / 1024, largest / 1024


def resident(pid):
    """Peak resident kilobytes of a process; 0 when it is gone."""
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def descendants(pid):
    try:
        children = open(f"/proc/{pid}/task/{pid}/children").read().split()
        for task in os.listdir(f"/proc/{pid}/task"):
            children += open(f"/proc/{pid}/task/{task}/children").read().split()
    except OSError:
        return
    for child in set(children):
        yield int(child)
        yield from descendants(int(child))


def memory(program, bench, scratch, runs):
    (pdf,) = (bench / "speed/in").glob("*.pdf")
    tenfold = scratch / "tenfold.pdf"
    subprocess.run(["qpdf", "--empty", "--pages", *[str(pdf)] * 10, "--", str(tenfold)], check=True)
    once, worker = peak_of(kanwu(program, pdf, scratch / "out"))
    ten, worker_ten = peak_of(kanwu(program, tenfold, scratch / "out"))
    print(f"memory: parent {once:.0f} MB on 40 pages, {ten:.0f} MB on 400 pages: "
          f"{ten - once:+.1f} MB; wanted less than 20")
    print(f"memory: largest worker {max(worker, worker_ten):.0f} MB; wanted less than 400")


def crashes(program, bench, scratch, runs):
    """Ten workers killed in a run of the whole set: the texts must be those of an undisturbed run."""
    command = kanwu(program, bench / "dev/in", scratch / "calm", "--formats", "txt")
    subprocess.run(command, check=True)
    calm = texts(scratch / "calm")
    random.seed(7)
    disturbed = subprocess.Popen(
        kanwu(program, bench / "dev/in", scratch / "disturbed", "--formats", "txt"))
    killed = []
    while disturbed.poll() is None and len(killed) < 10:
        # Apart enough that a page whose worker was killed is not hit again when it is tried again.
        time.sleep(random.uniform(2, 3))
        readers = [pid for pid in descendants(disturbed.pid)
                   if resident(pid) > 70_000 and is_worker(pid)]
        if readers:
            number = signal.SIGKILL if len(killed) % 2 else signal.SIGSEGV
            victim = random.choice(readers)
            try:
                os.kill(victim, number)
                killed.append(victim)
            except ProcessLookupError:
                pass
    code = disturbed.wait()
    same = calm == texts(scratch / "disturbed")
    print(f"crashes: {len(killed)} workers killed in {len(calm)} documents, exit code {code}, "
          f"texts {'the same' if same else 'DIFFER'}")


def is_worker(pid):
    """Whether it runs as a worker by now: between fork and exec a child looks like its parent."""
    try:
        return b"\0worker\0" in open(f"/proc/{pid}/cmdline", "rb").read() + b"\0"
    except OSError:
        return False


def texts(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.txt")}


def accuracy(program, bench, scratch, runs):
    output = scratch / "dev"
    seconds = time.monotonic()
    subprocess.run(kanwu(program, bench / "dev/in", output), check=False, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - seconds
    print(f"accuracy: dev read in {seconds:.0f} s")
    subprocess.run([sys.executable, str(bench / "generator/score.py"), "--manifest",
                    str(bench / "dev/manifest.json"), str(output)], check=True)


def run_of_dev(program, bench):
    return lambda output: subprocess.run(
        kanwu(program, bench / "dev/in", output), check=False, stdout=subprocess.DEVNULL)


def repair(program, bench, scratch, runs):
    repair_part.repair(program, bench, scratch, run_of_dev(program, bench))


def reflow(program, bench, scratch, runs):
    reflow_part.reflow(program, bench, scratch, run_of_dev(program, bench))


def main():
    parts = {"speed": speed, "memory": memory, "crashes": crashes, "accuracy": accuracy, "repair": repair,
             "reflow": reflow}
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--bench", type=pathlib.Path, required=True)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--only", default=",".join([*parts, "classes"]))
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--pages", type=int, default=10, help="pages of each class")
    arguments.add_argument("--fonts", type=pathlib.Path, default=pathlib.Path("/usr/share/fonts"))
    arguments.add_argument("--keep", type=pathlib.Path)
    given = arguments.parse_args()
    parts["classes"] = lambda program, bench, scratch, runs: classes_part.classes(
        program, bench, scratch, JOBS, given.fonts.resolve(), given.pages, given.keep and given.keep.resolve())
    if not given.bench.is_dir():
        sys.exit(f"{given.bench} is not there: make bench BENCH=folder")
    for part in given.only.split(","):
        with tempfile.TemporaryDirectory() as scratch:
            parts[part](str(pathlib.Path(given.program).resolve()), given.bench.resolve(), pathlib.Path(scratch), given.runs)


main()
