"""Pictures that only rooms use: boards, cloth, books, prints, small things, what is outside."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from textures import BOLD, MEDIUM, font, picture, tiling_noise

PRINTS = {  # part of the prints' picture: x, y, width, height in 0...1, y down
    "shapes": (0.0, 0.0, 0.375, 0.5), "sea": (0.375, 0.0, 0.375, 0.5), "leaf": (0.0, 0.5, 0.375, 0.5), "lines": (0.375, 0.5, 0.375, 0.5),
    "phone": (0.75, 0.0, 0.125, 0.25), "paper": (0.75, 0.25, 0.25, 0.25), "family": (0.75, 0.5, 0.25, 0.25), "post": (0.75, 0.75, 0.25, 0.25),
    "remote": (0.875, 0.0, 0.125, 0.25),
}
ROWS = 4  # of book backs, one under the other


def boards(size=1024, tone=(0.60, 0.44, 0.29), seed=2):
    """Oiled boards along v, eight to the picture, each of its own tree; 1.2 m square."""
    generator = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] / size
    board = (x * 8).astype(int)
    shifted = (y + np.array([0, 0.43, 0.17, 0.71, 0.29, 0.86, 0.55, 0.08])[board]) % 1
    piece = (shifted * 2).astype(int)
    light = 0.84 + 0.30 * generator.random((8, 2))[board, piece]
    warm = 1 + 0.10 * (generator.random((8, 2))[board, piece] - 0.5)
    fine, wide = tiling_noise(size, 64, 3, seed), tiling_noise(size, 8, 4, seed + 1)
    stretched = np.asarray(Image.fromarray((fine * 255).astype(np.uint8)).resize((size, size * 12)).crop((0, 0, size, size)), float) / 255
    rings = 0.5 + 0.5 * np.sin((x * 60 + 3.2 * np.roll(wide, 97, 0)) * 6.28)
    value = light * (0.86 + 0.16 * stretched + 0.06 * rings * (wide > 0.45))
    edge = np.minimum((x * 8) % 1, 1 - (x * 8) % 1) / 8 * size
    end = np.minimum((shifted * 2) % 1, 1 - (shifted * 2) % 1) / 2 * size
    value = value * np.clip(0.45 + np.minimum(edge, end) * 0.30, 0.45, 1)
    return picture(value[..., None] * np.stack([warm, np.ones_like(warm), 2 - warm], -1) * np.array(tone))


def grain(size=256, seed=5):
    """Pale wood for furniture, the grain along u; coloured by the material."""
    fine, wide = tiling_noise(size, 32, 3, seed), tiling_noise(size, 4, 4, seed + 1)
    long = np.asarray(Image.fromarray((fine * 255).astype(np.uint8)).resize((size * 10, size)).crop((0, 0, size, size)), float) / 255
    y = np.mgrid[0:size, 0:size][0] / size
    rings = 0.5 + 0.5 * np.sin((y * 14 + 2.0 * wide) * 6.28)
    return picture((0.80 + 0.12 * long + 0.08 * rings)[..., None] * np.array([1.0, 0.97, 0.93]))


def cloth(size=256, threads=48, rough=0.5, seed=7):
    """A plain weave; coloured by the material."""
    y, x = np.mgrid[0:size, 0:size] / size
    over = ((x * threads).astype(int) + (y * threads).astype(int)) % 2
    bulge = np.where(over == 0, np.sin(np.pi * ((x * threads) % 1)), np.sin(np.pi * ((y * threads) % 1)))
    mottled = tiling_noise(size, 24, 3, seed)
    value = 0.74 + 0.16 * bulge + 0.20 * rough * (mottled - 0.5) + 0.06 * tiling_noise(size, 3, 3, seed + 3)
    return picture(value[..., None] * np.ones(3))


def knit(size=256, stitches=20):
    """Rows of stitches like small Vs, for blankets."""
    y, x = np.mgrid[0:size, 0:size] / size
    u = (x * stitches) % 1
    v = (y * stitches * 1.2 + 0.9 * np.abs(u - 0.5)) % 1
    value = 0.55 + 0.42 * np.sin(np.pi * v) * (0.55 + 0.45 * np.sin(2 * np.pi * np.abs(u - 0.5)))
    return picture((value * (0.93 + 0.1 * tiling_noise(size, 8, 3, 2)))[..., None] * np.ones(3))


def rug(width=768, height=512):
    """A woven rug: a red ground, bands, a field of diamonds, worn where one walks."""
    image = Image.new("RGB", (width, height), (112, 40, 34))
    draw = ImageDraw.Draw(image)
    dark, sand, blue, rust = (46, 32, 40), (186, 158, 116), (52, 66, 92), (146, 72, 44)
    for inset, colour in ((14, sand), (22, dark), (64, blue), (72, sand), (78, dark)):
        draw.rectangle([inset, inset, width - inset, height - inset], outline=colour, width=6)
    for k in range(0, width - 90, 34):
        for y in (36, height - 62):
            draw.polygon([(52 + k, y + 13), (65 + k, y), (78 + k, y + 13), (65 + k, y + 26)], fill=(sand, rust, blue)[k // 34 % 3])
    for k in range(0, height - 150, 34):
        for x in (32, width - 58):
            draw.polygon([(x, 89 + k), (x + 13, 76 + k), (x + 26, 89 + k), (x + 13, 102 + k)], fill=(rust, sand, blue)[k // 34 % 3])
    for row in range(4):
        for column in range(7):
            x, y = 130 + column * 84 + 42 * (row % 2), 126 + row * 84
            if x > width - 120:
                continue
            for reach, colour in ((40, dark), (33, rust), (22, sand), (11, blue)):
                draw.polygon([(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)], fill=colour)
    generator = np.random.default_rng(4)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(1.0)), float) / 255
    threads = 0.86 + 0.14 * np.sin(np.arange(height) * np.pi / 1.5)[:, None] * np.ones((1, width))
    wear = np.asarray(Image.fromarray((tiling_noise(512, 3, 5, 12) * 255).astype(np.uint8)).resize((width, height)), float) / 255
    value = pixels * (threads * (0.84 + 0.24 * generator.random((height, width))))[..., None]
    grey = value.mean(2, keepdims=True) * np.array([1.05, 1.0, 0.92]) + 0.03
    return picture(value * (1 - 0.45 * wear[..., None]) + grey * 0.45 * wear[..., None])


def books(width=1024, height=512):
    """Four rows of book backs of different height and colour, a few lying, a few leaning on others."""
    generator = np.random.default_rng(23)
    image = Image.new("RGB", (width, height), (26, 21, 18))
    draw = ImageDraw.Draw(image)
    palette = [(112, 38, 34), (38, 54, 84), (196, 184, 158), (54, 76, 58), (168, 122, 58), (34, 34, 38), (214, 208, 196), (122, 76, 96),
               (70, 110, 118), (186, 90, 50), (92, 66, 48), (206, 170, 70)]
    tall = height // ROWS
    for row in range(ROWS):
        x, floor = 4, (row + 1) * tall - 1
        while x < width - 10:
            if generator.random() < 0.06:  # a gap, or a pile that lies
                if generator.random() < 0.5 and x < width - 130:
                    y = floor
                    for _ in range(int(generator.integers(2, 5))):
                        thick, long = int(generator.integers(9, 17)), int(generator.integers(84, 112))
                        draw.rectangle([x, y - thick, x + long, y - 1], fill=palette[generator.integers(len(palette))])
                        draw.line([(x + 14, y - thick // 2), (x + long - 26, y - thick // 2)], fill=(210, 200, 176), width=2)
                        y -= thick
                    x += 116
                else:
                    x += int(generator.integers(10, 44))
                continue
            w, h = int(generator.integers(10, 28)), int(tall * generator.uniform(0.62, 0.94))
            colour = palette[generator.integers(len(palette))]
            draw.rectangle([x, floor - h, x + w - 2, floor], fill=colour)
            draw.line([(x, floor - h), (x, floor)], fill=tuple(int(c * 0.55) for c in colour), width=2)
            draw.line([(x + w // 2, floor - h + 2), (x + w // 2, floor)], fill=tuple(min(255, int(c * 1.22) + 6) for c in colour), width=max(1, w // 5))
            ink = (226, 214, 176) if sum(colour) < 380 else (40, 34, 34)
            for y in range(int(floor - h * 0.82), int(floor - h * 0.30), 5):
                if w > 12 and generator.random() < 0.72:
                    draw.rectangle([x + w * 0.34, y, x + w * 0.62, y + 2], fill=ink)
            if generator.random() < 0.4:
                draw.rectangle([x, floor - h * 0.16, x + w - 2, floor - h * 0.10], fill=ink)
            x += w
    return image.filter(ImageFilter.GaussianBlur(0.4))


def prints(size=1024):
    """Prints for the walls, a phone's screen, a newspaper, a family's photograph, letters."""
    image = Image.new("RGB", (size, size), (24, 24, 26))
    draw = ImageDraw.Draw(image)
    generator = np.random.default_rng(31)

    def box(name):
        x, y, w, h = PRINTS[name]
        return int(x * size), int(y * size), int(w * size), int(h * size)

    x, y, w, h = box("shapes")
    draw.rectangle([x, y, x + w, y + h], fill=(228, 218, 200))
    draw.ellipse([x + 70, y + 90, x + 270, y + 290], fill=(196, 94, 62))
    draw.rectangle([x + 150, y + 210, x + 310, y + 400], fill=(58, 84, 102))
    draw.pieslice([x + 60, y + 270, x + 240, y + 450], 180, 360, fill=(216, 170, 82))
    x, y, w, h = box("sea")
    for k in range(h):
        t = k / h
        sky = np.array([206, 196, 190]) * (1 - t / 0.52) + np.array([232, 190, 150]) * (t / 0.52)
        deep = np.array([104, 132, 146]) * (1 - (t - 0.52) / 0.48) + np.array([42, 66, 84]) * ((t - 0.52) / 0.48)
        draw.line([(x, y + k), (x + w, y + k)], fill=tuple(int(c) for c in (sky if t < 0.52 else deep)))
    for _ in range(90):
        a, b = generator.integers(0, w - 40), int(h * generator.uniform(0.54, 0.98))
        draw.line([(x + a, y + b), (x + a + int(generator.integers(8, 40)), y + b)], fill=(176, 182, 180), width=1)
    x, y, w, h = box("leaf")
    draw.rectangle([x, y, x + w, y + h], fill=(216, 214, 202))
    draw.line([(x + w / 2, y + 60), (x + w / 2, y + h - 50)], fill=(52, 74, 60), width=5)
    for k in range(9):
        for side in (-1, 1):
            b = y + 90 + k * 38
            reach = 92 - 7 * abs(k - 4)
            draw.polygon([(x + w / 2, b + 24), (x + w / 2 + side * reach * 0.5, b - 18), (x + w / 2 + side * reach, b - 22), (x + w / 2 + side * reach * 0.6, b + 8)],
                         fill=(64 + 4 * k, 96, 76))
    x, y, w, h = box("lines")
    draw.rectangle([x, y, x + w, y + h], fill=(38, 46, 62))
    for k in range(26):
        points = [(x + a, y + 60 + 15 * k + 26 * np.sin(a * 0.016 + k * 0.22)) for a in range(30, w - 29, 8)]
        draw.line(points, fill=(222, 196 - 3 * k, 150 - 3 * k), width=3)
    x, y, w, h = box("phone")
    for k in range(h):
        t = k / h
        draw.line([(x, y + k), (x + w, y + k)], fill=(int(26 + 30 * t), int(52 + 26 * t), int(96 - 8 * t)))
    draw.text((x + w / 2, y + 52), "19:42", font=font(MEDIUM, 40), fill=(240, 244, 250), anchor="mm")
    draw.text((x + w / 2, y + 84), "torsdag", font=font(MEDIUM, 16), fill=(214, 222, 236), anchor="mm")
    draw.rounded_rectangle([x + 14, y + 130, x + w - 14, y + 182], 12, fill=(74, 96, 132))
    draw.ellipse([x + w / 2 - 20, y + 198, x + w / 2 + 20, y + 238], fill=(62, 168, 92))
    x, y, w, h = box("remote")
    draw.rectangle([x, y, x + w, y + h], fill=(22, 22, 24))
    for row in range(9):
        for column in range(3):
            draw.rounded_rectangle([x + 22 + column * 30, y + 22 + row * 24, x + 42 + column * 30, y + 36 + row * 24], 5,
                                   fill=(150, 44, 40) if (row, column) == (0, 0) else (86, 88, 92))
    x, y, w, h = box("paper")
    draw.rectangle([x, y, x + w, y + h], fill=(206, 202, 190))
    draw.text((x + w / 2, y + 28), "LOKALAVISEN", font=font(BOLD, 30), fill=(34, 34, 36), anchor="mm")
    draw.rectangle([x + 14, y + 58, x + 150, y + 150], fill=(116, 126, 122))
    for k in range(18):
        draw.line([(x + 162, y + 62 + 10 * k), (x + w - 16 - (k * 23) % 18, y + 62 + 10 * k)], fill=(120, 118, 112), width=3)
    for k in range(8):
        draw.line([(x + 14, y + 164 + 10 * k), (x + 150 - (k * 31) % 24, y + 164 + 10 * k)], fill=(120, 118, 112), width=3)
    x, y, w, h = box("family")
    for k in range(h):
        draw.line([(x, y + k), (x + w, y + k)], fill=(int(150 + 40 * k / h), int(176 - 10 * k / h), int(186 - 70 * k / h)))
    for a, tall, coat in ((62, 128, (70, 88, 116)), (118, 150, (150, 66, 58)), (182, 104, (208, 176, 92))):
        draw.ellipse([x + a - 17, y + h - tall - 20, x + a + 17, y + h - tall + 20], fill=(172, 132, 106))
        draw.rounded_rectangle([x + a - 34, y + h - tall + 22, x + a + 34, y + h], 16, fill=coat)
    x, y, w, h = box("post")
    draw.rectangle([x, y, x + w, y + h], fill=(226, 224, 216))
    draw.rectangle([x + 20, y + 140, x + 130, y + 200], fill=(206, 214, 222), outline=(120, 124, 130), width=3)
    for k in range(3):
        draw.line([(x + 34, y + 156 + 14 * k), (x + 112, y + 156 + 14 * k)], fill=(70, 72, 78), width=3)
    draw.rectangle([x + 186, y + 22, x + 230, y + 72], fill=(176, 58, 52))
    return image.filter(ImageFilter.GaussianBlur(0.5))


def outside(width=1024, height=512, seed=9, trees=True):
    """A yard at blue dusk: sky, the house across with some windows lit, bare trees."""
    generator = np.random.default_rng(seed)
    t = np.linspace(0, 1, height)[:, None, None]
    rise = np.clip(t / 0.36, 0, 1)
    sky = np.array([44, 78, 148]) * (1 - rise) + np.array([150, 166, 196]) * rise
    image = Image.fromarray((sky * np.ones((1, width, 1))).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    roof = int(height * 0.30)
    draw.polygon([(0, roof), (60, roof - 44), (width - 60, roof - 44), (width, roof)], fill=(22, 24, 36))
    for x in (190, 470, 800):
        draw.rectangle([x, roof - 72, x + 30, roof - 30], fill=(24, 24, 36))
    wall = np.array([46, 40, 52]) * (0.9 + 0.16 * tiling_noise(1024, 64, 2, 3)[:height - roof, :width])[..., None]
    image.paste(Image.fromarray(wall.clip(0, 255).astype(np.uint8)), (0, roof))
    warm = [(246, 188, 112), (250, 206, 142), (226, 168, 96), (190, 200, 214), (244, 178, 110)]
    for row in range(4):
        for column in range(11):
            x, y = 26 + column * 92, roof + 24 + row * 90
            lit = generator.random() < 0.42
            colour = warm[generator.integers(5)] if lit else (34, 44, 66)
            draw.rectangle([x, y, x + 42, y + 58], fill=colour)
            if lit and generator.random() < 0.6:
                draw.rectangle([x, y, x + 9, y + 58], fill=tuple(int(c * 0.55) for c in colour))
                draw.rectangle([x + 33, y, x + 42, y + 58], fill=tuple(int(c * 0.55) for c in colour))
            if lit and generator.random() < 0.4:
                draw.polygon([(x + 21, y + 12), (x + 14, y + 22), (x + 28, y + 22)], fill=(255, 236, 196))
            draw.rectangle([x, y, x + 42, y + 58], outline=(92, 90, 96), width=3)
            draw.line([(x + 21, y), (x + 21, y + 58)], fill=(92, 90, 96), width=2)
            draw.line([(x, y + 18), (x + 42, y + 18)], fill=(92, 90, 96), width=2)

    def branch(x, y, angle, length, thick):
        if length < 7:
            return
        end = (x + length * np.cos(angle), y - length * np.sin(angle))
        draw.line([(x, y), end], fill=(14, 15, 22), width=max(1, int(thick)))
        for turn in (-0.42, 0.08, 0.46):
            branch(*end, angle + turn + generator.uniform(-0.15, 0.15), length * generator.uniform(0.62, 0.78), thick * 0.66)

    for x in (300, 760) if trees else ():
        branch(x, height, 1.57, 96, 11)
    return image.filter(ImageFilter.GaussianBlur(0.9))


def shade(width=64, height=128):
    """A cloth lampshade lit from within: brightest beside the bulb."""
    t = np.linspace(0, 1, height)[:, None]
    glow = 0.50 + 0.50 * np.exp(-((t - 0.55) / 0.34) ** 2)
    threads = 0.97 + 0.03 * np.sin(np.arange(width) * np.pi / 2)[None]
    return picture((glow * threads)[..., None] * np.array([1.0, 0.86, 0.66]))


def leaf(size=128):
    """The upper side of a leaf: a pale middle rib and side ribs."""
    y, x = np.mgrid[0:size, 0:size] / size
    rib = np.exp(-((x - 0.5) / 0.03) ** 2)
    side = 0.5 + 0.5 * np.cos((y * 9 + np.abs(x - 0.5) * 7) * 6.28)
    value = 0.72 + 0.12 * side ** 4 + 0.35 * rib + 0.1 * tiling_noise(size, 6, 3, 6)
    return picture(value[..., None] * np.ones(3))
