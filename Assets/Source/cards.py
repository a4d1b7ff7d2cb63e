"""Hair cards: narrow strips of painted strands that grow from the scalp along the way the hair is combed."""

import numpy as np
from mathutils import Vector

from surface import Part, turned_to

TILES = 8  # of strands, side by side in the lower half of the hair picture; the last three are thin
THIN = 5


class Scalp:
    """The head as hair lies on it: where roots are, and how a strand follows the skull."""

    def __init__(self, person, face, skull, depth, faces, over=()):
        self.person, self.face, self.skull, self.over = person, face, skull, over
        self.centre = np.array([0, face.eye[1] + 0.02, face.middle_z])
        self._corners = np.array([[f[0], f[k], f[k + 1]] for f in faces for k in range(1, len(f) - 1)])
        self._depth = depth

    def roots(self, count, low, high, where=None, seed=1):
        """Returns up to `count` evenly spread points between two depths behind the hairline."""
        generator = np.random.default_rng(seed)
        v, t = self.person.vertices, self._corners
        area = np.linalg.norm(np.cross(v[t[:, 1]] - v[t[:, 0]], v[t[:, 2]] - v[t[:, 0]]), axis=1)
        chosen = generator.choice(len(t), count * 60, p=area / area.sum())
        a, b = generator.random((2, len(chosen), 1))
        a, b = np.where(a + b > 1, 1 - a, a), np.where(a + b > 1, 1 - b, b)
        p = v[t[chosen, 0]] * (1 - a - b) + v[t[chosen, 1]] * a + v[t[chosen, 2]] * b
        d = (self._depth[t[chosen]] * np.concatenate([1 - a - b, a, b], 1)).sum(1)
        keep = (d > low) & (d < high)
        if where is not None:
            keep &= where(p)
        p = p[keep]
        picked = []
        nearest = np.full(len(p), np.inf)
        for _ in range(min(count, len(p))):
            # The farthest from all before: an even spread.
            k = int(np.argmax(nearest)) if picked else 0
            if picked and nearest[k] < 0.002:
                break
            picked.append(k)
            nearest = np.minimum(nearest, np.linalg.norm(p - p[k], axis=1))
        return p[picked]

    def on(self, p):
        place, normal, _, _ = self.skull.find_nearest(Vector(p))
        return np.array(place), np.array(normal)

    def clear(self, p, gap):
        """Pushes a point that hangs free out of the neck and the clothes."""
        for surface in (self.skull, *self.over):
            place, normal, _, _ = surface.find_nearest(Vector(p))
            inside = gap - (np.array(p) - place) @ np.array(normal)
            if 0 < inside < 0.06:
                p = p + np.array(normal) * inside
        return p


def grow(scalp, name, roots, combed, length, lift, width, segments, seed=2, tiles=(0, THIN), jitter=0.25, falls=False,
         curl=0.0, pointed=True):
    """Returns a part of cards; `combed(p, n)` is the hair's direction, `lift(t)` metres off the scalp from root to tip."""
    generator = np.random.default_rng(seed)
    points, lean, uv, faces, heads, low = [], [], [], [], [], []
    row = np.zeros(len(scalp.person.joints), np.float32)
    row[scalp.person.joint_index["head"]] = 1
    for root in roots:
        reach = length(root) * generator.uniform(0.75, 1.2) if callable(length) else length * generator.uniform(0.75, 1.2)
        wide = width * generator.uniform(0.75, 1.25)
        stray = generator.normal(0, jitter, 3)
        stands = generator.uniform(0.7, 1.25)
        tile = generator.integers(*tiles)
        mirrored = generator.random() < 0.5
        place, normal = scalp.on(root)
        p, start, free = place + normal * lift(0) * stands, len(points), False
        twist = generator.uniform(0, 6.28)
        for k in range(segments + 1):
            t = k / segments
            d = combed(p, normal) + stray * (0.4 + 0.6 * t)
            if curl:
                d = d + curl * np.array([np.sin(5 * t + twist), np.cos(4 * t + twist), np.sin(4.5 * t + 2 * twist)])
            free = free or (falls and p[1] < scalp.face.eye[1] - 0.012)
            if free:
                d = np.array([0, -1, 0]) + 0.10 * stray + (0.16 * np.sin(9 * t + twist) * across if k else 0)
            else:
                d = d - normal * (d @ normal)
            d = d / max(np.linalg.norm(d), 1e-6)
            # A card does not wring: it turns over its length.
            across = np.cross(d, normal) + (0.8 * across if k else 0)
            across /= max(np.linalg.norm(across), 1e-6)
            wide_way = across
            if falls:  # locks hang this way and that, so that they have body from every side
                turn = 0.75 * np.sin(twist) * t
                wide_way = np.cos(turn) * across + np.sin(turn) * normal
            # What hangs or is tied keeps its breadth; short hair ends in points.
            tip = 0.25 * t if falls else 0.85 * t ** 1.5 if pointed else 0.45 * t
            half = 0.5 * wide * (1 - tip) * (0.55 + 0.45 * min(3 * t, 1) if pointed else 1)
            out = p - scalp.centre
            out[1] *= 0.4 if free else 1
            # Light takes the head's shape rather than each card's, else hair looks like feathers.
            own = 0.60 if curl else 0.30
            out = own * normal + (1 - own) * out / np.linalg.norm(out)
            for s in (-1, 1):
                points.append(p + s * half * wide_way - normal * 0.0006)
                # A little round across, so that light runs over it.
                tilted = out + (0.40 if curl else 0.14) * s * across
                lean.append(tilted / np.linalg.norm(tilted))
                edge = 0.03 + 0.94 * (0.5 + 0.5 * (s if not mirrored else -s))
                # Long hair is cut off: most strands reach its end. Tips stay clear of the shells' half of the
                # picture, which would be seen from afar as specks.
                uv.append([(tile + edge) / TILES, 0.995 - (0.475 * (0.62 * t + 2.0 * max(t - 0.88, 0)) if falls else 0.43 * t)])
                heads.append(p[1])
            if k == segments:
                break
            p = p + d * reach / segments
            if free:
                p = scalp.clear(p, 0.006 + 0.006 * stands)
                out = p - scalp.centre
                # What hangs stays near the neck, however the shoulders slope.
                far = np.hypot(out[0], out[2])
                p[[0, 2]] -= out[[0, 2]] * max(1 - (0.088 + 0.010 * stands) / max(far, 1e-6), 0)
                normal = np.array([out[0], 0, out[2]]) / max(np.hypot(out[0], out[2]), 1e-6)
            else:
                place, normal = scalp.on(p)
                p = place + normal * lift(min(t + 1 / segments, 1)) * stands
        for k in range(segments):
            a = start + 2 * k
            faces.append([a, a + 1, a + 3, a + 2])
    points, lean, uv = np.array(points), np.array(lean), np.array(uv)
    faces = turned_to(faces, points, lean)
    weights = np.tile(row, (len(points), 1))
    if falls:
        neck = scalp.person.joint_index["neck_01"]
        share = np.clip((scalp.face.eye[1] - 0.07 - np.array(heads)) / 0.12, 0, 1) * 0.6
        weights[:, scalp.person.joint_index["head"]] -= share
        weights[:, neck] += share
    return Part(name, points, faces, [uv[f] for f in faces], weights, "hair", lean=lean)
