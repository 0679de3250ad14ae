"""Checks of the formats of layout: hOCR, ALTO, PAGE and TSV."""
import csv
import io
import itertools
import re

from common import parse_xml, require

XHTML = {"h": "http://www.w3.org/1999/xhtml"}
ALTO = {"a": "http://www.loc.gov/standards/alto/ns-v4#"}
PAGE = {"p": "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"}
WITHOUT_TEXT = "; no JSON export beside it: text not compared"


def same_lines(found, document):
    """Lines of words, page by page, against those of the JSON export."""
    require(len(found) == len(document.pages), f"{len(found)} pages, JSON has {len(document.pages)}")
    for number, (page, lines) in enumerate(zip(document.pages, found), 1):
        wanted = document.printed_lines(page)
        for index, (line, right) in enumerate(itertools.zip_longest(lines, wanted), 1):
            require(line == right, f"page {number}, line {index}: {line!r:.80} where JSON has {right!r:.80}")


def hocr(document, _):
    """Well-formed, without an error of hocr-spec, and with the lines of the JSON export."""
    from hocr_spec import HocrValidator

    tree = parse_xml(document.path)
    report = HocrValidator("standard").validate(str(document.path))
    errors = [item for item in report.items if item.level in ("ERROR", "FATAL")]
    require(not errors, f"hocr-spec: {str(errors[:1]):.300} (of {len(errors)} errors)")
    pages = tree.xpath("//h:div[@class='ocr_page']", namespaces=XHTML)
    found = []
    for page in pages:
        lines = page.xpath(".//h:span[@class='ocr_line' or @class='ocrx_line']", namespaces=XHTML)
        found.append(["".join(line.itertext()).split(" ") for line in lines])
        for word in page.xpath(".//h:span[@class='ocrx_word']", namespaces=XHTML):
            glyphs = word.xpath("h:span[@class='ocrx_cinfo']", namespaces=XHTML)
            require("".join(glyph.text for glyph in glyphs) == "".join(word.itertext()),
                    f"{word.get('id')}: its characters are not its text")
    words = f"hocr-spec standard, {len(pages)} pages, {sum(map(len, found))} lines"
    if document.json is None:
        return words + WITHOUT_TEXT
    same_lines(found if document.pages else [], document)  # every hOCR file has a page
    return words


def alto(document, schemas):
    tree = parse_xml(document.path)
    schemas.validate(tree, "alto-4-4.xsd")
    found = []
    for page in tree.iterfind(".//a:Page", ALTO):
        lines = []
        for line in page.iterfind(".//a:TextLine", ALTO):
            strings = line.findall("a:String", ALTO)
            lines.append([string.get("CONTENT") for string in strings])
            for string in strings:
                glyphs = [glyph.get("CONTENT") for glyph in string.iterfind("a:Glyph", ALTO)]
                require(not glyphs or "".join(glyphs) == string.get("CONTENT"),
                        f"{string.get('ID')}: its glyphs are not its content")
        found.append(lines)
    words = f"ALTO 4.4 schema, {len(found)} pages, {sum(map(len, found))} lines"
    if document.json is None:
        return words + WITHOUT_TEXT
    same_lines(found if document.pages else [], document)  # so has every ALTO file
    return words


def page(document, schemas):
    tree = parse_xml(document.path)
    schemas.validate(tree, "pagecontent.xsd", "page.xsd")

    def text(element):
        return element.find("p:TextEquiv[@index='0']/p:Unicode", PAGE).text

    lines = tree.findall(".//p:TextLine", PAGE)
    for line in lines:
        words = line.findall("p:Word", PAGE)
        require(not words or " ".join(map(text, words)) == text(line), f"{line.get('id')}: its words are not its text")
        for word in words:
            glyphs = word.findall("p:Glyph", PAGE)
            require("".join(map(text, glyphs)) == text(word), f"{word.get('id')}: its glyphs are not its text")
    references = tree.xpath("//p:RegionRefIndexed/@regionRef", namespaces=PAGE)
    require(len(references) == len(set(references)), "a region stands twice in the reading order")
    sheet = tree.find(".//p:Page", PAGE)
    size = (int(sheet.get("imageWidth")), int(sheet.get("imageHeight")))
    for points in tree.xpath("//p:Coords/@points", namespaces=PAGE) if min(size) > 0 else []:
        for x, y in re.findall(r"(\d+),(\d+)", points):
            require(int(x) <= size[0] and int(y) <= size[1], f"{points} lies outside {size}")
    words = f"PAGE 2019-07-15 schema, {len(lines)} lines"
    if document.json is None:
        return words + WITHOUT_TEXT
    wanted = [line for page in document.pages for line in document.printed_lines(page)]
    found = [text(line).split(" ") for line in lines]
    for index, (line, right) in enumerate(itertools.zip_longest(found, wanted), 1):
        require(line == right, f"line {index}: {line!r:.80} where JSON has {right!r:.80}")
    return words


def tsv(document, _):
    """Rows of equal width; the glyphs of a line are its text; its lines are those of the JSON export."""
    data = document.path.read_bytes().decode("utf-8")
    require(data.endswith("\n") and "\r" not in data, "lines do not end in LF")
    csv.field_size_limit(1 << 30)
    rows = list(csv.DictReader(io.StringIO(data, newline="\n"), delimiter="\t", quoting=csv.QUOTE_NONE,
                               restkey="more", restval=None))
    require(len(rows) == len(data.splitlines()) - 1, "a row is broken")
    pages, glyphs = [], []

    def finish():
        if glyphs:
            require("".join(glyphs) == pages[-1][-1], f"the glyphs of {pages[-1][-1]!r:.80} are not its text")
        glyphs.clear()

    for number, row in enumerate(rows, 2):
        require("more" not in row and None not in row.values(), f"row {number} is of another width")
        if row["level"] == "glyph":
            require(len(row["text"]) == 1 and 0 <= float(row["confidence"]) <= 1, f"row {number} is no glyph")
            glyphs.append(row["text"])
            continue
        finish()
        if row["level"] == "page":
            pages.append([])
        else:
            require(row["level"] == "line", f"row {number}: level {row['level']}")
            pages[-1].append(row["text"])
    finish()
    words = f"csv, {len(rows)} rows"
    if document.json is None:
        return words + WITHOUT_TEXT
    found = [[words for words in (document.words({"raw": text}) for text in lines) if words] for lines in pages]
    same_lines(found, document)
    return words
