"""Reads a searchable PDF with qpdf, Poppler and its rendering, and compares it with the JSON export beside it."""
import pathlib
import random
import re
import subprocess

from common import require

# Characters that are written without spaces between them.
HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
GAP = re.compile(f"(?<={HAN}) +(?={HAN})")
# Of the rendering in which ink is looked for, dots an inch.
DPI = 150
# Lines of a document whose boxes are measured.
SAMPLE = 20
# Upright boxes around lines of skewed scans have much white in them: less than the 0.8 of level ones.
LEAST_OVERLAP = 0.7


def run(*arguments):
    made = subprocess.run(arguments, capture_output=True)
    require(made.returncode == 0, f"{arguments[0]} says: {made.stderr.decode(errors='replace').strip()[:200]}")
    return made.stdout.decode("utf-8", errors="replace")


def squeezed(text):
    """Without white space, and what no PDF has: control characters."""
    return "".join(c for c in text if not c.isspace() and ord(c) >= 0x20 and not 0x7F <= ord(c) <= 0x9F)


def body_lines(page, ranks, index):
    """The texts of a page's lines that stay, in the order of the paragraphs."""
    kept = [(ranks.get((index, number), 1 << 40), number, line) for number, line in enumerate(page["lines"])
            if not line.get("drop")]
    return [line.get("text", line["raw"]) for _, _, line in sorted(kept, key=lambda k: k[:2])]


def archival(path):
    """What says that it is PDF/A keeps its rules, by pikepdf's validator and by the bytes, which that does not look at."""
    metadata = run("pdfinfo", "-meta", path)
    if "pdfaid:part" not in metadata or "kanwu" not in metadata:
        return
    data = pathlib.Path(path).read_bytes()
    ends = [match.start() for match in re.finditer(rb"endstream", data)]
    require(all(data[end - 1:end] in b"\r\n" for end in ends), "PDF/A wants a line end before endstream")
    import pikepdf
    import pikepdf.pdfa
    with pikepdf.open(path) as opened:
        report = pikepdf.pdfa.check(opened, "2b")
    require(report.passed, f"no PDF/A-2b: {[str(finding) for finding in report.findings][:3]}")


def pdf(document, schemas):
    """Structure, text, spaces, phrases and boxes."""
    path = str(document.path)
    run("qpdf", "--check", path)
    archival(path)
    data = document.json
    require(data, "there is no json beside it")
    if not any(page["origin"] == "recognised" for page in data["pages"]):
        return "its structure; it has its own text"
    ranks = {}
    for paragraph in data["paragraphs"]:
        for line in paragraph["lines"]:
            ranks.setdefault((line["page"], line["line"]), len(ranks))
    texts = run("pdftotext", "-raw", path, "-").split("\f")
    # Between the cells of a row programs put a space for the room that is there.
    cells = "\n".join(paragraph["text"] for paragraph in data["paragraphs"] if "\t" in paragraph["text"])
    phrases = 0
    for index, page in enumerate(data["pages"]):
        if page["origin"] != "recognised":
            continue
        lines = body_lines(page, ranks, index)
        expected = squeezed("".join(lines))
        found = squeezed(texts[index]) if index < len(texts) else ""
        require(expected == found, f"page {page['number']}: {difference(expected, found)}")
        for gap in GAP.finditer(texts[index]):
            place = texts[index][gap.start() - 1] + "\t" + texts[index][gap.end()]
            require(place in cells, f"page {page['number']}: a space between two characters")
        flat = "".join(texts[index].split())
        for line in lines:
            line = "".join(line.split())
            for start in range(len(line) - 3):
                require(squeezed(line[start:start + 4]) in flat, f"‘{line[start:start + 4]}’ is not found")
                phrases += 1
    overlap = boxes(document)
    require(overlap >= LEAST_OVERLAP, f"boxes overlap ink by {overlap:.2f} in the mean")
    return f"text, {phrases} phrases, boxes overlap ink by {overlap:.2f} in the mean"


def difference(expected, found):
    for place, (one, other) in enumerate(zip(expected, found)):
        if one != other:
            return f"…{found[max(0, place - 5):place + 10]}… where …{expected[max(0, place - 5):place + 10]}… is expected"
    return f"{len(found)} characters instead of {len(expected)}"


def boxes(document):
    """Mean overlap (area of both over area of either) of lines' boxes with the ink in them."""
    import numpy
    from PIL import Image
    import tempfile

    lines = []
    page = 0
    for row in run("pdftotext", "-bbox-layout", str(document.path), "-").splitlines():
        page += "<page " in row
        found = re.search(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', row)
        if found:
            lines.append((page, *map(float, found.groups())))
    random.Random(1).shuffle(lines)
    sample = sorted(lines[:SAMPLE])
    require(sample, "no line has a box")
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        pictures = {}
        for page, left, top, right, bottom in sample:
            if page not in pictures:
                stem = pathlib.Path(folder) / str(page)
                run("pdftoppm", "-gray", "-r", str(DPI), "-cropbox", "-f", str(page), "-l", str(page), "-singlefile",
                    str(document.path), str(stem))
                pictures[page] = numpy.asarray(Image.open(f"{stem}.pgm"))
            picture, box = pictures[page], [v * DPI / 72 for v in (left, top, right, bottom)]
            # A line of a page that lies on its side.
            if bottom - top > 1.5 * (right - left):
                picture, box = picture.T, [box[1], box[0], box[3], box[2]]
            scores.append(overlap(picture, box, numpy))
    return sum(scores) / len(scores)


def overlap(picture, box, numpy):
    """Of a box in pixels with the box of the ink in and close around it; farther off stand the lines above and below."""
    left, top, right, bottom = box
    beside, over = (bottom - top) * 0.35, (bottom - top) * 0.12
    x0, y0 = max(0, int(left - beside)), max(0, int(top - over))
    part = picture[y0:int(bottom + over) + 1, x0:int(right + beside) + 1].astype(float)
    if part.size == 0:
        return 0.0
    light, dark = numpy.percentile(part, 80), numpy.percentile(part, 1)
    ink = part < (light + dark) / 2
    # Specks, and rules and seals beside the line, are not its ink.
    rows = numpy.where(ink.mean(axis=1) > 0.01)[0]
    columns = numpy.where(ink.mean(axis=0) > 0.04)[0]
    if not len(rows) or not len(columns):
        return 0.0
    found = (x0 + columns[0], y0 + rows[0], x0 + columns[-1] + 1, y0 + rows[-1] + 1)
    width = min(right, found[2]) - max(left, found[0])
    height = min(bottom, found[3]) - max(top, found[1])
    both = max(0, width) * max(0, height)
    return both / ((right - left) * (bottom - top) + (found[2] - found[0]) * (found[3] - found[1]) - both)
