#!/usr/bin/env python3
"""Bar 1: kills at random times leave the outputs as they are undisturbed, and no page is read twice.

A run is killed again and again and started anew, each time at once, as after a crash; when it gets to
its end before its kill, another folder is begun. Killed are the parent, one worker, all workers, the
parent's process group, or all of them together. A fifth of the kills come right after a page was
committed, where a half-done step would hurt most.
"""
import collections
import os
import random
import signal
import time

import processes
from shared import Finding, Unmeasurable, cut_off, difference, main, note, outputs, parser, strays

KINDS = ("parent", "one worker", "all workers", "group", "everything")
KILLS = 200
# A worker whose parent died should see its pipe close and leave within this many seconds.
ORPHAN_SECONDS = 10


class Series:
    """All runs into one output folder, until it is complete."""

    def __init__(self, setting, number, calm):
        self.calm, self.setting, self.inputs = calm, setting, setting.documents()
        self.output = setting.scratch / f"out-{number:04}"
        self.temporary = setting.scratch / f"tmp-{number:04}"
        self.runs, self.orphans, self.complaints = [], [], []

    def start(self):
        self.runs.append(self.setting.start(self.inputs, self.output, temporary=self.temporary))
        return self.runs[-1]

    def kill(self, run, kind):
        """Kills in one of the ways; whether the run is over with it."""
        children = processes.descendants(run.pid)
        workers = processes.workers(run.pid)
        if kind in ("one worker", "all workers"):
            processes.kill(workers if kind == "all workers" else self.setting.random.sample(workers, 1))
            return False
        if kind == "everything":
            processes.kill([run.pid, *children])
        elif kind == "group":
            os.killpg(run.pid, signal.SIGKILL)
        else:
            processes.kill([run.pid])
        run.wait()
        if halves := cut_off(self.output, self.calm.output):
            self.complaints.append(f"half an output: {halves[0]}")
        self.orphans += [(time.monotonic(), child, processes.birth(child)) for child in children]
        return True

    def look_for_orphans(self):
        """Notes children that outlived their parent for too long."""
        for since, pid, birth in list(self.orphans):
            if birth is None or not processes.is_alive(pid) or processes.birth(pid) != birth:
                self.orphans.remove((since, pid, birth))
            elif time.monotonic() - since > ORPHAN_SECONDS:
                self.orphans.remove((since, pid, birth))
                self.complaints.append(f"process {pid} outlived its parent by {ORPHAN_SECONDS} s")

    def finish(self, run):
        """Lets it come to its end; pages that lost their worker too often come in a further run."""
        for _ in range(4):
            run.wait()
            if run.code == self.calm.code:
                return
            note(f"a run ended with {run.code}: {run.tail()}")
            run = self.start()
        run.wait()
        self.complaints.append(f"the last run ended with {run.code}: {run.tail()}")

    def check(self, reference):
        """Looks for what is wrong in the finished folder; how often each page was read."""
        if unlike := difference(outputs(self.output), reference):
            self.complaints.append(f"outputs: {unlike}")
        if left := processes.left_after(self.temporary, ORPHAN_SECONDS):
            self.complaints.append(f"processes left: {left}")
            processes.kill(left)
        if files := strays(self.output, self.temporary):
            self.complaints.append(f"{len(files)} stray files ({files[0]}…)")
        locked = sum(run.code == 75 for run in self.runs)
        if locked:
            self.complaints.append(f"{locked} runs found the lock of a killed run held")
        return collections.Counter(page for run in self.runs for page in run.page_reads())


def measure(setting):
    setting.random = random.Random(setting.seed)
    calm = setting.calm(setting.documents())
    reference, pages = outputs(calm.output), set(calm.page_reads())
    if not pages:
        raise Unmeasurable("the undisturbed run told of no page that was read")
    # So that the kills go through the documents about once or twice, most of them in mid-page.
    page_seconds = calm.seconds * setting.jobs / len(pages)
    note(f"undisturbed: {calm.seconds:.0f} s, {len(pages)} pages, exit code {calm.code}")
    wanted, kinds = setting.count(KILLS), collections.Counter()
    done, series = [], Series(setting, 0, calm)
    run = series.start()
    while kinds.total() < wanted:
        wait(run, setting.random, page_seconds)
        series.look_for_orphans()
        if run.has_ended():
            if run.code == calm.code:
                done.append(series)
                series = Series(setting, len(done), calm)
            else:
                note(f"a run ended with {run.code}: {run.tail()}")
                if len(series.runs) > 20 * wanted:
                    raise Unmeasurable(f"the runs end by themselves with {run.code}: {run.tail()}")
            run = series.start()
            continue
        kind = setting.random.choice(KINDS)
        if "worker" in kind and not processes.workers(run.pid):
            kind = "parent"
        kinds[kind] += 1
        if series.kill(run, kind):
            run = series.start()
        if kinds.total() % 20 == 0:
            note(f"{kinds.total()} kills")
    series.finish(run)
    return judge(done + [series], reference, pages, kinds, setting.jobs)


def wait(run, chance, page_seconds):
    """Waits for the moment of the next kill, or until the run ends."""
    mean = page_seconds * (4 if chance.random() < 0.1 else 0.75)
    run.wait(chance.expovariate(1 / mean))
    if chance.random() < 0.2:
        size = run.log.stat().st_size
        run.wait_for(lambda: run.log.stat().st_size > size, seconds=5)
        run.wait(chance.uniform(0, 0.05))


def judge(all_series, reference, pages, kinds, jobs):
    reads, doubles, silent, complaints = 0, 0, 0, []
    for number, series in enumerate(all_series):
        counts = series.check(reference)
        reads += counts.total()
        twice = [page for page, count in counts.items() if count > 1]
        doubles += len(twice)
        silent += len(pages - counts.keys())
        complaints += [f"folder {number}: {words}" for words in series.complaints]
        if twice:
            complaints.append(f"folder {number}: read again after its commit: {twice[0]}…")
    turned = sum(len(run.page_reads(turned=True)) for series in all_series for run in series.runs)
    for words in complaints:
        note(words)
    whole, most = len(pages) * len(all_series), len(pages) * len(all_series) + jobs * kinds.total()
    figure = (f"{kinds.total()} kills ({', '.join(f'{count} {kind}' for kind, count in kinds.items())}) in "
              f"{len(all_series)} folders: {reads} committed readings of {whole} pages, {doubles} pages read "
              f"again after their commit, {silent} told by no message, {turned} turned; "
              f"{len(complaints)} complaints")
    return Finding(
        "1 kills", figure, f"same outputs, nothing left behind, at most {most} readings, 0 read again",
        reads <= most and not doubles and not complaints)


if __name__ == "__main__":
    main(measure, parser(__doc__.splitlines()[0]), "kills")
