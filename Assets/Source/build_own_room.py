"""build_own_room.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

A calm place: the room of a young person in the evening, with a bed, a desk, small lights and a
view of the yard. The viewer is at the origin beside the bed and looks along −Z at the window.
"""

import numpy as np

import furniture as f
from place import Place, add_lamp, make, set_world

LOW, HIGH = (-1.75, 0.0, -2.45), (1.65, 2.45, 1.55)
LAMP = (1.32, 1.12, -1.86)    # on the desk
BEDSIDE = (-0.72, 0.76, -2.16)
WARM = (1.0, 0.72, 0.44)
BED = (-1.72, -0.84, -2.42, -0.42)  # from x to x, from z to z


def add_materials(place):
    f.add_home_materials(place, wall=(0.50, 0.60, 0.60))
    add = place.add_material
    add("far_wall", texture="paint", colour=(0.80, 0.79, 0.75), roughness=0.95)
    add("sheet", texture="cloth", colour=(0.74, 0.73, 0.70), roughness=0.95)
    add("duvet", texture="cloth", colour=(0.22, 0.32, 0.42), roughness=0.95, double_sided=True)
    add("pillow", texture="cloth", colour=(0.70, 0.68, 0.62), roughness=0.95)
    add("throw", texture="knit", colour=(0.62, 0.44, 0.16), roughness=0.95, double_sided=True)
    add("curtain", texture="cloth", colour=(0.30, 0.38, 0.36), roughness=0.95, double_sided=True)
    add("beanbag", texture="cloth", colour=(0.30, 0.17, 0.10), roughness=0.95)
    add("mat", texture="knit", colour=(0.55, 0.50, 0.43), roughness=0.95)
    add("jumper", texture="knit", colour=(0.33, 0.12, 0.10), roughness=0.95, double_sided=True)
    add("seat", texture="cloth", colour=(0.10, 0.12, 0.14), roughness=0.9)
    add("teddy", texture="cloth", colour=(0.33, 0.20, 0.10), roughness=0.95)


def bed(place):
    x0, x1, z0, z1 = BED
    f.soft_box(place, (x0, 0.16, z0), (x1, 0.34, z1), "oak", axis="z", edge=0.08, density=20)
    f.soft_box(place, (x0 + 0.01, 0.30, z0 + 0.01), (x1 - 0.01, 0.52, z1 - 0.01), "sheet", axis="z", edge=0.14, density=26)
    for x in (x0 + 0.08, x1 - 0.08):
        for z in (z0 + 0.08, z1 - 0.08):
            place.tube((x, 0, z), (x, 0.18, z), 0.025, "oak", sides=8, density=8)
    place.box((x0, 0.1, z0 - 0.02), (x1, 0.92, z0 + 0.02), "oak", density=22, scale=0.8)
    f.soft_box(place, (x0 + 0.06, 0.50, z0 + 0.06), (x1 - 0.10, 0.68, z0 + 0.52), "pillow", edge=0.42, bulge=0.04, density=40, turn=f.turned(16, "x"))
    f.soft_box(place, (x0 + 0.14, 0.62, z0 + 0.06), (x1 - 0.18, 0.96, z0 + 0.22), "throw", edge=0.42, bulge=0.04, density=36, turn=f.turned(-24, "x"))
    duvet(place)
    teddy(place, x0 + 0.34, 0.60, z0 + 0.62)


def duvet(place):
    """Thrown back at one corner, thick, with folds, hanging over the side."""
    x0, x1, z0, z1 = BED
    across = np.linspace(0, 1, 29)
    rows = []
    for t in np.linspace(0, 1, 33):  # from the pillow to the foot
        z = z0 + 0.78 + 0.10 * np.sin(2.4 * across) + (z1 - z0 - 0.76) * t
        x = x0 + 0.02 + across * (x1 - x0 + 0.16)
        over = np.clip((x - (x1 - 0.04)) / 0.12, 0, 1)
        folds = 0.020 * np.sin(9 * t + 7 * across + 2 * np.sin(5 * across)) + 0.014 * np.sin(17 * across - 6 * t)
        height = 0.60 + 0.05 * np.sin(np.pi * np.clip(t * 1.1, 0, 1)) + folds
        height = height - over * (0.26 + 0.03 * np.sin(14 * t))
        height = np.where(t < 0.04, height - 0.05, height)
        rows.append(np.stack([x - 0.05 * over + 0.012 * np.sin(11 * t) * over, height, z], -1))
    place.patch(rows[::-1], "duvet", density=32, scale=0.4)
    fold = []  # the corner that is turned back
    for t in np.linspace(0, 1, 9):
        fold.append(np.stack([x0 + 0.05 + across * 0.86, 0.62 + 0.055 * np.sin(np.pi * t) + 0.01 * np.sin(15 * across), z0 + 0.84 + 0.26 * t + 0.05 * np.sin(3 * across)], -1))
    place.patch(fold[::-1], "sheet", density=32, scale=0.4)


def teddy(place, x, y, z):
    """An old bear, which one need not talk about."""
    f.soft_box(place, (x - 0.07, y, z - 0.06), (x + 0.07, y + 0.16, z + 0.06), "teddy", axis="y", edge=0.9, density=40, columns=16)
    f.soft_box(place, (x - 0.06, y + 0.13, z - 0.055), (x + 0.06, y + 0.25, z + 0.06), "teddy", axis="y", edge=1.0, density=40, columns=16)
    for side in (-1, 1):
        f.soft_box(place, (x + side * 0.05 - 0.022, y + 0.22, z - 0.02), (x + side * 0.05 + 0.022, y + 0.27, z + 0.01), "teddy", axis="y", edge=1.0, density=24, columns=10, rows=6)
        f.soft_box(place, (x + side * 0.07 - 0.025, y - 0.005, z + 0.02), (x + side * 0.07 + 0.025, y + 0.05, z + 0.14), "teddy", axis="z", edge=0.9, density=24, columns=10, rows=6)
        f.soft_box(place, (x + side * 0.085 - 0.022, y + 0.05, z), (x + side * 0.085 + 0.022, y + 0.13, z + 0.06), "teddy", axis="y", edge=0.9, density=24, columns=10, rows=6)
        f.soft_box(place, (x + side * 0.022 - 0.006, y + 0.20, z + 0.050), (x + side * 0.022 + 0.006, y + 0.212, z + 0.06), "black", axis="y", edge=1.0, density=20, columns=8, rows=6)
    f.soft_box(place, (x - 0.022, y + 0.155, z + 0.045), (x + 0.022, y + 0.19, z + 0.085), "sheet", axis="y", edge=1.0, density=24, columns=10, rows=6)


def desk(place):
    """Under the right part of the window, with a lamp, a closed laptop, paper, pens."""
    x0, x1, z0, z1 = 0.52, 1.63, -2.43, -1.80
    place.box((x0, 0.70, z0), (x1, 0.73, z1), "oak", density=44, scale=0.9)
    for x in (x0 + 0.04, x1 - 0.04):
        for z in (z0 + 0.05, z1 - 0.05):
            place.tube((x, 0, z), (x, 0.70, z), 0.020, "enamel", sides=10, density=12)
    place.box((x1 - 0.40, 0.44, z0 + 0.04), (x1 - 0.08, 0.70, z1 - 0.02), "oak", density=24, scale=0.8, skip="t")
    f.soft_box(place, (x0 + 0.20, 0.731, z0 + 0.22), (x0 + 0.54, 0.752, z0 + 0.46), "seat", axis="y", edge=0.10, density=34, rows=6)
    f.flat_thing(place, x0 + 0.14, 0.732, z1 - 0.16, 0.21, 0.29, "post", 12)
    f.mug(place, x0 + 0.66, 0.73, z1 - 0.16, "blue_china")
    f.lathe(place, (x1 - 0.22, 0.73, z0 + 0.12), [(0.035, 0), (0.038, 0.10), (0.035, 0.10), (0.034, 0.01)], "clay", density=30)
    for k in range(5):
        a = k * 1.3
        place.tube((x1 - 0.22, 0.74, z0 + 0.12), (x1 - 0.22 + 0.035 * np.cos(a), 0.90 + 0.01 * k, z0 + 0.12 + 0.035 * np.sin(a)), 0.004,
                   ("jumper", "throw", "black", "duvet", "oak")[k], sides=5, density=10)
    x, y, z = LAMP
    f.lathe(place, (x + 0.12, 0.73, z - 0.18), [(0.07, 0), (0.07, 0.015), (0.012, 0.02)], "black", density=20)
    f.tube_along(place, [(x + 0.12, 0.74, z - 0.18), (x + 0.14, 0.98, z - 0.22), (x + 0.10, 1.20, z - 0.14), (x + 0.02, 1.24, z - 0.02)], 0.008, "black")
    f.lathe(place, (x, y, z), [(0.085, 0.0), (0.075, 0.05), (0.03, 0.11), (0.012, 0.13)], "black", density=24)
    f.lathe(place, (x, y, z), [(0.083, 0.001), (0.073, 0.05), (0.028, 0.10)], "shade_inside", density=8, inside=True)
    f.soft_box(place, (x - 0.025, y + 0.015, z - 0.025), (x + 0.025, y + 0.07, z + 0.025), "bulb", axis="y", edge=1.0, density=6, columns=10, rows=6)
    chair(place, 0.98, -1.50)


def chair(place, x, z):
    f.soft_box(place, (x - 0.22, 0.42, z - 0.20), (x + 0.22, 0.49, z + 0.22), "seat", axis="y", edge=0.30, density=30, turn=f.turned(-24, "y"))
    f.soft_box(place, (x - 0.12, 0.66, z + 0.17), (x + 0.30, 0.98, z + 0.23), "seat", edge=0.35, density=26, turn=f.turned(-24, "y"))
    place.tube((x, 0.08, z), (x, 0.44, z), 0.025, "black", sides=10, density=10)
    f.tube_along(place, [(x + 0.05, 0.45, z + 0.12), (x + 0.10, 0.52, z + 0.24), (x + 0.10, 0.74, z + 0.23)], 0.015, "black")
    for k in range(5):
        a = 2 * np.pi * k / 5 + 0.3
        f.tube_along(place, [(x, 0.10, z), (x + 0.15 * np.cos(a), 0.085, z + 0.15 * np.sin(a)), (x + 0.28 * np.cos(a), 0.05, z + 0.28 * np.sin(a))], 0.014, "black", sides=6)
        f.soft_box(place, (x + 0.28 * np.cos(a) - 0.022, 0.0, z + 0.28 * np.sin(a) - 0.022), (x + 0.28 * np.cos(a) + 0.022, 0.05, z + 0.28 * np.sin(a) + 0.022),
                   "black", edge=0.8, density=14, columns=8, rows=6)
    # A jumper over its back.
    t, rows = np.linspace(0, 1, 13), []
    for s in np.linspace(0, 1, 11):
        over = np.sin(np.pi * s)
        rows.append(np.stack([x - 0.10 + 0.38 * t + 0.02 * np.sin(9 * s), 0.70 + 0.31 * over ** 0.5 - 0.05 * np.sin(8 * t) * (1 - over), z + 0.12 + 0.17 * s - 0.10 * (t - 0.5) + 0.008 * np.sin(20 * t)], -1))
    place.patch(rows[::-1], "jumper", density=26, scale=0.3)


# The line of small steady lights along the wall over the bed.
STRING = [(LOW[0] + 0.02, 2.02 - 0.16 * abs(np.sin(3 * np.pi * t)), -2.40 + 2.6 * t) for t in np.linspace(0, 1, 29)]


def string_lights(place):
    f.tube_along(place, STRING, 0.003, "black", sides=5, density=4)
    for px, py, pz in STRING[::2]:
        f.soft_box(place, (px + 0.002, py - 0.035, pz - 0.012), (px + 0.026, py - 0.002, pz + 0.012), "bulb", axis="y", edge=1.0, density=4, columns=8, rows=6)


def things(place):
    for at, across, size, name, wood in (((-1.749, 1.50, -0.30), (0, 0, -1), (0.42, 0.58), "lines", "black"), ((-1.749, 1.46, 0.34), (0, 0, -1), (0.40, 0.54), "sea", "oak"),
                                         ((1.649, 1.50, -0.45), (0, 0, 1), (0.50, 0.68), "shapes", "oak")):
        f.framed(place, at, across, size, name, wood)
    x0, x1, z0, z1 = -0.66, 0.62, -1.62, -0.22  # the mat
    place.face([(x0, 0.012, z1), (x1, 0.012, z1), (x1, 0.012, z0), (x0, 0.012, z0)], "mat", density=40, scale=0.4)
    place.box((x0, 0, z0), (x1, 0.012, z1), "mat", density=10, skip="bt")
    f.soft_box(place, (0.86, 0.0, -0.62), (1.56, 0.52, 0.12), "beanbag", axis="y", edge=0.75, density=26, turn=f.turned(14, "z"))
    f.soft_box(place, (1.02, 0.46, -0.40), (1.42, 0.62, -0.08), "throw", axis="y", edge=0.5, density=26, turn=f.turned(20, "z"))
    f.bookshelf(place, (1.35, 0.0, 0.32), (1.65, 1.50, 1.30), -1, 4, seed=11)
    # The night table with its lamp, a book and a glass.
    x, y, z = BEDSIDE
    place.box((x - 0.10, 0.0, z - 0.22), (x + 0.30, 0.46, z + 0.18), "oak", density=26, scale=0.8)
    f.lathe(place, (x + 0.10, 0.46, z - 0.08), [(0.05, 0), (0.06, 0.03), (0.055, 0.12), (0.012, 0.17), (0.012, 0.22)], "clay", density=26)
    f.shade(place, (x + 0.10, 0.66, z - 0.08), 0.115, 0.08, 0.16)
    f.flat_thing(place, x + 0.14, 0.485, z + 0.08, 0.13, 0.19, "leaf", 20)
    place.box((x + 0.075, 0.46, z - 0.01), (x + 0.20, 0.483, z + 0.17), "paper", density=20)
    f.plant(place, (0.16, 0.0, -2.14), 0.95, leaves=15, seed=4, pot=0.13, leaf=0.26)
    f.plant(place, (-0.20, 0.95, -2.48), 0.32, leaves=10, seed=12, pot=0.06, leaf=0.14)
    # Shoes, a bag, a skateboard against the wall.
    f.soft_box(place, (-1.55, 0.0, 0.95), (-1.22, 0.42, 1.25), "seat", axis="y", edge=0.42, density=24)
    f.soft_box(place, (-1.70, 0.04, 0.30), (-1.66, 0.84, 0.52), "jumper", axis="y", edge=0.35, density=24, turn=f.turned(-9, "z"))
    for y in (0.2, 0.68):
        for dz in (-0.07, 0.07):
            f.soft_box(place, (-1.66, y - 0.025, 0.41 + dz - 0.018), (-1.61, y + 0.025, 0.41 + dz + 0.018), "pillow", axis="z", edge=0.8, density=18, columns=10, rows=6)


def light_scene(_):
    set_world((0.10, 0.18, 0.42), 0.30)
    x, y, z = LAMP
    add_lamp("desk", "POINT", (x, y + 0.03, z), 14, WARM, 0.03)
    x, y, z = BEDSIDE
    add_lamp("bedside", "POINT", (x + 0.10, y - 0.02, z - 0.08), 17, WARM, 0.03)
    for k, (px, py, pz) in enumerate(STRING[::4]):
        add_lamp(f"string{k}", "POINT", (px + 0.06, py - 0.03, pz), 1.5, (1.0, 0.74, 0.46), 0.02)
    add_lamp("dusk", "AREA", (0.0, 2.1, -3.3), 50, (0.36, 0.54, 1.0), (1.8, 1.6), target=(0.0, 0.6, -0.8))
    add_lamp("ceiling", "AREA", (0.0, 2.40, 0.2), 15, (1.0, 0.82, 0.60), (1.2, 1.2), target=(0.0, 0.0, 0.2))


def build():
    place = Place()
    add_materials(place)
    shell = f.Shell(place, LOW, HIGH, wall="far_wall", side_walls="wall")
    shell.window(-0.55, 0.95, 0.95, 2.10)
    shell.door(0.30, side=-1)
    shell.curtains((-0.92, -0.56), (0.98, 1.36), 0.90, 2.26, "black", folds=5, seed=3)
    bed(place)
    desk(place)
    things(place)
    string_lights(place)
    return place


if __name__ == "__main__":
    x, y, z = BEDSIDE
    make("own-room", build, light_scene, probe_at=(0.0, 1.4, -0.6), brightest=0.9, bounces=6, factor=1.8, time="evening",
         lights=[("desk-lamp", LAMP, WARM, 1.1, 6.0), ("bedside-lamp", (x + 0.10, y, z - 0.08), WARM, 1.35, 6.0)],
         freeGround={"x": [-0.7, 0.8], "z": [-1.2, 0.9]})
