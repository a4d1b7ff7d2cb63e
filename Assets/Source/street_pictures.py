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
    _poster(draw, half + 256, half, 256, 512, (196, 58, 44), "IS", "hele året", (250, 238, 214))
    return image


def _poster(draw, x, y, w, h, ground, word, price, ink):
    draw.rectangle([x, y, x + w, y + h], fill=(226, 220, 206))
    draw.rectangle([x + 12, y + 12, x + w - 12, y + h - 12], fill=ground)
    draw.text((x + w / 2, y + 96), word, font=font(BOLD, 60), fill=ink, anchor="mm")
    draw.text((x + w / 2, y + h - 90), price, font=font(BOLD, 48), fill=ink, anchor="mm")
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
    x, y, w, h = area("politi", (228, 229, 230))
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


CAR = (1024, 640)
CAR_LENGTH = 4.7


def car(police):
    """The skin of a car: the side view on top, then the roof strip, then front and rear."""
    body = (214, 217, 220)
    image = Image.new("RGB", CAR, body)
    draw = ImageDraw.Draw(image)
    per_metre = CAR[0] / CAR_LENGTH

    def at(metres_from_front, height):
        return metres_from_front * per_metre, 350 - height * per_metre

    def polygon(points, **options):
        draw.polygon([at(*p) for p in points], **options)

    if police:
        step = 0.26
        for k in range(19):
            for row in range(2):
                if (k + row) % 2 == 0:
                    x0, y0 = at(k * step, 0.62 - row * 0.10)
                    draw.rectangle([x0, y0, x0 + step * per_metre, y0 + 0.10 * per_metre], fill=(26, 58, 150))
        x0, y0 = at(0, 0.645)
        draw.rectangle([0, y0, CAR[0], y0 + 5], fill=(232, 208, 40))
    polygon([(0, 0.30), (CAR_LENGTH, 0.30), (CAR_LENGTH, 0.15), (0, 0.15)], fill=(24, 25, 27))
    glass, rim = (26, 32, 42), (16, 17, 20)
    for window in ([(1.52, 0.97), (2.02, 1.36), (2.56, 1.40), (2.56, 0.98)], [(2.64, 0.98), (2.64, 1.40), (3.42, 1.40), (3.46, 1.0)],
                   [(3.54, 1.0), (3.52, 1.39), (4.06, 1.36), (4.28, 1.02)]):
        polygon(window, fill=glass, outline=rim)
        low, high = np.array(window[0]), np.array(window[1])
        polygon([tuple(low + (high - low) * 0.55 + [0.1, 0.0]), tuple(high + [0.04, -0.02]), tuple(high + [0.26, -0.02]), tuple(low + (high - low) * 0.55 + [0.34, 0.0])], fill=(48, 58, 76))
    for x in (1.50, 2.60, 3.50):
        draw.line([at(x, 0.95), at(x, 0.32)], fill=(96, 98, 102), width=2)
    draw.line([at(0.4, 0.66), at(4.4, 0.78)], fill=(236, 238, 240) if not police else (150, 154, 160), width=2)
    for x in (1.72, 2.76):
        x0, y0 = at(x + 0.66, 0.80)
        draw.rounded_rectangle([x0, y0, x0 + 34, y0 + 8], 3, fill=(60, 62, 66))
    for x in (0.86, 3.78):
        cx, cy = at(x, 0.31)
        r = 0.37 * per_metre
        draw.ellipse([cx - r, cy - r, cx + r, cy + r], fill=(10, 10, 11))
    polygon([(0.0, 0.70), (0.42, 0.74), (0.40, 0.60), (0.0, 0.56)], fill=(206, 216, 226), outline=(60, 62, 66))
    polygon([(4.40, 0.98), (4.7, 0.94), (4.7, 0.70), (4.44, 0.74)], fill=(120, 16, 18), outline=(40, 10, 10))
    # Roof strip: dark windscreen and rear window where the roof slopes.
    top = 352
    draw.rectangle([0, top, CAR[0], 498], fill=body)
    for x0, x1 in ((1.42, 2.0), (4.24, 4.58)):
        draw.rectangle([x0 * per_metre, top + 14, x1 * per_metre, 498], fill=glass)
    draw.line([(1.2 * per_metre, top), (1.2 * per_metre, 498)], fill=(120, 122, 126), width=2)
    # Front (left) and rear (right), 320 x 140 each, 1.8 m x 0.8 m.
    draw.rectangle([0, 500, 320, 640], fill=body)
    draw.rounded_rectangle([70, 536, 250, 582], 8, fill=(20, 21, 23))
    for x in (14, 252):
        draw.rounded_rectangle([x, 530, x + 54, 564], 8, fill=(220, 228, 236), outline=(50, 52, 56))
    draw.rectangle([40, 596, 280, 640], fill=(26, 27, 29))
    draw.rectangle([320, 500, 640, 640], fill=body)
    for x in (334, 566):
        draw.rounded_rectangle([x, 512, x + 60, 550], 8, fill=(140, 18, 20))
    draw.rectangle([360, 596, 600, 640], fill=(26, 27, 29))
    dirt = tiling_noise(1024, 6, 5, 31)[:640, :]
    shade = np.ones((640, 1024))
    shade[:350] *= np.interp(np.arange(350), [150, 350], [1.0, 0.72])[:, None]
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), np.float32) * (shade * (0.93 + 0.09 * dirt))[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def police_text_uv():
    return part_uv(SIGNS, "politi")
