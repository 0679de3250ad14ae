#!/usr/bin/env python3
"""Bar 2: a second run over many finished small files is quick, small, and changes nothing."""
import hashlib
import random

from shared import MEBI, SAMPLES, Finding, main, note, output_files, parser, settle

FILES = 100_000
SECONDS, MEGABYTES = 10, 200
PLACES = "水库 粮站 卫生所 农机站 供销社 文化室 渡口 砖瓦厂 茶场 小学".split()
DEEDS = ("清点了库房的存货", "修好了漏雨的屋顶", "给新来的人讲了规矩", "把去年的账目重新抄了一遍",
         "在门前种下两排杨树", "查看了通往镇上的电线", "收齐了各户交来的表格", "换掉了磨坏的皮带")
ENDS = ("大家都很满意。", "剩下的活明天再干。", "没有人迟到。", "天黑以前全部做完。", "经过已经登记在册。")


def sentence(chance, number):
    return (f"第{number}号记录：{chance.choice(PLACES)}的同志今天{chance.choice(DEEDS)}，"
            f"用了{chance.randint(1, 9)}个钟头，{chance.choice(ENDS)}\n")


def write_files(folder, count, seed, flat):
    chance = random.Random(seed)
    for number in range(count):
        place = folder if flat else folder / f"{number // 10_000:02}" / f"{number // 1000 % 10}"
        if number == 0 or not flat and number % 1000 == 0:
            place.mkdir(parents=True)
        (place / f"{number:06}.txt").write_text(sentence(chance, number), encoding="utf-8")


def marks(folder):
    """Size, time and inode of each output."""
    stats = ((str(file), file.stat()) for file in output_files(folder))
    return {name: (stat.st_size, stat.st_mtime_ns, stat.st_ino) for name, stat in stats}


def sample(folder, chance):
    """Digest of the content of a few hundred outputs, always the same ones."""
    files = sorted(output_files(folder))
    digest = hashlib.sha256()
    for file in chance.sample(files, min(500, len(files))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def measure(setting):
    count = getattr(setting.given, "files", None) or setting.count(FILES)
    inputs, output = setting.scratch / "in", setting.scratch / "out"
    write_files(inputs, count, setting.seed, getattr(setting.given, "flat", False))
    settle()
    note(f"{count} files written")
    first = setting.start(inputs, output, "--formats", "txt", form="text")
    first.wait_with_memory()
    note(f"first run: exit code {first.code}, {first.seconds:.1f} s "
         f"({count / first.seconds:.0f} files a second), {first.peak / MEBI:.0f} MB")
    before, content = marks(output), sample(output, random.Random(setting.seed))
    second = setting.start(inputs, output, "--formats", "txt", form="text")
    second.wait_with_memory()
    after = marks(output)
    same = before == after and content == sample(output, random.Random(setting.seed))
    changed = sum(before.get(name) != after.get(name) for name in before | after)
    most = max(SECONDS * count / FILES, 1)
    figure = (f"{len(before)} outputs of {count} files, exit codes {first.code} and {second.code}, second run "
              f"{second.seconds:.2f} s (first {first.seconds:.0f} s), {second.peak / MEBI:.0f} MB "
              f"(first {first.peak / MEBI:.0f} MB), {changed} outputs touched")
    if second.code:
        note(second.tail())
    return Finding(
        "2 second run", figure, f"under {most:g} s, under {MEGABYTES} MB, none touched",
        first.code == second.code == 0 and len(before) == count and same and second.seconds < most
        and second.peak < MEGABYTES * MEBI)


if __name__ == "__main__":
    options = parser(__doc__.splitlines()[0], SAMPLES)
    options.add_argument("--files", type=int, help=f"how many files (default {FILES})")
    options.add_argument("--flat", action="store_true", help="all in one folder, not 1000 in each")
    main(measure, options, "second-run")
