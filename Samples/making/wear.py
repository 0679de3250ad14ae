"""What printers, scanners and cameras do to a page; every effect is seeded and takes and gives a picture."""
import numpy as np
from PIL import Image, ImageFilter


def grey(values):
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def field(size, rng, cells):
    """A smooth random field in [-1, 1] over a picture of `size`; `cells` bumps across."""
    small = rng.normal(0, 1, (cells + 2, cells + 2)).astype(np.float32)
    large = np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))
    return large / np.abs(large).max()


def turned(image, degrees, paper=255):
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=paper)


def blurred(image, radius):
    return image.filter(ImageFilter.GaussianBlur(radius))


def toned(image, black, white):
    """Ink and paper as the scanner sees them."""
    return image.point([black + (white - black) * v / 255 for v in range(256)])


def noisy(image, rng, sigma):
    """Sensor noise of `sigma` grey levels, with the grain of a real sensor: neighbours are alike."""
    noise = blurred(grey(rng.normal(128, 2 * sigma, image.size[::-1])), 0.6)
    return grey(np.asarray(image, np.float32) + np.asarray(noise, np.float32) - 128)


def lit(image, rng, strength, towards=(1, -1)):
    """Light that falls off by `strength` from one corner to the other, a little uneven besides."""
    x = np.linspace(-1, 1, image.width, dtype=np.float32)[None, :] * towards[0]
    y = np.linspace(-1, 1, image.height, dtype=np.float32)[:, None] * towards[1]
    light = 1 - strength * (0.5 - (x + y) / 4) + 0.1 * strength * field(image.size, rng, 4)
    return grey(np.asarray(image, np.float32) * light)


def specked(image, rng, count, ink=40):
    """Dust on the glass: `count` specks of one to three pixels."""
    values = np.array(image)
    for _ in range(count):
        y, x = rng.integers(0, values.shape[0] - 3), rng.integers(0, values.shape[1] - 3)
        height, width = rng.integers(1, 4, 2)
        values[y:y + height, x:x + width] = ink
    return Image.fromarray(values)


def edged(image, rng, depth):
    """The dark strip that a scanner leaves beside the sheet, up to `depth` pixels wide, on the right."""
    values = np.array(image)
    ragged = np.linspace(depth, depth / 3, values.shape[0]) + rng.normal(0, 0.6, values.shape[0])
    for y, width in enumerate(ragged.astype(int)):
        if width > 0:
            values[y, -width:] = 30
    return Image.fromarray(values)


def bilevel(image, rng, threshold=150, sigma=8):
    """Line-art mode: one threshold over a noisy page."""
    return noisy(image, rng, sigma).point([0] * threshold + [255] * (256 - threshold)).convert("1")


def levels(image, count):
    """Fewer grey levels, paper burnt to white: what office scanners write into PNG files."""
    step = 255 / (count - 1)
    return image.point([round(round(min(255, v * 1.06) / step) * step) for v in range(256)])


def photographed(image, rng):
    """Warm paper under a lamp, as a telephone sees it: a colour picture."""
    values = np.asarray(image, np.float32)[..., None] * np.array([1.0, 0.965, 0.89], np.float32)
    values += rng.normal(0, 2.5, values.shape).astype(np.float32)
    return grey(values)
