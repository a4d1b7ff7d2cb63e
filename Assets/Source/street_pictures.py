"""Pictures that only the street uses: kiosk goods, signs, cars."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from textures import BOLD, MEDIUM, font, tiling_noise

GOODS = {  # part of the goods picture: x, y, width, height in 0...1, y down
    "shelves": (0.0, 0.0, 0.5, 0.5), "fridge": (0.5, 0.0, 0.5, 0.5),
    "magazines": (0.0, 0.5, 0.5, 0.25), "sweets": (0.0, 0.75, 0.5, 0.25),
    "poster_a": (0.5, 0.5, 0.25, 0.5), "poster_b": (0.75, 0.5, 0.25, 0.5),
}
SIGNS = {
    "kiosk": (0.0, 0.0, 1.0, 0.25), "open": (0.0, 0.25, 0.25, 0.25), "coffee": (0.25, 0.25, 0.25, 0.25),
    "bus": (0.5, 0.25, 0.25, 0.5), "street": (0.0, 0.5, 0.5, 0.125), "politi": (0.0, 0.625, 0.5, 0.125),
    "plate": (0.5, 0.75, 0.25, 0.0625), "timetable": (0.75, 0.25, 0.25, 0.5), "number": (0.0, 0.75, 0.125, 0.125),
    "bakery": (0.0, 0.875, 1.0, 0.125),
}


def part_uv(table, name, corners=((0, 1), (1, 1), (1, 0), (0, 0))):
    """Texture corners for a face that starts at its lower left and runs counter-clockwise."""
    x, y, w, h = table[name]
    return [(x + a * w, y + b * h) for a, b in corners]


def goods(size=1024):
    generator = np.random.default_rng(17)
    image = Image.new("RGB", (size, size), (46, 40, 36))
    draw = ImageDraw.Draw(image)
    half = size // 2
    palette = [(206, 62, 52), (232, 176, 58), (66, 128, 84), (58, 92, 156), (226, 220, 206), (148, 84, 140),
               (228, 120, 48), (92, 62, 46), (70, 156, 168), (190, 190, 196)]

    def row_of_packs(x0, x1, top, bottom, low, high):
        x = x0
        while x < x1 - low:
            w = int(generator.integers(low, high))
            h = int((bottom - top) * generator.uniform(0.6, 0.95))
            colour = palette[generator.integers(len(palette))]
            for _ in range(int(generator.integers(1, 4))):
                if x + w > x1:
                    return
                draw.rectangle([x, bottom - h, x + w - 2, bottom], fill=colour)
                band = tuple(min(255, c + 60) for c in colour) if generator.random() > 0.5 else (240, 236, 226)
                draw.rectangle([x + 2, bottom - int(h * 0.65), x + w - 4, bottom - int(h * 0.38)], fill=band)
                draw.line([(x + 1, bottom - h), (x + 1, bottom)], fill=tuple(min(255, c + 35) for c in colour))
                x += w

    shelves = 6
    for k in range(shelves):
        top, bottom = half * k // shelves, half * (k + 1) // shelves
        draw.rectangle([0, top, half, bottom], fill=(66, 56, 48))
        row_of_packs(4, half - 4, top + 8, bottom - 9, 12, 30)
        draw.rectangle([0, bottom - 8, half, bottom], fill=(206, 200, 188))
        for x in range(10, half, 46):
            draw.rectangle([x, bottom - 7, x + 18, bottom - 1], fill=(246, 236, 150))
    for k in range(5):
        top, bottom = half * k // 5, half * (k + 1) // 5
        for line in range(top, bottom):
            shade = 1 - 0.35 * (line - top) / (bottom - top)
            draw.line([(half, line), (size, line)], fill=tuple(int(c * shade) for c in (196, 214, 226)))
        x = half + 8
        while x < size - 20:
            colour = palette[generator.integers(len(palette))]
            for _ in range(3):
                if x > size - 20:
                    break
                draw.rounded_rectangle([x, top + 34, x + 17, bottom - 8], 5, fill=colour)
                draw.rectangle([x + 5, top + 18, x + 12, top + 36], fill=colour)
                draw.rectangle([x + 1, top + 54, x + 16, top + 72], fill=(240, 240, 236))
                x += 21
        draw.rectangle([half, bottom - 6, size, bottom], fill=(130, 138, 146))
    for row in range(3):
        for column in range(9):
            x, y = 6 + column * 56, half + 6 + row * 84
            colour = palette[generator.integers(len(palette))]
            draw.rectangle([x, y, x + 48, y + 74], fill=colour)
            draw.rectangle([x + 4, y + 4, x + 44, y + 18], fill=(244, 240, 232))
            draw.ellipse([x + 10, y + 26, x + 38, y + 64], fill=palette[generator.integers(len(palette))])
    for k in range(3):
        row_of_packs(4, half - 4, half + 262 + k * 82, half + 330 + k * 82, 8, 18)
        draw.rectangle([0, half + 330 + k * 82, half, half + 338 + k * 82], fill=(206, 200, 188))
    _poster(draw, half, half, 256, 512, (28, 74, 60), "KAFFE", "20,-", (240, 226, 186))
    _poster(draw, half + 256, half, 256, 512, (196, 58, 44), "IS", "hele året", (250, 238, 214), cone=True)
    return image


def _poster(draw, x, y, w, h, ground, word, price, ink, cone=False):
    draw.rectangle([x, y, x + w, y + h], fill=(226, 220, 206))
    draw.rectangle([x + 12, y + 12, x + w - 12, y + h - 12], fill=ground)
    draw.text((x + w / 2, y + 96), word, font=font(BOLD, 60), fill=ink, anchor="mm")
    draw.text((x + w / 2, y + h - 90), price, font=font(BOLD, 48), fill=ink, anchor="mm")
    if cone:
        for dx, dy, colour in ((-34, 232, (236, 170, 176)), (34, 232, (120, 76, 52)), (0, 196, ink)):
            draw.ellipse([x + w / 2 + dx - 40, y + dy - 40, x + w / 2 + dx + 40, y + dy + 40], fill=colour)
        draw.polygon([(x + w / 2 - 62, y + 254), (x + w / 2 + 62, y + 254), (x + w / 2, y + 384)], fill=(214, 160, 92))
        return
    draw.rounded_rectangle([x + 76, y + 190, x + 180, y + 310], 16, fill=ink)
    draw.ellipse([x + 170, y + 210, x + 210, y + 270], outline=ink, width=12)


def signs(size=512):
    image = Image.new("RGB", (size, size), (20, 20, 22))
    draw = ImageDraw.Draw(image)

    def area(name, fill):
        x, y, w, h = (c * size for c in SIGNS[name])
        draw.rectangle([x, y, x + w - 1, y + h - 1], fill=fill)
        return x, y, w, h

    x, y, w, h = area("kiosk", (150, 18, 24))
    draw.text((x + w / 2, y + h / 2), "KIOSK", font=font(BOLD, 112), fill=(255, 246, 226), anchor="mm")
    x, y, w, h = area("open", (16, 18, 26))
    draw.rounded_rectangle([x + 8, y + 30, x + w - 8, y + h - 30], 16, outline=(80, 190, 255), width=4)
    draw.text((x + w / 2, y + h / 2), "ÅBEN", font=font(BOLD, 36), fill=(255, 92, 84), anchor="mm")
    x, y, w, h = area("coffee", (34, 26, 22))
    draw.text((x + w / 2, y + h / 2), "KAFFE", font=font(BOLD, 32), fill=(250, 226, 170), anchor="mm")
    x, y, w, h = area("bus", (232, 176, 20))
    draw.rectangle([x + 8, y + 60, x + w - 8, y + 196], fill=(28, 28, 30))
    draw.text((x + w / 2, y + 32), "BUS", font=font(BOLD, 40), fill=(26, 26, 28), anchor="mm")
    draw.text((x + w / 2, y + 100), "12", font=font(BOLD, 46), fill=(250, 200, 60), anchor="mm")
    draw.text((x + w / 2, y + 158), "44", font=font(BOLD, 46), fill=(250, 200, 60), anchor="mm")
    x, y, w, h = area("street", (26, 48, 96))
    draw.text((x + w / 2, y + h / 2), "Lygtegade", font=font(MEDIUM, 42), fill=(240, 240, 236), anchor="mm")
    x, y, w, h = area("politi", (206, 209, 212))  # as the car is painted
    draw.text((x + w / 2, y + h / 2), "POLITI", font=font(BOLD, 58), fill=(20, 36, 92), anchor="mm")
    x, y, w, h = area("plate", (236, 236, 232))
    draw.text((x + w / 2, y + h / 2), "XX 00 000", font=font(BOLD, 22), fill=(20, 20, 24), anchor="mm")
    x, y, w, h = area("timetable", (222, 220, 210))
    for k in range(26):
        draw.line([(x + 12, y + 20 + 9 * k), (x + w - 14 - (k * 37) % 40, y + 20 + 9 * k)], fill=(110, 110, 112), width=3)
    x, y, w, h = area("number", (26, 48, 96))
    draw.text((x + w / 2, y + h / 2), "17", font=font(BOLD, 38), fill=(240, 240, 236), anchor="mm")
    x, y, w, h = area("bakery", (34, 60, 52))
    draw.text((x + w / 2, y + h / 2), "BAGERI", font=font(BOLD, 50), fill=(240, 220, 170), anchor="mm")
    return image


def livery(width=1024, height=128):
    """Two rows of blue chequers and a yellow line, as long as a car."""
    image = Image.new("RGB", (width, height), (214, 217, 220))
    draw = ImageDraw.Draw(image)
    step = width / 19
    for k in range(19):
        for row in range(2):
            if (k + row) % 2 == 0:
                draw.rectangle([k * step, 18 + row * 50, (k + 1) * step, 68 + row * 50], fill=(24, 52, 140))
    draw.rectangle([0, 6, width, 16], fill=(228, 204, 44))
    return image.filter(ImageFilter.GaussianBlur(0.6))


POSTERS = {  # part of the posters' picture: x, y, width, height in 0...1, y down
    "concert": (0.0, 0.0, 0.25, 0.5), "market": (0.25, 0.0, 0.25, 0.5), "cat": (0.5, 0.0, 0.25, 0.5), "lesson": (0.75, 0.0, 0.25, 0.5),
    "film": (0.0, 0.5, 0.25, 0.5), "bus": (0.25, 0.5, 0.25, 0.5), "tags": (0.5, 0.5, 0.5, 0.5),
}


def posters(size=1024):
    """What hangs on walls and boxes: bills, notes, tags."""
    generator = np.random.default_rng(44)
    image = Image.new("RGB", (size, size), (120, 118, 112))
    draw = ImageDraw.Draw(image)

    def sheet(name, ground, lines):
        x, y, w, h = (int(v * size) for v in POSTERS[name])
        draw.rectangle([x, y, x + w, y + h], fill=ground)
        for text, at, tall, ink, bold in lines:
            draw.text((x + w / 2, y + h * at), text, font=font(BOLD if bold else MEDIUM, tall), fill=ink, anchor="mm")
        return x, y, w, h

    x, y, w, h = sheet("concert", (24, 22, 44), [("FREDAG", 0.12, 44, (240, 214, 80), True), ("fem bands", 0.80, 34, (236, 230, 220), True), ("gratis · kl. 20", 0.90, 26, (236, 230, 220), False)])
    for k in range(7):
        draw.arc([x + 40 + 8 * k, y + 130 + 16 * k, x + w - 40 - 8 * k, y + 370 - 8 * k], 20 * k, 220 + 24 * k, fill=((224, 70, 90), (240, 214, 80), (80, 150, 200))[k % 3], width=7)
    x, y, w, h = sheet("market", (236, 222, 186), [("LOPPE-", 0.14, 46, (176, 54, 40), True), ("MARKED", 0.25, 46, (176, 54, 40), True), ("søndag 10–15", 0.80, 28, (50, 46, 40), False), ("i gården", 0.90, 28, (50, 46, 40), False)])
    for k, colour in enumerate(((70, 110, 130), (200, 140, 50), (120, 60, 80))):
        draw.rounded_rectangle([x + 40 + 64 * k, y + 200, x + 92 + 64 * k, y + 350 - 24 * k], 8, fill=colour)
    x, y, w, h = sheet("cat", (232, 230, 222), [("SAVNET", 0.10, 42, (30, 30, 32), True), ("hvid pote", 0.76, 28, (40, 40, 42), False), ("ring, hvis du ser den", 0.86, 21, (40, 40, 42), False)])
    draw.rectangle([x + 36, y + 92, x + w - 36, y + 350], fill=(150, 146, 134))
    draw.ellipse([x + 86, y + 170, x + 176, y + 260], fill=(54, 48, 44))
    draw.ellipse([x + 70, y + 230, x + 190, y + 340], fill=(54, 48, 44))
    for a in (92, 152):
        draw.polygon([(x + a, y + 190), (x + a + 10, y + 145), (x + a + 26, y + 185)], fill=(54, 48, 44))
    x, y, w, h = sheet("lesson", (206, 224, 226), [("GUITAR", 0.12, 40, (30, 60, 84), True), ("undervisning", 0.22, 27, (30, 60, 84), False), ("ring og hør", 0.72, 25, (40, 50, 58), False)])
    for k in range(7):
        draw.rectangle([x + 6 + k * 36, y + h - 90, x + 38 + k * 36, y + h - (2 if k % 3 else 30)], fill=(232, 238, 238), outline=(120, 130, 134), width=2)
    x, y, w, h = sheet("film", (186, 60, 46), [("SOMMER-", 0.13, 40, (250, 236, 206), True), ("BIO", 0.25, 60, (250, 236, 206), True), ("i parken", 0.88, 30, (250, 236, 206), False)])
    draw.polygon([(x + 70, y + 380), (x + 186, y + 380), (x + 230, y + 190), (x + 26, y + 190)], fill=(236, 200, 110))
    x, y, w, h = sheet("bus", (28, 74, 92), [("TAG BUSSEN", 0.12, 36, (240, 240, 232), True), ("alle har en", 0.78, 28, (240, 240, 232), False), ("vej hjem", 0.87, 28, (240, 240, 232), False)])
    draw.rounded_rectangle([x + 36, y + 170, x + w - 36, y + 310], 18, fill=(238, 190, 60))
    for k in range(4):
        draw.rectangle([x + 52 + 38 * k, y + 190, x + 82 + 38 * k, y + 236], fill=(40, 60, 76))
    for a in (80, 176):
        draw.ellipse([x + a - 20, y + 290, x + a + 20, y + 330], fill=(24, 24, 26))
    x, y, w, h = (int(v * size) for v in POSTERS["tags"])  # the painted side of a box
    draw.rectangle([x, y, x + w, y + h], fill=(52, 70, 58))
    for _ in range(6):
        at = np.array([x + generator.uniform(60, w - 220), y + generator.uniform(90, h - 90)])
        points = [tuple(at)]
        for _ in range(9):
            at = at + [generator.uniform(4, 30), generator.uniform(-58, 58)]
            points.append((float(np.clip(at[0], x + 20, x + w - 20)), float(np.clip(at[1], y + 24, y + h - 24))))
        draw.line(points, fill=((22, 22, 24), (210, 210, 204), (150, 40, 60), (40, 80, 150))[generator.integers(4)], width=int(generator.integers(5, 10)), joint="curve")
    worn = tiling_noise(1024, 6, 5, 31)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), np.float32) * (0.84 + 0.22 * worn)[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
