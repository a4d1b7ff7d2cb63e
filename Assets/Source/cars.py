"""Parked cars: round bodies of sheet, glass that mirrors, wheels with rims, lamps, plates."""

import numpy as np

import furniture as f
import street_pictures as pictures

# Along a car from its front, metres: place, half breadth, height of bonnet and belt.
BODY = np.array([
    (0.00, 0.60, 0.56), (0.04, 0.70, 0.66), (0.14, 0.79, 0.73), (0.35, 0.85, 0.79), (0.70, 0.885, 0.85), (1.10, 0.90, 0.915), (1.45, 0.905, 0.95), (2.20, 0.91, 0.965),
    (3.10, 0.91, 0.98), (3.80, 0.90, 0.99), (4.25, 0.885, 0.985), (4.50, 0.86, 0.955), (4.62, 0.82, 0.88), (4.68, 0.72, 0.74)])
# The cabin: place, height, half breadth at the top.
CABIN = np.array([
    (1.18, 0.93, 0.78), (1.32, 1.04, 0.72), (1.60, 1.23, 0.665), (1.90, 1.375, 0.63), (2.20, 1.445, 0.61), (2.70, 1.475, 0.605), (3.20, 1.47, 0.60), (3.62, 1.44, 0.60),
    (3.95, 1.37, 0.61), (4.22, 1.22, 0.65), (4.42, 1.03, 0.72), (4.48, 0.96, 0.76)])
LENGTH = 4.68
WHEELS = (0.88, 3.78)


class Car:
    """One car; `at(side, up, s)` leads from the car's own measures to the street."""

    def __init__(self, place, x, z, facing, y=-0.14):
        self.place, self.x, self.z, self.y, self.facing = place, x, z, y, facing

    def at(self, side, up, s):
        side, up, s = np.broadcast_arrays(np.asarray(side, float), up, s)
        return np.stack([self.x + side * self.facing, self.y + up, self.z + (LENGTH / 2 - s) * self.facing], -1)

    def sheet(self, rows, material, density=7.0, scale=1.0, uv=None):
        """Adds a curved sheet, turned so that it shows its outer side."""
        grid = np.asarray(rows)
        r, c = grid.shape[0] // 2, grid.shape[1] // 2
        normal = np.cross(grid[r, c] - grid[r, c - 1], grid[r, c] - grid[r - 1, c])
        out = grid[r, c] - np.array([self.x, self.y + 0.55, self.z])
        if normal @ out < 0:
            grid = grid[:, ::-1]
            uv = None if uv is None else uv[:, ::-1]
        self.place.patch(grid, material, density=density, scale=scale, uv=uv)

    def side(self, s, v, proud=0.0):
        """A point of the body's left side: v runs from the sill (0) over the flank and the shoulder to the middle (1)."""
        half, top = np.interp(s, BODY[:, 0], BODY[:, 1]), np.interp(s, BODY[:, 0], BODY[:, 2])
        # sill, lower flank, widest, under the shoulder, shoulder, inner, middle
        steps = np.array([0.0, 0.16, 0.36, 0.56, 0.66, 0.74, 0.86, 1.0])
        across = np.stack([half * 0.93, half * 0.985, half + 0.004, half * 0.99, half * 0.965, half * 0.90, half * 0.50, half * 0.0])
        up = np.stack([np.full_like(top, 0.19), 0.19 + (top - 0.19) * 0.18, 0.19 + (top - 0.19) * 0.50, 0.19 + (top - 0.19) * 0.82, top - 0.045, top - 0.008, top + 0.018, top + 0.026])
        wide = np.array([np.interp(v, steps, across[:, k]) for k in range(across.shape[1])])
        tall = np.array([np.interp(v, steps, up[:, k]) for k in range(up.shape[1])])
        return self.at(wide + proud, tall, np.asarray(s)[:, None])

    def flank(self, s, v0, v1, other, proud, count=5):
        points = self.side(s, np.linspace(v0, v1, count), proud)
        if other:
            points[..., 0] = 2 * self.x - points[..., 0]
        return points

    def body(self, paint):
        s = np.concatenate([np.linspace(0, 0.35, 5)[:-1], np.linspace(0.35, 4.25, 15)[:-1], np.linspace(4.25, LENGTH, 5)])
        v = np.array([0, 0.16, 0.26, 0.36, 0.46, 0.56, 0.62, 0.66, 0.70, 0.74, 0.86, 1.0])
        half = self.side(s, v)
        mirrored = half.copy()
        mirrored[..., 0] = 2 * self.x - mirrored[..., 0]
        self.sheet(np.concatenate([half, mirrored[:, -2::-1]], 1), paint, density=9)
        for k in (0, -1):  # nose and tail
            ring = np.concatenate([half[k], mirrored[k, -2::-1]])
            outward = ring if (k == 0) == (self.facing > 0) else ring[::-1]
            self.place.face(outward, paint, density=9)

    def cabin(self, paint):
        s = np.concatenate([np.linspace(1.18, 2.2, 7)[:-1], np.linspace(2.2, 3.6, 5)[:-1], np.linspace(3.6, 4.48, 6)])
        top, narrow = np.interp(s, CABIN[:, 0], CABIN[:, 1]), np.interp(s, CABIN[:, 0], CABIN[:, 2])
        belt, wide = np.interp(s, BODY[:, 0], BODY[:, 2]) - 0.03, np.interp(s, BODY[:, 0], BODY[:, 1]) * 0.90

        def over(shares, proud):
            t = np.asarray(shares)[None]
            up = belt[:, None] + (np.maximum(top - belt, 0.01)[:, None] + proud) * np.sin(np.pi / 2 * np.minimum(t, 1)) ** 0.85
            across = (wide[:, None] + (narrow - wide)[:, None] * np.minimum(t, 1) ** 1.2) * np.where(t <= 1, 1, 2 - t) + proud * (t <= 1)
            up = up + 0.030 * np.clip(t - 1, 0, 1) * (top - belt)[:, None]
            return self.at(across, up, s[:, None])

        def both(shares, proud, rows, material, density=7):
            half = over(shares, proud)[rows]
            mirrored = half.copy()
            mirrored[..., 0] = 2 * self.x - mirrored[..., 0]
            self.sheet(np.concatenate([half, mirrored[:, -2::-1]], 1), material, density=density)

        shares = np.concatenate([np.linspace(0, 1, 6), [1.12, 1.3, 1.6, 2.0]])
        both(shares, 0.0, slice(None), "car_glass")
        both(np.concatenate([[0.86, 0.94, 1.0], [1.12, 1.3, 1.6, 2.0]]), 0.022, slice(5, 13), paint, 9)
        # Pillars from the belt to the roof.
        for k, lean in ((0, 6), (7, 0), (10, 0), (-1, -4)):
            for other in (False, True):
                rows = over([0.0, 0.3, 0.6, 0.92], 0.010)
                line = np.array([rows[min(max((k if k >= 0 else len(s) - 1) + round(lean * t), 0), len(s) - 1), j] for j, t in enumerate((0, 0.33, 0.66, 1))])
                if other:
                    line[:, 0] = 2 * self.x - line[:, 0]
                f.tube_along(self.place, line, 0.028, paint if k in (0, -1) else "rubber", sides=6, density=5)

    def wheel(self, s, other):
        sign = -1 if other else 1
        a = np.linspace(0, 2 * np.pi, 19)

        def ring(profile, material, density=6):
            rows = [self.at(sign * (0.835 + d), 0.31 + r * np.sin(a), s + r * np.cos(a)) for r, d in profile]
            grid = np.array(rows)
            normal = np.cross(grid[0, 1] - grid[0, 0], grid[1, 0] - grid[0, 0])
            axis = grid[0].mean(0) - grid[0, 0]
            outer = profile[-1][1] > profile[0][1] or profile[-1][0] > profile[0][0]
            flat = np.array([np.sign(sign * self.facing), 0, 0])
            good = normal @ flat > 0 if abs(profile[0][1] - profile[-1][1]) < 0.03 else normal @ axis < 0
            self.place.patch(grid if good else grid[:, ::-1], material, density=density)
            return outer

        ring([(0.31, -0.10), (0.315, 0.04), (0.30, 0.085), (0.27, 0.10)], "rubber")
        ring([(0.275, 0.10), (0.235, 0.102), (0.215, 0.098)], "rubber")
        ring([(0.215, 0.098), (0.20, 0.088), (0.001, 0.070)], "rubber")
        for k in range(5):  # spokes
            turn = 2 * np.pi * k / 5 + 0.3
            for spread in (-0.16, 0.16):
                inner, outer = 0.035, 0.212
                corners = [self.at(sign * 0.930, 0.31 + r * np.sin(turn + b) + w * np.cos(turn), s + r * np.cos(turn + b) - w * np.sin(turn))
                           for r, b, w in ((inner, spread, -0.016), (outer, spread, -0.016), (outer, spread, 0.016), (inner, spread, 0.016))]
                normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
                self.place.face(corners if normal[0] * sign * self.facing > 0 else corners[::-1], "rim", density=6)
        for radius, deep in ((0.060, 0.932),):
            hub = [self.at(sign * deep, 0.31 + radius * np.sin(k), s + radius * np.cos(k)) for k in np.linspace(0, 2 * np.pi, 12, endpoint=False)]
            normal = np.cross(hub[1] - hub[0], hub[2] - hub[0])
            self.place.face(hub if normal[0] * sign * self.facing > 0 else hub[::-1], "rim", density=6)

    def arch(self, s, other):
        """The dark hollow over a wheel, laid on the flank."""
        sign = -1 if other else 1
        half = float(np.interp(s, BODY[:, 0], BODY[:, 1]))
        corners = [self.at(sign * (half + 0.008 - 0.05 * (abs(np.cos(a)) > 0.99)), 0.31 + 0.375 * np.sin(a), s + 0.375 * np.cos(a)) for a in np.linspace(-0.30, np.pi + 0.30, 17)]
        normal = np.cross(corners[1] - corners[0], corners[8] - corners[0])
        self.place.face(corners if normal[0] * sign * self.facing > 0 else corners[::-1], "rubber", density=4)

    def block(self, low, high, material, axis="x", edge=0.45, density=8, columns=10, rows=5):
        """A rounded piece in the car's own measures: (side, up, s)."""
        a, b = self.at(*low), self.at(*high)
        f.soft_box(self.place, np.minimum(a, b), np.maximum(a, b), material, axis=axis, edge=edge, density=density, columns=columns, rows=rows)

    def trim(self):
        for other in (False, True):
            sign = -1 if other else 1
            for s in WHEELS:
                self.arch(s, other)
                self.wheel(s, other)
            a, b = sorted((sign * 0.40, sign * 0.74))
            self.block((a, 0.60, 0.01), (b, 0.70, 0.20), "headlamp")
            a, b = sorted((sign * 0.56, sign * 0.83))
            self.block((a, 0.72, 4.52), (b, 0.90, 4.70), "tail")
            a, b = sorted((sign * 0.90, sign * 1.06))
            self.block((a, 0.94, 1.42), (b, 1.06, 1.54), "rubber", edge=0.6)
            for s in (2.28, 3.18):  # handles
                a, b = sorted((sign * 0.900, sign * 0.925))
                self.block((a, 0.80, s), (b, 0.825, s + 0.17), "rubber", axis="z", edge=0.6, columns=6, rows=4)
            for s in (1.46, 2.56, 3.52):  # the gaps of the doors
                line = self.flank(np.array([s]), 0.10, 0.64, other, 0.002, 7)[0]
                f.tube_along(self.place, line, 0.006, "rubber", sides=3, density=3)
        self.block((-0.62, 0.24, -0.02), (0.62, 0.42, 0.12), "rubber", edge=0.35)
        self.block((-0.34, 0.46, -0.015), (0.34, 0.58, 0.10), "rubber", edge=0.35)
        self.block((-0.70, 0.24, 4.60), (0.70, 0.42, 4.72), "rubber", edge=0.35)
        for s, sign in ((-0.026, 1), (LENGTH + 0.046, -1)):
            corners = [self.at(a * sign, b, s) for a, b in ((-0.26, 0.31), (0.26, 0.31), (0.26, 0.42), (-0.26, 0.42))]
            self.place.face(corners, "signs", uv=pictures.part_uv(pictures.SIGNS, "plate"), density=6)

    def build(self, paint):
        self.body(paint)
        self.cabin(paint)
        self.trim()


def car(place, x, z, paint, facing):
    Car(place, x, z, facing).build(paint)


def patrol_car(place, x, z, facing):
    """White with two rows of blue chequers, the word on its sides, blue lamps on its roof that shine steadily."""
    made = Car(place, x, z, facing)
    made.build("car_white")
    s = np.linspace(1.285, 3.375, 12)  # between the wheels
    for other in (False, True):
        uv = np.stack(np.meshgrid(np.linspace(0, 1, 5), s / LENGTH), -1)[..., ::-1]
        uv[..., 1] = 1 - uv[..., 1]
        made.sheet(made.flank(s, 0.27, 0.52, other, 0.006), "livery", density=9, uv=uv)
    word = pictures.part_uv(pictures.SIGNS, "politi")
    hood = [made.at(a, u, t) for a, u, t in ((-0.42, 0.892, 0.72), (0.42, 0.892, 0.72), (0.42, 0.945, 1.02), (-0.42, 0.945, 1.02))]
    place.face(hood, "signs", uv=word, density=8)
    for side in (-1, 1):
        corners = [made.at(side * 0.925, u, t) for u, t in ((0.72, 2.95), (0.72, 1.75), (0.90, 1.75), (0.90, 2.95))]
        if side * facing < 0:
            corners = [made.at(side * 0.925, u, t) for u, t in ((0.72, 1.75), (0.72, 2.95), (0.90, 2.95), (0.90, 1.75))]
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        if normal[0] * side * facing < 0:
            corners = [corners[k] for k in (1, 0, 3, 2)]
        place.face(corners, "signs", uv=word, density=8)
    made.block((-0.60, 1.485, 2.30), (0.60, 1.53, 2.56), "metal", edge=0.2)
    for low, high, material in ((-0.59, -0.15, "blue_glass"), (-0.13, 0.13, "frame"), (0.15, 0.59, "blue_glass")):
        made.block((low, 1.53, 2.31), (high, 1.61, 2.55), material, edge=0.35)
