"""build_living_room.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

The living room of a Danish flat on a weekday evening. The viewer is at the origin, before an
armchair, and looks along −Z over the coffee table at the sofa and the window behind it.
"""

import numpy as np

import furniture as f
import indoor_pictures as pictures
from place import Place, add_lamp, make, set_world
from street_pictures import part_uv

LOW, HIGH = (-2.25, 0.0, -3.3), (2.25, 2.5, 1.9)
LAMP = (1.62, 1.42, -2.75)
SILL_LAMP = (-2.02, 1.16, -0.62)
WARM = (1.0, 0.71, 0.42)
TABLE = (-0.05, 0.44, -1.42)  # the middle of its top


def add_materials(place):
    f.add_home_materials(place)
    place.textures["rug"] = pictures.rug()
    add = place.add_material
    add("rug", texture="rug", roughness=0.95)
    add("sofa", texture="cloth", colour=(0.20, 0.24, 0.25), roughness=0.95)
    add("armchair", texture="cloth", colour=(0.42, 0.27, 0.14), roughness=0.95)
    add("cushion_a", texture="cloth", colour=(0.58, 0.36, 0.09), roughness=0.95)
    add("cushion_b", texture="knit", colour=(0.58, 0.53, 0.45), roughness=0.95)
    add("cushion_c", texture="cloth", colour=(0.34, 0.10, 0.07), roughness=0.95)
    add("blanket", texture="knit", colour=(0.34, 0.17, 0.13), roughness=0.95, double_sided=True)
    add("curtain", texture="cloth", colour=(0.46, 0.42, 0.36), roughness=0.95, double_sided=True)
    add("coat", texture="cloth", colour=(0.055, 0.070, 0.095), roughness=0.9, double_sided=True)
    add("bag", texture="cloth", colour=(0.06, 0.11, 0.10), roughness=0.9)
    add("shoe", colour=(0.55, 0.53, 0.49), roughness=0.8)
    add("orange", colour=(0.72, 0.27, 0.03), roughness=0.5)


def sofa(place):
    """Under the window, facing the viewer: two seats, two back cushions, arms, legs."""
    z0, z1 = -3.18, -2.28
    f.soft_box(place, (-1.20, 0.14, z0), (1.08, 0.34, z1 + 0.02), "sofa", edge=0.16, density=26)
    f.soft_box(place, (-1.20, 0.20, z0), (1.08, 0.82, z0 + 0.22), "sofa", edge=0.22, density=28)
    for x in (-1.34, 1.00):
        f.soft_box(place, (x, 0.14, z0), (x + 0.22, 0.60, z1), "sofa", axis="z", edge=0.22, density=28)
    for x0, x1 in ((-1.12, -0.065), (-0.055, 1.00)):
        f.soft_box(place, (x0, 0.31, z0 + 0.16), (x1, 0.47, z1 + 0.03), "sofa", edge=0.20, bulge=0.015, density=34)
        f.soft_box(place, (x0 + 0.02, 0.46, z0 + 0.17), (x1 - 0.02, 0.88, z0 + 0.38), "sofa", edge=0.30, bulge=0.03, density=34, turn=f.turned(-9, "x"))
    for x in (-1.24, 1.12):
        for z in (z0 + 0.1, z1 - 0.1):
            place.tube((x, 0, z), (x, 0.16, z), 0.02, "dark_wood", sides=8, density=8)
    for low, high, material, turn in (((-1.10, 0.47, -2.76), (-0.66, 0.87, -2.60), "cushion_a", f.turned(10, "z") @ f.turned(-20, "x")),
                                      ((-0.72, 0.46, -2.66), (-0.32, 0.82, -2.52), "cushion_b", f.turned(-8, "z") @ f.turned(-26, "x")),
                                      ((0.56, 0.47, -2.76), (0.98, 0.86, -2.60), "cushion_c", f.turned(-14, "z") @ f.turned(-18, "x"))):
        f.soft_box(place, low, high, material, edge=0.42, bulge=0.035, density=40, turn=turn)
    blanket(place)


def blanket(place):
    """Left over the arm and half of the right seat, as somebody got up from under it."""
    generator = np.random.default_rng(9)
    t, s = np.linspace(0, 1, 25), np.linspace(0, 1, 15)
    path = np.array([(1.30, 0.16), (1.265, 0.40), (1.25, 0.585), (1.18, 0.625), (1.06, 0.625), (0.985, 0.57), (0.96, 0.505), (0.80, 0.502), (0.55, 0.505), (0.36, 0.502)])
    along = np.linspace(0, 1, len(path))
    x, y = np.interp(t, along, path[:, 0]), np.interp(t, along, path[:, 1])
    rows = []
    for k, share in enumerate(s):
        fold = 0.022 * np.abs(np.sin(7 * t + 5 * share)) * np.sin(np.pi * np.clip(t * 1.05, 0, 1)) + 0.012 * np.sin(15 * share + 3 * t) ** 2
        z = -2.33 - 0.52 * share * (1 - 0.22 * t) - 0.05 * np.sin(4 * t) + generator.uniform(-0.004, 0.004)
        rows.append(np.stack([x + 0.012 * np.sin(11 * share), y + fold, z], -1)[::-1])
    place.patch(rows, "blanket", density=36, scale=0.35)


def table(place):
    """The coffee table and what lies on it, the phone nearest."""
    x, y, z = TABLE
    f.soft_box(place, (x - 0.58, y - 0.03, z - 0.31), (x + 0.58, y, z + 0.31), "oak", axis="y", edge=0.10, density=60, scale=0.9, columns=32, rows=6)
    place.face([(x - 0.52, y + 0.0006, z + 0.27), (x + 0.52, y + 0.0006, z + 0.27), (x + 0.52, y + 0.0006, z - 0.27), (x - 0.52, y + 0.0006, z - 0.27)],
               "oak", density=70, scale=0.9)
    for sx in (-0.48, 0.48):
        for sz in (-0.22, 0.22):
            place.tube((x + sx * 1.06, 0, z + sz * 1.06), (x + sx, y - 0.03, z + sz), 0.014, "oak", sides=10, density=14, end_radius=0.022)
    phone(place, x + 0.17, y + 0.001, z + 0.19, -16)
    f.mug(place, x - 0.30, y, z + 0.10)
    f.mug(place, x + 0.40, y, z - 0.14, "blue_china")
    f.lathe(place, (x - 0.02, y, z - 0.10), [(0.05, 0), (0.10, 0.03), (0.135, 0.065), (0.13, 0.065), (0.09, 0.03), (0.002, 0.015)], "china", density=36)
    for k, (dx, dz, dy) in enumerate(((0.0, 0.03, 0.05), (-0.05, -0.03, 0.05), (0.05, -0.025, 0.052), (0.005, -0.005, 0.095))):
        f.soft_box(place, (x - 0.02 + dx - 0.032, y + dy - 0.028, z - 0.10 + dz - 0.032), (x - 0.02 + dx + 0.032, y + dy + 0.028, z - 0.10 + dz + 0.032),
                   "orange", axis="y", edge=1.0, density=40, columns=14, rows=8)
    for dx, dz in ((0.26, -0.20), (0.18, -0.235)):  # tea lights that burn
        f.lathe(place, (x + dx, y, z + dz), [(0.026, 0), (0.030, 0.045), (0.027, 0.045), (0.025, 0.012)], "clear_china", density=24)
        f.lathe(place, (x + dx, y + 0.018, z + dz), [(0.004, 0), (0.005, 0.008), (0.001, 0.024)], "flame", sides=8, density=8)
    f.flat_thing(place, x - 0.34, y + 0.004, z - 0.17, 0.22, 0.30, "paper", 24)
    f.flat_thing(place, x - 0.34, y + 0.007, z - 0.17, 0.22, 0.30, "paper", 18)
    place.box((x - 0.13, y, z + 0.185), (x - 0.09, y + 0.018, z + 0.205), "black", density=20)
    f.flat_thing(place, x - 0.11, y + 0.012, z + 0.20, 0.045, 0.16, "remote", 66)


def phone(place, x, y, z, degrees):
    """Lies with its face up, lit, its cable running to the wall."""
    turn = f.turned(degrees, "y")
    f.soft_box(place, (x - 0.037, y, z - 0.077), (x + 0.037, y + 0.008, z + 0.077), "black", axis="y", edge=0.14, density=60, rows=6, turn=turn)
    f.flat_thing(place, x, y + 0.0086, z, 0.068, 0.146, "phone", degrees, "phone")
    start = np.array([x, y + 0.004, z]) + turn @ np.array([0, 0, 0.077])
    f.tube_along(place, [start, start + [0.02, 0, 0.03], start + [0.10, -0.02, 0.05], start + [0.16, -0.25, 0.06], start + [0.22, -0.43, 0.04],
                         start + [0.6, -0.435, -0.1], start + [1.2, -0.435, 0.12], start + [1.95, -0.435, 0.05]], 0.0025, "china", sides=5, density=6)


def armchair(place):
    """Behind the viewer, who may sit in it."""
    f.soft_box(place, (-0.40, 0.18, 0.10), (0.40, 0.44, 0.86), "armchair", edge=0.22, bulge=0.02, density=28)
    f.soft_box(place, (-0.42, 0.30, 0.74), (0.42, 0.98, 0.96), "armchair", edge=0.28, bulge=0.03, density=24, turn=f.turned(10, "x"))
    for x in (-0.50, 0.38):
        f.soft_box(place, (x, 0.18, 0.14), (x + 0.12, 0.60, 0.90), "armchair", axis="z", edge=0.26, density=22)
    for x in (-0.40, 0.40):
        for z in (0.2, 0.85):
            place.tube((x, 0, z), (x, 0.2, z), 0.018, "oak", sides=8, density=8)


def rug(place):
    x0, x1, z0, z1 = -1.35, 1.2, -2.15, -0.45
    place.face([(x0, 0.008, z1), (x1, 0.008, z1), (x1, 0.008, z0), (x0, 0.008, z0)], "rug", uv=[(0, 1), (1, 1), (1, 0), (0, 0)], density=44)
    place.box((x0, 0, z0), (x1, 0.008, z1), "rug", density=10, scale=3, skip="bt")


def sideboard(place):
    """On the right: the television, which is off, over a low cupboard with what gathers there."""
    x0, x1, z0, z1 = 1.82, 2.235, -2.10, -0.35
    place.box((x0, 0.14, z0), (x1, 0.56, z1), "oak", density=30, scale=0.9)
    for k in range(3):
        a = z0 + 0.02 + k * (z1 - z0 - 0.02) / 3
        place.box((x0 - 0.012, 0.16, a), (x0, 0.54, a + (z1 - z0) / 3 - 0.03), "oak", density=30, scale=0.8)
        f.lathe(place, (x0 - 0.022, 0.42, a + 0.06), [(0.002, 0), (0.010, 0.004), (0.010, 0.014), (0.002, 0.018)], "brass", sides=10)
    for z in (z0 + 0.1, z1 - 0.1):
        for x in (x0 + 0.05, x1 - 0.05):
            place.tube((x, 0, z), (x, 0.15, z), 0.016, "dark_wood", sides=8, density=8)
    place.box((2.17, 0.78, -1.86), (2.235, 1.42, -0.74), "black", density=16)
    place.face([(2.169, 0.795, -1.845), (2.169, 0.795, -0.755), (2.169, 1.405, -0.755), (2.169, 1.405, -1.845)], "screen", density=10)
    place.box((1.92, 0.56, -1.10), (2.16, 0.60, -0.80), "black", density=20)          # the box below it
    place.box((2.06, 0.56, -0.62), (2.075, 0.76, -0.46), "dark_wood", density=24)      # a photograph that stands
    place.face([(2.059, 0.575, -0.605), (2.059, 0.575, -0.475), (2.059, 0.745, -0.475), (2.059, 0.745, -0.605)], "prints",
               uv=part_uv(pictures.PRINTS, "family"), density=40)
    f.lathe(place, (2.02, 0.56, -1.98), [(0.05, 0), (0.075, 0.08), (0.06, 0.19), (0.035, 0.24), (0.04, 0.26)], "blue_china", density=28)
    f.flat_thing(place, 1.96, 0.565, -1.45, 0.16, 0.22, "post", 70)
    f.flat_thing(place, 1.98, 0.568, -1.40, 0.16, 0.22, "post", 96)
    for k, dz in enumerate((-0.07, 0.07)):  # a game controller, its two grips
        f.soft_box(place, (1.90, 0.56, -1.26 + dz - 0.035), (1.99, 0.60, -1.26 + dz + 0.035), "black", axis="z", edge=0.7, density=30, columns=14, rows=8)


def walls(place):
    f.framed(place, (-1.72, 1.52, -3.299), (1, 0, 0), (0.42, 0.56), "shapes")
    f.framed(place, (2.249, 1.62, 0.35), (0, 0, 1), (0.50, 0.70), "sea", "oak")
    f.framed(place, (-2.249, 1.66, 0.10), (0, 0, -1), (0.36, 0.48), "leaf", "oak")
    f.framed(place, (-2.249, 1.50, 0.62), (0, 0, -1), (0.30, 0.40), "lines")
    for x in (1.95, 2.08):  # switch and socket behind
        place.box((x - 0.2, 1.05, 1.888), (x - 0.12, 1.13, 1.9), "china", density=20)
    place.box((2.238, 0.22, -1.0), (2.25, 0.30, -0.92), "china", density=20)


def hall_corner(place):
    """Behind: the door, coats on hooks, shoes and a school bag."""
    place.box((-1.9, 1.68, 1.88), (-0.6, 1.76, 1.9), "oak", density=14, scale=0.8)
    t = np.linspace(0, 1, 13)
    for x, wide, low, material in ((-1.6, 0.36, 0.75, "coat"), (-1.05, 0.30, 0.95, "bag")):
        rows = []
        for h in np.linspace(0, 1, 8):
            spread = wide * (0.30 + 0.70 * np.sin(np.pi / 2 * np.clip((1 - h) * 2.2, 0, 1)))
            bulge = 0.10 * np.sin(np.pi * t) * (0.5 + 0.5 * np.sin(np.pi * min(1, 1.2 - h))) + 0.018 * np.sin(t * 19 + 2 * h)
            rows.append(np.stack([x + spread * (0.5 - t) * 2 * 0.7, np.full_like(t, low + (1.70 - low) * h), 1.87 - bulge], -1))
        place.patch(rows, material, density=22, scale=0.4)
    for x, turn in ((-1.5, 8), (-1.33, -6), (-0.98, 20)):
        turned = f.turned(turn, "y")
        f.soft_box(place, (x - 0.05, 0.0, 1.42), (x + 0.05, 0.09, 1.70), "shoe", axis="z", edge=0.55, density=24, columns=16, turn=turned)
        f.soft_box(place, (x - 0.052, 0.0, 1.41), (x + 0.052, 0.025, 1.71), "black", axis="z", edge=0.4, density=14, columns=16, rows=6, turn=turned)
    f.soft_box(place, (-0.55, 0.0, 1.48), (-0.20, 0.44, 1.76), "bag", axis="y", edge=0.42, density=26, turn=f.turned(12, "z"))


def light_scene(_):
    set_world((0.10, 0.18, 0.42), 0.30)
    x, y, z = LAMP
    add_lamp("bulb", "POINT", (x, y + 0.13, z), 62, WARM, 0.05)
    x, y, z = SILL_LAMP
    add_lamp("small", "POINT", (x, y, z), 26, WARM, 0.03)
    add_lamp("dusk", "AREA", (0.0, 2.2, -4.3), 60, (0.32, 0.50, 1.0), (2.2, 2.0), target=(0.0, 0.7, -1.5))
    x, y, z = TABLE
    add_lamp("candles", "POINT", (x + 0.22, y + 0.06, z - 0.22), 1.2, (1.0, 0.56, 0.22), 0.02)
    add_lamp("kitchen", "AREA", (0.9, 2.1, 1.75), 26, (1.0, 0.80, 0.58), (0.9, 0.5), target=(0.4, 0.6, -1.0))


def build():
    place = Place()
    add_materials(place)
    place.add_material("clear_china", colour=(0.62, 0.50, 0.36), roughness=0.2)
    shell = f.Shell(place, LOW, HIGH)
    shell.window(-1.05, 1.0, 0.92, 2.12)
    shell.door(0.55)
    shell.curtains((-1.50, -1.06), (1.02, 1.42), 0.06, 2.30, "brass", folds=6, seed=1)
    rug(place)
    sofa(place)
    table(place)
    armchair(place)
    sideboard(place)
    f.bookshelf(place, (-2.25, 0.0, -2.35), (-1.93, 1.95, -0.95), 1, 5)
    f.floor_lamp(place, LAMP[0], LAMP[2], LAMP[1])
    x, y, z = SILL_LAMP
    place.box((-2.25, 0.0, -0.86), (-1.85, 0.62, -0.38), "oak", density=26, scale=0.8)  # a small chest for the second lamp
    f.lathe(place, (x, 0.62, z), [(0.075, 0), (0.085, 0.05), (0.10, 0.20), (0.05, 0.34), (0.014, 0.40), (0.014, y - 0.56)], "blue_china", density=26)
    f.shade(place, (x, y - 0.10, z), 0.15, 0.10, 0.20)
    f.plant(place, (-1.88, 0.0, -2.86), 1.25, leaves=20, pot=0.17, leaf=0.34)
    f.plant(place, (0.72, 0.92, -3.33), 0.34, leaves=11, seed=8, pot=0.065, leaf=0.15)
    f.lathe(place, (0.35, 0.92, -3.34), [(0.03, 0), (0.035, 0.10), (0.012, 0.14), (0.012, 0.2)], "china", density=24)
    walls(place)
    hall_corner(place)
    return place


if __name__ == "__main__":
    make("living-room", build, light_scene, probe_at=(0.0, 1.4, -1.1), brightest=0.9, bounces=6, factor=1.7, time="evening",
         lights=[("floor-lamp", (LAMP[0], LAMP[1] + 0.13, LAMP[2]), WARM, 7.5, 8.0), ("small-lamp", SILL_LAMP, WARM, 2.4, 6.0)],
         freeGround={"x": [-1.2, 1.2], "z": [-1.05, 0.05]})
