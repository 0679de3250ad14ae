"""Pages made twice, clean and damaged, for one class of damage after another.

Every page is typeset once and rendered once; each class damages that same picture, so what a program reads
on it can be compared with what it reads on the clean twin. The typesetter and the kinds of damage are the
benchmark folder's own (generator/typeset.py, degrade.py, build_set.py).
"""
import functools
import json
import multiprocessing
import pathlib
import random
import sys

SIZES = [(10.5, 17), (12, 21), (14, 25), (16, 28.5)]
FONTS = ["noto-song", "ukai", "uming", "noto-hei", "sungti", "kaitim", "wqy-zenhei", "wenkai", "noto-song", "uming"]
# Not in the generator's recipes: a low resolution by itself, and a red seal (with the same page without it).
OWN_CLASSES = ["150dpi", "colour", "seal"]
DPI = 300


@functools.cache
def generator(bench, fonts):
    """The generator's modules, with its fonts looked up under `fonts`."""
    sys.path.insert(0, str(bench / "generator"))
    import build_set
    import degrade
    import typeset

    here = {}
    for name, (path, index, bold, bold_index) in typeset.FONTS.items():
        moved, moved_bold = (p and p.replace("/usr/share/fonts", str(fonts)) for p in (path, bold))
        here[name] = (moved, index, moved_bold, bold_index)
    # The Fandol fonts are no Debian package: the headings and seals that want them take Noto's.
    for name in list(here):
        if name.startswith("fandol") and not pathlib.Path(here[name][0]).exists():
            here[name] = here["noto-hei" if name.endswith("hei") else "noto-song"]
    typeset.FONTS.update(here)
    missing = sorted({f"{n}: {here[n][0]}" for n in set(FONTS) if not pathlib.Path(here[n][0]).exists()})
    if missing:
        sys.exit("fonts are missing: " + ", ".join(missing) + "\n"
                 "apt-get install fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-arphic-gbsn00lp "
                 "fonts-arphic-gkai00mp fonts-wqy-zenhei fonts-lxgw-wenkai fonts-liberation, or name their folder: --fonts")
    return build_set, degrade, typeset


def classes(bench):
    """Names of all classes, as the generator's recipes have them, and our own."""
    sys.path.insert(0, str(bench / "generator"))
    import build_set
    return list(build_set.RECIPES) + OWN_CLASSES


def make(bench, fonts, folder, count):
    """Writes folder/CLASS/NN.png for all classes, and folder/truth/NN.txt; what is there already stays."""
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        pool.starmap(make_page, [(bench, fonts, folder, number) for number in range(count)])


def make_page(bench, fonts, folder, number):
    build_set, degrade, typeset = generator(bench, fonts)
    import cv2
    import numpy as np
    cv2.setNumThreads(1)

    names = classes(bench)
    if all((folder / name / f"{number:02d}.png").exists() for name in names):
        return
    page, truth = typeset_page(bench, typeset, number)
    clean = typeset.render(page, DPI, False, number)
    page.seal = seal_over(page)
    sealed = typeset.render(page, DPI, True, number)
    page.seal = None
    other_page, _ = typeset_page(bench, typeset, number + 1000)
    other = typeset.render(other_page, DPI, False, number)
    for name in names:
        target = folder / name / f"{number:02d}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(list(f"{name}-{number}".encode()))
        if name == "150dpi":
            picture, dpi = typeset.render(page, 150, False, number), 150
        elif name in ("colour", "seal"):
            picture, dpi = (sealed if name == "seal" else typeset.render(page, DPI, True, number)), DPI
            picture = degrade.apply(picture, build_set.RECIPES["mild"], np.random.default_rng(number), dpi)
        else:
            picture, dpi = degrade.apply(clean, build_set.RECIPES[name], rng, DPI, other), DPI
        write(picture, dpi, target)
    (folder / "truth" / f"{number:02d}.txt").write_text("\n".join(truth) + "\n", encoding="utf8")


def write(picture, dpi, target):
    from PIL import Image
    image = Image.fromarray(picture)
    if picture.ndim == 2 and set(map(int, set(picture[::7, ::7].ravel()))) <= {0, 255}:
        image = image.convert("1")
    image.save(target, dpi=(dpi, dpi))


def typeset_page(bench, typeset, number):
    """A page without head and foot, and its printed lines."""
    documents = json.loads((bench / "text/dev.json").read_text(encoding="utf8"))
    rng = random.Random(f"page-{number}")
    blocks = [b for b in rng.choice(documents)["blocks"] if b[0] in ("para", "heading", "chapter")]
    start = rng.randrange(max(1, len(blocks) - 40))
    size, leading = SIZES[number % len(SIZES)]
    style = typeset.Style(
        font=FONTS[number % len(FONTS)], latin="times", size=size, leading=leading * rng.uniform(0.97, 1.05),
        head_font=rng.choice(["noto-hei", "wqy-zenhei"]), title_font="noto-song", kai="ukai",
        left=rng.choice([79.4, 90, 72]), right=rng.choice([73.7, 90, 72]), top=90, bottom=85, footer="none",
        autospace=rng.choice([0, 0.12, 0.2]))
    pages, _ = typeset.layout(blocks[start:start + 60], style)
    return pages[0], [line.text for line in pages[0].lines]


def seal_over(page):
    """A seal over the last lines, as over a signature: centre, radius in points, its text and turn."""
    line = page.lines[-2]
    return (400, line.y, 60, "江州市人民政府", 0)
