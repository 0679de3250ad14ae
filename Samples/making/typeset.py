"""Typesets marked paragraphs (see `texts.py`) on A4 pages and draws a page at any resolution.

Lengths are points (1/72 inch) until a page is drawn. Lines are justified; no line starts with a
closing mark or ends with an opening one. The expected text comes from the same paragraphs.
"""
import functools
import re
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9
NOTO, ARPHIC = "/usr/share/fonts/opentype/noto/", "/usr/share/fonts/truetype/arphic-"
FONTS = {  # name: file, face in the collection (2 = simplified Chinese)
    "song": (NOTO + "NotoSerifCJK-Regular.ttc", 2),
    "song-bold": (NOTO + "NotoSerifCJK-Bold.ttc", 2),
    "hei": (NOTO + "NotoSansCJK-Regular.ttc", 2),
    "light-song": (ARPHIC + "gbsn00lp/gbsn00lp.ttf", 0),
    "kai": (ARPHIC + "gkai00mp/gkai00mp.ttf", 0),
}
NO_START = set("，。、；：？！）》〕”’…")
NO_END = set("（《〔“‘")
TOKEN = re.compile(r"[0-9A-Za-z.]+|.")
MISREADING = re.compile(r"\{([^|}]*)\|([^}]*)\}")


@dataclass
class Sheet:
    """How one document is printed."""
    body: str = "song"
    headings: str = "hei"
    title: str = "song-bold"
    size: float = 16
    leading: float = 29
    left: float = 80
    right: float = 74
    top: float = 100
    bottom: float = 95
    running_head: str = ""
    page_numbers: bool = True


@dataclass
class Line:
    """A printed line: its top, its font and the left edge of every glyph."""
    top: float
    font: str
    size: float
    glyphs: list = field(default_factory=list)  # (x, character)


def paragraphs(text):
    """(mark, paragraph) pairs, misreadings still marked; a numbered heading has the mark `h`."""
    for line in text.splitlines():
        mark, rest = (line[0], line[2:]) if line[0] in "#=@>" else ("", line)
        if not mark and re.match(r"([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。]*$", rest):
            mark = "h"
        yield mark, rest


def expected(text):
    """What kanwu's txt output should say: one paragraph per line."""
    return "".join(MISREADING.sub(r"\1", line) + "\n" for _, line in paragraphs(text))


@functools.cache
def face(font, pixels):
    path, index = FONTS[font]
    return ImageFont.truetype(path, pixels, index=index)


@functools.cache
def advance(character, font):
    """Width in em."""
    return face(font, 200).getlength(character) / 200


def width(token, font, size):
    return sum(advance(c, font) for c in token) * size


def broken(text, font, size, measure, indent):
    """Greedy lines of tokens, none wider than the measure."""
    lines, line, used = [], [], indent
    for token in TOKEN.findall(text):
        w = width(token, font, size)
        if used + w > measure + 0.01 and line:
            carried = []
            if token in NO_START:
                carried = [line.pop()]
                while carried[0] in NO_START and len(line) > 1:
                    carried.insert(0, line.pop())
            while line[-1] in NO_END:
                carried.insert(0, line.pop())
            lines.append(line)
            line, used = carried, sum(width(t, font, size) for t in carried)
        line.append(token)
        used += w
    return lines + [line]


def typeset(text, sheet):
    """The pages of a document, each a list of lines; a heading stays with its text, a signature with its date."""
    pages, top, before = [[]], sheet.top, ""
    measure = PAGE_WIDTH - sheet.left - sheet.right
    for mark, paragraph in paragraphs(text):
        font, size, leading, indent = sheet.body, sheet.size, sheet.leading, 0
        if mark == "#":
            font, size, leading = sheet.title, sheet.size * 1.3, sheet.leading * 1.6
        elif mark in ("", "h"):
            indent = 2 * size
            font = sheet.headings if mark == "h" and not paragraph.startswith("（") else font
        if mark == ">" and before != ">":
            top += sheet.leading
        lines = broken(paragraph, font, size, measure, indent)
        together = 2 if mark == "h" or mark == ">" and before != ">" else 1
        before = mark
        for number, tokens in enumerate(lines):
            if top + leading * (together if number == 0 else 1) > PAGE_HEIGHT - sheet.bottom:
                pages.append([])
                top = sheet.top
            start = indent if number == 0 else 0
            spare = measure - start - sum(width(t, font, size) for t in tokens)
            gap = 0
            if mark in ("#", "="):
                start += spare / 2
            elif mark == ">":
                start += spare - 2 * size
            elif number < len(lines) - 1:
                gap = spare / (len(tokens) - 1)
            line, x = Line(top, font, size), sheet.left + start
            for token in tokens:
                for character in token:
                    line.glyphs.append((x, character))
                    x += advance(character, font) * size
                x += gap
            pages[-1].append(line)
            top += leading
    for number, page in enumerate(pages, 1):
        if sheet.running_head:
            page.insert(0, centred(sheet.running_head, sheet, sheet.top - 48, 10.5))
        if sheet.page_numbers:
            page.append(centred(f"— {number} —", sheet, PAGE_HEIGHT - sheet.bottom + 30, 12))
    return pages


def centred(text, sheet, top, size):
    line, x = Line(top, sheet.body, size), (PAGE_WIDTH - width(text, sheet.body, size)) / 2
    for character in text:
        line.glyphs.append((x, character))
        x += advance(character, sheet.body) * size
    return line


def drawn(page, dpi, ink=12):
    """The page as a grey picture, drawn at twice the size and averaged down."""
    scale = 2 * dpi / 72
    image = Image.new("L", (round(PAGE_WIDTH * scale), round(PAGE_HEIGHT * scale)), 255)
    pen = ImageDraw.Draw(image)
    for line in page:
        font = face(line.font, round(line.size * scale))
        for x, character in line.glyphs:
            pen.text((x * scale, (line.top + 0.88 * line.size) * scale), character, fill=ink, font=font, anchor="ls")
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
