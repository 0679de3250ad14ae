"""Checks of JSON against its schema and of Markdown with a CommonMark parser."""
import functools
import json
import pathlib
import re

from common import BLANK, require

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "Samples/kanwu-document.schema.json"


@functools.cache
def validator():
    from jsonschema import Draft202012Validator

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def json_schema(document, _):
    """Against Samples/kanwu-document.schema.json, and that the references lead somewhere."""
    value = json.loads(document.path.read_text(encoding="utf-8"))
    error = next(validator().iter_errors(value), None)
    require(error is None, error and f"{error.json_path}: {error.message:.200}")
    pages = value["pages"]
    for number, page in enumerate(pages):
        for index, line in enumerate(page["lines"]):
            count = len(line["raw"])
            require(len(line.get("confidences", [0] * count)) == count and len(line.get("boxes", [0] * 4 * count)) == 4 * count,
                    f"pages[{number}].lines[{index}]: {count} characters have other numbers of boxes or confidences")
    for reference in [r for p in value["paragraphs"] for r in p["lines"]] + [e["line"] for e in value["edits"]]:
        require(reference["page"] < len(pages) and reference["line"] < len(pages[reference["page"]]["lines"]),
                f"{reference} leads nowhere")
    return f"JSON Schema 2020-12, {len(pages)} pages, {len(value['paragraphs'])} paragraphs"


def markdown(document, _):
    """As CommonMark with tables: what a reader sees is the text of the JSON export, and nothing else is markup."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(document.path.read_text(encoding="utf-8"))
    blocks, number, bullet = [], None, False
    for token in tokens:
        require(token.type not in ("html_block", "code_block", "fence", "hr"), f"{token.type} at line {token.map}")
        if token.type == "list_item_open":
            number = (token.info + token.markup) if token.info else None
        if token.type == "inline":
            for child in token.children:
                require(child.type in ("text", "text_special"),
                        f"{child.type} in {token.content!r:.80}")
            text = "".join(child.content for child in token.children)
            blocks.append((number or "") + text)
            number = None
    words = f"CommonMark, {len(blocks)} blocks"
    if document.json is None:
        return words + "; no JSON export beside it: text not compared"
    seen = BLANK.sub("", "".join(blocks))
    wanted = "".join(paragraph_text(p) for p in document.json["paragraphs"])
    if not document.json["paragraphs"]:
        wanted = None
    require(wanted is None or bare(seen) == bare(wanted), difference(bare(seen), bare(wanted or "")))
    return words


def paragraph_text(paragraph):
    return BLANK.sub("", paragraph["text"])


def bare(text):
    """Without white space, leaders and the marks of list items that Markdown writes as its own."""
    return re.sub("[.．…⋯·•‧・․‥∙⋅┈┄﹒●○■◆◇★*-]", "", BLANK.sub("", text))


def difference(seen, wanted):
    at = next((i for i, (a, b) in enumerate(zip(seen, wanted)) if a != b), min(len(seen), len(wanted)))
    return f"reads {seen[at:at + 20]!r} where the text is {wanted[at:at + 20]!r}"
