"""Text as a document-sharing page shows it: lines cut hard, blanks inside, misreadings, half-width marks."""
import numpy as np

from typeset import MISREADING, paragraphs

HALF_WIDTH = str.maketrans("，；：", ",;:")


def captured(text, seed, columns=34):
    """The capture; a paragraph starts with two ideographic spaces, as it does on such pages."""
    rng, lines = np.random.default_rng(seed), []
    for mark, paragraph in paragraphs(text):
        read = MISREADING.sub(r"\2", paragraph)
        if mark == "":
            read = "".join(c.translate(HALF_WIDTH) if rng.random() < 0.5 else c for c in read)
        line = {"#": " " * 20, ">": " " * 40}.get(mark, "\u3000\u3000")
        for place, character in enumerate(read):
            if len(line.replace(" ", "")) >= columns and character not in "，。、；,;":
                lines.append(line.rstrip(" "))
                line = ""
            line += character
            if mark == "" and place and rng.random() < 0.03:
                line += " "
        lines.append(line.rstrip(" "))
    return "\n".join(lines) + "\n"
