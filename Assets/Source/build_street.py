"""build_street.py OUT.glb [LIGHTMAP_TEXELS] [SAMPLES]

A Copenhagen street at dusk. The viewer stands at the origin looking along −Z; the ground
is free from x −2...2 and z +1...−6. The pavement lies left of the road, the kiosk on the left.
"""

import numpy as np

import furniture as f
import outdoors as o
import street_pictures as pictures
import textures
from cars import car, patrol_car
from place import Place, add_lamp, make

LEFT, RIGHT = -3.4, 14.6     # the two rows of houses
FAR, BEHIND = -40.0, 24.0    # the houses that close the street
KIOSK = (-0.7, -5.9)         # from z to z
LAMPS = [(2.35, 4.55, -0.1), (2.35, 4.55, -15.0), (11.9, 4.55, -7.5), (2.35, 4.55, 14.0)]
LAMP_COLOUR, LAMP_WATTS = (1.0, 0.74, 0.46), 900
SKY_GLOW = 0.77


def add_materials(place):
    red, yellow = (0.50, 0.27, 0.21), (0.66, 0.56, 0.38)
    base, shine = textures.windows()
    place.textures.update({
        "brick": textures.bricks(512, red, (0.56, 0.53, 0.49), 1),
        "brick2": textures.bricks(512, yellow, (0.60, 0.57, 0.52), 2),
        "slabs": textures.slabs(1024), "asphalt": textures.asphalt(512), "plaster": textures.plaster(256),
        "windows": base, "windows_shine": shine, "goods": pictures.goods(), "signs": pictures.signs(),
        "livery": pictures.livery(), "posters": pictures.posters(), "sky": textures.sky(glow_at=SKY_GLOW),
    })
    place.coarse = {"goods", "posters", "livery"}
    add = place.add_material
    add("brick", texture="brick")
    add("brick2", texture="brick2")
    add("slabs", texture="slabs", roughness=0.8)
    add("asphalt", texture="asphalt", roughness=0.75)
    add("plaster", texture="plaster")
    add("granite", texture="plaster", colour=(0.42, 0.42, 0.43))
    add("marking", texture="plaster", colour=(0.92, 0.95, 1.0), roughness=0.6)
    add("windows", texture="windows", roughness=0.25, emissive=(1.35, 1.35, 1.35), emissive_texture="windows_shine", glow=1.0)
    add("frame", colour=(0.55, 0.54, 0.50), roughness=0.5)
    add("door", colour=(0.030, 0.075, 0.060), roughness=0.45)
    add("metal", colour=(0.050, 0.055, 0.058), roughness=0.45, metallic=0.0)
    add("steel", colour=(0.34, 0.35, 0.36), roughness=0.4)
    add("roof", texture="plaster", colour=(0.16, 0.11, 0.10))
    add("wood", texture="plaster", colour=(0.42, 0.25, 0.13), roughness=0.7)
    add("goods", texture="goods", roughness=0.6, emissive=(0.30, 0.29, 0.26), emissive_texture="goods")
    add("fridge", texture="goods", roughness=0.4, emissive=(0.75, 0.85, 0.95), emissive_texture="goods", glow=1.5)
    add("signs", texture="signs", roughness=0.5)
    add("signs_lit", texture="signs", roughness=0.5, emissive=(1.25, 1.2, 1.1), emissive_texture="signs", glow=1.2)
    add("kiosk_wall", texture="plaster", colour=(0.95, 0.86, 0.70))
    add("kiosk_floor", texture="plaster", colour=(0.40, 0.33, 0.28))
    add("panel", colour=(0.8, 0.8, 0.8), emissive=(2.2, 2.05, 1.75), glow=0.4)
    add("lamp", colour=(0.8, 0.8, 0.8), emissive=(4.0, 3.0, 1.9), glow=0.2)
    for name, colour in (("white", (0.62, 0.64, 0.66)), ("grey", (0.070, 0.078, 0.090)), ("red", (0.20, 0.022, 0.020)), ("silver", (0.36, 0.38, 0.40)), ("blue", (0.030, 0.055, 0.11))):
        add(f"car_{name}", colour=colour, roughness=0.22)
    add("livery", texture="livery", roughness=0.3)
    add("car_glass", colour=(0.012, 0.015, 0.019), roughness=0.07)
    add("rim", colour=(0.36, 0.37, 0.38), roughness=0.3)
    add("headlamp", colour=(0.55, 0.58, 0.60), roughness=0.1)
    add("posters", texture="posters", roughness=0.85)
    add("poster_lit", texture="posters", roughness=0.4, emissive=(0.9, 0.9, 0.86), emissive_texture="posters", glow=1.2)
    add("litter", colour=(0.44, 0.43, 0.40), roughness=0.9, double_sided=True)
    add("paper_bag", colour=(0.30, 0.21, 0.12), roughness=0.9, double_sided=True)
    add("can", colour=(0.34, 0.05, 0.05), roughness=0.35)
    add("crate", texture="plaster", colour=(0.34, 0.24, 0.13), roughness=0.9)
    add("orange", colour=(0.62, 0.22, 0.03), roughness=0.5)
    add("apple", colour=(0.20, 0.28, 0.05), roughness=0.4)
    add("bag", colour=(0.020, 0.021, 0.023), roughness=0.35)
    add("leaf", colour=(0.26, 0.15, 0.04), roughness=0.9, double_sided=True)
    add("rubber", colour=(0.014, 0.014, 0.015), roughness=0.9)
    add("blue_glass", colour=(0.01, 0.04, 0.30), roughness=0.15, emissive=(0.10, 0.32, 2.6), glow=0.0)
    add("bus_yellow", colour=(0.62, 0.40, 0.02), roughness=0.5)
    add("green", colour=(0.030, 0.075, 0.045), roughness=0.5)
    add("tail", colour=(0.30, 0.01, 0.01), roughness=0.3)
    add("clear_glass", colour=(0.55, 0.62, 0.66), roughness=0.1, alpha=0.14)
    add("sky", texture="sky", unlit=True)


# -- ground ---------------------------------------------------------------------------


def ground(place):
    def flat(x0, x1, z0, z1, y, material, density, scale):
        place.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], material, density=density, scale=scale)

    for z0, z1, density in ((BEHIND, 4, 8), (4, -8, 34), (-8, -18, 18), (-18, FAR, 6)):
        flat(LEFT, 3.0, z0, z1, 0.0, "slabs", density, 2.5)
        place.box((3.0, -0.12, z1), (3.28, 0.005, z0), "granite", density=min(density, 16), skip="blnf")
        flat(3.28, 5.1, z0, z1, -0.06, "asphalt", min(density, 14), 2.0)
        place.box((5.1, -0.2, z1), (5.32, -0.055, z0), "granite", density=min(density, 12), skip="blnf")
        flat(5.32, 11.9, z0, z1, -0.14, "asphalt", min(density, 10), 2.6)
        flat(12.15, RIGHT, z0, z1, 0.0, "slabs", min(density, 8), 2.5)
        place.box((11.9, -0.2, z1), (12.15, 0.005, z0), "granite", density=min(density, 8), skip="brnf")
    flat(-40, LEFT, -30, FAR, -0.02, "asphalt", 1, 2.6)
    flat(RIGHT, 40, -30, FAR, -0.02, "asphalt", 1, 2.6)
    for z in np.arange(20, -38, -4.2):
        if not -20 < z < -14:
            flat(8.55, 8.67, z, z - 2.1, -0.132, "marking", 5, 2)
    for x in np.arange(5.7, 11.6, 1.0):
        flat(x, x + 0.5, -16.0, -19.0, -0.132, "marking", 4, 2)
    for z in (-2.5, -12.5):  # bicycle signs reduced to two plain strokes each
        flat(3.95, 4.05, z, z - 1.2, -0.052, "marking", 6, 2)
    # The road lies lower than the houses' feet: close the step under the two rows across it.
    place.box((-26, -0.4, FAR - 0.2), (36, 0.02, FAR + 0.02), "granite", density=1, skip="lrbf")
    place.box((-24, -0.4, BEHIND - 0.02), (36, 0.02, BEHIND + 0.2), "granite", density=1, skip="lrbn")
    for z in (2.5, -7.2, -21.0):  # gully gratings and a manhole
        place.box((5.34, -0.15, z - 0.2), (5.7, -0.134, z + 0.2), "metal", density=6, skip="b")


# -- houses ---------------------------------------------------------------------------


class Front:
    """A house front: `u` runs along it (left to right as seen from outside), `d` outwards."""

    def __init__(self, place, start, along, length, wall, density, seed):
        self.place, self.start = place, np.asarray(start, float)
        self.along = np.asarray(along, float)
        self.out = np.cross(self.along, [0, 1, 0])
        self.length, self.wall, self.density = length, wall, density
        self.random = np.random.default_rng(seed)
        self.bare = []  # pieces of the wall between its openings, put up together by `finish`

    def at(self, u, y, d=0.0):
        return self.start + self.along * u + np.array([0, y, 0]) + self.out * d

    def quad(self, u0, u1, y0, y1, material, d=0.0, uv=None, density=None, scale=1.92):
        corners = [self.at(u0, y0, d), self.at(u1, y0, d), self.at(u1, y1, d), self.at(u0, y1, d)]
        if uv is None:
            uv = np.array([(u0, -y0), (u1, -y0), (u1, -y1), (u0, -y1)]) / scale
        self.place.face(corners, material, uv=uv, density=density or self.density)

    def block(self, u0, u1, y0, y1, d0, d1, material, density=None, back=False, ends=True):
        """A box standing on the front; its back is left out, far off its ends too."""
        a, b = self.at(u0, y0, d0), self.at(u1, y1, d1)
        low, high = np.minimum(a, b), np.maximum(a, b)
        inward = -self.out
        skip = "" if back else {(1, 0): "r", (-1, 0): "l", (0, 1): "n", (0, -1): "f"}[(round(inward[0]), round(inward[2]))]
        if not ends:
            skip += "lr" if abs(inward[2]) > 0.5 else "nf"
        self.place.box(low, high, material, density=density or self.density, scale=1.92, skip=skip)

    def opening(self, u0, u1, y0, y1, w0, w1, s0, s1, depth, filling, reveal="plaster"):
        """A wall panel u0...u1, y0...y1 with a hole w0...w1, s0...s1 and its reveals."""
        for a, b, c, d in ((u0, w0, y0, y1), (w1, u1, y0, y1), (w0, w1, y0, s0), (w0, w1, s1, y1)):
            if b - a > 1e-6 and d - c > 1e-6:
                self.bare.append((a, b, c, d, self.wall if y0 > 3 or reveal == "wall" else "plaster"))
        place, at = self.place, self.at
        for corners in ([at(w0, s0), at(w0, s0, -depth), at(w0, s1, -depth), at(w0, s1)],
                        [at(w1, s0, -depth), at(w1, s0), at(w1, s1), at(w1, s1, -depth)],
                        [at(w0, s0), at(w1, s0), at(w1, s0, -depth), at(w0, s0, -depth)],
                        [at(w0, s1, -depth), at(w1, s1, -depth), at(w1, s1), at(w0, s1)]):
            place.face(corners, "plaster", density=self.density, scale=1.92)
        if filling:
            filling(w0, w1, s0, s1, -depth)

    def finish(self):
        """Puts the wall up; its light lies in one piece."""
        with self.place.one_chart():
            for piece in self.bare:
                self.quad(*piece)
        self.bare = []

    def window(self, lit):
        """Returns a filling with one of the eight painted windows, a hair off its edges: from afar its neighbour shows there."""
        column, row = self.random.integers(4), 1 if lit else 0
        uv = [(column / 4 + a / 4, row / 2 + b / 2) for a, b in ((0.02, 0.98), (0.98, 0.98), (0.98, 0.02), (0.02, 0.02))]
        # One texel or two for a whole window: what falls on it is as good as even, and even is what it should look.
        return lambda u0, u1, y0, y1, d: self.quad(u0, u1, y0, y1, "windows", d, uv=uv, density=1.2)

    def door(self, u0, u1, y0, y1, d):
        self.quad(u0, u1, y0, y1 - 0.5, "door", d)
        self.quad(u0, u1, y1 - 0.5, y1, "windows", d, uv=[(0.02, 0.12), (0.23, 0.12), (0.23, 0.03), (0.02, 0.03)])
        for a, b, c, e in ((0.12, 0.88, 0.25, 0.95), (0.12, 0.88, 1.1, 1.75)):
            w = u1 - u0
            self.block(u0 + a * w, u0 + b * w, y0 + c, y0 + e, d, d + 0.02, "door")
        self.block(u1 - 0.14, u1 - 0.09, y0 + 1.0, y0 + 1.05, d, d + 0.06, "steel")

    def storeys(self, count, lit_share, bay=2.1, ground=True, skip=None):
        """All floors; `skip(u0, u1)` tells which ground bays are built by hand."""
        bays = max(1, int(self.length / bay))
        width = self.length / bays
        for k in range(bays):
            u0, u1 = k * width, (k + 1) * width
            middle = (u0 + u1) / 2
            if ground and not (skip and skip(u0, u1)):
                if k % 5 == 3:
                    self.opening(u0, u1, 0, 3.5, middle - 0.5, middle + 0.5, 0.08, 2.75, 0.25, self.door)
                else:
                    lit = self.random.random() < lit_share * 0.7
                    self.opening(u0, u1, 0, 3.5, middle - 0.62, middle + 0.62, 0.95, 2.75, 0.14, self.window(lit))
            for floor in range(count):
                y = 3.7 + 3.1 * floor
                lit = self.random.random() < lit_share
                self.opening(u0, u1, y, y + 3.1, middle - 0.56, middle + 0.56, y + 0.75, y + 2.40, 0.12, self.window(lit), "wall")
                self.block(middle - 0.66, middle + 0.66, y + 0.66, y + 0.75, 0, 0.09, "granite", ends=self.density > 3)
        top = 3.7 + 3.1 * count
        self.block(0, self.length, 3.5, 3.7, -0.2, 0.08, "plaster", back=True)
        self.block(0, self.length, top, top + 0.35, -0.4, 0.30, "plaster", back=True)
        roof = [self.at(0, top + 0.35, 0.25), self.at(self.length, top + 0.35, 0.25), self.at(self.length, top + 3.2, -2.8), self.at(0, top + 3.2, -2.8)]
        self.place.face(roof, "roof", density=1, scale=3)
        for u in (0.12, self.length - 0.12):
            self.place.tube(self.at(u, 0.1, 0.08), self.at(u, top, 0.08), 0.05, "steel", sides=6, density=2)
        if ground and skip is None:
            self.block(0, self.length, 0, 0.45, 0, 0.035, "granite")
        self.finish()


def houses(place):
    # Left row, seen from the street its left end is the far one behind the viewer: u grows towards −Z... so start behind.
    left = Front(place, (LEFT, 0, 14.0), (0, 0, -1), 44.0, "brick", 5, 11)
    before, after = 14.0 - KIOSK[0], 14.0 - KIOSK[1]
    near = Front(place, (LEFT, 0, 14.0), (0, 0, -1), 44.0, "brick", 5, 11)
    near.storeys(3, 0.42, ground=False)
    for start, length, seed in ((0.0, before, 21), (after, 44.0 - after, 22)):
        part = Front(place, left.at(start, 0), (0, 0, -1), length, "brick", 14, seed)
        ground_floor(part, 0.35)
    back_left = Front(place, (LEFT, 0, BEHIND), (0, 0, -1), BEHIND - 14.0, "brick2", 3, 31)
    back_left.storeys(3, 0.3)
    right = Front(place, (RIGHT, 0, -30.0), (0, 0, 1), 26.0, "brick2", 4, 41)
    right.storeys(3, 0.45, skip=lambda u0, u1: 8.0 < (u0 + u1) / 2 < 14.4)
    bakery(right, 26.0 / 12 * 4, 26.0 / 12 * 3)
    right_near = Front(place, (RIGHT, 0, -4.0), (0, 0, 1), 28.0, "brick", 4, 42)
    right_near.storeys(4, 0.38)
    far = Front(place, (-26, 0, FAR), (1, 0, 0), 62.0, "brick", 2, 51)
    far.storeys(2, 0.42)
    behind = Front(place, (36, 0, BEHIND), (-1, 0, 0), 60.0, "brick2", 2, 61)
    behind.storeys(3, 0.35)
    corner_left = Front(place, (LEFT, 0, -30.0), (-1, 0, 0), 20.0, "brick", 1.5, 71)
    corner_left.storeys(3, 0.3)
    corner_right = Front(place, (RIGHT + 20, 0, -30.0), (-1, 0, 0), 20.0, "brick2", 1.5, 72)
    corner_right.storeys(3, 0.3)


def ground_floor(front, lit_share):
    bays = max(1, round(front.length / 2.1))
    width = front.length / bays
    for k in range(bays):
        u0, u1 = k * width, (k + 1) * width
        middle = (u0 + u1) / 2
        if k % 4 == 1:
            front.opening(u0, u1, 0, 3.5, middle - 0.5, middle + 0.5, 0.08, 2.75, 0.25, front.door)
        else:
            front.opening(u0, u1, 0, 3.5, middle - 0.62, middle + 0.62, 0.95, 2.75, 0.14, front.window(front.random.random() < lit_share))
            front.block(middle - 0.7, middle + 0.7, 0.86, 0.95, 0, 0.09, "granite")
    front.finish()


def bakery(front, u, wide):
    """A lit shop across the road, told by its sign and its shelves; it takes the bays from `u` on."""
    front.opening(u, u + wide, 0, 3.5, u + 0.3, u + 6.1, 0.6, 2.6, 0.2, None)
    front.finish()
    for k in range(3):
        front.quad(u + 0.3 + k * 1.933, u + 0.3 + (k + 1) * 1.933, 0.6, 2.6, "fridge", -0.2,
                   uv=pictures.part_uv(pictures.GOODS, "shelves" if k != 1 else "sweets"), density=3)
        front.block(u + 0.27 + k * 1.933, u + 0.33 + k * 1.933, 0.6, 2.6, -0.2, 0.02, "frame")
    front.quad(u + 1.2, u + 5.2, 2.75, 3.25, "signs_lit", 0.06, uv=pictures.part_uv(pictures.SIGNS, "bakery"), density=3)


# -- kiosk ----------------------------------------------------------------------------


def kiosk(place):
    z0, z1 = KIOSK
    front = Front(place, (LEFT, 0, z0), (0, 0, -1), z0 - z1, "plaster", 26, 81)
    length, top = z0 - z1, 3.5
    door0, door1, head, sill = length - 1.35, length - 0.35, 2.60, 0.62
    shop = [(0.25, 2.0), (2.0, 3.75)]
    # Front: plinth, piers, lintel; two large panes and an open doorway.
    front.quad(0, 0.25, 0, head, "metal")
    front.quad(0.25, 3.75, 0, sill, "metal")
    front.quad(3.75, door0, 0, head, "metal")
    front.quad(door1, length, 0, head, "metal")
    front.quad(0, length, head, top, "metal")
    for u in (0.25, 2.0, 3.75, door0, door1):
        front.block(u - 0.035, u + 0.035, 0.05, head, -0.06, 0.045, "steel", density=14)
    for y in (sill, 2.12, head):
        front.block(0.25, 3.75, y - 0.03, y + 0.03, -0.06, 0.045, "steel", density=14)
    front.block(-0.05, length + 0.05, 2.66, 3.30, 0, 0.16, "metal", density=12)
    front.quad(0.5, length - 0.5, 2.72, 3.24, "signs_lit", 0.165, uv=[(0, 0.25), (1, 0.25), (1, 0), (0, 0)], density=8)
    # The room: floor, ceiling, walls looking inward.
    depth, ceiling = 2.9, 2.9
    at = front.at
    room = [([at(0, 0.04, 0), at(length, 0.04, 0), at(length, 0.04, -depth), at(0, 0.04, -depth)], "kiosk_floor"),
            ([at(0, ceiling, -depth), at(length, ceiling, -depth), at(length, ceiling, 0), at(0, ceiling, 0)], "kiosk_wall"),
            ([at(0, 0, -depth), at(length, 0, -depth), at(length, ceiling, -depth), at(0, ceiling, -depth)], "kiosk_wall"),
            ([at(0, 0, 0), at(0, 0, -depth), at(0, ceiling, -depth), at(0, ceiling, 0)], "kiosk_wall"),
            ([at(length, 0, -depth), at(length, 0, 0), at(length, ceiling, 0), at(length, ceiling, -depth)], "kiosk_wall")]
    for corners, material in room:
        place.face(corners, material, density=22, scale=1.6)
    # Behind the lintel, so that the street does not shine through the wall.
    place.face([at(length, head, -0.06), at(0, head, -0.06), at(0, ceiling, -0.06), at(length, ceiling, -0.06)], "kiosk_wall", density=12)
    place.face([at(3.75, 0, -0.06), at(0.25, 0, -0.06), at(0.25, sill, -0.06), at(3.75, sill, -0.06)], "kiosk_wall", density=12)
    for u in (0.6, 2.9):
        place.face([at(u, 2.885, -2.0), at(u + 1.7, 2.885, -2.0), at(u + 1.7, 2.885, -1.0), at(u, 2.885, -1.0)], "panel", density=4)
    goods(place, front, depth, length)
    for (u0, u1), name, y in ((shop[0], "poster_a", 0.72), (shop[1], "poster_b", 0.72)):
        front.quad(u0 + 0.10, u0 + 0.52, y, y + 0.84, "goods", -0.03, uv=pictures.part_uv(pictures.GOODS, name), density=16)
    front.quad(2.85, 3.55, 1.50, 1.98, "signs_lit", -0.03, uv=pictures.part_uv(pictures.SIGNS, "open"), density=8)
    bin_with_slot(place, LEFT + 0.40, z0 + 0.42)


def bin_with_slot(place, x, z):
    """The kiosk's own bin: a green box with a roof over its slot, written on."""
    place.box((x, 0.04, z), (x + 0.42, 0.78, z + 0.42), "green", density=16, skip="b")
    place.box((x + 0.03, 0.0, z + 0.03), (x + 0.39, 0.04, z + 0.39), "metal", density=8, skip="bt")
    for a, b in ((0.0, 0.05), (0.37, 0.42)):
        place.box((x, 0.78, z + a), (x + 0.42, 0.98, z + b), "green", density=12, skip="bt")
    place.box((x, 0.78, z + 0.05), (x + 0.03, 0.98, z + 0.37), "green", density=12, skip="bt")
    f.soft_box(place, (x - 0.02, 0.97, z - 0.02), (x + 0.44, 1.05, z + 0.44), "green", axis="y", edge=0.16, density=14, rows=6)
    f.soft_box(place, (x + 0.10, 0.76, z + 0.10), (x + 0.34, 0.90, z + 0.32), "bag", axis="y", edge=0.6, density=12, columns=12, rows=6)
    bill(place, (x + 0.42, 0.20, z + 0.36), (0, 0, -1), (1, 0, 0), 0.30, 0.40, "tags")


def goods(place, front, depth, length):
    """Shelves with depth, a counter, a cooler and racks: what one sees from the pavement."""
    part = pictures.part_uv
    table = pictures.GOODS
    for u0, u1 in ((0.15, 1.75), (1.80, 3.40)):
        front.quad(u0, u1, 0.45, 2.35, "goods", -depth + 0.12, uv=part(table, "shelves"), density=14)
        for k in range(7):
            y = 0.45 + k * 1.9 / 6
            front.block(u0, u1, y - 0.02, y + 0.01, -depth + 0.02, -depth + 0.34, "wood", density=8)
        for u in (u0, u1):
            front.block(u - 0.02, u + 0.02, 0.05, 2.38, -depth + 0.02, -depth + 0.34, "wood", density=8)
    front.block(3.55, 5.05, 0.05, 2.25, -depth + 0.02, -depth + 0.55, "steel", density=10)
    front.quad(3.62, 4.98, 0.25, 2.15, "fridge", -depth + 0.56, uv=part(table, "fridge"), density=10)
    front.block(1.0, 3.1, 0.05, 1.0, -1.75, -1.15, "wood", density=14)
    front.block(0.95, 3.15, 1.0, 1.05, -1.80, -1.08, "frame", density=14)
    front.quad(1.0, 3.1, 0.20, 0.95, "goods", -1.14, uv=part(table, "sweets"), density=12)
    front.block(2.45, 2.8, 1.05, 1.32, -1.65, -1.35, "metal", density=12)
    front.block(1.25, 1.65, 1.05, 1.45, -1.6, -1.3, "steel", density=12)
    # A rack of magazines on the side wall near the pavement, seen at a slant.
    at = front.at
    place.face([at(0.06, 0.5, -0.25), at(0.06, 0.5, -1.5), at(0.06, 2.0, -1.5), at(0.06, 2.0, -0.25)], "goods",
               uv=part(table, "magazines"), density=14)


# -- things on the street --------------------------------------------------------------


def lamps(place):
    for x, y, z in LAMPS:
        side = -1 if x < 8 else 1
        pole = x - 0.55 * side if x < 8 else x + 0.5
        pole = 2.88 if x < 8 else 12.4
        place.tube((pole, 0, z), (pole, 1.0, z), 0.075, "metal", sides=10, density=8)
        place.tube((pole, 1.0, z), (pole, y + 0.55, z), 0.05, "metal", sides=10, density=5, end_radius=0.04)
        place.tube((pole, y + 0.5, z), (x, y + 0.30, z), 0.03, "metal", sides=6, density=4)
        # A bell-shaped shade with a glowing glass beneath.
        for y0, r0, y1, r1 in ((y + 0.34, 0.05, y + 0.22, 0.12), (y + 0.22, 0.12, y + 0.10, 0.27)):
            place.tube((x, y0, z), (x, y1, z), r0, "metal", sides=14, density=4, end_radius=r1)
        place.tube((x, y + 0.10, z), (x, y + 0.02, z), 0.24, "lamp", sides=14, density=2, end_radius=0.15)
        place.face([(x + 0.15 * np.cos(a), y + 0.02, z + 0.15 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 14, endpoint=False)], "lamp", density=2)


def bus_stop(place):
    z = -10.0
    for zz in (z - 1.9, z + 1.9):
        place.box((2.62, 0, zz - 0.04), (2.70, 2.45, zz + 0.04), "metal", density=8, skip="b")
        place.box((1.22, 0, zz - 0.04), (1.30, 2.40, zz + 0.04), "metal", density=8, skip="b")
        place.face([(1.30, 0.25, zz), (2.62, 0.25, zz), (2.62, 2.25, zz), (1.30, 2.25, zz)], "clear_glass", density=2)
    place.box((1.05, 2.42, z - 2.05), (2.78, 2.52, z + 2.05), "metal", density=10)
    place.face([(2.66, 0.25, z - 1.86), (2.66, 0.25, z + 1.86), (2.66, 2.25, z + 1.86), (2.66, 2.25, z - 1.86)], "clear_glass", density=2)
    for x in (2.10, 2.26, 2.42):
        place.box((x, 0.44, z - 1.2), (x + 0.12, 0.48, z + 1.2), "wood", density=14)
    for zz in (z - 1.0, z + 1.0):
        place.box((2.12, 0, zz - 0.03), (2.52, 0.44, zz + 0.03), "metal", density=8, skip="b")
    place.tube((2.75, 0, z + 3.0), (2.75, 2.75, z + 3.0), 0.035, "steel", sides=8, density=6)
    bus = pictures.part_uv(pictures.SIGNS, "bus")
    place.box((2.35, 1.95, z + 2.98), (2.72, 2.69, z + 3.02), "bus_yellow", density=6, skip="n")
    place.face([(2.35, 1.95, z + 3.021), (2.72, 1.95, z + 3.021), (2.72, 2.69, z + 3.021), (2.35, 2.69, z + 3.021)], "signs", uv=bus, density=10)
    place.face([(2.45, 1.1, z + 3.021), (2.72, 1.1, z + 3.021), (2.72, 1.6, z + 3.021), (2.45, 1.6, z + 3.021)], "signs",
               uv=pictures.part_uv(pictures.SIGNS, "timetable"), density=10)


def bicycle(place, x, z, turn, frame="metal", lean=0.10):
    """A city bicycle leaning to the left; `turn` in radians about the vertical."""
    cos, sin = np.cos(turn), np.sin(turn)

    def at(along, height, side=0.0):
        shifted = side - lean * height
        return np.array([x + cos * shifted + sin * along, height, z + -sin * shifted + cos * along])

    def wheel(along):
        turn = np.linspace(0, 2 * np.pi, 19)
        f.tube_along(place, [at(along + 0.33 * np.cos(a), 0.345 + 0.33 * np.sin(a)) for a in turn], 0.016, "rubber", sides=5, density=3)
        for k in range(6):
            a = np.pi * k / 6
            place.tube(at(along - 0.32 * np.cos(a), 0.345 - 0.32 * np.sin(a)), at(along + 0.32 * np.cos(a), 0.345 + 0.32 * np.sin(a)), 0.0025, "steel", sides=3, density=2)

    wheel(0.0)
    wheel(1.08)
    for a, b, r in (((0.0, 0.345), (0.44, 0.30), 0.012), ((0.0, 0.345), (0.36, 0.80), 0.010), ((0.44, 0.30), (0.34, 0.92), 0.016),
                    ((0.44, 0.30), (0.92, 0.78), 0.018), ((0.36, 0.74), (0.90, 0.86), 0.016), ((0.90, 0.98), (1.08, 0.345), 0.015)):
        place.tube(at(*a), at(*b), r, frame, sides=6, density=4)
    place.tube(at(0.86, 1.05, -0.28), at(0.86, 1.05, 0.28), 0.012, "steel", sides=6, density=4)
    place.tube(at(0.20, 0.95), at(0.46, 0.96), 0.055, "rubber", sides=6, density=4, end_radius=0.025, caps=True)
    place.tube(at(-0.28, 0.74), at(0.22, 0.76), 0.02, "metal", sides=4, density=4)


def furniture(place):
    bicycle(place, LEFT + 0.42, -7.0, 0.15)
    bicycle(place, LEFT + 0.45, -8.3, 0.05, "green")
    bicycle(place, LEFT + 0.40, -9.5, -0.05, "steel")
    bicycle(place, LEFT + 0.45, 2.6, 0.08, "metal")
    bicycle(place, LEFT + 0.42, 3.9, 0.02, "door")
    bicycle(place, 2.55, -4.4, 0.0, "bus_yellow", lean=0.04)
    # Waste bin, electricity box, bollards, street name.
    place.tube((2.62, 0.05, -6.1), (2.62, 0.85, -6.1), 0.20, "green", sides=14, density=12, caps=True)
    place.box((LEFT + 0.02, 0, 6.0), (LEFT + 0.45, 1.15, 7.0), "green", density=12, skip="b")
    for z in (1.8, -20.5, -22.0):
        place.tube((2.80, 0, z), (2.80, 0.85, z), 0.06, "metal", sides=10, density=8, caps=True)
    corner = Front(place, (LEFT, 0, -6.6), (0, 0, -1), 2, "plaster", 10, 1)
    corner.quad(0.0, 1.3, 2.85, 3.18, "signs", 0.05, uv=pictures.part_uv(pictures.SIGNS, "street"), density=10)
    corner.quad(1.45, 1.75, 2.85, 3.15, "signs", 0.05, uv=pictures.part_uv(pictures.SIGNS, "number"), density=10)


# -- what people leave behind ------------------------------------------------------------


def bill(place, corner, along, out, wide, tall, name, material="posters"):
    """A poster on a wall: `corner` its lower left, `along` to the reader's right, a little off the wall."""
    corner, along = np.asarray(corner, float) + np.asarray(out, float) * 0.006, np.asarray(along, float)
    place.face([corner, corner + along * wide, corner + along * wide + [0, tall, 0], corner + [0, tall, 0]], material,
               uv=pictures.part_uv(pictures.POSTERS, name), density=16)


def posters(place):
    wall, along, out = LEFT, (0, 0, -1), (1, 0, 0)
    for z, y, wide, name in ((-6.02, 1.15, 0.50, "concert"), (-6.04, 0.40, 0.36, "cat"), (-0.345, 1.52, 0.32, "market"), (-0.36, 1.02, 0.28, "lesson"),
                             (-10.45, 1.1, 0.48, "film"), (-10.44, 1.9, 0.48, "concert")):
        bill(place, (wall + 0.005, y, z), along, out, wide, wide * 1.42, name)
    # The box on the pavement has been written on; a note is stuck to it.
    bill(place, (LEFT + 0.45, 0.04, 7.0), (0, 0, -1), (1, 0, 0), 1.0, 1.08, "tags")
    place.box((LEFT + 0.02, 0.0, -7.0 + 0.55), (LEFT + 0.34, 1.05, -6.15), "green", density=12, skip="b")
    bill(place, (LEFT + 0.34, 0.06, -6.15), (0, 0, -1), (1, 0, 0), 0.30, 0.92, "tags")
    bill(place, (LEFT + 0.02, 0.35, -6.15), (1, 0, 0), (0, 0, 1), 0.30, 0.44, "lesson")
    # The shelter's end carries a lit poster, as they do.
    for z, out in ((-8.06, 1), (-8.14, -1)):
        a, b = (1.40, 2.52) if out > 0 else (2.52, 1.40)
        place.face([(a, 0.45, z), (b, 0.45, z), (b, 2.10, z), (a, 2.10, z)], "poster_lit", uv=pictures.part_uv(pictures.POSTERS, "bus"), density=8)
    place.box((1.36, 0.40, -8.135), (2.56, 2.14, -8.065), "metal", density=5)


def litter(place):
    """Cups, a can, paper, leaves in the gutter, a bag beside the full bin."""
    generator = np.random.default_rng(77)
    # A tied bag beside the bin: its folds run up to the knot.
    a, rows = np.linspace(np.pi, 3 * np.pi, 25), []
    for radius, y in ((0.10, 0.0), (0.19, 0.03), (0.215, 0.12), (0.19, 0.23), (0.10, 0.32), (0.028, 0.36), (0.07, 0.42)):
        r = radius * (1 + (0.05 + 0.10 * y / 0.36) * np.sin(7 * a + 9 * y) + 0.07 * np.sin(3 * a + 1))
        rows.append(np.stack([2.38 + r * np.sin(a), np.full_like(a, y), -6.52 + r * np.cos(a)], -1))
    place.patch(rows, "bag", density=18)
    for x, z, tilt, tall, material in ((2.56, -6.16, 24, 0.13, "litter"), (2.68, -6.04, -31, 0.11, "can"), (2.54, -6.02, 52, 0.12, "litter"), (2.70, -6.18, -12, 0.10, "paper_bag")):
        rim = np.array([x, 0.84, z]) + f.turned(tilt, "z") @ np.array([0, tall, 0])
        place.tube((x, 0.82, z), rim, 0.028, material, sides=12, density=14, end_radius=0.040 if material == "litter" else 0.030, caps=True)
    f.soft_box(place, (2.50, 0.79, -6.24), (2.74, 0.90, -5.98), "paper_bag", axis="y", edge=0.8, bulge=0.02, density=18, columns=14, rows=7)
    place.box((2.36, 0.0, -5.78), (2.70, 0.04, -5.46), "crate", density=16, skip="b")
    for x, z, lying in ((2.45, -5.2, False), (-3.05, -6.45, True), (2.88, -2.7, True), (-3.1, 0.5, False), (2.3, 0.9, True), (-2.6, -8.9, True)):
        if lying:
            a = generator.uniform(0, 6.28)
            d = np.array([np.sin(a), 0, np.cos(a)]) * 0.055
            place.tube(np.array([x, 0.036, z]) - d, np.array([x, 0.036, z]) + d, 0.033, "can" if generator.random() < 0.5 else "litter", sides=12, density=14, caps=True)
        else:
            f.lathe(place, (x, 0.0, z), [(0.028, 0), (0.040, 0.11), (0.037, 0.11), (0.034, 0.09)], "litter", sides=14, density=18)
    for _ in range(16):  # paper that has blown about
        x, z = (generator.uniform(2.3, 2.95) if generator.random() < 0.6 else generator.uniform(-3.3, -2.3)), generator.uniform(-14, 3)
        if KIOSK[1] - 0.3 < z < KIOSK[0] + 0.3 and x < 0:
            continue
        wide, turn, kind = generator.uniform(0.03, 0.10), generator.uniform(0, 6.28), generator.random()
        u, v = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
        lift = 0.006 + wide * 0.30 * np.abs(np.sin(2.4 * u + 1.7 * v + turn)) * (0.4 + 0.6 * np.abs(u * v))
        px, pz = u * wide, -v * wide * 1.2
        place.patch(np.stack([x + px * np.cos(turn) + pz * np.sin(turn), lift, z - px * np.sin(turn) + pz * np.cos(turn)], -1), "litter" if kind < 0.6 else "paper_bag", density=14)
    for _ in range(150):  # leaves along the kerb and in the gutter
        x, y = (3.42, -0.056) if generator.random() < 0.6 else (2.9, 0.004)
        x, z, turn, long = x + generator.normal() * 0.10, generator.uniform(-22, 8), generator.uniform(0, 6.28), generator.uniform(0.025, 0.05)
        if 2.97 < x < 3.30:
            continue
        c, s = np.cos(turn) * long, np.sin(turn) * long
        place.face([(x - c, y + 0.004, z - s), (x + s * 0.5, y + 0.010, z - c * 0.5), (x + c, y + 0.006, z + s), (x - s * 0.5, y + 0.012, z + c * 0.5)][::-1], "leaf", density=2)


def crate(place, low, high):
    """A fruit crate: corner posts, three slats a side, dark between them."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    place.box((x0 + 0.02, y0, z0 + 0.02), (x1 - 0.02, y1 - 0.07, z1 - 0.02), "bag", density=10, skip="b")
    for x in (x0, x1 - 0.035):
        for z in (z0, z1 - 0.035):
            place.box((x, y0, z), (x + 0.035, y1, z + 0.035), "crate", density=10, skip="b")
    step = (y1 - y0) / 3
    for k in range(3):
        a, b = y0 + k * step + 0.012, y0 + (k + 1) * step - 0.006
        for x in (x0 - 0.006, x1 - 0.012):
            place.box((x, a, z0 + 0.004), (x + 0.018, b, z1 - 0.004), "crate", density=14, scale=0.3)
        for z in (z0 - 0.006, z1 - 0.012):
            place.box((x0 + 0.004, a, z), (x1 - 0.004, b, z + 0.018), "crate", density=14, scale=0.3)


def advertising(place):
    """A round pillar of posters on the pavement behind the viewer."""
    x, z, r = 0.9, 8.4, 0.62
    f.lathe(place, (x, 0, z), [(r + 0.10, 0.0), (r + 0.10, 0.22), (r + 0.02, 0.30)], "granite", sides=20, density=8)
    f.lathe(place, (x, 0, z), [(r, 0.30), (r, 2.75)], "green", sides=28, density=8)
    f.lathe(place, (x, 2.75, z), [(r, 0.0), (r + 0.16, 0.04), (r + 0.16, 0.16), (r * 0.8, 0.34), (0.18, 0.52), (0.05, 0.62), (0.001, 0.80)], "green", sides=24, density=8)
    a = np.linspace(-0.42, 0.42, 7)
    for turn, y, name in ((180, 1.05, "film"), (118, 1.05, "concert"), (242, 1.05, "market"), (178, 0.36, "tags"), (60, 1.05, "bus"), (302, 1.05, "film"), (0, 1.05, "concert")):
        k = np.radians(turn) + a
        u, v, w, h = pictures.POSTERS[name]
        tall = 0.64 if name == "tags" else 1.45
        rows = [np.stack([x + (r + 0.006) * np.sin(k), np.full_like(k, y + t * tall), z + (r + 0.006) * np.cos(k)], -1) for t in (0, 1)]
        place.patch(rows, "posters", density=14, uv=np.stack(np.meshgrid(np.linspace(u, u + w, 7), [v + h, v]), -1))


def kiosk_outside(place):
    """Fruit before the window, papers in a rack, a board on the pavement."""
    generator = np.random.default_rng(5)
    z0 = KIOSK[0]
    for k, (u, fruit) in enumerate(((0.95, "orange"), (1.55, "apple"), (2.55, "orange"))):
        z = z0 - u
        top = 0.38 - 0.06 * (k == 2)
        crate(place, (LEFT + 0.08, 0.0, z - 0.50), (LEFT + 0.50, top + 0.04, z))
        for a in range(4):
            for b in range(5):
                x, zz = LEFT + 0.14 + a * 0.095 + generator.normal() * 0.006, z - 0.05 - b * 0.097 + generator.normal() * 0.006
                f.lathe(place, (x, top - 0.01 + generator.uniform(0, 0.012), zz), [(0.044, 0.0), (0.038, 0.024), (0.024, 0.040), (0.001, 0.046)], fruit, sides=10, density=12)
    x, z = LEFT + 0.72, KIOSK[1] + 0.10
    for side in (-1, 1):  # the board
        foot, top = x + side * 0.20, x + side * 0.03
        corners = [(foot, 0.03, z + 0.28), (foot, 0.03, z - 0.28), (top, 0.98, z - 0.28), (top, 0.98, z + 0.28)]
        place.face(corners if side > 0 else [corners[k] for k in (1, 0, 3, 2)], "goods", uv=pictures.part_uv(pictures.GOODS, "poster_a"), density=18)
        place.tube((foot, 0.0, z + 0.27), (top, 0.98, z + 0.27), 0.012, "metal", sides=6)
        place.tube((foot, 0.0, z - 0.27), (top, 0.98, z - 0.27), 0.012, "metal", sides=6)


# -- cars -------------------------------------------------------------------------------


def cars(place):
    patrol_car(place, 6.45, -9.2, 1)
    car(place, 6.45, -24.0, "car_silver", 1)
    car(place, 6.45, 8.5, "car_grey", 1)
    car(place, 10.8, -12.6, "car_blue", -1)
    car(place, 10.8, -24.5, "car_red", -1)
    car(place, 10.8, 2.5, "car_silver", -1)


# -- light ------------------------------------------------------------------------------


def light_scene(place):
    """What lights the bake: the sky all around, street lamps, the kiosk's ceiling."""
    o.world(place.textures["sky"], (44, 42, 44), 2.7)
    for k, position in enumerate(LAMPS):
        add_lamp(f"lamp{k}", "SPOT", position, LAMP_WATTS, LAMP_COLOUR, 0.12, target=(position[0] - 0.35, 0, position[2]), spread=2.7)
    z0, z1 = KIOSK
    for u in (1.45, 3.75):
        add_lamp("kiosk", "AREA", (LEFT - 1.5, 2.86, z0 - u), 60, (1.0, 0.90, 0.74), (1.6, 0.9), target=(LEFT - 1.5, 0, z0 - u))
    for dx in (-0.36, 0.36):  # the patrol car's blue lamps, which shine and do not flash
        add_lamp("blue", "POINT", (6.45 + dx, 1.62, -9.2), 70, (0.10, 0.25, 1.0), 0.06)
    # What falls through the panes, without the noise that finding them by chance would cost.
    add_lamp("panes", "AREA", (LEFT + 0.05, 1.55, z0 - 2.3), 75, (1.0, 0.86, 0.66), (1.7, 4.4), target=(3.0, 0.6, z0 - 2.3))


def build():
    place = Place()
    add_materials(place)
    for part in (ground, houses, kiosk, lamps, bus_stop, furniture, posters, litter, kiosk_outside, advertising, cars):
        part(place)
    o.dome(place, 62.0, low=-4.0, columns=32, rows=8)
    return place


if __name__ == "__main__":
    make("street", build, light_scene, probe_at=(0.1, 1.6, -2.0), brightest=1.2, time="dusk", freeGround={"x": [-2, 2], "z": [-6, 1]},
         lights=[*((f"lamp-{k}", p, LAMP_COLOUR, round(LAMP_WATTS / (4 * np.pi), 1), 18.0) for k, p in enumerate(LAMPS)),
                 ("kiosk-near", (LEFT + 0.1, 1.75, -1.9), (1.0, 0.88, 0.70), 5.0, 8.0),
                 ("kiosk-far", (LEFT + 0.1, 1.75, -4.4), (1.0, 0.88, 0.70), 5.0, 8.0),
                 ("patrol-blue", (6.45, 1.62, -9.2), (0.10, 0.25, 1.0), 11.0, 12.0)])
