"""Small pictures of pages, in every format and kind of pixel that kanwu reads, to be mutated."""
import functools
import io
import random
import struct
import zlib

import numpy
from PIL import Image, ImageDraw, ImageOps

EM = 20


def print_page(width, height, em=EM, ink=0, paper=255):
    """Boxes and marks that look like Chinese print to a measure, as PageBuilder of the Swift tests draws them."""
    page = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(page)
    for row, y in enumerate(range(em, height - 2 * em, em * 17 // 10)):
        for column, x in enumerate(range(em, width - 2 * em, em)):
            side, pen = em * 9 // 10, max(1, em // 10)
            if (row + column) % 6 == 5:
                draw.rectangle((x + em // 10, y + em * 7 // 10, x + em * 3 // 10, y + side), fill=ink)
            else:
                draw.rectangle((x, y, x + side, y + side), outline=ink, width=pen)
                draw.line((x, y + em // 2, x + side, y + em // 2), fill=ink, width=pen)
    return page


def shaded(page):
    """Darker to the right, as beside the spine of a book."""
    grey = numpy.asarray(page, dtype=float)
    return Image.fromarray((grey * numpy.linspace(1, 0.45, grey.shape[1])).astype("uint8"))


def streaked(page):
    draw = ImageDraw.Draw(page)
    for x in range(15, page.width, 37):
        draw.line((x, 0, x + 2, page.height), fill=205)
    return page


def shining_through(page):
    other = print_page(page.width, page.height, ink=222)
    return Image.fromarray(numpy.minimum(numpy.asarray(page), numpy.asarray(ImageOps.mirror(other))))


def specked(page):
    spots = random.Random(1)
    draw = ImageDraw.Draw(page)
    for _ in range(page.width * page.height // 60):
        draw.point((spots.randrange(page.width), spots.randrange(page.height)), fill=spots.choice((0, 0, 255)))
    return page


def bordered(page):
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, page.width - 1, page.height - 1), outline=5, width=9)
    return page


def sealed(page):
    page = page.convert("RGB")
    draw = ImageDraw.Draw(page)
    draw.ellipse((page.width - 110, page.height - 110, page.width - 20, page.height - 20), outline=(215, 30, 35), width=6)
    draw.line((page.width - 90, page.height - 60, page.width - 40, page.height - 60), fill=(225, 40, 40), width=7)
    return page


def noise(width, height):
    return Image.fromarray(numpy.random.RandomState(3).randint(0, 256, (height, width)).astype("uint8"))


# By name: what each of the cleaning operators has something to do on, and the extremes of size.
PAGES = {
    "print": lambda: print_page(260, 200),
    "fine": lambda: print_page(220, 160, em=11),
    "large": lambda: print_page(420, 330, em=44),
    "tall": lambda: streaked(print_page(150, 620)),
    "skewed": lambda: print_page(300, 240).rotate(4, Image.Resampling.BILINEAR, fillcolor=255),
    "sideways": lambda: print_page(420, 300).rotate(90, expand=True),
    "turned": lambda: print_page(300, 240).rotate(180),
    "shaded": lambda: shaded(print_page(280, 200)),
    "through": lambda: shining_through(print_page(280, 220)),
    "specked": lambda: specked(print_page(260, 200)),
    "bordered": lambda: bordered(print_page(260, 200)),
    "sealed": lambda: sealed(print_page(300, 240)),
    "dark": lambda: ImageOps.invert(print_page(260, 200)),
    "noise": lambda: noise(130, 90),
    "white": lambda: Image.new("L", (90, 120), 255),
    "black": lambda: Image.new("L", (90, 120), 0),
    "dot": lambda: Image.new("L", (1, 1), 0),
    "column": lambda: noise(1, 300),
    "row": lambda: noise(300, 1),
    "strip": lambda: print_page(2400, 70),
}


SIDES = (1, 2, 3, 5, 8, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 257, 333, 700)


def odd_page(dice):
    """A sound page such as no scanner makes: any size, print of any size, patches, rules and noise."""
    width, height, ground = dice.choice(SIDES), dice.choice(SIDES), dice.choice((0, 60, 128, 200, 235, 255))
    ink = dice.choice((0, 0, 90, 180, 255))
    page = print_page(width, height, em=dice.choice((3, 5, 7, 9, 11, 14, 20, 30, 60)), ink=ink, paper=ground)
    draw = ImageDraw.Draw(page)
    for _ in range(dice.choice((0, 1, 3, 10))):
        x, y = dice.randrange(-5, width), dice.randrange(-5, height)
        where = (x, y, x + dice.choice((0, 1, 4, 40, 400)), y + dice.choice((0, 1, 4, 40, 400)))
        dice.choice((draw.rectangle, draw.ellipse))(where, fill=dice.randrange(256))
    if dice.random() < 0.4:
        grains = numpy.random.RandomState(dice.getrandbits(32))
        size = page.height // dice.choice((1, 2, 7)) or 1, page.width // dice.choice((1, 2, 7)) or 1
        noise = grains.randint(0, 256, size).astype("uint8")
        noise = Image.fromarray(noise if dice.random() < 0.5 else noise // 128 * 255)
        page.paste(noise, (dice.randrange(-3, width), dice.randrange(-3, height)))
    if dice.random() < 0.4:
        page = page.rotate(dice.choice((-14, -3, 0.5, 2, 9, 44)), Image.Resampling.BILINEAR, fillcolor=ground)
    return sealed(page) if dice.random() < 0.15 else page


@functools.cache
def page(name):
    return PAGES[name]()


def saved(picture, form, **options):
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def sixteen(picture):
    """16 bits of grey, the low byte not 0."""
    return Image.fromarray(numpy.asarray(picture.convert("L")).astype("uint16") * 257)


def clear(picture):
    """With the left half half transparent."""
    picture = picture.convert("RGBA")
    picture.paste((200, 60, 60, 90), (0, 0, max(1, picture.width // 2), picture.height))
    return picture


def palette(picture):
    return picture.convert("RGB").quantize(16)


def frames(picture):
    """Further frames of a document or animation, of other sizes."""
    half = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
    return dict(save_all=True, append_images=[half, ImageOps.flip(picture)])


def colour_png16(picture):
    """48 bits per pixel, which Pillow does not write."""
    pixels = numpy.asarray(picture.convert("RGB")).astype(">u2") * 257
    lines = b"".join(b"\0" + line.tobytes() for line in pixels)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    size = struct.pack(">IIBBBBB", picture.width, picture.height, 16, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(lines))
            + chunk(b"IEND", b""))


def written_pnm(picture, kind):
    """The forms in decimal digits: P1, P2, P3."""
    if kind == 1:
        numbers = (numpy.asarray(picture.convert("L")) < 128).astype(int)
    else:
        numbers = numpy.asarray(picture.convert("L" if kind == 2 else "RGB"))
    head = f"P{kind}\n# made to be broken\n{picture.width} {picture.height}\n" + ("" if kind == 1 else "255\n")
    return (head + " ".join(map(str, numbers.ravel())) + "\n").encode()


def turned_jpeg(picture, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(picture.convert("L"), "JPEG", exif=exif)


def tiff(mode, compression, **options):
    return lambda p: saved(p.convert(mode), "TIFF", compression=compression, dpi=(300, 300), **options)


# Extension: ways to write a picture so.
WAYS = {
    "png": {
        "grey": lambda p: saved(p.convert("L"), "PNG", dpi=(300, 300)),
        "bilevel": lambda p: saved(p.convert("1"), "PNG"),
        "rgb": lambda p: saved(p.convert("RGB"), "PNG"),
        "palette": lambda p: saved(palette(p), "PNG"),
        "clear-palette": lambda p: saved(palette(p), "PNG", transparency=3),
        "rgba": lambda p: saved(clear(p), "PNG"),
        "grey-alpha": lambda p: saved(clear(p).convert("LA"), "PNG"),
        "grey16": lambda p: saved(sixteen(p), "PNG"),
        "rgb16": colour_png16,
    },
    "jpg": {
        "grey": lambda p: saved(p.convert("L"), "JPEG", dpi=(200, 200)),
        "rgb": lambda p: saved(p.convert("RGB"), "JPEG", quality=60),
        "cmyk": lambda p: saved(p.convert("CMYK"), "JPEG"),
        "progressive": lambda p: saved(p.convert("RGB"), "JPEG", progressive=True, subsampling=2),
        "restarts": lambda p: saved(p.convert("L"), "JPEG", restart_marker_blocks=4),
        "turned": lambda p: turned_jpeg(p, 6),
        "mirrored": lambda p: turned_jpeg(p, 7),
    },
    "tif": {
        "raw": tiff("L", "raw"),
        "lzw": tiff("RGB", "tiff_lzw"),
        "deflate": tiff("RGBA", "tiff_adobe_deflate"),
        "packbits": tiff("1", "packbits"),
        "group3": tiff("1", "group3"),
        "group4": tiff("1", "group4"),
        "jpeg": tiff("RGB", "jpeg"),
        "palette": lambda p: saved(palette(p), "TIFF", compression="tiff_lzw"),
        "grey16": lambda p: saved(sixteen(p), "TIFF"),
        "strips": tiff("L", "tiff_lzw", strip_size=4096),
        "big": tiff("L", "raw", big_tiff=True),
        "frames": lambda p: saved(p.convert("L"), "TIFF", compression="tiff_lzw", **frames(p.convert("L"))),
    },
    "webp": {
        "lossy": lambda p: saved(p.convert("RGB"), "WEBP"),
        "lossless": lambda p: saved(p.convert("RGB"), "WEBP", lossless=True),
        "clear": lambda p: saved(clear(p), "WEBP"),
        "moving": lambda p: saved(p.convert("RGB"), "WEBP", save_all=True, append_images=[ImageOps.flip(p.convert("RGB"))]),
    },
    "jp2": {
        "grey": lambda p: saved(p.convert("L"), "JPEG2000"),
        "rgb": lambda p: saved(p.convert("RGB"), "JPEG2000", irreversible=True),
        "clear": lambda p: saved(clear(p), "JPEG2000"),
        "tiles": lambda p: saved(p.convert("L"), "JPEG2000", tile_size=(64, 64)),
        "grey16": lambda p: saved(sixteen(p), "JPEG2000"),
        "stream": lambda p: saved(p.convert("RGB"), "JPEG2000", no_jp2=True),
    },
    "pnm": {
        "p1": lambda p: written_pnm(p, 1),
        "p2": lambda p: written_pnm(p, 2),
        "p3": lambda p: written_pnm(p, 3),
        "p4": lambda p: saved(p.convert("1"), "PPM"),
        "p5": lambda p: saved(p.convert("L"), "PPM"),
        "p6": lambda p: saved(p.convert("RGB"), "PPM"),
        "p5-16": lambda p: b"P5\n%d %d\n65535\n" % p.size + numpy.asarray(sixteen(p)).astype(">u2").tobytes(),
    },
    "bmp": {
        "bilevel": lambda p: saved(p.convert("1"), "BMP"),
        "grey": lambda p: saved(p.convert("L"), "BMP", dpi=(300, 300)),
        "palette": lambda p: saved(palette(p), "BMP"),
        "rgb": lambda p: saved(p.convert("RGB"), "BMP"),
        "rgba": lambda p: saved(clear(p), "BMP"),
    },
    "gif": {
        "grey": lambda p: saved(p.convert("L"), "GIF"),
        "palette": lambda p: saved(palette(p), "GIF", interlace=1),
        "clear": lambda p: saved(palette(p), "GIF", transparency=2),
        "moving": lambda p: saved(palette(p), "GIF", save_all=True, append_images=[palette(ImageOps.flip(p))]),
    },
}


@functools.cache
def picture(form, way, name):
    """The bytes of one of the pages; None as in `written`."""
    return written(page(name), form, way)


def written(page, form, way):
    """The bytes of a page in a format, or None where the format cannot hold a picture of that size."""
    try:
        return WAYS[form][way](page)
    except (KeyError, OSError, ValueError):
        return None


def drawn(dice, odd=False):
    """A picture by chance: its format, how and what, and its bytes."""
    while True:
        form = dice.choice(sorted(WAYS))
        way = dice.choice(sorted(WAYS[form]))
        name = "odd" if odd else dice.choice(sorted(PAGES))
        if content := written(odd_page(dice), form, way) if odd else picture(form, way, name):
            return form, f"{way}-{name}", content
