#!/usr/bin/env python3
"""Bar 5: of two runs started at the same moment into one folder, one works and one says who holds it.

Half of the pairs start as close together as can be, half up to a twentieth of a second apart; every
fifth folder was left by a run that was killed, whose lock must not count.
"""
import random
import re

from shared import SAMPLES, Finding, difference, main, note, outputs, parser, pictures, strays

ROUNDS = 100


def measure(setting):
    inputs = pictures(setting.scratch / "in", 3)
    reference = outputs(setting.calm(inputs).output)
    chance = random.Random(setting.seed)
    good, complaints = 0, []
    rounds = setting.count(ROUNDS)
    for number in range(rounds):
        output, temporary = setting.scratch / f"out-{number}", setting.scratch / f"tmp-{number:04}"
        if number % 5 == 4:
            crashed = setting.start(inputs, output, temporary=temporary)
            crashed.wait(chance.uniform(0.05, 1))
            crashed.end()
        pair = [setting.start(inputs, output, temporary=temporary, form="text")]
        if number % 2:
            pair[0].wait(chance.uniform(0, 0.05))
        pair.append(setting.start(inputs, output, temporary=temporary, form="text"))
        for run in pair:
            run.wait(120)
        if wrong := judge(pair, reference, output, temporary):
            complaints.append(wrong)
            note(f"round {number}: {'; '.join(wrong)}")
        else:
            good += 1
    return Finding("5 races", f"one run worked and one gave way in {good} of {rounds} pairs",
                   f"{rounds} of {rounds}", good == rounds)


def judge(pair, reference, output, temporary):
    """What was wrong with a pair, in sentences."""
    codes = sorted(str(run.code) for run in pair)
    if codes != ["0", "75"]:
        tails = " | ".join(run.tail() for run in pair)
        for run in pair:
            run.end()
        return [f"exit codes {codes}: {tails}"]
    winner, loser = sorted(pair, key=lambda run: run.code)
    wrong = []
    if not re.search(rf"\b{winner.pid}\b", loser.text()):
        wrong.append(f"the message does not name process {winner.pid}: {loser.tail()}")
    if not re.search(r"\b\d{1,2}:\d{2}\b", loser.text()):
        wrong.append(f"the message names no time: {loser.tail()}")
    if unlike := difference(outputs(output), reference):
        wrong.append(f"outputs: {unlike}")
    if left := strays(output, temporary):
        wrong.append(f"stray files: {left[0]}…")
    return wrong


if __name__ == "__main__":
    main(measure, parser(__doc__.splitlines()[0], SAMPLES), "races")
