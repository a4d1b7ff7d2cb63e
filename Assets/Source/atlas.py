"""Painting by place: every texel of a picture learns where on the person it lies."""

import numpy as np
from PIL import Image

SKIN_SIZE = 1024  # texels of the skin's picture, across and down


class Atlas:
    """Per-texel maps of position and other vertex values, filled by drawing triangles."""

    def __init__(self, size):
        self.size = size
        self.covered = np.zeros((size, size), bool)
        self.maps = {}

    def draw(self, uv_triangles, **values):
        """Rasterises triangles given as (n, 3, 2) corners in 0...1; values are (n, 3, k)."""
        for name, value in values.items():
            if name not in self.maps:
                self.maps[name] = np.zeros((self.size, self.size, value.shape[2]), np.float32)
        corners = np.asarray(uv_triangles) * self.size - 0.5
        for k, (a, b, c) in enumerate(corners):
            self._draw_one(k, a, b, c, values)

    def _draw_one(self, k, a, b, c, values):
        low = np.maximum(np.floor(np.minimum(np.minimum(a, b), c)), 0).astype(int)
        high = np.minimum(np.ceil(np.maximum(np.maximum(a, b), c)), self.size - 1).astype(int)
        if (high < low).any():
            return
        y, x = np.mgrid[low[1]:high[1] + 1, low[0]:high[0] + 1]
        area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        if abs(area) < 1e-9:
            return
        w1 = ((x - a[0]) * (c[1] - a[1]) - (y - a[1]) * (c[0] - a[0])) / area
        w2 = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / area
        w0 = 1 - w1 - w2
        inside = (w0 >= -0.02) & (w1 >= -0.02) & (w2 >= -0.02)
        if not inside.any():
            return
        rows, columns = y[inside], x[inside]
        self.covered[rows, columns] = True
        for name, value in values.items():
            v = value[k]
            self.maps[name][rows, columns] = (
                w0[inside][:, None] * v[0] + w1[inside][:, None] * v[1] + w2[inside][:, None] * v[2])

    def spread(self, picture, rounds=8):
        """Grows painted texels outward so that filtering never meets an unpainted one."""
        picture, known = picture.copy(), self.covered.copy()
        for _ in range(rounds):
            total = np.zeros_like(picture)
            count = np.zeros(known.shape, np.float32)
            for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
                moved = np.roll(known, (dy, dx), (0, 1))
                total += np.roll(picture, (dy, dx), (0, 1)) * moved[..., None]
                count += moved
            new = ~known & (count > 0)
            picture[new] = total[new] / count[new][:, None]
            known |= new
        return picture, known


def value_noise(points, frequency, seed=0):
    """Smooth lattice noise in -1...1 at (…, 3) points; `frequency` in cells per metre."""
    p = np.asarray(points, np.float64) * frequency
    cell = np.floor(p).astype(np.int64)
    f = (p - cell).astype(np.float32)
    f = f * f * (3 - 2 * f)
    primes = (73856093, 19349663, 83492791)
    hashes = [[(cell[..., k] + step) * primes[k] for step in (0, 1)] for k in range(3)]
    shares = [[1 - f[..., k], f[..., k]] for k in range(3)]
    result = np.zeros(p.shape[:-1], np.float32)
    for corner in range(8):
        x, y, z = corner & 1, corner >> 1 & 1, corner >> 2 & 1
        h = hashes[0][x] ^ hashes[1][y] ^ hashes[2][z] ^ (seed * 2654435761)
        h = (h ^ (h >> 13)) * 1274126177 & 0x7FFFFFFF
        h = (h ^ (h >> 16)) & 0xFFFF
        result += shares[0][x] * shares[1][y] * shares[2][z] * (h.astype(np.float32) / 32767.5 - 1)
    return result


def layered_noise(points, frequency, octaves=4, seed=0):
    total = sum(0.5 ** k * value_noise(points, frequency * 2 ** k, seed + k) for k in range(octaves))
    return total / sum(0.5 ** k for k in range(octaves))


def bump(atlas, height, strength=1.0):
    """Returns a tangent-space normal picture of a height in metres over the atlas' own surface."""
    place = atlas.maps["position"]
    slopes = []
    for axis in (1, 0):
        apart = np.linalg.norm(np.roll(place, -1, axis) - np.roll(place, 1, axis), axis=-1)
        rise = np.roll(height, -1, axis) - np.roll(height, 1, axis)
        inside = atlas.covered & np.roll(atlas.covered, -1, axis) & np.roll(atlas.covered, 1, axis)
        # Neighbours that lie far apart on the person meet in the picture only by chance.
        inside &= (apart > 1e-5) & (apart < 0.02)
        slopes.append(np.where(inside, np.clip(strength * rise / np.maximum(apart, 1e-5), -0.9, 0.9), 0))
    across, down = slopes
    normal = np.stack([-across, down, np.ones_like(across)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    return to_image(normal * 127.5 + 127.5)


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(picture, colour, amount):
    """Blends a colour (or picture) into a picture by a per-texel amount."""
    amount = np.clip(amount, 0, 1)[..., None]
    return picture * (1 - amount) + np.asarray(colour, np.float32) * amount


def to_image(picture):
    return Image.fromarray((np.clip(picture, 0, 255) + 0.5).astype(np.uint8))
