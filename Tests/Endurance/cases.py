"""One kind of trouble: its folder, its runs, and what was not as it should be."""
import signal

from shared import difference, outputs, strays

# Longer than any run over the samples takes, whatever waits in it.
PATIENCE = 400


class Skip(Exception):
    """The case cannot be tried here, and why."""


class Case:
    """Collects complaints, so that one case tells all that is wrong with it."""

    def __init__(self, setting, name, inputs, calm):
        """`calm` is an undisturbed run over `inputs`."""
        self.setting, self.inputs, self.reference = setting, inputs, outputs(calm.output)
        self.folder = setting.scratch / name
        self.folder.mkdir()
        self.output, self.temporary = self.folder / "out", self.folder / "tmp"
        self.complaints, self.reads = [], []

    def expect(self, holds, complaint):
        if not holds:
            self.complaints.append(complaint)

    def start(self, *options, **named):
        return self.setting.start(self.inputs, self.output, *options,
                                  **{"temporary": self.temporary, **named})

    def end(self, run, *codes):
        """Waits for the end of a run, which should have one of the codes."""
        if not run.wait(PATIENCE):
            run.end()
            self.complaints.append(f"a run had not ended after {PATIENCE} s")
        self.expect(run.code in codes, f"exit code {run.code}, not {' or '.join(map(str, codes))}: {run.tail()}")
        self.reads += run.page_reads()
        return run

    def run(self, *codes, options=(), **named):
        return self.end(self.start(*options, **named), *codes)

    def start_and_wait_for_page(self, *options, **named):
        """A run that has committed its first page."""
        run = self.start(*options, **named)
        self.expect(run.wait_for(run.page_reads), f"no page was read: {run.tail()}")
        return run

    def crash_after_page(self, *options, **named):
        """Leaves a half-done output folder, as a crash of the machine does."""
        run = self.start_and_wait_for_page(*options, **named)
        run.process.send_signal(signal.SIGKILL)
        run.wait()
        run.end()
        self.reads += run.page_reads()

    def expect_names(self, run, *words):
        for word in words:
            self.expect(str(word) in run.text(), f"the messages do not name {word}: {run.tail()}")

    def expect_whole(self):
        """What lies in the output folder is right, though not all may be there."""
        found = outputs(self.output)
        unlike = difference(found, {name: self.reference.get(name, "") for name in found})
        self.expect(not unlike, f"outputs of a stopped run: {unlike}")

    def expect_complete(self, **named):
        """A further run ends well, and then all outputs are those of an undisturbed run."""
        run = self.run(0, **named)
        self.expect_same()
        return run

    def expect_same(self):
        unlike = difference(outputs(self.output), self.reference)
        self.expect(not unlike, f"outputs: {unlike}")
        left = strays(self.output, self.temporary)
        self.expect(not left, f"stray files: {left[:1]}")

    def expect_nothing_read_twice(self):
        twice = {page for page in self.reads if self.reads.count(page) > 1}
        self.expect(not twice, f"read twice: {sorted(twice)[:1]}")
