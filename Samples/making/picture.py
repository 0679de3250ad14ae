"""Draws `in-and-out.png`: a piece of a sample scan with what plain Tesseract made of it, and the text it should be.

The misreadings are real: Tesseract 5.3.0 with chi_sim on page 2 of the sample PDF, as it is.
"""
import math
import re

from PIL import Image, ImageColor, ImageDraw, ImageFilter

from typeset import NO_START, TOKEN, face, paragraphs

MISREAD = [("发生[一]起", "lost"), ("共有[一千]一百", "-一干"), ("较[窄]，", "罕"), ("困难[；二是]", "，一足")]
# What kanwu still misreads there: the print, and what it wrote.
STILL_WRONG = [("山多坡[陡]，", "陆"), ("路面较[窄]，", "窗")]
JOINED = "各村安排人员"
INK, FAINT, RED, GREEN, ORANGE, BLUE = "#1f2933", "#8a94a0", "#d12f2f", "#bfe8c5", "#f6c99a", "#2f6fd1"
BACKGROUND, SHADOW = "#e9eef3", "#5b6b7d"
WIDTH, HEIGHT, TOP, MARGIN = 1600, 800, 84, 36
SCALE = 0.5  # of the scan
CROP = (130, 120, 1654, 1396)  # of the scan, pixels


def placed(page, context):
    """The line that holds `context`, and the first and last index of what stands in its brackets."""
    before, wanted, after = re.fullmatch(r"(.*)\[(.*)\](.*)", context).groups()
    for line in page:
        start = "".join(c for _, c in line.glyphs).find(before + wanted + after)
        if start >= 0:
            return line, start + len(before), start + len(before) + len(wanted) - 1
    raise ValueError(f"no line holds {context}")


def corners(line, first, last, dpi, degrees, size):
    """The box round glyphs `first` to `last` on the turned scan, as four points of the picture."""
    pad = 0.06 * line.size
    left, right = line.glyphs[first][0] - pad, line.glyphs[last][0] + line.size + pad
    top, bottom = line.top - pad, line.top + line.size + pad
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    points = []
    for x, y in [(left, top), (right, top), (right, bottom), (left, bottom)]:
        dx, dy = x * dpi / 72 - size[0] / 2, y * dpi / 72 - size[1] / 2
        x, y = size[0] / 2 + dx * cos + dy * sin, size[1] / 2 - dx * sin + dy * cos
        points.append(((x - CROP[0]) * SCALE + MARGIN, (y - CROP[1]) * SCALE + TOP))
    return points


def card(canvas, box):
    """A white card with a soft shadow."""
    shadow = Image.new("L", canvas.size, 0)
    ImageDraw.Draw(shadow).rounded_rectangle([box[0], box[1] + 5, box[2], box[3] + 5], 8, fill=80)
    canvas.paste(SHADOW, mask=shadow.filter(ImageFilter.GaussianBlur(9)))
    ImageDraw.Draw(canvas).rounded_rectangle(box, 8, fill="white")


def scan(canvas, page, image, dpi, degrees):
    piece = image.crop(CROP).resize(
        (round((CROP[2] - CROP[0]) * SCALE), round((CROP[3] - CROP[1]) * SCALE)), Image.Resampling.BOX)
    card(canvas, (MARGIN, TOP, MARGIN + piece.width, TOP + piece.height))
    canvas.paste(piece.convert("RGB"), (MARGIN, TOP))
    pen = ImageDraw.Draw(canvas)
    for context, read in MISREAD:
        box = corners(*placed(page, context), dpi, degrees, image.size)
        pen.polygon(box, outline=RED, width=3)
        middle = ((box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2 - 3)
        pen.text(middle, read, fill=RED, font=face("hei", 16 if read == "lost" else 19), anchor="mb")
    head = page[0]
    pen.polygon(corners(head, 0, len(head.glyphs) - 1, dpi, degrees, image.size), outline=FAINT, width=2)
    start = corners(*placed(page, f"[{JOINED}]"), dpi, degrees, image.size)
    pen.line([(start[0][0] - 5, start[0][1] - 3), (start[3][0] - 5, start[3][1] + 3)], fill=BLUE, width=4)


def clean(canvas, text, left):
    """Paragraphs as an editor shows them: one number per line of the file, wrapped."""
    box = (left, TOP, WIDTH - MARGIN, TOP + round((CROP[3] - CROP[1]) * SCALE))
    card(canvas, box)
    pen, font, size = ImageDraw.Draw(canvas), face("song", 21), 21
    lines = [paragraph for _, paragraph in paragraphs(text)]
    first = next(n for n, line in enumerate(lines) if JOINED in line)
    y = box[1] + 30
    for number in range(first - 1, first + 5):
        line, marks = lines[number], set()
        for context, _ in MISREAD:
            start = line.find(re.sub(r"[\[\]]", "", context))
            if start >= 0:
                marks |= {start + n - 1 for n in range(context.index("[") + 1, context.index("]"))}
        wrong = set()
        for context, read in STILL_WRONG:
            start = line.find(re.sub(r"[\[\]]", "", context))
            if start >= 0:
                place = start + context.index("[")
                line = line[:place] + read + line[place + len(read):]
                wrong |= set(range(place, place + len(read)))
        pen.text((left + 44, y + size), str(number + 1), fill=FAINT, font=face("hei", 15), anchor="rs")
        x, place = left + 62, 0
        for token in TOKEN.findall(line):
            width = font.getlength(token)
            if x + width > box[2] - 34 and token not in NO_START:
                x, y = left + 62, y + 35
            for n in range(place, place + len(token)):
                if n in marks | wrong:
                    pen.rectangle([x, y - 1, x + width - 1, y + 27], fill=ORANGE if n in wrong else GREEN)
            if line.startswith(JOINED, place):
                pen.line([x, y - 1, x, y + 27], fill=BLUE, width=4)
            pen.text((x, y + size), token, fill=INK, font=font, anchor="ls")
            x, place = x + width, place + len(token)
        y += 48


def legend(pen, x, entries):
    y = HEIGHT - 42
    for colour, filled, words in entries:
        pen.rectangle([x, y, x + 20, y + 20], outline=colour, fill=colour if filled else None, width=2)
        pen.text((x + 30, y + 10), words, fill=INK, font=face("hei", 17), anchor="lm")
        x += 64 + face("hei", 17).getlength(words)


def palette():
    """Greys, and every colour of the picture in steps towards white: few enough for a small file."""
    colours = [(v, v, v) for v in range(7, 256, 8)]
    for colour in (INK, FAINT, RED, GREEN, ORANGE, BLUE, BACKGROUND, SHADOW):
        rgb = ImageColor.getrgb(colour)
        colours += [tuple(round(c + (255 - c) * step / 5) for c in rgb) for step in range(5)]
    rgb, shade = ImageColor.getrgb(BACKGROUND), ImageColor.getrgb(SHADOW)
    colours += [tuple(round(b + (s - b) * step / 40) for b, s in zip(rgb, shade, strict=True)) for step in range(13)]
    image = Image.new("P", (1, 1))
    image.putpalette([value for colour in colours for value in colour])
    return image


def draw(path, page, image, dpi, degrees, text, name):
    canvas = Image.new("RGB", (WIDTH, HEIGHT), BACKGROUND)
    pen, right = ImageDraw.Draw(canvas), 880
    pen.text((MARGIN, 54), name, fill=INK, font=face("hei", 24), anchor="ls")
    pen.text((right, 54), name + ".txt", fill=INK, font=face("hei", 24), anchor="ls")
    scan(canvas, page, image, dpi, degrees)
    clean(canvas, text, right)
    pen = ImageDraw.Draw(canvas)
    middle = TOP + (CROP[3] - CROP[1]) * SCALE / 2
    pen.line([820, middle, 850, middle], fill=BLUE, width=6)
    pen.polygon([(848, middle - 13), (868, middle), (848, middle + 13)], fill=BLUE)
    legend(pen, MARGIN, [(RED, False, "misread by plain Tesseract"), (FAINT, False, "running head"),
                         (BLUE, True, "the page breaks here")])
    legend(pen, right, [(GREEN, True, "read right"), (ORANGE, True, "still misread"), (FAINT, False, "running head gone"),
                        (BLUE, True, "paragraph joined")])
    canvas.quantize(palette=palette(), dither=Image.Dither.NONE).save(path, optimize=True)
