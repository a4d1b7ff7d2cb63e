"""Furniture of rooms, made of round sheets and boxes: what a home has, whoever lives in it."""

import numpy as np

import indoor_pictures as pictures
from place import directions
from street_pictures import part_uv


def power(value, exponent):
    return np.sign(value) * np.abs(value) ** exponent


def soft_box(place, low, high, material, axis="x", edge=0.30, bulge=0.0, density=22, scale=0.5, columns=24, rows=12, turn=None):
    """A box with round edges, as cushions are; `axis` names the way along which its ends lie.

    `edge` is 0 for sharp and 1 for an egg; `bulge` swells the middle in metres; `turn` is a 3 x 3 turn about its middle.
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    first, along, third = {"x": (2, 0, 1), "y": (0, 1, 2), "z": (1, 2, 0)}[axis]
    a = np.linspace(np.pi, 3 * np.pi, columns + 1)[None]
    v = np.linspace(-np.pi / 2, np.pi / 2, rows + 1)[:, None]
    half = (high - low) / 2
    ring = np.maximum(np.maximum(np.cos(v), 0) ** edge, 0.01)  # the ends stay open by a hair: a point has no normal
    grid = np.zeros((rows + 1, columns + 1, 3))
    grid[..., first] = half[first] * ring * power(np.sin(a), edge)
    grid[..., third] = half[third] * ring * power(np.cos(a), edge)
    grid[..., along] = half[along] * power(np.sin(v), edge)
    if bulge:
        share = grid / half
        thin = int(np.argmin(half))
        others = [k for k in range(3) if k != thin]
        swell = np.prod([1 - share[..., k] ** 2 for k in others], 0)
        grid[..., thin] += bulge * swell * share[..., thin]
    if turn is not None:
        grid = grid @ np.asarray(turn).T
    place.patch(grid + (low + high) / 2, material, density=density, scale=scale)


def turned(degrees, axis):
    """A turn about a main axis, as a matrix."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return {"x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]), "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
            "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])}[axis]


def lathe(place, centre, profile, material, sides=20, density=16, scale=0.4, inside=False):
    """A turned body about the vertical; `profile` is (radius, height) from the bottom upwards."""
    a = np.linspace(np.pi, 3 * np.pi, sides + 1)
    profile = np.asarray(profile, float)[::-1] if inside else np.asarray(profile, float)
    grid = np.stack([np.outer(profile[:, 0], np.sin(a)), np.outer(profile[:, 1], np.ones_like(a)), np.outer(profile[:, 0], np.cos(a))], -1)
    place.patch(grid + np.asarray(centre, float), material, density=density, scale=scale)


def tube_along(place, points, radius, material, sides=8, density=8):
    """A hose or bent pipe through some points."""
    points = np.asarray(points, float)
    u, v = directions(points)
    a = np.linspace(0, 2 * np.pi, sides + 1)
    grid = points[:, None] + radius * (np.cos(a)[None, :, None] * u[:, None] + np.sin(a)[None, :, None] * v[:, None])
    place.patch(grid, material, density=density)


def curtain(place, x0, x1, z, y0, y1, material, folds=7, depth=0.045, seed=1):
    """Cloth that hangs in folds before a wall at `z`, seen from +Z."""
    generator = np.random.default_rng(seed)
    columns = folds * 6
    t = np.linspace(0, 1, columns + 1)
    wave = np.sin(2 * np.pi * folds * (t + 0.015 * np.sin(9 * t + seed))) * generator.uniform(0.8, 1.0)
    rows = []
    for height in np.linspace(0, 1, 5):
        wide = 1 - 0.05 * np.sin(np.pi * height)
        x = (x0 + x1) / 2 + (x1 - x0) * (t - 0.5) * wide
        rows.append(np.stack([x, np.full_like(x, y0 + (y1 - y0) * height), z + depth * (0.75 + 0.25 * (1 - height)) * wave], -1))
    place.patch(rows, material, density=20, scale=0.4)


def framed(place, at, across, size, name, wood="dark_wood", mount=0.03):
    """A print in a frame: `at` is its middle on the wall, `across` runs to the viewer's right."""
    at, across = np.asarray(at, float), np.asarray(across, float)
    out = np.cross(across, [0, 1.0, 0])
    w, h = size[0] / 2, size[1] / 2

    def corner(u, v, d):
        return at + across * u + np.array([0, v, 0]) + out * d

    def slab(u0, u1, v0, v1, d, material):
        a, b = corner(u0, v0, 0), corner(u1, v1, d)
        place.box(np.minimum(a, b), np.maximum(a, b), material, density=16, scale=0.6)

    rim = 0.018
    slab(-w - rim, w + rim, h, h + rim, 0.025, wood)
    slab(-w - rim, w + rim, -h - rim, -h, 0.025, wood)
    slab(-w - rim, -w, -h, h, 0.025, wood)
    slab(w, w + rim, -h, h, 0.025, wood)
    place.face([corner(-w, -h, 0.008), corner(w, -h, 0.008), corner(w, h, 0.008), corner(-w, h, 0.008)], "paper", density=24)
    w, h = w - mount, h - mount
    place.face([corner(-w, -h, 0.010), corner(w, -h, 0.010), corner(w, h, 0.010), corner(-w, h, 0.010)], "prints",
               uv=part_uv(pictures.PRINTS, name), density=24)


def flat_thing(place, x, y, z, wide, long, name, degrees, material="prints"):
    """A printed sheet that lies on something, turned by so many degrees."""
    turn = turned(degrees, "y")
    corners = [np.array([x, y, z]) + turn @ np.array([a * wide / 2, 0, b * long / 2]) for a, b in ((-1, 1), (1, 1), (1, -1), (-1, -1))]
    place.face(corners, material, uv=part_uv(pictures.PRINTS, name), density=50)


def bookshelf(place, low, high, out, shelves, material="oak", seed=3):
    """An open shelf full of books and small things; `out` is the way it faces: +1 along x, −1 against."""
    generator = np.random.default_rng(seed)
    (x0, y0, z0), (x1, y1, z1) = low, high
    thick = 0.022
    back, front = (x0, x1) if out > 0 else (x1, x0)
    place.box((x0, y0, z0), (x1, y1, z0 + thick), material, density=20, scale=0.8)
    place.box((x0, y0, z1 - thick), (x1, y1, z1), material, density=20, scale=0.8)
    place.box((min(back, back + out * 0.01), y0, z0), (max(back, back + out * 0.01), y1, z1), material, density=14, scale=0.8)
    heights = np.linspace(y0 + 0.05, y1 - thick, shelves + 1)
    for k, y in enumerate(heights):
        place.box((x0, y, z0 + thick), (x1, y + thick, z1 - thick), material, density=24, scale=0.8)
        if k == shelves:
            break
        room = heights[k + 1] - y - thick
        z = z0 + thick + 0.01
        while z < z1 - thick - 0.12:
            kind = generator.random()
            width = min(generator.uniform(0.22, 0.46), z1 - thick - 0.01 - z)
            if kind < 0.76:
                tall, deep = room * 0.90, generator.uniform(0.17, 0.20)
                row, start = generator.integers(pictures.ROWS), generator.uniform(0, 0.55)
                share = width / 1.05  # a row of the picture is about a metre of books
                face_x = back + out * (0.012 + deep)
                v0, v1 = (row + 1) / pictures.ROWS, row / pictures.ROWS + 0.012
                corners = [(face_x, y + thick, z + width), (face_x, y + thick, z), (face_x, y + thick + tall, z), (face_x, y + thick + tall, z + width)]
                uv = [(start, v0), (start + share, v0), (start + share, v1), (start, v1)]
                if out < 0:
                    corners = [(x, yy, 2 * z + width - zz) for x, yy, zz in corners]
                place.face(corners, "books", uv=uv, density=26)
                top = y + thick + tall * 0.80
                low_x, high_x = min(back, face_x), max(back, face_x)
                place.face([(low_x, top, z + width), (high_x - 0.02, top, z + width), (high_x - 0.02, top, z), (low_x, top, z)], "paper", density=10)
            elif kind < 0.88:
                middle = back + out * 0.12
                r = min(width, 0.16) / 2 * generator.uniform(0.7, 1.0)
                tall = room * generator.uniform(0.4, 0.75)
                lathe(place, (middle, y + thick, z + width / 2), [(r * 0.6, 0), (r, tall * 0.4), (r * 0.8, tall * 0.8), (r * 0.45, tall)],
                      ("clay", "china", "blue_china")[generator.integers(3)], sides=16, density=18)
            else:
                place.box((min(back, back + out * 0.2), y + thick, z + 0.01), (max(back, back + out * 0.2), y + thick + room * 0.6, z + width - 0.01),
                          ("basket", "paper", "dark_wood")[generator.integers(3)], density=18, scale=0.3, skip="b")
            z += width + generator.uniform(0.0, 0.05)


def floor_lamp(place, x, z, height=1.55):
    lathe(place, (x, 0, z), [(0.14, 0.0), (0.14, 0.018), (0.02, 0.03)], "brass", density=14)
    tube_along(place, [(x, 0.02, z), (x, height * 0.6, z), (x, height + 0.1, z)], 0.010, "brass")
    shade(place, (x, height, z), 0.21, 0.15, 0.27)


def shade(place, foot, low_radius, top_radius, tall):
    """A cloth shade that glows, seen from without and, from below and above, from within."""
    sides = 28
    a = np.linspace(np.pi, 3 * np.pi, sides + 1)
    v = np.linspace(0, 1, 5)[:, None]
    radius = low_radius + (top_radius - low_radius) * v
    grid = np.stack([radius * np.sin(a), tall * v + 0 * a, radius * np.cos(a)], -1) + np.asarray(foot, float)
    uv = np.stack([np.broadcast_to(np.linspace(0, 6, sides + 1), radius.shape[:1] + (sides + 1,)), np.broadcast_to(1 - v, (5, sides + 1))], -1)
    place.patch(grid, "shade", density=8, uv=uv)
    place.patch(grid[:, ::-1], "shade_inside", density=8, uv=uv)


def plant(place, foot, height, leaves=18, seed=5, pot=0.16, leaf=0.26):
    """A leafy plant in a pot: each leaf is a bent sheet on its stalk."""
    generator = np.random.default_rng(seed)
    x, y, z = foot
    lathe(place, foot, [(pot * 0.72, 0), (pot * 0.95, pot * 1.3), (pot, pot * 1.6), (pot * 0.9, pot * 1.6), (pot * 0.86, pot * 1.45)], "clay", density=22)
    lathe(place, (x, y + pot * 1.4, z), [(pot * 0.86, 0), (0.002, 0.012)], "soil", sides=12, density=10)
    for k in range(leaves):
        around = k * 2.4 + generator.uniform(-0.3, 0.3)
        lift = generator.uniform(0.35, 1.25)
        tall = pot * 1.5 + (height - pot * 1.5) * (0.30 + 0.70 * (k + 1) / leaves) * generator.uniform(0.8, 1.0)
        out = np.array([np.sin(around), 0, np.cos(around)])
        side = np.array([np.cos(around), 0, -np.sin(around)])
        root = np.array([x, y + pot * 1.4, z])
        knee = np.array([x, y + tall, z]) + out * (0.10 + 0.10 * generator.random())
        tube_along(place, [root + out * 0.02, (root + knee) / 2 + out * 0.01, knee], 0.005, "stalk", sides=5, density=4)
        long = leaf * generator.uniform(0.75, 1.15)
        t = np.linspace(0, 1, 7)
        wide = long * 0.30 * np.sin(np.pi * np.clip(t * 0.97 + 0.02, 0, 1)) ** 0.8
        path = knee + np.outer(t * long, out * np.cos(lift * 0.6)) + np.outer(long * (np.sin(lift) * t * 0.55 - 0.75 * t ** 2), [0, 1, 0])
        grid = np.stack([path - side * wide[:, None] + [0, 0.02, 0], path, path + side * wide[:, None] + [0, 0.02, 0]], 1)
        place.patch(grid, "leaf", density=16, uv=np.stack(np.meshgrid([0, 0.5, 1], 1 - t), -1))


def mug(place, x, y, z, material="china", tall=0.095, radius=0.042):
    lathe(place, (x, y, z), [(radius * 0.9, 0), (radius, 0.01), (radius, tall), (radius - 0.004, tall), (radius - 0.004, 0.03)], material, density=40)
    lathe(place, (x, y + tall * 0.75, z), [(radius - 0.004, 0), (0.002, 0.001)], "coffee", sides=14, density=20)
    a = np.linspace(-1.2, 1.2, 7)
    points = [(x + radius + 0.024 * np.cos(k), y + tall * 0.5 + 0.030 * np.sin(k), z) for k in a]
    tube_along(place, points, 0.006, material, sides=6, density=20)


def radiator(place, x0, x1, z, y0=0.12, y1=0.62):
    """A ribbed panel under a window, seen from +Z."""
    columns = int((x1 - x0) / 0.05) * 4
    t = np.linspace(0, 1, columns + 1)
    wave = 0.012 * np.clip(np.sin(2 * np.pi * t * columns / 4) * 2, -1, 1)
    rows = [np.stack([x0 + (x1 - x0) * t, np.full_like(t, y), z + 0.07 + wave], -1) for y in (y0, (y0 + y1) / 2, y1)]
    place.patch(rows, "enamel", density=26)
    place.box((x0, y0, z + 0.01), (x1, y1, z + 0.058), "enamel", density=14, skip="n")
    tube_along(place, [(x1 - 0.05, y0, z + 0.05), (x1 - 0.05, 0.0, z + 0.05)], 0.01, "enamel", sides=6)
    lathe(place, (x1 + 0.05, y0 + 0.02, z + 0.06), [(0.018, 0), (0.022, 0.02), (0.022, 0.07), (0.002, 0.075)], "china", sides=12)


class Shell:
    """The room itself: floor, ceiling, four walls, one window in the wall ahead."""

    def __init__(self, place, low, high, wall="wall", floor="floor", side_walls=None):
        self.place, self.low, self.high = place, np.asarray(low, float), np.asarray(high, float)
        self.wall = wall
        (x0, y0, z0), (x1, y1, z1) = low, high
        place.face([(x0, 0, z1), (x1, 0, z1), (x1, 0, z0), (x0, 0, z0)], floor, density=30, scale=1.2)
        place.face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], "ceiling", density=22, scale=2)
        side = side_walls or wall
        place.face([(x0, 0, z1), (x0, 0, z0), (x0, y1, z0), (x0, y1, z1)], side, density=24, scale=1.5)
        place.face([(x1, 0, z0), (x1, 0, z1), (x1, y1, z1), (x1, y1, z0)], side, density=24, scale=1.5)
        place.face([(x1, 0, z1), (x0, 0, z1), (x0, y1, z1), (x1, y1, z1)], wall, density=18, scale=1.5)
        for a, b in (((x0, 0, z0 + 0.015), (x0 + 0.015, 0.10, z1 - 0.015)), ((x1 - 0.015, 0, z0 + 0.015), (x1, 0.10, z1 - 0.015)),
                     ((x0, 0, z0), (x1, 0.10, z0 + 0.015)), ((x0, 0, z1 - 0.015), (x1, 0.10, z1))):
            place.box(a, b, "enamel", density=14, skip="b")

    def window(self, w0, w1, s0, s1, depth=0.16):
        """Cuts the wall ahead: a casement of two sashes with a sill."""
        place = self.place
        (x0, _, z), (x1, top, _) = self.low, self.high
        for a, b, c, d in ((x0, w0, 0, top), (w1, x1, 0, top), (w0, w1, 0, s0), (w0, w1, s1, top)):
            place.face([(a, c, z), (b, c, z), (b, d, z), (a, d, z)], self.wall, density=26, scale=1.5)
        for corners in ([(w0, s0, z - depth), (w0, s0, z), (w0, s1, z), (w0, s1, z - depth)][::-1], [(w1, s0, z - depth), (w1, s0, z), (w1, s1, z), (w1, s1, z - depth)],
                        [(w0, s1, z - depth), (w1, s1, z - depth), (w1, s1, z), (w0, s1, z)]):
            place.face(corners, "ceiling", density=26)
        place.box((w0 - 0.04, s0 - 0.03, z - depth), (w1 + 0.04, s0, z + 0.06), "enamel", density=26)
        middle, bar, pane = (w0 + w1) / 2, 0.028, z - depth + 0.05
        # What lies across ends between the uprights: faces in one plane would hide each other's light.
        for a, b in ((w0, w0 + 0.05), (w1 - 0.05, w1), (middle - 0.04, middle + 0.04)):
            place.box((a, s0, pane - 0.05), (b, s1, pane), "enamel", density=26)
        for a, b in ((w0 + 0.05, middle - 0.04), (middle + 0.04, w1 - 0.05)):
            for c, d in ((s0, s0 + 0.06), (s1 - 0.05, s1)):
                place.box((a, c, pane - 0.05), (b, d, pane), "enamel", density=26)
        rail = s0 + (s1 - s0) * 0.70
        for a, b in ((w0 + 0.05, middle - 0.04), (middle + 0.04, w1 - 0.05)):
            place.box((a, rail - bar, pane - 0.045), (b, rail + bar, pane - 0.005), "enamel", density=26)
        place.face([(w0, s0, pane - 0.03), (w1, s0, pane - 0.03), (w1, s1, pane - 0.03), (w0, s1, pane - 0.03)], "clear_glass", density=2)
        place.box((middle + 0.05, s0 + 0.30, pane), (middle + 0.065, s0 + 0.42, pane + 0.03), "brass", density=20)

        self.backdrop()

    def backdrop(self, distance=16.0, low=-10.0, high=6.3, wide=30.0):
        """What is seen through the window."""
        z = self.low[2] - distance
        self.place.face([(-wide / 2, low, z), (wide / 2, low, z), (wide / 2, high, z), (-wide / 2, high, z)], "outside",
                        uv=[(0, 1), (1, 1), (1, 0), (0, 0)], density=0.001)

    def curtains(self, left, right, hem, top, rod, folds, seed):
        """Two curtains before the window, drawn aside: from x to x each, on a rod of a material."""
        z = round(self.low[2] + 0.10, 4)
        for k, (a, b) in enumerate((left, right)):
            curtain(self.place, a, b, z, hem, top, "curtain", folds=folds, seed=seed + k)
        y = round(top + 0.01, 4)
        tube_along(self.place, [(left[0] - 0.10, y, z), (0, y, z), (right[1] + 0.08, y, z)], 0.011, rod)

    def door(self, at, side=1):
        """A white panel door, shut, in the wall behind; `at` is its left edge as one faces it."""
        z = self.high[2]
        place = self.place
        x0, x1, top = at, at + 0.85, 2.05
        place.box((x0 - 0.08, 0, z - 0.03), (x0, top, z), "enamel", density=16)
        place.box((x1, 0, z - 0.03), (x1 + 0.08, top, z), "enamel", density=16)
        place.box((x0 - 0.08, top, z - 0.03), (x1 + 0.08, top + 0.08, z), "enamel", density=16)
        place.box((x0, 0.0, z - 0.015), (x1, top, z), "enamel", density=18)
        for y0, y1 in ((0.15, 0.85), (1.05, 1.90)):
            place.box((x0 + 0.12, y0, z - 0.024), (x1 - 0.12, y1, z - 0.014), "enamel", density=18)
        handle = x1 - 0.07 if side > 0 else x0 + 0.07
        tube_along(place, [(handle, 1.0, z - 0.02), (handle, 1.0, z - 0.06), (handle - 0.06 * side, 1.0, z - 0.065), (handle - 0.12 * side, 1.0, z - 0.065)],
                   0.009, "brass", density=12)


def add_home_materials(place, wall=(0.80, 0.78, 0.73), trees=True):
    """What every room of a home is made of."""
    import textures
    place.textures.update({
        "floor": pictures.boards(), "grain": pictures.grain(), "cloth": pictures.cloth(), "knit": pictures.knit(),
        "books": pictures.books(), "prints": pictures.prints(), "outside": pictures.outside(trees=trees), "shade": pictures.shade(), "leaf": pictures.leaf(),
        "paint": textures.plaster(256, (0.97, 0.97, 0.97))})
    add = place.add_material
    add("wall", texture="paint", colour=wall, roughness=0.95)
    add("ceiling", texture="paint", colour=(0.86, 0.86, 0.84), roughness=0.95)
    add("floor", texture="floor", roughness=0.42)
    add("enamel", colour=(0.80, 0.79, 0.76), roughness=0.45)
    add("oak", texture="grain", colour=(0.50, 0.33, 0.18), roughness=0.55)
    add("dark_wood", texture="grain", colour=(0.13, 0.075, 0.045), roughness=0.5)
    add("paper", colour=(0.78, 0.76, 0.71), roughness=0.9)
    add("prints", texture="prints", roughness=0.6)
    add("books", texture="books", roughness=0.8)
    add("china", colour=(0.76, 0.74, 0.70), roughness=0.25)
    add("blue_china", colour=(0.10, 0.17, 0.27), roughness=0.3)
    add("clay", texture="paint", colour=(0.40, 0.19, 0.12), roughness=0.85)
    add("basket", texture="cloth", colour=(0.42, 0.30, 0.17), roughness=0.9)
    add("soil", colour=(0.035, 0.026, 0.02))
    add("stalk", colour=(0.10, 0.16, 0.06))
    add("leaf", texture="leaf", colour=(0.075, 0.17, 0.065), roughness=0.45, double_sided=True)
    add("brass", colour=(0.36, 0.25, 0.11), roughness=0.35)
    add("black", colour=(0.018, 0.018, 0.020), roughness=0.4)
    add("screen", colour=(0.010, 0.011, 0.013), roughness=0.12)
    add("coffee", colour=(0.030, 0.016, 0.010), roughness=0.2)
    add("phone", texture="prints", roughness=0.2, emissive=(0.75, 0.75, 0.75), emissive_texture="prints", glow=1.0)
    add("shade", texture="shade", colour=(0.55, 0.45, 0.34), emissive=(1.7, 1.22, 0.70), emissive_texture="shade", glow=2.2, lights=True)
    add("shade_inside", texture="shade", colour=(0.75, 0.70, 0.62), emissive=(2.6, 1.95, 1.2), emissive_texture="shade", glow=0.6)
    add("bulb", colour=(0.9, 0.9, 0.9), emissive=(5.0, 3.9, 2.5), glow=0.2)
    add("flame", colour=(0.9, 0.8, 0.6), emissive=(4.0, 2.6, 1.0), glow=0.3)
    add("outside", texture="outside", unlit=True)
    add("clear_glass", colour=(0.50, 0.56, 0.62), roughness=0.05, alpha=0.10)
