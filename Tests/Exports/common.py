"""What the checks share: a document's files, its lines as the JSON export has them, and XML schemas."""
import functools
import importlib.util
import json
import pathlib
import re

# White space, and what XML cannot hold: what parts words in the exports.
BLANK = re.compile("[\\s\x00-\x20\x7f-\xa0\ufffe\uffff]+")


class Problem(Exception):
    """What is wrong with a file, in a sentence."""


def require(condition, sentence):
    if not condition:
        raise Problem(sentence)


class Document:
    """A file of an export and what lies beside it."""

    def __init__(self, path, suffix):
        self.path = path
        self.stem = path.name[: -len(suffix)]

    def beside(self, suffix):
        return self.path.with_name(self.stem + suffix)

    @functools.cached_property
    def json(self):
        """The JSON export beside the file; None where there is none."""
        place = self.beside(".json")
        return json.loads(place.read_text(encoding="utf-8")) if place.exists() else None

    @property
    def pages(self):
        return self.json["pages"]

    @staticmethod
    def words(line):
        return [word for word in BLANK.split(line.get("text", line["raw"])) if word]

    def printed_lines(self, page):
        """The words of each line of a page that has any."""
        return [words for words in map(self.words, page["lines"]) if words]


class Schemas:
    """XML schemas from a folder or from the package ocrd, which brings that of PAGE along."""

    def __init__(self, folder):
        self.folder = folder

    def file(self, name, in_package=None):
        if self.folder and (self.folder / name).exists():
            return self.folder / name
        package = importlib.util.find_spec("ocrd_validators") if in_package else None
        if package and package.submodule_search_locations:
            place = pathlib.Path(package.submodule_search_locations[0]) / in_package
            if place.exists():
                return place
        raise Problem(f"no schema {name}: see --help")

    @functools.cache
    def load(self, name, in_package=None):
        from lxml import etree

        xlink = functools.partial(self.file, "xlink.xsd", "xlink.xsd")

        class Local(etree.Resolver):
            """The part of ALTO's schema that lies on a server."""

            def resolve(self, url, _, context):
                return self.resolve_filename(str(xlink()), context) if url.endswith("xlink.xsd") else None

        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(Local())
        return etree.XMLSchema(etree.parse(str(self.file(name, in_package)), parser))

    def validate(self, tree, name, in_package=None):
        schema = self.load(name, in_package)
        if not schema.validate(tree):
            error = schema.error_log[0]
            raise Problem(f"line {error.line}: {error.message} (of {len(schema.error_log)} errors)")


def parse_xml(path):
    """A file of any size; entities and the network stay closed."""
    from lxml import etree

    return etree.parse(str(path), etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
