#!/usr/bin/env python3
"""Makes every sample input, its expected text and the picture for the project's README.

    python3 Samples/make-samples.py

Rewrites `scans/`, `expected/` and `in-and-out.png` beside this file. See README.md for the fonts
and the versions that give the same bytes again.
"""
import shutil
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "making"))
sys.dont_write_bytecode = True

import picture  # noqa: E402
import texts  # noqa: E402
import wear  # noqa: E402
from capture import captured  # noqa: E402
from containers import write_doc, write_folder, write_jpeg, write_pdf, write_tiff  # noqa: E402
from typeset import Sheet, drawn, expected, typeset  # noqa: E402

SCANS, EXPECTED = HERE / "scans", HERE / "expected"


def expect(name, text):
    (EXPECTED / f"{name}.txt").write_text(expected(text), encoding="utf-8")


def flatbed(image, rng, degrees, dpi):
    """A page on an office scanner: a little askew, a little dusty, one side darker."""
    image = wear.toned(wear.turned(wear.blurred(image, dpi / 400), degrees), 30, 240)
    image = wear.specked(wear.lit(image, rng, 0.12), rng, 40)
    return wear.edged(wear.noisy(image, rng, 4), rng, 14)


def pdf_of_scans():
    rng, dpi = np.random.default_rng(11), 200
    sheet = Sheet(running_head="青溪镇人民政府文件", leading=35)
    pages, turns = typeset(texts.ROADS, sheet), [0.5, -1.2, 0.7]
    images = [flatbed(drawn(page, dpi), rng, turn, dpi) for page, turn in zip(pages, turns, strict=True)]
    write_pdf(SCANS / "道路养护工作总结.pdf", images, dpi, quality=45)
    expect("道路养护工作总结.pdf", texts.ROADS)
    picture.draw(HERE / "in-and-out.png", pages[1], images[1], dpi, turns[1], texts.ROADS, "道路养护工作总结.pdf")


def fax():
    rng, dpi = np.random.default_rng(12), 200
    pages = [drawn(page, dpi) for page in typeset(texts.FOREST_FIRE, Sheet(body="light-song", leading=33))]
    images = [
        wear.bilevel(wear.specked(wear.turned(wear.blurred(page, 0.6), turn), rng, 90, ink=0), rng, threshold=165)
        for page, turn in zip(pages, [0.3, -0.3], strict=True)
    ]
    write_tiff(SCANS / "森林防火通知.tif", images, dpi)
    expect("森林防火通知.tif", texts.FOREST_FIRE)


def doc_of_pictures():
    rng, dpi = np.random.default_rng(13), 180
    pages = [drawn(page, dpi) for page in typeset(texts.CULTURE, Sheet(body="kai"))]
    images = [flatbed(page, rng, turn, dpi) for page, turn in zip(pages, [0.2, 0.4], strict=True)]
    write_doc(SCANS / "文化站简报.doc", images, dpi, quality=45)
    expect("文化站简报.doc", texts.CULTURE)


def folder_of_pictures():
    rng, dpi = np.random.default_rng(14), 150
    pages = [drawn(page, dpi) for page in typeset(texts.MINUTES, Sheet(leading=32))]
    images = [
        wear.levels(wear.noisy(wear.turned(wear.blurred(page, 0.5), turn), rng, 3), 16)
        for page, turn in zip(pages, [1.1, -0.8], strict=True)
    ]
    write_folder(SCANS / "安全生产会议纪要", images, dpi)
    expect("安全生产会议纪要", texts.MINUTES)


def photograph():
    rng, dpi = np.random.default_rng(15), 180
    (page,) = typeset(texts.WATER, Sheet(page_numbers=False))
    image = wear.turned(wear.blurred(drawn(page, dpi, ink=35), 0.7), -1.4, paper=250)
    image = wear.photographed(wear.lit(image, rng, 0.28), rng)
    write_jpeg(SCANS / "停水通知.jpg", image, dpi, quality=55)
    expect("停水通知.jpg", texts.WATER)


def text_capture():
    (SCANS / "食堂工作总结.txt").write_text(captured(texts.CANTEEN, seed=16), encoding="utf-8")
    expect("食堂工作总结.txt", texts.CANTEEN)


def main():
    for folder in (SCANS, EXPECTED):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    pdf_of_scans()
    fax()
    doc_of_pictures()
    folder_of_pictures()
    photograph()
    text_capture()


if __name__ == "__main__":
    main()
