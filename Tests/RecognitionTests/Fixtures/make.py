"""Draws the fixtures of RecognitionTests: python3 make.py (Pillow, Debian's fonts-arphic-uming).

The sentences were written for these tests. 24 pixels a character, 4 grey levels.
"""
from PIL import Image, ImageDraw, ImageFont

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
