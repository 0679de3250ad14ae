"""Draws the fixtures of RecognitionTests: python3 make.py (Pillow, Debian's fonts-arphic-uming).

The sentences were written for these tests. 24 pixels a character, 4 grey levels.
"""
import math

from PIL import Image, ImageChops, ImageDraw, ImageFont

CHINESE = ImageFont.truetype("/usr/share/fonts/truetype/arphic/uming.ttc", 24)

NOTICE = [
    "关于清理河道的通知",
    "各村民小组：",
    "　　今年雨水较多，请在六月十五日以前把门前的水沟",
    "清理干净，淤泥运到指定地点。联系人：周明，电话",
    "2863-4417。",
    "The meeting room is open every Monday morning.",
]
LEFT = ["东边的田里种着稻子，", "去年收成很好，今年", "又多开了两亩荒地。"]
RIGHT = ["西边的山上都是竹林，", "春天挖笋，秋天砍竹，", "一年四季都有事做。"]


def sheet(width, height):
    return Image.new("L", (width, height), 255)


def write(image, lines, left, top, pitch=42):
    draw = ImageDraw.Draw(image)
    for i, line in enumerate(lines):
        draw.text((left, top + i * pitch), line, fill=0, font=CHINESE)


def save(image, name):
    image.quantize(4).save(name, optimize=True)


notice = sheet(700, 340)
write(notice, NOTICE, 50, 40)
save(notice, "notice.png")

columns = sheet(700, 420)
for k in range(2):
    write(columns, LEFT, 40, 40 + k * 150, 40)
    write(columns, RIGHT, 400, 40 + k * 150, 40)
save(columns, "columns.png")



def write_columns(pen, columns, right, top):
    """Columns from the right; the marks are drawn at the top right of their boxes, as they are set there."""
    for k, column in enumerate(columns):
        for i, character in enumerate(column):
            shift = (12, -12) if character in "，。" else (0, 0)
            pen.text((right - k * 46 + shift[0], top + i * 28 + shift[1]), character, fill=0, font=CHINESE)


COLUMNS = ["　　村东有一口老井，水", "很甜，夏天清凉，冬天", "温和。井边种着两棵大", "树，大家常在树下谈天。", "　　去年装了自来水，老", "井用得少了，仍然有人", "每年清洗一次。"]
vertical = sheet(420, 460)
write_columns(ImageDraw.Draw(vertical), COLUMNS, 340, 40)
save(vertical, "vertical.png")

# The same under a head that runs across the columns.
headed = sheet(420, 560)
pen = ImageDraw.Draw(headed)
pen.text((210, 60), "村里的老井", fill=0, font=ImageFont.truetype(CHINESE.path, 36), anchor="mm")
write_columns(pen, COLUMNS, 340, 140)
save(headed, "headed.png")

# Lines beside a title that runs down the page, and over an inset of columns.
mixed = sheet(760, 620)
pen = ImageDraw.Draw(mixed)
large = ImageFont.truetype(CHINESE.path, 46)
for i, character in enumerate("修路纪事"):
    pen.text((50, 50 + i * 50), character, fill=0, font=large)
write(mixed, ["　　村北的路修了两年，去年秋天通车。", "以前下雨天走不了车，现在班车每天", "来回四趟，赶集的人多起来了。", "　　修路时出力的人都记在这里，", "让后来的人知道。"], 160, 40)
write(mixed, ["　　路边立了一块石碑，", "刻着捐款人的名字，", "背面是右边的碑文。"], 160, 360, 40)
write_columns(pen, ["此路长三里，", "宽两丈，众人", "合力修成。"], 640, 350)
save(mixed, "mixed.png")

# A letter under the red head of an office, with its red rule, and its red seal over the signature.
RED = (214, 40, 36)
LETTER = [
    "关于春季植树的通知",
    "各村民小组：",
    "　　今年植树从三月十日开始，每户领取树苗二十株，",
    "种在村口的水渠两边，由护林员检查。",
]
letter = Image.new("RGB", (800, 640), (255, 255, 255))
pen = ImageDraw.Draw(letter)
large = ImageFont.truetype("/usr/share/fonts/truetype/arphic/uming.ttc", 58)
# Letterheads are bold.
pen.text((400, 80), "清溪镇人民政府文件", fill=RED, font=large, anchor="mm", stroke_width=1, stroke_fill=RED)
pen.text((400, 150), "清政发〔2019〕7号", fill=0, font=CHINESE, anchor="mm")
pen.line((60, 180, 740, 180), fill=RED, width=3)
pen.text((400, 225), LETTER[0], fill=0, font=CHINESE, anchor="mm")
write(letter, LETTER[1:], 80, 260)
pen.text((500, 440), "清溪镇人民政府", fill=0, font=CHINESE)
pen.text((500, 482), "2019年3月1日", fill=0, font=CHINESE)
seal = Image.new("RGB", letter.size, (255, 255, 255))
ring = ImageDraw.Draw(seal)
ring.ellipse((495, 375, 675, 555), outline=RED, width=5)
ring.regular_polygon((585, 465, 26), 5, rotation=0, fill=RED)
for turn, character in enumerate("清溪镇人民政府"):
    glyph = Image.new("RGBA", (30, 30), (0, 0, 0, 0))
    ImageDraw.Draw(glyph).text((15, 15), character, fill=RED, font=CHINESE, anchor="mm")
    angle = 120 - turn * 40
    place = (585 - 70 * math.sin(math.radians(angle)) - 15, 465 - 70 * math.cos(math.radians(angle)) - 15)
    glyph = glyph.rotate(angle, resample=Image.BICUBIC)
    seal.paste(glyph, tuple(map(round, place)), glyph)
letter = ImageChops.multiply(letter, seal)
letter.quantize(16).save("letter.png", optimize=True)
