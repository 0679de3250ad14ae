#!/usr/bin/env python3
"""Bar 3: after a change of the confusion table the texts are made anew without reading a page again."""
import collections
import re

from shared import CHECKOUT, Finding, Unmeasurable, difference, main, note, output_files, outputs, parser

SHARE = 0.05
# Not a word, so that no text has it before.
INSTEAD = "囗囗"


def measure(setting):
    inputs, output = setting.documents(), setting.scratch / "out"
    first = setting.finish(inputs, output)
    if first.code not in (0, 65) or not first.page_reads():
        raise Unmeasurable(f"the first run ended with {first.code}: {first.tail()}")
    before = outputs(output)
    note(f"first run: {first.seconds:.1f} s, {len(first.page_reads())} pages")
    pipeline = write_pipeline(setting.scratch / "changed", output)
    second = setting.finish(inputs, output, "--pipeline", str(pipeline))
    after = outputs(output)
    changed = sum(before.get(name) != digest for name, digest in after.items())
    reads = len(second.page_reads()) + len(second.page_reads(turned=True))
    note(f"second run: exit code {second.code}, {second.seconds:.2f} s, {second.tail()}")
    unlike = ""
    if not setting.quick:
        fresh = setting.finish(inputs, setting.scratch / "fresh", "--pipeline", str(pipeline))
        unlike = difference(after, outputs(fresh.output))
    share = second.seconds / first.seconds
    figure = (f"{reads} pages read, {second.seconds:.2f} s of {first.seconds:.0f} s ({share:.1%}), "
              f"{changed} of {len(after)} outputs changed, "
              + ("not held against a fresh run" if setting.quick else
                 f"against a fresh run: {unlike or 'the same'}"))
    # Beside a tenth of the documents the start of the program weighs ten times as much.
    most = SHARE * first.seconds + (0.5 if setting.quick else 0)
    return Finding("3 table change", figure,
                   f"0 pages read, under {SHARE:.0%} of the time ({most:.1f} s), texts as fresh ones",
                   reads == 0 and changed > 0 and not unlike and second.code == first.code
                   and second.seconds < most)


def frequent_word(output, rules):
    """The pair of Han characters that is most frequent in the texts, and in no rule: a new rule must show."""
    pairs = collections.Counter()
    for file in output_files(output):
        if file.suffix == ".txt":
            pairs.update(re.findall(r"(?=([一-鿿]{2}))", file.read_text(encoding="utf-8")))
    for pair, _ in pairs.most_common():
        if pair not in rules:
            return pair
    raise Unmeasurable("the texts hold no Chinese")


def write_pipeline(folder, output):
    """The default pipeline with a copy of its table that has one more rule, which the texts need."""
    folder.mkdir()
    table = folder / "changed.tsv"
    rules = (CHECKOUT / "Pipelines/tables/chi_sim.tsv").read_text(encoding="utf-8").rstrip("\n")
    rule = f"{frequent_word(output, rules)}\t{INSTEAD}\t0\talways\t\thand\tto see it"
    table.write_text(f"{rules}\n{rule}\n", encoding="utf-8")
    default = (CHECKOUT / "Pipelines/default.yml").read_text(encoding="utf-8")
    text, places = re.subn(r"(?m)^  - repair$", f'  - repair:\n      tables: ["{table}"]', default)
    if places != 1:
        raise Unmeasurable("Pipelines/default.yml has no line ‘  - repair’ to give another table")
    pipeline = folder / "changed.yml"
    pipeline.write_text(text, encoding="utf-8")
    return pipeline


if __name__ == "__main__":
    main(measure, parser(__doc__.splitlines()[0]), "table-change")
