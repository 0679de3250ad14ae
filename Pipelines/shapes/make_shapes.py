#!/usr/bin/env python3
"""Makes han.tsv: for each Chinese character those that look most like it, the likest first.

usage: make_shapes.py --strokes stroke.dict.yaml --model zh_CN.lm --fonts FILE[#INDEX]... > han.tsv

Likeness is 0.65 x the mean correlation of the glyphs in the fonts given (32 x 32 grey pixels, lightly
blurred) + 0.35 x the likeness of the stroke sequences (1 - edit distance / longer length)
+ 0.04 x log10 of how common the likeness is in print (clipped to -6.5 ... -3), since of two characters
that look alike the commoner one was printed. Characters that may have been printed are those of
GB 2312's first level and those that the language model knows.

han.tsv was made with AR PL UMing and UKai (Debian's fonts-arphic-uming, -ukai: Arphic licence), Noto
Sans CJK SC (fonts-noto-cjk: OFL), the stroke sequences of rime-stroke (rime-data-stroke: LGPL-3) and
libime's zh_CN.lm (libime-data-language-model: LGPL-2.1+). It needs from PyPI: pillow, numpy, rapidfuzz,
kenlm.
"""
import argparse
import sys

import kenlm
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

NEIGHBOURS = 32      # of a character of GB 2312
OF_RARE = 8          # of other characters, which hardly ever are printed
PIXELS = 32


def gb2312():
    characters = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                characters.append(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return characters


def glyphs(font, characters):
    path, _, index = font.partition("#")
    face = ImageFont.truetype(path, 48, index=int(index or 0))
    rows = np.zeros((len(characters), PIXELS * PIXELS), np.float32)
    for number, character in enumerate(characters):
        picture = Image.new("L", (64, 64), 0)
        ImageDraw.Draw(picture).text((8, 4), character, font=face, fill=255)
        if picture.getbbox():
            small = picture.crop((4, 4, 60, 60)).resize((PIXELS, PIXELS), Image.BOX)
            rows[number] = np.asarray(small.filter(ImageFilter.GaussianBlur(1.0)), np.float32).ravel()
    rows -= rows.mean(0)
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)


def strokes(path):
    found, body = {}, False
    for line in open(path, encoding="utf8"):
        if line.startswith("..."):
            body = True
        elif body and "\t" in line:
            character, sequence = line.rstrip("\n").split("\t")[:2]
            if len(character) == 1:
                found.setdefault(character, sequence)
    return found


def commonness(model, characters):
    def score(character):
        if character not in model:
            return -7.0
        before, after = kenlm.State(), kenlm.State()
        model.NullContextWrite(before)
        return model.BaseScore(before, character, after)

    return np.clip(np.array([score(c) for c in characters], np.float32), -6.5, -3)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--strokes", required=True)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--fonts", nargs="+", required=True)
    given = arguments.parse_args()
    model, sequences = kenlm.Model(given.model), strokes(given.strokes)
    common = gb2312()
    rare = [chr(code) for code in range(0x4E00, 0x9FA6)]
    read = common + sorted(set(rare) - set(common))
    printed = [c for i, c in enumerate(common) if i < 3755 or c in model]

    place = {character: number for number, character in enumerate(read)}
    likeness = np.zeros((len(read), len(printed)), np.float32)
    for font in given.fonts:
        rows = glyphs(font, read)
        likeness += rows @ rows[[place[c] for c in printed]].T / len(given.fonts)
    likeness *= 0.65
    likeness += 0.35 * cdist([sequences.get(c, "") for c in read], [sequences.get(c, "") for c in printed],
                             scorer=Levenshtein.normalized_similarity, dtype=np.float32, workers=-1)
    likeness += 0.04 * commonness(model, printed)

    print("# Characters that look alike: what was read, a tab, what may have been printed, the likest first.")
    for line in __doc__.split("\n\n")[2:]:
        for part in line.strip().splitlines():
            print(f"# {part}")
    for number, character in enumerate(read):
        wanted = NEIGHBOURS if number < len(common) else OF_RARE
        order = np.argsort(-likeness[number], kind="stable")[:wanted + 1]
        alike = [printed[i] for i in order if printed[i] != character][:wanted]
        print(f"{character}\t{''.join(alike)}")
    print(f"{len(read)} characters", file=sys.stderr)


main()
