"""Tiling pictures for the places, painted with numpy."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

BOLD = "/usr/share/fonts/opentype/inter/Inter-ExtraBold.otf"
MEDIUM = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"


def font(path, size):
    return ImageFont.truetype(path, size)


def tiling_noise(size, cells, octaves=4, seed=1):
    """Lattice noise in 0...1 that repeats at the picture's edges."""
    generator = np.random.default_rng(seed)
    total, amplitude = np.zeros((size, size)), 1.0
    for octave in range(octaves):
        n = min(cells * 2 ** octave, size)
        grid = generator.random((n, n))
        at = np.arange(size) * n / size
        low = at.astype(int) % n
        high, f = (low + 1) % n, at - at.astype(int)
        f = f * f * (3 - 2 * f)
        rows = grid[low] * (1 - f)[:, None] + grid[high] * f[:, None]
        total += amplitude * (rows[:, low] * (1 - f) + rows[:, high] * f)
        amplitude *= 0.5
    return (total - total.min()) / np.ptp(total)


def picture(values):
    return Image.fromarray((np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8))


def bricks(size, colour, joint, seed):
    """Running bond, eight bricks across and sixteen courses: 1.92 m square. Values are sRGB."""
    generator = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] / size
    course = (y * 16).astype(int)
    across = (x * 8 + 0.5 * (course % 2)) % 8
    column = across.astype(int)
    fx, fy = across % 1, (y * 16) % 1
    edge = np.minimum(np.minimum(fx, 1 - fx) * 2.0, np.minimum(fy, 1 - fy))
    mortar = np.clip((0.11 - edge) / 0.04, 0, 1)[..., None]
    light = generator.random((16, 8))[course, column]
    hue = generator.random((16, 8))[course, column]
    tone = np.array(colour) * (0.80 + 0.34 * light)[..., None] * (1 + (hue - 0.5)[..., None] * [0.06, 0.20, 0.22])
    tone = tone * (0.88 + 0.24 * tiling_noise(size, 16, 5, seed + 1))[..., None]
    joints = np.array(joint) * (0.85 + 0.25 * tiling_noise(size, 32, 4, seed + 2))[..., None]
    stain = 0.90 + 0.16 * tiling_noise(size, 2, 3, seed + 3)
    return picture((tone * (1 - mortar) + joints * mortar) * stain[..., None])


def slabs(size):
    """Copenhagen pavement: two rows of large slabs between rows of small setts; 2.5 m square."""
    generator = np.random.default_rng(3)
    y, x = np.mgrid[0:size, 0:size] / size
    fx, fy = (x * 4) % 1, (y * 3) % 1
    big = 0.50 + 0.05 * (generator.random((3, 4))[(y * 3).astype(int) % 3, (x * 4).astype(int) % 4] - 0.5)
    band = (x * 4).astype(int) % 2 == 1
    setts_x, setts_y = (x * 32) % 1, (y * 24 + 0.5 * ((x * 32).astype(int) % 2)) % 1
    small = 0.40 + 0.14 * (generator.random((48, 64))[(y * 24).astype(int), (x * 32).astype(int)] - 0.5)
    edge_small = np.minimum(np.minimum(setts_x, 1 - setts_x), np.minimum(setts_y, 1 - setts_y))
    edge_big = np.minimum(np.minimum(fx, 1 - fx) / 4, np.minimum(fy, 1 - fy) / 3) * 40
    narrow = band & (fx > 0.30) & (fx < 0.70)
    value = np.where(narrow, small * np.clip(0.55 + edge_small * 4, 0.55, 1), big * np.clip(0.62 + edge_big * 2.2, 0.62, 1))
    rim = band & ((abs(fx - 0.30) < 0.018) | (abs(fx - 0.70) < 0.018))
    value = np.where(rim, value * 0.7, value)
    value = value * (0.82 + 0.28 * tiling_noise(size, 5, 6, 9)) * (0.95 + 0.1 * generator.random((size, size)))
    for _ in range(26):  # old chewing gum
        cx, cy = generator.integers(0, size, 2)
        spot = ((np.arange(size)[None] - cx) ** 2 + (np.arange(size)[:, None] - cy) ** 2) < generator.integers(3, 14)
        value[spot] *= 0.72
    return picture(value[..., None] * np.array([1.0, 0.985, 0.96]))


def asphalt(size, tone=0.27):
    generator = np.random.default_rng(8)
    grain = generator.random((size, size))
    value = tone * (0.72 + 0.28 * tiling_noise(size, 4, 5, 4) + 0.32 * grain)
    return picture(value[..., None] * np.array([0.98, 1.0, 1.03]))


def plaster(size, colour=(0.78, 0.75, 0.68)):
    value = 0.86 + 0.16 * tiling_noise(size, 3, 6, 6)
    return picture(value[..., None] * np.array(colour))


def windows():
    """Eight windows in a row of four by two: base colour and what shines out. Row 0 dark, row 1 lit.

    Each window is 128 x 176 texels; returns (base, shining).
    """
    generator = np.random.default_rng(5)
    width, height = 128, 176
    base = Image.new("RGB", (width * 4, height * 2), (20, 24, 32))
    shine = Image.new("RGB", (width * 4, height * 2), (0, 0, 0))
    for row in range(2):
        for column in range(4):
            x, y = column * width, row * height
            if row == 0:
                _dark_pane(base, shine, x, y, width, height, generator)
            else:
                _lit_room(base, shine, x, y, width, height, column)
            _sash(base, shine, x, y, width, height)
    return base, shine


def _dark_pane(base, shine, x, y, width, height, generator):
    t = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([74, 92, 128]) * (1 - t) + np.array([26, 30, 38]) * t
    pane = sky * (0.55 + 0.3 * generator.random()) * np.ones((1, width, 1))
    base.paste(Image.fromarray(pane.clip(0, 255).astype(np.uint8)), (x, y))
    draw = ImageDraw.Draw(base)
    if generator.random() > 0.4:
        draw.rectangle([x, y, x + 26, y + height], fill=(58, 60, 66))
        draw.rectangle([x + width - 26, y, x + width, y + height], fill=(58, 60, 66))
    dim = (np.asarray(base.crop((x, y, x + width, y + height)), np.float32) * 0.16).astype(np.uint8)
    shine.paste(Image.fromarray(dim), (x, y))


def _lit_room(base, shine, x, y, width, height, kind):
    warm = [(255, 190, 112), (255, 204, 140), (236, 178, 108), (176, 190, 214)][kind]
    t = np.linspace(0, 1, height)[:, None]
    s = np.linspace(-1, 1, width)[None]
    centre = (-0.3, 0.35, 0.0, 0.2)[kind]
    glow = 0.34 + 0.62 * np.exp(-((s - centre) ** 2 * 2.2 + (t - 0.30) ** 2 * 5))
    room = glow[..., None] * np.array(warm)
    image = Image.fromarray(room.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    if kind == 0:  # curtains and a hanging lamp
        for k in range(7):
            shade = tuple(int(c * (0.45 + 0.08 * (k % 2))) for c in warm)
            draw.rectangle([k * 4, 0, k * 4 + 4, height], fill=shade)
            draw.rectangle([width - k * 4 - 4, 0, width - k * 4, height], fill=shade)
        draw.polygon([(48, 62), (28, 92), (68, 92)], fill=(255, 236, 196))
        draw.line([(48, 0), (48, 62)], fill=(90, 60, 36), width=2)
    elif kind == 1:  # plants on the sill, a picture on the wall
        draw.rectangle([20, 40, 54, 76], fill=(150, 104, 66), outline=(88, 60, 40))
        for k in range(9):
            draw.line([(92, height - 8), (68 + 6 * k, height - 58 - 9 * (k % 3))], fill=(46, 62, 34), width=4)
        draw.rectangle([80, height - 24, 106, height], fill=(120, 70, 48))
    elif kind == 2:  # a blind half down, a shelf
        draw.rectangle([0, 0, width, 74], fill=(208, 170, 118))
        for k in range(10):
            draw.line([(0, k * 8), (width, k * 8)], fill=(182, 146, 98))
        draw.rectangle([0, 132, width, 137], fill=(104, 70, 44))
        for k in range(9):
            draw.rectangle([6 + k * 13, 108 + (k * 7) % 12, 15 + k * 13, 132], fill=((120, 52, 44), (58, 70, 92), (150, 128, 76))[k % 3])
    else:  # a cool kitchen light
        draw.rectangle([0, 92, width, 96], fill=(108, 116, 130))
        draw.rectangle([12, 20, 56, 80], fill=(142, 152, 170))
        draw.rectangle([70, 20, 114, 80], fill=(150, 160, 178))
    image = image.filter(ImageFilter.GaussianBlur(1.6))
    shine.paste(image, (x, y))
    base.paste(Image.fromarray((np.asarray(image) * 0.35).astype(np.uint8)), (x, y))


def _sash(base, shine, x, y, width, height):
    """White frames: a mullion, a transom and a border; frames do not shine."""
    for image, colour in ((base, (206, 203, 194)), (shine, (3, 3, 4))):
        draw = ImageDraw.Draw(image)
        bar = 5
        draw.rectangle([x, y, x + width - 1, y + height - 1], outline=colour, width=8)
        draw.rectangle([x + width / 2 - bar, y, x + width / 2 + bar, y + height], fill=colour)
        draw.rectangle([x, y + height * 0.30 - bar, x + width, y + height * 0.30 + bar], fill=colour)
        draw.line([(x, y + height * 0.66), (x + width, y + height * 0.66)], fill=colour, width=4)


def sky(width=1024, height=256, zenith=(24, 42, 88), middle=(74, 104, 156), low=(206, 158, 132), glow=(250, 176, 112), glow_at=0.5):
    """Dusk: deep blue above, warm at the horizon, brightest at `glow_at` of the way around."""
    from atlas import layered_noise
    t = np.linspace(1, 0, height)[:, None]  # 1 zenith, 0 horizon
    s = np.linspace(0, 1, width, endpoint=False)[None]
    near = (np.exp(-((np.abs(s - glow_at) * 2) ** 2) / 0.18))[..., None]
    a = np.clip(t / 0.30, 0, 1)[..., None] ** 0.8
    b = np.clip((t - 0.20) / 0.75, 0, 1)[..., None]
    horizon = np.array(low) * (1 - near) * 0.72 + np.array(glow) * near
    colour = horizon * (1 - a) + np.array(middle) * a
    colour = colour * (1 - b) + np.array(zenith) * b
    around = 2 * np.pi * s
    points = np.stack([np.cos(around) * (1.2 - t) * 3 + 0 * t, np.sin(around) * (1.2 - t) * 3 + 0 * t, 9 * t + 0 * s], -1)
    cloud = np.clip(layered_noise(points, 1.6, 5, 21) * 2.2 - 0.25, 0, 1)[..., None] * np.clip(1 - abs(t - 0.32) / 0.32, 0, 1)[..., None]
    lit = np.array([226, 160, 138]) * near + np.array([104, 116, 150]) * (1 - near)
    colour = colour * (1 - 0.55 * cloud) + lit * 0.55 * cloud
    return Image.fromarray(colour.clip(0, 255).astype(np.uint8))
