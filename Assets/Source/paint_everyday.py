"""Paints everyday clothes: colour, seams and folds, and the bumps that go with them."""

import numpy as np

from atlas import bump, layered_noise, mix, smoothstep, to_image
from paint import blend, cuff_button, folds_at, line, rectangle, relief
from uniform import REGION, SIZE


def paint_everyday(atlas, person, outfit):
    p, open_sky = atlas.maps["position"], atlas.maps["ao"][..., 0]
    picture = np.zeros((SIZE, SIZE, 3), np.float32)
    noise, folds = layered_noise(p, 26, 3, 3), folds_at(p, person)
    grain = np.random.default_rng(4).normal(0, 1, (SIZE, SIZE))
    top, legs = outfit["top"], outfit["legs"]
    colours = {"top_body": outfit["top_colour"], "top_sleeve": outfit.get("sleeve_colour", outfit["top_colour"]),
               "neckpiece": outfit.get("scarf_colour", outfit.get("collar_colour", outfit["top_colour"])), "legs": outfit["legs_colour"],
               "shoe": outfit["shoe_colour"], "inside": [20, 20, 22], "scarf": outfit["shirt_colour"]}
    depth = np.zeros((SIZE, SIZE), np.float32)
    for name, colour in colours.items():
        x, y, w, h = REGION[name]
        area = np.s_[y:y + h, x:x + w]
        fold = {"legs": 0.11, "shoe": 0.03}.get(name, 0.05 if top == "puffer" else 0.07)
        rough = {"fleece": 0.06, "coat": 0.05, "hoodie": 0.035}.get(top, 0.02) if name in ("top_body", "top_sleeve", "neckpiece") else 0.03
        picture[area] = np.array(colour, np.float32) * (1 + 0.06 * noise[area] + rough * grain[area] + fold * folds[area])[..., None]
        depth[area] = {"shoe": 0.0006, "legs": 0.0024}.get(name, 0.0012 if top == "puffer" else 0.0019)
    height = depth * folds + 0.00012 * grain * (depth > 0.001)
    if legs == "jeans":
        picture = _wear(picture, p, outfit)
    if "scarf_colour" in outfit:
        x, y, w, h = REGION["neckpiece"]
        area = np.s_[y:y + h, x:x + w]
        drape = _drape(w, h, noise[area])
        picture[area] *= (1 + 0.07 * drape)[..., None]
        height[area] += 0.0022 * drape
    if top == "puffer":
        for name in ("top_body", "top_sleeve"):
            x, y, w, h = REGION[name]
            area = np.s_[y:y + h, x:x + w]
            filled = _filled(name, w, h, noise[area], folds[area])
            picture[area] *= (0.80 + 0.24 * filled)[..., None]
            height[area] += 0.011 * filled
    shade = 0.42 + 0.58 * np.clip(open_sky * 1.3, 0, 1)
    picture *= np.where(atlas.covered, shade, 1)[..., None]
    picture, _ = atlas.spread(picture, 6)
    image = to_image(picture)
    blend(image, lambda draw: _draw_top(draw, top, outfit))
    blend(image, lambda draw: _draw_legs(draw, legs, outfit))
    blend(image, lambda draw: _draw_shoe(draw, outfit))
    return image, bump(atlas, (height + relief(image)).astype(np.float32))


def _filled(name, w, h, noise, folds):
    """How full of down each spot is, 0 at the seams: chambers that crease where they are sewn."""
    v, u = (np.mgrid[0:h, 0:w] + 0.5) / [[[h]], [[w]]]
    way = (v - 0.06) / 0.115 if name == "top_body" else (u - 0.08) / 0.12
    other = u * 46 if name == "top_body" else v * 30
    into = np.abs(np.sin(np.pi * way))
    pucker = 0.5 + 0.5 * np.sin(2 * np.pi * (other + 0.8 * noise))
    return np.clip(into ** 0.55 - 0.16 * pucker * smoothstep(0.55, 0.0, into) + 0.07 * folds, 0, 1.1)


def _drape(w, h, noise):
    """The folds of a scarf, -1...1: few and shallow over the head, many and aslant about the throat."""
    v, u = (np.mgrid[0:h, 0:w] + 0.5) / [[[h]], [[w]]]
    slant = 1 - 2 * np.abs(np.sin(np.pi * (5 * u + 3.2 * v + 0.8 * noise)))
    fine = 1 - 2 * np.abs(np.sin(np.pi * (13 * u - 4 * v + 1.1 * noise)))
    return (0.7 * slant + 0.3 * fine) * (0.25 + 0.75 * smoothstep(0.45, 0.62, v))


def _wear(picture, p, outfit):
    """Washed thighs and knees, and the slanted threads of twill."""
    x, y, w, h = REGION["legs"]
    area = np.s_[y:y + h, x:x + w]
    along = np.linspace(0, 1, w)[None]
    around = np.linspace(0, 1, h)[:, None]
    front = np.exp(-((around - 0.5) / 0.13) ** 2)
    thigh = np.exp(-((along - 0.32) / 0.16) ** 2) + 0.7 * np.exp(-((along - 0.55) / 0.07) ** 2)
    picture[area] = mix(picture[area], np.array(outfit["legs_colour"]) * 1.55 + 12, 0.45 * front * thigh)
    rows, columns = np.mgrid[0:h, 0:w]
    picture[area] *= (1 + 0.05 * np.sin((rows + columns) * 2.1))[..., None]
    return picture


def _shade(colour, factor, alpha=255):
    return (*[int(min(255, max(0, c * factor))) for c in colour], alpha)


def _draw_top(draw, top, outfit):
    colour = outfit["top_colour"]
    dark, light = _shade(colour, 0.45, 220), _shade(colour, 1.5, 150)
    x, y, w, h = REGION["top_body"]
    sx, sy, sw, sh = REGION["top_sleeve"]
    middle = x + w * 0.5
    for side in (0.25, 0.75):  # side seams
        line(draw, [(x + w * ((side - 0.5) / 1.12 + 0.5), y), (x + w * ((side - 0.5) / 1.12 + 0.5), y + h)], dark, 1.3)
    line(draw, [(sx, sy + sh * 0.055), (sx + sw, sy + sh * 0.055)], dark, 1.3)
    if top in ("hoodie", "fleece"):
        for k in range(64):  # ribbed hem and cuffs
            line(draw, [(x + w * k / 64, y + h * 0.90), (x + w * k / 64, y + h)], _shade(colour, 0.72, 150), 1.6)
        line(draw, [(x, y + h * 0.90), (x + w, y + h * 0.90)], dark, 1.6)
        for k in range(40):
            line(draw, [(sx + sw * 0.89, sy + sh * k / 40), (sx + sw, sy + sh * k / 40)], _shade(colour, 0.82, 120), 1.6)
    if top == "hoodie":
        pocket = [(middle - 74, y + h * 0.88), (middle - 74, y + h * 0.74), (middle - 48, y + h * 0.62), (middle + 48, y + h * 0.62),
                  (middle + 74, y + h * 0.74), (middle + 74, y + h * 0.88)]
        line(draw, pocket, dark, 2.2)
        line(draw, [(a + 2, b + 3) for a, b in pocket], light, 1)
        if outfit.get("print"):
            rectangle(draw, (middle - 52, y + h * 0.34, 104, 26), fill=tuple(outfit["print"]), radius=3)
        for side in (-1, 1):
            line(draw, [(middle + side * 17, y + h * 0.10), (middle + side * 20, y + h * 0.30), (middle + side * 18, y + h * 0.42)], (225, 222, 214, 255), 3.2)
    if top == "puffer":
        for k in range(9):
            row = y + h * (0.06 + 0.115 * k)
            line(draw, [(x, row), (x + w, row)], _shade(colour, 0.5, 230), 2.4)
            line(draw, [(x, row + 4), (x + w, row + 4)], _shade(colour, 1.35, 90), 3)
        for k in range(8):
            column = sx + sw * (0.08 + 0.12 * k)
            line(draw, [(column, sy), (column, sy + sh)], _shade(colour, 0.5, 230), 2.4)
            line(draw, [(column + 4, sy), (column + 4, sy + sh)], _shade(colour, 1.35, 90), 3)
    if top in ("puffer", "fleece", "coat"):
        line(draw, [(middle, y), (middle, y + h)], _shade(colour, 0.4), 4)
        line(draw, [(middle + 3.6, y), (middle + 3.6, y + h)], light, 1)
    if top in ("puffer", "fleece"):
        line(draw, [(middle, y), (middle, y + h)], (112, 112, 110, 220), 1.4)
        for side in (-1, 1):
            line(draw, [(middle + side * 84, y + h * 0.66), (middle + side * 98, y + h * 0.84)], dark, 3)
    if top == "denim":
        stitch = (196, 150, 92, 190)
        for offset in (-9, 9):
            line(draw, [(middle + offset, y), (middle + offset, y + h)], stitch, 1)
        line(draw, [(middle - 11, y), (middle - 11, y + h)], dark, 1.6)
        for k in range(6):
            cy = y + h * (0.16 + 0.15 * k)
            draw.ellipse([2 * (middle - 4), 2 * (cy - 4), 2 * (middle + 4), 2 * (cy + 4)], fill=(150, 140, 120, 255), outline=(70, 64, 52, 255))
        for side in (-1, 1):
            a = middle + side * 62
            rectangle(draw, (a - 30, y + h * 0.36, 60, 22), outline=stitch, width=1, radius=3)
            rectangle(draw, (a - 30, y + h * 0.36, 60, 84), outline=dark, width=1, radius=3)
            line(draw, [(a - 26, y + h * 0.62), (a + side * 10, y + h)], stitch, 1)
        line(draw, [(x, y + h * 0.33), (x + w, y + h * 0.33)], stitch, 1)
        line(draw, [(x, y + h * 0.325), (x + w, y + h * 0.325)], dark, 1.6)
        for t in (0.88, 0.985):
            line(draw, [(x, y + h * t), (x + w, y + h * t)], stitch, 1)
        for along in (0.893, 0.974):
            line(draw, [(sx + sw * along, sy), (sx + sw * along, sy + sh)], stitch, 1)
        cuff_button(draw, REGION["top_sleeve"], (150, 140, 120, 255), (70, 64, 52, 255))
    if top == "coat":
        for k in range(4):
            cy = y + h * (0.22 + 0.115 * k)
            draw.ellipse([2 * (middle + 9), 2 * (cy - 3.5), 2 * (middle + 20), 2 * (cy + 3.5)], fill=(30, 26, 24, 255), outline=(12, 11, 10, 255))
        for side in (-1, 1):
            line(draw, [(middle + side * 14, y), (middle + side * 46, y + h * 0.09), (middle + side * 6, y + h * 0.20)], dark, 2.4)
            rectangle(draw, (middle + side * 96 - 30, y + h * 0.56, 60, 9), fill=_shade(colour, 0.9), outline=dark, radius=2)
    if "scarf_colour" in outfit:
        return
    x, y, w, h = REGION["neckpiece"]
    for t in (0.12, 0.62):
        line(draw, [(x, y + h * t), (x + w, y + h * t)], _shade(outfit.get("collar_colour", colour), 0.55, 190), 1.4)


def _draw_legs(draw, legs, outfit):
    x, y, w, h = REGION["legs"]
    colour = outfit["legs_colour"]
    dark, stitch = _shade(colour, 0.45, 210), (186, 142, 88, 170) if legs == "jeans" else _shade(colour, 1.4, 110)
    for t in (0.75, 0.25):
        row = y + h * ((t - 0.5) / 1.12 + 0.5)
        line(draw, [(x, row), (x + w, row)], dark, 1.8)
        line(draw, [(x, row + 3), (x + w, row + 3)], stitch, 1)
    front = y + h * 0.5
    line(draw, [(x + w * 0.04, front + 30), (x + w * 0.15, front + 66)], dark, 2)
    line(draw, [(x + w * 0.045, front + 27), (x + w * 0.155, front + 63)], stitch, 1)
    line(draw, [(x + w * 0.965, y), (x + w * 0.965, y + h)], dark, 1.8)
    line(draw, [(x + w * 0.955, y), (x + w * 0.955, y + h)], stitch, 1)
    if legs == "joggers":
        for k in range(48):
            line(draw, [(x + w * 0.93, y + h * k / 48), (x + w, y + h * k / 48)], _shade(colour, 0.7, 150), 2)
        if outfit.get("stripe"):
            row = y + h * (0.25 / 1.12 + 0.5)
            for k in (-9, 0, 9):
                line(draw, [(x, row + k), (x + w, row + k)], tuple(outfit["stripe"]), 3)
    if legs == "jeans":
        back = y + h * 0.05
        for edge in (back, y + h * 0.95):
            rectangle(draw, (x + w * 0.07, edge - 24, 120, 48), outline=stitch, width=1, radius=2)


def _draw_shoe(draw, outfit):
    x, y, w, h = REGION["shoe"]
    colour = outfit["shoe_colour"]
    dark = _shade(colour, 0.5, 230)
    rectangle(draw, (x, y + h * 0.84, w, h * 0.16), fill=(*outfit["sole_colour"], 255))
    line(draw, [(x, y + h * 0.84), (x + w, y + h * 0.84)], dark, 1.6)
    line(draw, [(x, y + h * 0.93), (x + w, y + h * 0.93)], _shade(outfit["sole_colour"], 0.7), 1)
    laces = _shade(outfit.get("lace_colour", [226, 224, 218]), 1)
    for k in range(6):
        row = y + h * (0.40 + 0.07 * k)
        line(draw, [(x + w * 0.455, row), (x + w * 0.545, row + 4)], laces, 2.4)
        line(draw, [(x + w * 0.545, row), (x + w * 0.455, row + 4)], laces, 2.4)
    for side in (-1, 1):
        cx = x + w * (0.5 + side * 0.17)
        line(draw, [(cx, y + h * 0.78), (cx + side * w * 0.10, y + h * 0.55)], _shade(outfit.get("mark_colour", [230, 228, 222]), 1), 6)
