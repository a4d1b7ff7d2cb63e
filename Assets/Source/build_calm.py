"""build_calm.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

The calm place: a wooden pier in a still lake, firs and hills in soft evening light. What the
water mirrors is built again below it and seen through the water's half-clear surface.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import outdoors as o
import textures
from atlas import layered_noise
from place import Place, make

WATER = -0.55
GLOW = 0.70  # where around the horizon the sun went down; 0.75 is straight ahead
DOME = 62.0


def fir(width=192, height=512):
    """A fir from the side: drooping rows of branches around a trunk, on clear ground."""
    generator = np.random.default_rng(8)
    image = Image.new("RGBA", (width, height), (38, 52, 44, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(width / 2 - 5, height), (width / 2 + 5, height), (width / 2 + 1, 10), (width / 2 - 1, 10)], fill=(52, 42, 36, 255))
    rows, wide = 62, np.ones(2)
    for k in range(rows):
        t = k / (rows - 1)
        y = 8 + t * (height - 50)
        if k % 4 == 0:  # whorls reach out unevenly
            wide = generator.uniform(0.74, 1.0, 2)
        reach = 5 + (width / 2 - 8) * t ** 0.78
        for side in (-1, 1):
            for _ in range(4):
                length = reach * wide[(side + 1) // 2] * generator.uniform(0.5, 1.0)
                droop = length * generator.uniform(0.15, 0.50)
                shade = generator.uniform(0.62, 1.25) * (0.82 + 0.25 * (side > 0))
                colour = tuple(int(c * shade) for c in (50, 64, 54)) + (255,)
                x1, thick = width / 2 + side * length, 2.5 + 4.5 * t
                tip = y + droop - 0.18 * length * generator.random()  # the tips rise again
                draw.polygon([(width / 2, y - thick), (width / 2 + side * length * 0.6, y + droop * 0.75 - thick * 0.6), (x1, tip), (width / 2 + side * length * 0.62, y + droop + thick * 0.9), (width / 2, y + thick)], fill=colour)
                for share in (0.45, 0.65, 0.85):  # twigs that hang
                    bx, by = width / 2 + side * length * share, y + droop * share
                    draw.line([(bx, by), (bx + side * 2, by + thick * generator.uniform(1.0, 2.6))], fill=colour, width=2)
    soft = image.filter(ImageFilter.GaussianBlur(0.8))
    colour = np.asarray(soft.convert("RGB"))
    return Image.fromarray(np.dstack([colour, np.asarray(soft)[..., 3]]))


def add_materials(place):
    place.textures.update({
        "planks": o.planks(), "fir": fir(), "water": o.ripples(), "grass": textures.plaster(256, (0.34, 0.40, 0.26)),
        "sky": textures.sky(1024, 256, zenith=(86, 122, 172), middle=(146, 172, 200), low=(226, 200, 178), glow=(255, 214, 158), glow_at=GLOW)})
    add = place.add_material
    add("planks", texture="planks")
    add("post", texture="planks", colour=(0.80, 0.74, 0.70))
    add("grass", texture="grass")
    add("stone", texture="grass", colour=(0.9, 0.85, 1.1))
    add("fir", texture="fir", unlit=True, alpha="MASK")
    for name, colour in (("hill_near", (0.095, 0.135, 0.120)), ("hill_middle", (0.190, 0.245, 0.270)), ("hill_far", (0.330, 0.390, 0.450))):
        add(name, colour=colour, unlit=True)
    add("sky", texture="sky", unlit=True)
    add("water", texture="water", colour=(0.30, 0.36, 0.42), roughness=0.05, alpha=0.34,
        moving={"seconds": 7, "slope": 0.035, "ripple": 1.2})


def pier(place):
    generator = np.random.default_rng(2)
    z = 4.4
    while z > -5.0:
        width = 0.145
        lift = 0.004 * generator.random()
        low, high = (-1.12 - 0.03 * generator.random(), -0.045 + lift, z - width), (1.12 + 0.03 * generator.random(), lift, z - 0.012)
        row = generator.integers(8)
        for corners, kind in (([(low[0], high[1], high[2]), (high[0], high[1], high[2]), (high[0], high[1], low[2]), (low[0], high[1], low[2])], 1),
                              ([(low[0], low[1], high[2]), (high[0], low[1], high[2]), (high[0], high[1], high[2]), (low[0], high[1], high[2])], 0)):
            start = generator.random()
            uv = [(start, (row + 0.96) / 8), (start + 1.1, (row + 0.96) / 8), (start + 1.1, (row + 0.04) / 8), (start, (row + 0.04) / 8)]
            place.face(corners, "planks", uv=uv, density=26 if kind else 10)
        for x0, x1, side in ((low[0], low[0], -1), (high[0], high[0], 1)):
            corners = [(x0, low[1], low[2]), (x0, low[1], high[2]), (x0, high[1], high[2]), (x0, high[1], low[2])]
            place.face(corners if side < 0 else [(x, y, low[2] + high[2] - zz) for x, y, zz in corners], "planks", density=8, scale=1.2)
        z -= width
    for x in (-0.95, 0.95):
        place.box((x - 0.06, -0.22, -5.0), (x + 0.06, -0.05, 4.4), "post", density=8, scale=1.2)
        for z in (3.2, 1.0, -1.2, -3.4, -4.9):
            place.tube((x * 1.22, -2.2, z), (x * 1.22, 0.0 if z > -4 else 0.75, z), 0.085, "post", sides=10, density=10, caps=True)
    # A low bench at the end, to the side of where one looks out.
    place.box((0.72, 0.42, -4.4), (1.06, 0.46, -2.9), "planks", density=20, scale=1.2)
    for z in (-4.2, -3.1):
        place.box((0.78, 0.0, z - 0.04), (1.02, 0.42, z + 0.04), "post", density=12, scale=1.2)


def shore(place):
    """The bank behind the pier and stones at its edge."""
    generator = np.random.default_rng(6)
    across = np.linspace(-50, 50, 26)
    rows = [(4.2, WATER - 0.25), (5.6, -0.10), (9.0, 0.25), (20.0, 1.6), (50.0, 5.0)]

    def at(i, r):
        x = across[i]
        bend = 0.012 * x * x * (0.5 if r < 2 else 0.2)
        z, y = rows[r]
        return (x, y + 0.10 * np.sin(x * 0.9 + r), z + 0.7 * np.sin(x * 0.45) * (abs(x) > 3) - bend)

    for r in range(len(rows) - 1):
        for i in range(len(across) - 1):
            place.face([at(i, r), at(i + 1, r), at(i + 1, r + 1), at(i, r + 1)][::-1], "grass", density=3, scale=2.5)
    for _ in range(16):
        x, size = generator.uniform(-9, 9), generator.uniform(0.15, 0.5)
        if abs(x) > 1.8:
            rock(place, (x, WATER + 0.08, 4.4 - 0.006 * x * x + generator.uniform(-0.4, 0.5)), size, generator)


def rock(place, centre, size, generator):
    rings, sides = 4, 7
    points = []
    for r in range(rings):
        lift = np.pi / 2 * r / (rings - 1)
        for s in range(sides):
            a = 2 * np.pi * s / sides
            wobble = size * generator.uniform(0.8, 1.15)
            points.append(np.array(centre) + [np.cos(a) * np.cos(lift) * wobble, np.sin(lift) * size * 0.6, np.sin(a) * np.cos(lift) * wobble])
    for r in range(rings - 1):
        for s in range(sides):
            n = (s + 1) % sides
            place.face([points[r * sides + s], points[(r + 1) * sides + s], points[(r + 1) * sides + n], points[r * sides + n]], "stone", density=4)


def hills(place):
    for name, distance, base, height, seed in (("hill_far", 58.0, 2.0, 9.0, 3), ("hill_middle", 50.0, 0.8, 5.0, 9), ("hill_near", 43.0, 0.3, 1.6, 4)):
        steps = 56
        turn = np.linspace(-2.0, 2.0, steps + 1)  # from straight ahead; behind, the bank hides them
        points = np.stack([np.sin(turn) * 3, np.cos(turn) * 3, np.full_like(turn, seed)], -1)
        tops = base + height * (0.5 + 0.5 * layered_noise(points, 0.9, 4, seed))
        ring = np.stack([np.sin(turn) * distance, np.zeros_like(turn), -np.cos(turn) * distance], -1)
        for i in range(steps):
            a, b = ring[i], ring[i + 1]
            o.mirrored(place, WATER, [a + [0, WATER, 0], b + [0, WATER, 0], b + [0, tops[i + 1], 0], a + [0, tops[i], 0]], name)


def firs(place):
    generator = np.random.default_rng(14)
    for k in range(150):
        turn = generator.uniform(-2.0, 2.0)
        distance = generator.uniform(36, 42)
        if abs(turn) < 0.28 and generator.random() < 0.75:
            continue  # open water towards the evening sky
        if abs(turn) > 0.9 and generator.random() < 0.35:
            distance = generator.uniform(20, 30)
        tree(place, np.array([np.sin(turn) * distance, -0.2, -np.cos(turn) * distance]), generator.uniform(3.6, 8.5), generator, True)
        if k % 5 == 0:
            tree(place, np.array([np.sin(turn) * distance + 1.5, -0.2, -np.cos(turn) * distance]), generator.uniform(3.0, 5.0), generator, True)
    for x, z, height in ((-5.5, 8.5, 8.0), (6.5, 9.5, 9.0), (-9.5, 10.5, 9.5), (11.0, 8.0, 7.0), (3.2, 13.0, 9.0), (-2.5, 14.5, 10.0), (16, 12, 9), (-15, 12, 10), (8, 16, 11), (-7, 17, 11)):
        tree(place, np.array([x, 0.1, z]), height, generator, False)


def tree(place, foot, height, generator, mirrored):
    half = height * generator.uniform(0.15, 0.22)
    spin = generator.uniform(0, np.pi)
    for quarter in (0, np.pi / 2):
        side = np.array([np.cos(spin + quarter), 0, np.sin(spin + quarter)]) * half
        corners = [foot - side, foot + side, foot + side + [0, height, 0], foot - side + [0, height, 0]]
        uv = [(0, 1), (1, 1), (1, 0), (0, 0)]
        if mirrored:
            o.mirrored(place, WATER, corners, "fir", uv)
        else:
            place.face(corners, "fir", uv=uv, density=0.001)


def water(place):
    cells = [-62, -30, -12, -4, 4, 12, 30, 62]
    rows = [-62, -34, -16, -6, 2, 12]
    with place.one_chart():
        for x0, x1 in zip(cells, cells[1:]):
            for z0, z1 in zip(rows, rows[1:]):
                place.face([(x0, WATER, z1), (x1, WATER, z1), (x1, WATER, z0), (x0, WATER, z0)], "water", density=1.2, scale=7)


def light_scene(place):
    o.world(place.textures["sky"], (96, 104, 108), 1.3)
    o.sun((9.5, -5.5, 12), 2.6, (1.0, 0.78, 0.55), 0.15)


def build():
    place = Place()
    add_materials(place)
    pier(place)
    shore(place)
    hills(place)
    firs(place)
    o.dome(place, DOME, WATER, columns=32, rows=7, water=WATER)
    water(place)
    return place


if __name__ == "__main__":
    make("calm", build, light_scene, probe_at=(0, 1.6, -1.0), brightest=4.0, factor=2.0, time="evening", waterHeight=WATER,
         lights=[("evening-sun", (-14.0, 8.0, -18.0), (1.0, 0.80, 0.58), 900.0, 80.0)])
