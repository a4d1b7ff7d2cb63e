"""build_beach.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

A calm place: a Danish beach on a summer evening. The viewer is at the origin on dry sand among
dunes and looks along −Z at a still sea; a bathing jetty lies to the right, the sun low to the left.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import furniture as f
import outdoors as o
import textures
from atlas import layered_noise
from place import Place, make

WATER = -0.62
RADIUS = 90.0
GLOW = 0.64  # where around the horizon the sun stands; 0.75 is straight ahead
SUN = np.array([-10.5, 5.0, -12.5])


def sand(size=1024):
    """Dry sand: grains, soft ripples of the wind, a little shell; 3 m square."""
    generator = np.random.default_rng(5)
    y, x = np.mgrid[0:size, 0:size] / size
    bend = textures.tiling_noise(size, 3, 3, 8)
    waves = np.sin(2 * np.pi * (y * 16 + 2.0 * bend)) * textures.tiling_noise(size, 4, 2, 4)
    value = 0.80 + 0.035 * waves + 0.10 * (textures.tiling_noise(size, 6, 6, 3) - 0.5) + 0.10 * (generator.random((size, size)) - 0.5)
    picture = np.asarray(textures.picture(value[..., None] * np.array([0.93, 0.83, 0.68])), np.uint8).copy()
    image = Image.fromarray(picture)
    draw = ImageDraw.Draw(image)
    for _ in range(70):
        a, b, r = generator.integers(4, size - 4), generator.integers(4, size - 4), generator.integers(1, 4)
        draw.ellipse([a - r, b - r * 0.7, a + r, b + r * 0.7], fill=((222, 214, 200), (120, 108, 96), (190, 160, 130))[generator.integers(3)])
    return image.filter(ImageFilter.GaussianBlur(0.5))


def foam(width=1024, height=64):
    """The edge of a spent wave: a white, torn line on clear ground."""
    x = np.arange(width) / width
    line = 0.55 + 0.10 * np.sin(2 * np.pi * x * 3) + 0.06 * np.sin(2 * np.pi * x * 7 + 1) + 0.03 * np.sin(2 * np.pi * x * 17)
    y = np.mgrid[0:height, 0:width][0] / height
    holes = textures.tiling_noise(1024, 64, 3, 9)[:height]
    band = np.exp(-((y - line) / 0.09) ** 2) + 0.45 * np.exp(-((y - line + 0.22) / 0.05) ** 2) * (holes > 0.5)
    alpha = ((band * (0.55 + 0.8 * holes)) > 0.42) * 255
    colour = np.full((height, width, 3), 214)
    return Image.fromarray(np.dstack([colour, alpha]).astype(np.uint8))


def towel(width=256, height=256):
    image = Image.new("RGB", (width, height), (214, 206, 192))
    draw = ImageDraw.Draw(image)
    for k, colour in enumerate(((58, 102, 132), (210, 150, 74), (58, 102, 132))):
        draw.rectangle([0, 40 + k * 66, width, 72 + k * 66], fill=colour)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def add_materials(place):
    place.textures.update({
        "sand": sand(), "planks": o.planks(), "water": o.ripples(), "foam": foam(), "towel": towel(), "cloth": f.pictures.cloth(),
        "grass": o.blades(), "heath": o.speckled(256, (0.50, 0.52, 0.34), 7), "bark": o.speckled(256, (0.70, 0.66, 0.60), 9, coarse=8),
        "sky": textures.sky(2048, 512, zenith=(74, 124, 186), middle=(146, 182, 212), low=(232, 206, 178), glow=(255, 218, 158), glow_at=GLOW)})
    add = place.add_material
    add("sand", texture="sand", roughness=0.95)
    add("wet_sand", texture="sand", colour=(0.50, 0.46, 0.42), roughness=0.22)
    add("planks", texture="planks")
    add("post", texture="planks", colour=(0.62, 0.58, 0.55))
    add("stone", texture="bark", colour=(0.52, 0.52, 0.54), roughness=0.85)
    add("driftwood", texture="bark", colour=(0.66, 0.60, 0.53), roughness=0.9)
    add("towel", texture="towel", roughness=0.95, double_sided=True)
    add("bag", texture="cloth", colour=(0.52, 0.40, 0.25), roughness=0.95, double_sided=True)
    add("strap", colour=(0.10, 0.055, 0.030), roughness=0.8)
    add("heath", texture="heath", roughness=0.95)
    add("grass", texture="grass", alpha="MASK", moving={"seconds": 5, "metres": [0.03, 0, 0.015], "wave": 6, "rooted": True})
    # The foam slides up the sand as the water rises: one period and one length for both.
    add("foam", texture="foam", alpha="MASK", roughness=0.9, moving={"seconds": 9, "metres": [0, 0.035, 0.30], "wave": 14})
    add("sail", colour=(0.80, 0.76, 0.70), unlit=True, double_sided=True)
    add("hull", colour=(0.20, 0.22, 0.26), unlit=True, double_sided=True)
    for name, colour in (("coast_near", (0.22, 0.27, 0.25)), ("coast_far", (0.40, 0.47, 0.53))):
        add(name, colour=colour, unlit=True)
    add("sky", texture="sky", unlit=True)
    add("water", texture="water", colour=(0.26, 0.40, 0.46), roughness=0.06, alpha=0.42,
        moving={"seconds": 9, "metres": [0, 0.035, 0], "wave": 14, "slope": 0.05, "ripple": 0.9})


def shore(x):
    """Where the water ends."""
    return -8.2 + 0.7 * np.sin(x * 0.21 + 0.6) + 0.25 * np.sin(x * 0.63)


def height(x, z):
    """The beach: dry and flat near the viewer, dunes behind and at both sides, sloping into the sea."""
    from_edge = z - shore(x)
    beach = np.where(from_edge > 0, WATER + 0.62 * (1 - np.exp(-from_edge / 3.6)), WATER + from_edge * 0.11)
    noise = layered_noise(np.stack([x * 0.22, z * 0.22, 0 * x], -1), 1.0, 4, 3)
    aside = np.clip((np.abs(x + 0.5) - 5.0) / 6.0, 0, 1) * np.clip((z + 5.5) / 5.0, 0, 1)
    back = np.clip((z - 3.0) / 7.0, 0, 1)
    dunes = 2.6 * np.maximum(aside, back) ** 1.3 * (0.75 + 0.5 * noise)
    trodden = 0.03 * layered_noise(np.stack([x * 1.3, z * 1.3, 0 * x + 3], -1), 1.0, 3, 5) * np.clip(from_edge / 2, 0, 1)
    flat = np.exp(-(x ** 2 + z ** 2) / 3.0)  # level where the viewer stands
    return (beach + dunes + trodden) * (1 - flat) + 0.0 * flat


def land(place):
    x = o.spaced(-46, 46, 0, 61)
    z = np.concatenate([np.linspace(34, 8, 9)[:-1], np.linspace(8, -7.0, 40)])
    o.ground(place, x, z, height, "sand", density=10, scale=3.0)
    # Wet sand along the water and what of it lies below.
    xs = o.spaced(-46, 46, 0, 61)
    rows = []
    for away in (1.5, 0.9, 0.4, 0.0, -0.7, -2.0, -6.0, -14.0):
        edge = shore(xs) + away
        rows.append(np.stack([xs, height(xs, edge) + 0.012 * (away > 0) + 0.004, edge], -1))
    place.patch(rows, "wet_sand", density=5, uv=np.stack([np.stack([r[:, 0], r[:, 2]], -1) / 3.0 for r in rows]))
    rows = []
    for away, v in ((0.55, 0), (-0.55, 1)):
        edge = shore(xs) + away
        rows.append(np.stack([xs, np.maximum(height(xs, edge), WATER) + 0.022, edge], -1))
    uv = np.stack([np.stack([xs / 6, np.full_like(xs, v)], -1) for v in (0.98, 0.02)])
    place.patch(rows, "foam", density=3, uv=uv)


def sea(place):
    xs, zs = o.spaced(-88, 88, 0, 45, 2.2), -np.concatenate([np.linspace(4.5, 20, 32), np.geomspace(21.5, 88, 22)])
    x, z = np.meshgrid(xs, zs)
    calm = np.clip((-z - 6) / 6, 0.12, 1) * np.clip(1.4 - (-z) / 60, 0.25, 1)
    swell = 0.030 * np.sin(0.9 * z + 0.25 * x + 1.2 * np.sin(0.13 * x)) + 0.016 * np.sin(2.1 * z - 0.7 * x) + 0.010 * np.sin(1.7 * x + 3.3 * z)
    place.patch(np.stack([x, WATER + calm * swell, z], -1), "water", density=0.6, uv=np.stack([x, z], -1) / 9)


def coast(place):
    for name, distance, base, tall, low, high, seed in (("coast_far", 84.0, 0.5, 2.6, 0.35, 1.5, 3), ("coast_near", 72.0, 0.2, 3.4, 0.85, 1.55, 9), ("coast_far", 82.0, 0.3, 1.6, -1.5, -0.7, 4)):
        turn = np.linspace(low, high, 30)
        fade = np.clip((turn - low) / 0.25, 0, 1) if low > 0 else np.clip((high - turn) / 0.3, 0, 1)
        points = np.stack([np.sin(turn) * 5, np.cos(turn) * 5, np.full_like(turn, seed)], -1)
        tops = (base + tall * (0.5 + 0.5 * layered_noise(points, 0.9, 4, seed))) * fade
        ring = np.stack([np.sin(turn) * distance, np.full_like(turn, WATER), -np.cos(turn) * distance], -1)
        for i in range(len(turn) - 1):
            a, b = ring[i], ring[i + 1]
            o.mirrored(place, WATER, [a, b, b + [0, tops[i + 1], 0], a + [0, tops[i], 0]], name)
    for x, z, s in ((-17.0, -62.0, 1.0), (10.0, -74.0, 0.8)):  # two sails far out
        o.mirrored(place, WATER, [(x - 1.6 * s, WATER, z), (x + 1.5 * s, WATER, z), (x + 2.0 * s, WATER + 0.55 * s, z), (x - 1.8 * s, WATER + 0.5 * s, z)], "hull")
        o.mirrored(place, WATER, [(x + 0.1, WATER + 0.8 * s, z), (x + 1.7 * s, WATER + 0.9 * s, z), (x + 0.1, WATER + 5.4 * s, z)], "sail")
        o.mirrored(place, WATER, [(x - 1.5 * s, WATER + 0.9 * s, z), (x - 0.1, WATER + 0.8 * s, z), (x - 0.1, WATER + 4.6 * s, z)], "sail")


def jetty(place):
    """A bathing jetty to the right, with a ladder at its end."""
    generator = np.random.default_rng(4)
    x0, x1, top = 5.4, 6.9, 0.18
    z = -4.6
    while z > -24.0:
        lift = 0.006 * generator.random()
        row, start = generator.integers(8), generator.random()
        corners = [(x0, top + lift, z), (x1, top + lift, z), (x1, top + lift, z - 0.16), (x0, top + lift, z - 0.16)]
        uv = [(start, (row + 0.96) / 8), (start + 0.9, (row + 0.96) / 8), (start + 0.9, (row + 0.04) / 8), (start, (row + 0.04) / 8)]
        place.face(corners, "planks", uv=uv, density=12 if z > -12 else 5)
        place.face([(x0, top - 0.05, z - 0.16), (x0, top - 0.05, z), (x0, top + lift, z), (x0, top + lift, z - 0.16)], "post", density=4, scale=1.2)
        z -= 0.18
    for x in (x0 + 0.12, x1 - 0.12):
        place.box((x - 0.06, top - 0.22, -24.0), (x + 0.06, top - 0.05, -4.6), "post", density=4, scale=1.2)
        for zz in np.arange(-5.2, -24.2, -3.1):
            place.tube((x, -2.4, zz), (x, top - 0.02, zz), 0.08, "post", sides=10, density=5)
    for zz in np.arange(-5.2, -24.2, -3.1):  # a hand-rail on the far side
        place.tube((x1 - 0.03, top, zz), (x1 - 0.03, top + 0.95, zz), 0.035, "post", sides=8, density=5)
    place.tube((x1 - 0.03, top + 0.93, -5.2), (x1 - 0.03, top + 0.93, -23.8), 0.035, "post", sides=8, density=4)
    for x in (x0 + 0.3, x0 + 0.75):
        place.tube((x, top + 0.75, -24.1), (x, -1.4, -24.1), 0.025, "stone", sides=8, density=4)


def canvas_bag(place, x, y, z):
    """An open bag with two straps, a rolled towel looking out."""
    a, rows = np.linspace(np.pi, 3 * np.pi, 25), []
    for share, h in ((0.86, -0.03), (0.96, 0.02), (1.0, 0.12), (0.97, 0.24), (0.92, 0.33)):
        sag = 1 + 0.04 * np.sin(5 * a + 8 * h)
        rows.append(np.stack([x + 0.21 * share * sag * f.power(np.sin(a), 0.6), np.full_like(a, y + h) + 0.012 * np.sin(2 * a) * (h > 0.2), z + 0.11 * share * sag * f.power(np.cos(a), 0.6)], -1))
    place.patch(rows, "bag", density=26, scale=0.4)
    f.soft_box(place, (x - 0.17, y + 0.22, z - 0.08), (x + 0.15, y + 0.37, z + 0.07), "towel", edge=0.6, density=24, columns=16, rows=8, turn=f.turned(7, "z"))
    for side in (-1, 1):
        t = np.linspace(0, np.pi, 11)
        f.tube_along(place, np.stack([x - 0.09 * np.cos(t), y + 0.30 + 0.17 * np.sin(t), z + side * (0.104 + 0.05 * np.sin(t))], -1), 0.008, "strap", sides=6, density=8)


def sandal(place, x, y, z, turn):
    """A flat sole and the strap that holds the foot."""
    a, rows = np.linspace(np.pi, 3 * np.pi, 21), []
    for h in (-0.01, 0.022, 0.026):
        wide = 0.046 + 0.008 * np.cos(a - np.pi)
        inner = 0.001 if h > 0.024 else 1.0
        rows.append(np.stack([wide * np.sin(a) * inner, np.full_like(a, h), 0.128 * np.cos(a) * inner], -1) @ turn.T + [x, y, z])
    place.patch(rows, "strap", density=24)
    for side in (-1, 1):
        line = np.array([(0.0, 0.028, -0.075), (side * 0.026, 0.062, -0.03), (side * 0.046, 0.030, 0.02), (side * 0.048, 0.016, 0.03)])
        f.tube_along(place, line @ turn.T + [x, y, z], 0.007, "bag", sides=6, density=10)


def things(place):
    generator = np.random.default_rng(12)
    # A towel somebody spread, a bag, sandals, driftwood, stones along the edge.
    t, rows = np.linspace(0, 1, 17), []
    turn = f.turned(-24, "y")
    for s in np.linspace(0, 1, 13):
        local = np.stack([(t - 0.5) * 0.85, 0 * t, np.full_like(t, (0.5 - s) * 1.6)], -1) @ turn.T + [-1.25, 0, -2.1]
        lift = height(local[:, 0], local[:, 2]) + 0.022 + 0.012 * np.sin(9 * t + 4 * s) + 0.010 * np.sin(13 * s)
        rows.append(np.stack([local[:, 0], lift, local[:, 2]], -1))
    place.patch(rows, "towel", density=26, uv=np.stack(np.meshgrid(t, np.linspace(1, 0, 13)), -1))
    y = float(height(np.array(-1.8), np.array(-2.6)))
    canvas_bag(place, -1.80, y, -2.60)
    for x, z, a in ((-0.72, -1.55, 14), (-0.56, -1.50, 34)):
        sandal(place, x, float(height(np.array(x), np.array(z))), z, f.turned(a, "y"))
    line = np.array([(1.3, 0, -3.9), (1.9, 0, -4.15), (2.6, 0, -4.25), (3.2, 0, -4.2), (3.8, 0, -4.45), (4.3, 0, -4.6)])
    line[:, 1] = height(line[:, 0], line[:, 2]) + [0.03, 0.06, 0.07, 0.06, 0.10, 0.16]
    o.trunk(place, line, [0.012, 0.11, 0.14, 0.12, 0.08, 0.01], "driftwood", density=26, seed=3)
    o.trunk(place, [line[2], line[2] + [0.25, 0.22, 0.22], line[2] + [0.6, 0.40, 0.28]], [0.07, 0.045, 0.01], "driftwood", density=20, seed=5)
    for _ in range(70):
        x = generator.uniform(-13, 13)
        z = shore(x) + generator.normal() * 0.5 + 0.9
        o.stone(place, (x, float(height(np.array(x), np.array(z))) + 0.01, z), generator.uniform(0.03, 0.13) * generator.uniform(0.5, 1.2), "stone", generator, 16)
    for x, z, s in ((-5.6, -8.6, 0.5), (-6.3, -9.3, 0.34), (-4.9, -9.4, 0.28), (9.6, -9.9, 0.5)):
        o.stone(place, (x, WATER + 0.02, z), s, "stone", generator, 12)
    for _ in range(900):  # marram grass where the dunes begin
        x, z = generator.uniform(-15, 15), generator.uniform(-5.2, 14)
        y = float(height(np.array(x), np.array(z)))
        if y > 0.30 + 0.4 * generator.random() and x * x + z * z > 12:
            o.tuft(place, (x, y, z), generator.uniform(0.55, 1.15), "grass", generator, 1.2)


def build():
    place = Place()
    add_materials(place)
    land(place)
    sea(place)
    coast(place)
    jetty(place)
    things(place)
    o.dome(place, RADIUS, WATER, water=WATER)
    return place


def light_scene(place):
    o.world(place.textures["sky"], (150, 138, 118), 1.05)
    o.sun(-SUN, 3.0, (1.0, 0.80, 0.56), 0.06)


if __name__ == "__main__":
    make("beach", build, light_scene, probe_at=(0, 1.5, -0.5), brightest=4.0, time="evening", waterHeight=WATER,
         lights=[("evening-sun", tuple(SUN * 2.0), (1.0, 0.82, 0.60), 1000.0, 90.0)])
