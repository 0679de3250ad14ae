"""PDFs whose text layer is the true printed lines of scans, so that Reflow is judged without the reader's errors.

Each line stands where print would have it: paragraphs begin two characters in, titles and chapters are centred,
signatures and dates stand at the right; all else begins at the margin. Which line begins a paragraph comes from
the truth, how far down a line stands from the scan; lines within a paragraph fill the width.
"""
import json
import pathlib
import re

PAGE = (595.28, 841.89)
MARGIN = 72
# Points of the print by a line's role, beside that of the body.
LARGER = {"title": 6, "heading": 1}
RUNNING = {"header", "footer"}


def write_pdfs(bench, folder):
    """Writes a PDF for each document of dev that has printed lines, by the name of its scan."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in json.loads((bench / "dev/manifest.json").read_text())["documents"]:
        if document.get("lines"):
            write_pdf(bench / "dev", document, folder / pathlib.Path(document["path"]).name)


def write_pdf(dev, document, file):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    pages = json.loads((dev / document["lines"]).read_text())
    starts = paragraph_starts((dev / document["truth"]).read_text(), pages)
    columns = document.get("style", {}).get("columns", 1)
    size = document["size_pt"]
    pdf = canvas.Canvas(str(file), pagesize=PAGE)
    for number, page in enumerate(pages):
        widest = max((width(line["text"]) * size for line in page if line["role"] == "body"), default=0)
        column = 0
        for index, line in enumerate(page):
            # The lines of the second column begin at the top again.
            if columns == 2 and index and line["top"] < page[index - 1]["top"] - 1 and line["role"] not in RUNNING:
                column = 1
            pdf.setFont("STSong-Light", size + LARGER.get(line["role"], 0))
            text_width = width(line["text"]) * (size + LARGER.get(line["role"], 0))
            full = PAGE[0] - 2 * MARGIN if columns == 2 else widest
            left = MARGIN + column * (widest + 2 * size)
            if line["role"] in ("title", "subtitle", "docno", "header", "footer", "caption") or is_chapter(line):
                left += (full - text_width) / 2
            elif line["role"] == "sign":
                left += full - text_width - 2 * size
            elif (number, index) in starts and not line["text"].endswith("：") and line["role"] != "table":
                left += 2 * size
            y = PAGE[1] - line.get("top", 80 + index * size * 1.8) - size
            room = MARGIN + column * (widest + 2 * size) + (widest if columns == 2 else full) - left - text_width
            goes_on = line["role"] == "body" and following(pages, number, index) not in starts
            spacing = room / (len(line["text"]) - 1) if goes_on and 0 < room < 3 * size else 0
            for offset, part in parts(line["text"]):
                pdf.drawString(left + offset * (size + LARGER.get(line["role"], 0)), y, part, charSpace=spacing)
        pdf.showPage()
    pdf.save()


def parts(text):
    """Cells of a table row, each at its own place in em; the whole line otherwise."""
    offset = 0
    for part in text.split("\t"):
        yield offset, part
        offset += max(8, width(part) + 2)


def following(pages, number, index):
    """(page, line) of the next line that is no head, foot or number."""
    places = [(page, line) for page in range(number, len(pages)) for line in range(len(pages[page]))
              if (page, line) > (number, index) and pages[page][line]["role"] not in RUNNING]
    return places[0] if places else None


def is_chapter(line):
    return line["role"] == "heading" and re.match("第.{1,3}[编章节]", line["text"])


def width(text):
    return sum(1 if ord(character) > 0x2000 else 0.5 for character in text)


def paragraph_starts(truth, pages):
    """(page, line) of the lines that begin a paragraph, by counting the characters of both."""
    bare = [re.sub(r"\s", "", paragraph) for paragraph in truth.split("\n")]
    beginnings, position = set(), 0
    for paragraph in bare:
        beginnings.add(position)
        position += len(paragraph)
    starts, position = set(), 0
    for number, page in enumerate(pages):
        for index, line in enumerate(page):
            if line["role"] in RUNNING:
                continue
            if position in beginnings:
                starts.add((number, index))
            position += len(re.sub(r"\s", "", line["text"]))
    return starts
