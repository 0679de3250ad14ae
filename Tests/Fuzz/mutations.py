"""Ways to break a picture file: blindly, and where its format keeps sizes and chunks."""
import re
import struct
import zlib

# What sizes, counts and offsets are set to: the edges of what fits into 8, 16, 24, 31 and 32 bits.
NUMBERS = (0, 1, 2, 7, 8, 9, 31, 32, 33, 255, 256, 1000, 4096, 16383, 16384, 32767, 32768, 65535, 65536, 100_000,
           (1 << 24) - 1, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)


def flip_bits(content, dice, form):
    if not content:
        return
    # Many in the first hundred bytes, where formats keep what they are.
    end = min(len(content), 100) if dice.random() < 0.3 else len(content)
    for _ in range(dice.choice((1, 1, 2, 4, 16, 64))):
        content[dice.randrange(end)] ^= 1 << dice.randrange(8)


def set_bytes(content, dice, form):
    for _ in range(dice.choice((1, 2, 8))):
        if content:
            content[dice.randrange(len(content))] = dice.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))


def cut(content, dice, form):
    del content[dice.randrange(len(content) + 1):]


def swap_blocks(content, dice, form):
    length = dice.choice((1, 4, 16, 64, 256))
    if len(content) > 2 * length:
        first, second = sorted(dice.sample(range(len(content) - length), 2))
        if second - first >= length:
            content[first:first + length], content[second:second + length] = (
                content[second:second + length], content[first:first + length])


def lose_block(content, dice, form):
    start = dice.randrange(len(content) + 1)
    del content[start:start + dice.choice((1, 2, 4, 12, 100))]


def insert_bytes(content, dice, form):
    start = dice.randrange(len(content) + 1)
    content[start:start] = dice.randbytes(dice.choice((1, 2, 4, 12, 100)))


def zero_block(content, dice, form):
    start = dice.randrange(len(content) + 1)
    end = min(len(content), start + dice.choice((4, 16, 256, 4096)))
    content[start:end] = bytes(end - start)


def append_bytes(content, dice, form):
    content += dice.choice((b"\0" * 100, dice.randbytes(300), bytes(content)))


def empty(content, dice, form):
    content.clear()


def change_number(content, dice, form):
    """Sets a size, depth, count or offset of the format, or any four bytes where there is none."""
    places = [place for place in FIELDS[form](content) if place[0] + struct.calcsize(place[1]) <= len(content)]
    for offset, code in dice.sample(places, min(len(places), dice.choice((1, 1, 2)))):
        bits = 8 * struct.calcsize(code)
        number = dice.choice(NUMBERS) if dice.random() < 0.8 else dice.getrandbits(bits)
        struct.pack_into(code, content, offset, number & ((1 << bits) - 1))


def change_digits(content, dice):
    """The same for the decimal numbers of a PNM's head."""
    words = list(re.finditer(rb"\d+", content[:60]))[1:4]
    if words:
        word = dice.choice(words)
        content[word.start():word.end()] = str(dice.choice((*NUMBERS, 10 ** 12, -3))).encode()


def size_fields(content, dice, form):
    if form == "pnm":
        change_digits(content, dice)
    else:
        change_number(content, dice, form)


def repeat_chunk(content, dice, form):
    if spans := CHUNKS[form](content):
        start, end = dice.choice(spans)
        place = dice.choice(spans)[0]
        content[place:place] = content[start:end] * dice.choice((1, 1, 2, 30))


def lose_chunk(content, dice, form):
    if spans := CHUNKS[form](content):
        start, end = dice.choice(spans)
        del content[start:end]


def swap_chunks(content, dice, form):
    spans = CHUNKS[form](content)
    if len(spans) > 1:
        (a, b), (c, d) = sorted(dice.sample(spans, 2))
        content[a:d] = content[c:d] + content[b:c] + content[a:b]


def empty_chunk(content, dice, form):
    """Takes a chunk's content away, with or without telling its length."""
    if spans := CHUNKS[form](content):
        start, end = dice.choice(spans)
        head = 8 if form in ("png", "webp", "jp2") else 4
        if form == "png" and dice.random() < 0.5:
            content[start:start + 4] = bytes(4)
        del content[min(end, start + head):end]


MUTATIONS = {
    "bits": flip_bits, "bytes": set_bytes, "cut": cut, "swap": swap_blocks, "lose": lose_block,
    "insert": insert_bytes, "zero": zero_block, "append": append_bytes, "empty": empty, "size": size_fields,
    "repeat-chunk": repeat_chunk, "lose-chunk": lose_chunk, "swap-chunks": swap_chunks,
    "empty-chunk": empty_chunk,
}
WEIGHTS = {"empty": 0.1, "append": 0.5, "bits": 4, "bytes": 3, "size": 5, "repeat-chunk": 1.5}


def mutated(content, form, dice, other):
    """A broken copy, and what was done to it; `other` draws a picture to splice with."""
    content = bytearray(content)
    done = []
    chance = dice.random()
    if chance < 0.02:
        return bytes(content), "whole"
    if chance < 0.08:
        _, _, second = other(dice)
        if dice.random() < 0.5:
            del content[dice.randrange(len(content) + 1):]
            content += second[dice.randrange(len(second) + 1):]
        else:
            start = dice.randrange(len(content) + 1)
            content[start:start] = second
        done.append("splice")
    names = sorted(MUTATIONS)
    wanted = [WEIGHTS.get(name, 1) for name in names]
    for name in dice.choices(names, wanted, k=dice.choice((0, 1) if done else (1, 1, 1, 2, 3))):
        MUTATIONS[name](content, dice, form)
        done.append(name)
    # A decoder that checks sums would never get to see what was changed.
    if form == "png" and dice.random() < 0.7:
        set_checksums(content)
    return bytes(content), "+".join(done)


def png_chunks(content):
    spans, offset = [], 8
    while offset + 12 <= len(content):
        end = offset + 12 + int.from_bytes(content[offset:offset + 4], "big")
        if end > len(content):
            break
        spans.append((offset, end))
        offset = end
    return spans


def set_checksums(content):
    for start, end in png_chunks(content):
        struct.pack_into(">I", content, end - 4, zlib.crc32(content[start + 4:end - 4]))


def jpeg_segments(content):
    spans, offset = [], 2
    while offset + 4 <= len(content) and content[offset] == 0xFF:
        end = offset + 2 + int.from_bytes(content[offset + 2:offset + 4], "big")
        if end > len(content):
            break
        spans.append((offset, end))
        if content[offset + 1] == 0xDA:
            break
        offset = end
    return spans


def riff_chunks(content):
    spans, offset = [], 12
    while offset + 8 <= len(content):
        length = int.from_bytes(content[offset + 4:offset + 8], "little")
        end = min(len(content), offset + 8 + length + length % 2)
        spans.append((offset, end))
        offset = end
    return spans


def jp2_boxes(content):
    """Boxes, and inside the header box its parts; in a bare stream the marker segments."""
    spans, offset = [], 0
    if content[:2] == b"\xff\x4f":
        return [(start + 2, end) for start, end in jpeg_segments(content)]
    while offset + 8 <= len(content):
        length, kind = int.from_bytes(content[offset:offset + 4], "big"), content[offset + 4:offset + 8]
        end = len(content) if length == 0 else offset + length
        if length in range(1, 8) or end > len(content):
            break
        spans.append((offset, end))
        offset = offset + 8 if kind == b"jp2h" else end
    return spans


def tiff_entries(content):
    """The entries of the first directory."""
    order = "<" if content[:1] == b"I" else ">"
    if len(content) < 8:
        return []
    offset, = struct.unpack_from(order + "I", content, 4)
    if offset + 2 > len(content):
        return []
    count, = struct.unpack_from(order + "H", content, offset)
    starts = range(offset + 2, offset + 2 + 12 * min(count, 60), 12)
    return [(start, start + 12) for start in starts if start + 12 <= len(content)]


def gif_blocks(content):
    starts = [match.start() for match in re.finditer(rb"[\x2c\x21]", content)][:40]
    return list(zip(starts, [*starts[1:], len(content)]))


def blocks(content):
    return [(start, min(start + 64, len(content))) for start in range(0, len(content), 64)]


CHUNKS = {
    "png": png_chunks, "jpg": jpeg_segments, "webp": riff_chunks, "jp2": jp2_boxes, "tif": tiff_entries,
    "gif": gif_blocks, "bmp": blocks, "pnm": blocks,
}


def png_fields(content):
    return [(16, ">I"), (20, ">I"), (24, "B"), (25, "B"), (28, "B")] + [
        (start, ">I") for start, _ in png_chunks(content)] + [
        place for start, end in png_chunks(content) if content[start + 4:start + 8] == b"pHYs"
        for place in ((start + 8, ">I"), (start + 12, ">I"))]


def jpeg_fields(content):
    places = [(14, ">H"), (16, ">H")]
    for start, _ in jpeg_segments(content):
        places.append((start + 2, ">H"))
        if content[start + 1] in (0xC0, 0xC1, 0xC2):
            places += [(start + 4, "B"), (start + 5, ">H"), (start + 7, ">H"), (start + 9, "B"), (start + 11, "B")]
        if content[start + 1] == 0xE1:
            places += [(offset, "B") for offset in range(start + 10, start + 34)]
    return places


def tiff_fields(content):
    order = "<" if content[:1] == b"I" else ">"
    places = [(4, order + "I")]
    for start, end in tiff_entries(content):
        places += [(start, order + "H"), (start + 2, order + "H"), (start + 4, order + "I"), (start + 8, order + "H"),
                   (start + 8, order + "I")]
    return places


def webp_fields(content):
    places = [(4, "<I")]
    for start, _ in riff_chunks(content):
        places += [(start + 4, "<I"), (start + 8, "B"), (start + 9, "<I"), (start + 12, "<H"), (start + 14, "<H"),
                   (start + 15, "<H")]
    return places


def jp2_fields(content):
    places = [(start, ">I") for start, _ in jp2_boxes(content)]
    if (head := content.find(b"ihdr")) >= 0:
        places += [(head + 4, ">I"), (head + 8, ">I"), (head + 12, ">H"), (head + 14, "B")]
    if (size := content.find(b"\xff\x51")) >= 0:
        places += [(size + 6 + 4 * number, ">I") for number in range(8)] + [(size + 38, ">H"), (size + 40, "B")]
    if (style := content.find(b"\xff\x52")) >= 0:
        places += [(style + 5 + number, "B") for number in range(8)]
    return places


def bmp_fields(content):
    return [(2, "<I"), (10, "<I"), (14, "<I"), (18, "<I"), (22, "<I"), (26, "<H"), (28, "<H"), (30, "<I"), (34, "<I"),
            (38, "<I"), (46, "<I")]


def gif_fields(content):
    places = [(6, "<H"), (8, "<H"), (10, "B")]
    for start, _ in gif_blocks(content)[:4]:
        places += [(start + 1, "<H"), (start + 3, "<H"), (start + 5, "<H"), (start + 7, "<H"), (start + 9, "B")]
    return places


FIELDS = {
    "png": png_fields, "jpg": jpeg_fields, "tif": tiff_fields, "webp": webp_fields, "jp2": jp2_fields,
    "bmp": bmp_fields, "gif": gif_fields,
}
