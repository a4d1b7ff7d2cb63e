"""build_forest.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

A calm place: a Danish beech wood in early summer, sun between the leaves. The viewer is at the
origin on a path that leads away along −Z; a bench stands to the right, a fallen trunk to the left.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import outdoors as o
import textures
from atlas import layered_noise
from place import Place, make

RADIUS = 40.0
SUN = np.array([7.0, 11.0, -6.5])


def floor(size=1024):
    """Last year's leaves, brown and folded, with moss and green between; 3 m square."""
    generator = np.random.default_rng(21)
    base = 0.40 + 0.16 * (textures.tiling_noise(size, 5, 6, 3) - 0.5)
    image = textures.picture(base[..., None] * np.array([0.86, 0.70, 0.50]))
    big = Image.new("RGB", (size * 2, size * 2))
    for dx in (0, 1):
        for dy in (0, 1):
            big.paste(image, (dx * size, dy * size))
    draw = ImageDraw.Draw(big)
    tones = [(122, 84, 48), (98, 66, 38), (146, 106, 64), (84, 58, 36), (112, 92, 60), (72, 84, 38), (88, 106, 48)]
    for _ in range(3600):
        x, y, r, a = generator.uniform(0, size), generator.uniform(0, size), generator.uniform(8, 17), generator.uniform(0, 6.28)
        colour = tuple((np.array(tones[generator.choice(7, p=[.24, .22, .16, .18, .1, .06, .04])]) * generator.uniform(0.75, 1.25)).clip(0, 255).astype(int))
        t = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        px, py = r * np.cos(t), r * 0.52 * np.sin(t)
        leaf = np.stack([x + px * np.cos(a) - py * np.sin(a), y + px * np.sin(a) + py * np.cos(a)], -1)
        for sx in (0, size):
            for sy in (0, size):
                draw.polygon([tuple(p + [sx, sy]) for p in leaf], fill=colour)
                draw.line([tuple(leaf[0] + [sx, sy]), tuple(leaf[6] + [sx, sy])], fill=tuple(int(c * 0.7) for c in colour), width=1)
    return big.crop((size // 2, size // 2, size // 2 + size, size // 2 + size)).filter(ImageFilter.GaussianBlur(0.5))


def path(size=512):
    """Trodden earth with small stones and a leaf here and there."""
    generator = np.random.default_rng(2)
    image = o.speckled(size, (0.66, 0.55, 0.42), 6, coarse=5)
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        x, y, r = generator.uniform(6, size - 6), generator.uniform(6, size - 6), generator.uniform(1.5, 5)
        tone = generator.uniform(0.6, 1.1)
        draw.ellipse([x - r, y - r * 0.7, x + r, y + r * 0.7], fill=tuple(int(c * tone) for c in ((134, 126, 112), (104, 74, 44), (116, 108, 98))[generator.integers(3)]))
    return image.filter(ImageFilter.GaussianBlur(0.6))


def bark(size=512):
    """Smooth grey beech bark with dark eyes, streaks and green at places."""
    generator = np.random.default_rng(14)
    y, x = np.mgrid[0:size, 0:size] / size
    tall = np.asarray(Image.fromarray((textures.tiling_noise(size, 16, 4, 3) * 255).astype(np.uint8)).resize((size, size * 3)).crop((0, 0, size, size)), float) / 255
    value = 0.50 + 0.12 * (tall - 0.5) + 0.10 * (textures.tiling_noise(size, 4, 5, 9) - 0.5) + 0.03 * generator.random((size, size))
    green = np.clip(textures.tiling_noise(size, 3, 4, 12) * 2.2 - 1.15, 0, 1)[..., None]
    colour = value[..., None] * (np.array([0.98, 0.97, 0.92]) * (1 - green) + np.array([0.66, 0.80, 0.46]) * green)
    image = textures.picture(colour)
    draw = ImageDraw.Draw(image)
    for _ in range(16):
        a, b, w = generator.uniform(30, size - 30), generator.uniform(20, size - 20), generator.uniform(8, 22)
        draw.arc([a - w, b - w * 0.4, a + w, b + w * 0.5], 190, 350, fill=(74, 72, 66), width=2)
        draw.line([(a - w * 0.6, b), (a + w * 0.6, b)], fill=(84, 82, 76), width=2)
    return image.filter(ImageFilter.GaussianBlur(0.6))


def leaves(size=512, seed=4):
    """A spray of beech leaves on clear ground, seen from the side and half from below."""
    generator = np.random.default_rng(seed)
    image = Image.new("RGBA", (size, size), (96, 126, 52, 0))
    draw = ImageDraw.Draw(image)
    twigs = []
    for k in range(9):
        a = -0.15 + 0.42 * (k - 4) + generator.normal() * 0.1
        length = size * generator.uniform(0.34, 0.47)
        points = [(size * 0.5 + np.sin(a) * length * t, size * 0.52 - np.cos(a) * length * t * 0.9 + 30 * t * t) for t in np.linspace(-0.35, 1, 12)]
        draw.line(points, fill=(78, 66, 50, 255), width=3)
        twigs.append((points, a))
    for points, a in twigs:
        for px, py in points[1:]:
            for side in (-1, 1):
                for _ in range(2):
                    turn = a + side * generator.uniform(0.5, 1.3)
                    r = size * generator.uniform(0.032, 0.056)
                    cx, cy = px + np.sin(turn) * r * 1.1 + generator.normal() * 6, py - np.cos(turn) * r * 1.1 + generator.normal() * 6
                    t = np.linspace(0, 2 * np.pi, 14, endpoint=False)
                    u, v = r * np.cos(t), r * 0.58 * np.sin(t) * (1 - 0.25 * np.cos(t))
                    leaf = [(cx + np.sin(turn) * p + np.cos(turn) * q, cy - np.cos(turn) * p + np.sin(turn) * q) for p, q in zip(u, v)]
                    tone = generator.uniform(0.62, 1.18)
                    draw.polygon(leaf, fill=(int(104 * tone), int(142 * tone), int(48 * tone), 255))
                    draw.line([leaf[0], leaf[7]], fill=(int(126 * tone), int(160 * tone), int(72 * tone), 255), width=1)
    return image


def fern(size=256):
    generator = np.random.default_rng(6)
    image = Image.new("RGBA", (size, size), (70, 104, 44, 0))
    draw = ImageDraw.Draw(image)
    for a in np.linspace(-1.05, 1.05, 7):
        length = size * generator.uniform(0.72, 0.95)
        spine = [(size / 2 + np.sin(a * (0.55 + 0.5 * t)) * length * t * 0.62, size - 4 - length * t * (1 - 0.38 * t * abs(a)) * 0.95) for t in np.linspace(0, 1, 26)]
        tone = generator.uniform(0.75, 1.15)
        draw.line(spine, fill=(int(86 * tone), int(112 * tone), int(50 * tone), 255), width=2)
        for k, ((x0, y0), (x1, y1)) in enumerate(zip(spine[2:], spine[3:])):
            across = np.array([-(y1 - y0), x1 - x0]) / (np.hypot(x1 - x0, y1 - y0) + 1e-6)
            along = np.array([x1 - x0, y1 - y0]) / (np.hypot(x1 - x0, y1 - y0) + 1e-6)
            reach = size * 0.085 * (1 - k / 24) ** 0.7
            for side in (-1, 1):
                tip = np.array([x0, y0]) + across * side * reach + along * reach * 0.4
                draw.polygon([(x0, y0), tuple(np.array([x0, y0]) + across * side * reach * 0.5 - along * 2.5), tuple(tip), tuple(np.array([x0, y0]) + along * 4)],
                             fill=(int(78 * tone), int(118 * tone), int(46 * tone), 255))
    return image


def flowers(size=256):
    """Wood anemones: white stars over cut leaves."""
    generator = np.random.default_rng(16)
    image = Image.new("RGBA", (size, size), (74, 104, 48, 0))
    draw = ImageDraw.Draw(image)
    for _ in range(26):
        x, y = generator.uniform(20, size - 20), size - generator.uniform(20, 110)
        for a in (-0.9, 0, 0.9):
            tone = generator.uniform(0.6, 1.1)
            draw.polygon([(x, y), (x + np.sin(a) * 26 - 7, y - 14 * np.cos(a) - 4), (x + np.sin(a) * 34, y - 20 * np.cos(a)), (x + np.sin(a) * 26 + 7, y - 12 * np.cos(a))],
                         fill=(int(70 * tone), int(106 * tone), int(44 * tone), 255))
        draw.line([(x, size), (x, y)], fill=(84, 98, 52, 255), width=2)
    for _ in range(17):
        x, y = generator.uniform(24, size - 24), generator.uniform(60, size - 70)
        draw.line([(x, size), (x, y)], fill=(92, 104, 58, 255), width=2)
        for k in range(6):
            a = k * np.pi / 3 + generator.uniform(-0.2, 0.2)
            draw.ellipse([x + 8 * np.cos(a) - 6, y + 5 * np.sin(a) - 5, x + 8 * np.cos(a) + 6, y + 5 * np.sin(a) + 5], fill=(232, 230, 224, 255))
        draw.ellipse([x - 3, y - 3, x + 3, y + 3], fill=(206, 178, 72, 255))
    return image


def depths(width=2048, height=512):
    """The wood further off: rows of trunks, each row paler, leaves above, light between."""
    generator = np.random.default_rng(33)
    t = np.linspace(0, 1, height)[:, None, None]
    haze = np.array([190, 202, 158]) * (1 - t) + np.array([140, 154, 104]) * t
    image = Image.fromarray((haze * np.ones((1, width, 1))).astype(np.uint8))
    for row in range(5):
        draw = ImageDraw.Draw(image)
        near = row / 4
        pale = np.array([172, 184, 132]) * (1 - near) + np.array([74, 78, 58]) * near
        foot = int(height * (0.80 + 0.05 * row))
        soil = np.array([140, 150, 84]) * (1 - near) + np.array([78, 74, 42]) * near
        points = [(x, foot + 8 * np.sin(x * 0.006 * (row + 2) * 1.0) + generator.normal() * 1.5) for x in range(0, width + 16, 16)]
        draw.polygon([*points, (width, height), (0, height)], fill=tuple(soil.astype(int)))
        for _ in range(int(70 - 9 * row)):
            x, w = generator.uniform(0, width), (2 + 11 * near) * generator.uniform(0.5, 1.2)
            lean = generator.normal() * 12
            shade = tuple((pale * generator.uniform(0.85, 1.12)).clip(0, 255).astype(int))
            for shift in (-width, 0, width):
                draw.polygon([(x + shift - w * 0.7, foot + 6), (x + shift + w * 0.7, foot + 6), (x + shift + w * 0.4 + lean, 0), (x + shift - w * 0.4 + lean, 0)], fill=shade)
        for _ in range(3200):
            x, y = generator.uniform(0, width), generator.uniform(0, 1) ** 1.5 * height * (0.62 + 0.06 * row)
            r = (1.8 + 3.2 * near) * generator.uniform(0.5, 1.4)
            light = generator.uniform(0.80, 1.18)
            colour = (np.array([168, 184, 122]) * (1 - near) + np.array([92, 112, 58]) * near) * light
            draw.ellipse([x - r * 1.5, y - r * 0.7, x + r * 1.5, y + r * 0.7], fill=tuple(colour.clip(0, 255).astype(int)))
        image = image.filter(ImageFilter.GaussianBlur(1.6 - 0.3 * row))
    return image


def add_materials(place):
    place.textures.update({
        "floor": floor(), "path": path(), "bark": bark(), "leaves": leaves(), "fern": fern(), "flowers": flowers(), "depths": depths(), "planks": o.planks(),
        "moss": o.speckled(256, (0.36, 0.46, 0.20), 5, coarse=12),
        "sky": textures.sky(1024, 256, zenith=(110, 156, 206), middle=(176, 204, 226), low=(228, 232, 214), glow=(255, 244, 210), glow_at=0.8)})
    place.coarse = {"depths"}
    add = place.add_material
    light, sway = {"seconds": 8, "wave": 5, "share": 0.22}, {"seconds": 5, "metres": [0.025, 0, 0.015], "wave": 4, "rooted": True}
    add("floor", texture="floor", roughness=0.95, moving=light)
    add("path", texture="path", roughness=0.95, moving=light)
    add("bark", texture="bark", roughness=0.9)
    add("moss", texture="moss", roughness=0.95, moving=light)
    add("planks", texture="planks", roughness=0.85)
    add("stone", texture="moss", colour=(0.85, 0.72, 1.1), roughness=0.9)
    add("leaves", texture="leaves", alpha="MASK", emissive=(0.34, 0.34, 0.24), emissive_texture="leaves", glow=0.4,
        moving={"seconds": 7, "metres": [0.035, 0.02, 0.02], "wave": 5})
    add("fern", texture="fern", alpha="MASK", emissive=(0.14, 0.14, 0.09), emissive_texture="fern", glow=0.3, moving=sway)
    add("flowers", texture="flowers", alpha="MASK", moving=sway)
    add("depths", texture="depths", unlit=True)
    add("sky", texture="sky", unlit=True)


def way(z):
    """The middle of the path at a distance."""
    return 0.9 * np.sin(0.20 * z) * np.clip(-z / 6, 0, 1) - 0.012 * np.clip(-z - 8, 0, None) ** 1.6


def height(x, z):
    noise = layered_noise(np.stack([x * 0.16, z * 0.16, 0 * x], -1), 1.0, 4, 3)
    small = layered_noise(np.stack([x * 0.9, z * 0.9, 0 * x + 5], -1), 1.0, 3, 6)
    off = np.clip((np.abs(x - way(z)) - 0.7) / 2.5, 0, 1)
    slope = 0.035 * np.clip(np.abs(x) - 6, 0, None) ** 1.35
    return off * (0.55 * noise + 0.06 * small + slope + 0.10) + 0.012 * small


def ground(place):
    x, z = o.spaced(-RADIUS, RADIUS, 0, 57), -o.spaced(-RADIUS * 0.6, RADIUS, 2, 53)
    o.ground(place, x, z, height, "floor", density=11, scale=3.0)
    rows = []
    for zz in np.concatenate([np.linspace(5, -14, 44), np.linspace(-15.2, -30, 10)]):
        wide = 0.62 + 0.10 * np.sin(1.7 * zz) + 0.05 * np.sin(4.1 * zz)
        across = way(zz) + np.linspace(-wide, wide, 5)
        lift = height(across, np.full(5, zz)) + np.array([-0.025, 0.014, 0.018, 0.014, -0.025])
        rows.append(np.stack([across, lift, np.full(5, zz)], -1))
    rows = np.array(rows)
    place.patch(rows, "path", density=13, uv=np.stack([rows[..., 0], rows[..., 2]], -1) / 1.8)


def beech(place, x, z, thick, generator, near):
    """A smooth trunk that widens at its foot, a bough or two, and sprays of leaves above."""
    foot = float(height(np.array(x), np.array(z)))
    lean = generator.normal(size=2) * 0.35
    t = np.array([-0.03, 0.0, 0.02, 0.06, 0.16, 0.36, 0.62, 0.85, 1.0])
    tall = generator.uniform(9.5, 13)
    wave = 0.12 * np.sin(5 * t + generator.uniform(0, 6))
    points = np.stack([x + lean[0] * t ** 2 + wave * t, foot + tall * t, z + lean[1] * t ** 2], -1)
    radii = thick * np.array([1.75, 1.45, 1.18, 1.03, 0.96, 0.86, 0.70, 0.52, 0.34])
    seed = int(generator.integers(1, 1 << 30))
    o.trunk(place, points, radii, "bark", sides=16 if near else 9, density=13 if near else 5, scale=1.4, seed=seed)
    crowns = []
    for _ in range(3 if near else 2):
        share, around = generator.uniform(0.32, 0.62), generator.uniform(0, 2 * np.pi)
        start = np.array([np.interp(share, t, points[:, k]) for k in range(3)])
        reach = generator.uniform(1.6, 3.2)
        out = np.array([np.cos(around), 0.35, np.sin(around)]) * reach
        bough = [start, start + out * 0.35 + [0, 0.10, 0], start + out * 0.7 + [0, 0.5, 0], start + out + [0, 1.1, 0]]
        o.trunk(place, bough, thick * np.array([0.30, 0.22, 0.14, 0.05]), "bark", sides=8, density=5, seed=seed + 1)
        crowns += [bough[2], bough[3]]
    for k in range(7 if near else 5):
        crowns.append(points[-3] + generator.normal(size=3) * [2.1, 1.1, 2.1] + [0, 0.7, 0])
    for centre in crowns:
        spray(place, centre, generator.uniform(1.5, 2.6), generator)


def spray(place, centre, size, generator):
    """Two leafy faces through a point, nearly level, as beeches hold their leaves."""
    for k in range(2):
        spin, tip = generator.uniform(0, 2 * np.pi), generator.uniform(-0.55, 0.55) + (0.75 if k else 0)
        across = np.array([np.cos(spin), 0, np.sin(spin)])
        along = np.array([-np.sin(spin) * np.cos(tip), np.sin(tip), np.cos(spin) * np.cos(tip)])
        corners = [centre + (a * across + b * along) * size / 2 for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        place.face(corners, "leaves", uv=[(0, 1), (1, 1), (1, 0), (0, 0)], density=1.2)


def trees(place):
    generator = np.random.default_rng(41)
    spots = [(-2.9, -3.4, 0.30), (2.5, -5.4, 0.26), (-1.9, -8.2, 0.24), (4.6, -2.2, 0.34), (-4.9, -6.4, 0.36), (3.4, -9.8, 0.30), (-3.3, 2.6, 0.32), (2.8, 3.4, 0.28),
             (6.3, -6.9, 0.30), (-6.6, -1.4, 0.28), (0.9, -13.2, 0.27), (-3.6, -12.4, 0.32), (6.9, 0.9, 0.3), (-5.6, 5.2, 0.33), (0.4, 6.6, 0.26)]
    for x, z, thick in spots:
        beech(place, x, z, thick, generator, True)
    placed = [(x, z) for x, z, _ in spots]
    while len(placed) < 62:
        a, r = generator.uniform(0, 2 * np.pi), generator.uniform(9, 30)
        x, z = r * np.sin(a), -r * np.cos(a)
        if abs(x - way(z)) < 1.6 or min(np.hypot(x - px, z - pz) for px, pz in placed) < 2.4:
            continue
        placed.append((x, z))
        beech(place, x, z, generator.uniform(0.16, 0.34), generator, False)


def undergrowth(place):
    generator = np.random.default_rng(52)
    for _ in range(150):
        x, z = generator.uniform(-11, 11), generator.uniform(-18, 6)
        if abs(x - way(z)) < 1.0 or x * x + z * z < 2.6:
            continue
        o.tuft(place, (x, float(height(np.array(x), np.array(z))), z), generator.uniform(0.45, 0.95), "fern", generator, 1.5)
    for _ in range(210):
        bed = generator.integers(5)
        cx, cz = ((-1.9, -2.3), (1.7, -3.6), (-2.4, -6.2), (2.9, -7.4), (1.9, 1.2))[bed]
        x, z = cx + generator.normal() * 0.75, cz + generator.normal() * 0.8
        if abs(x - way(z)) < 0.72:
            continue
        o.tuft(place, (x, float(height(np.array(x), np.array(z))), z), generator.uniform(0.22, 0.34), "flowers", generator, 2.0)
    for _ in range(46):  # young beeches at the height of a hand
        x, z = generator.uniform(-9, 9), generator.uniform(-15, 5)
        if abs(x - way(z)) > 1.2 and x * x + z * z > 5:
            spray(place, np.array([x, float(height(np.array(x), np.array(z))) + generator.uniform(0.4, 1.1), z]), generator.uniform(0.7, 1.3), generator)


def things(place):
    generator = np.random.default_rng(8)
    # A fallen trunk with moss on its upper side.
    line = np.array([(-3.6, 0, -1.2), (-2.7, 0, -1.75), (-1.8, 0, -2.4), (-1.2, 0, -2.9)])
    line[:, 1] = [float(height(np.array(p[0]), np.array(p[2]))) + 0.14 for p in line]
    o.trunk(place, line, [0.24, 0.22, 0.20, 0.17], "moss", sides=18, density=24, scale=0.8, lumps=0.07, seed=6)
    for end, back in ((line[-1], line[-2]), (line[0], line[1])):
        out = (end - back) / np.linalg.norm(end - back)
        u = np.cross(out, [0, 1, 0])
        u /= np.linalg.norm(u)
        v = np.cross(u, out)
        r = 0.165 if end is line[-1] else 0.235
        place.face([end + out * 0.004 + r * (np.cos(a) * u + np.sin(a) * v) for a in np.linspace(0, 2 * np.pi, 14, endpoint=False)], "planks", density=24, scale=0.6)
    # A bench of two halved logs beside the path.
    y = float(height(np.array(1.62), np.array(-2.1)))
    place.box((1.42, y + 0.38, -2.9), (1.80, y + 0.45, -1.3), "planks", density=26, scale=1.2)
    for z in (-2.62, -1.58):
        place.tube((1.61, y - 0.05, z), (1.61, y + 0.38, z), 0.14, "bark", sides=14, density=14)
    for x, z, s in ((-1.35, -3.5, 0.22), (1.35, -5.0, 0.3), (-1.1, -6.6, 0.26), (1.15, -0.6, 0.14), (2.2, -0.9, 0.2)):
        o.stone(place, (x, float(height(np.array(x), np.array(z))), z), s, "stone", generator, 22)


def surroundings(place):
    columns = 48
    for c in range(columns):
        a, b = 2 * np.pi * c / columns, 2 * np.pi * (c + 1) / columns
        # Seen from within: the later angle lies to the right.
        corners = [(np.sin(k) * RADIUS * 0.93, y, -np.cos(k) * RADIUS * 0.93) for k, y in ((a, -1.5), (b, -1.5), (b, 24.0), (a, 24.0))]
        u0, u1 = 3 * c / columns, 3 * (c + 1) / columns
        place.face(corners, "depths", uv=[(u0, 1), (u1, 1), (u1, 0), (u0, 0)], density=0.001)
    o.dome(place, RADIUS + 5, 0.0)


def build():
    place = Place()
    add_materials(place)
    ground(place)
    trees(place)
    undergrowth(place)
    things(place)
    surroundings(place)
    return place


def light_scene(place):
    o.world(place.textures["sky"], (92, 96, 66), 2.9)
    o.sun(-SUN, 9.0, (1.0, 0.90, 0.68), 0.02)


if __name__ == "__main__":
    make("forest", build, light_scene, probe_at=(0, 1.5, -0.5), brightest=4.0, time="afternoon",
         lights=[("sun", tuple(SUN * 2.0), (1.0, 0.90, 0.70), 700.0, 90.0)])
