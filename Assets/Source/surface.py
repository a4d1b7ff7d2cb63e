"""Pieces of skinned surface and the few operations the garments need.

A `Part` keeps quads and triangles with a texture corner per face corner. Texture
coordinates are glTF's: (0, 0) is the top left of the picture.
"""

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree


class Part:
    def __init__(self, name, points, faces, uv, weights, material, morphs=None, lean=None):
        self.name, self.points, self.faces, self.uv = name, np.asarray(points, float), faces, uv
        self.weights, self.material, self.morphs = np.asarray(weights, np.float32), material, morphs or {}
        self.lean = lean  # normals other than the surface's own

    def normals(self):
        return vertex_normals(self.points, self.faces) if self.lean is None else self.lean


def vertex_normals(points, faces):
    result = np.zeros_like(points)
    for size in {len(f) for f in faces}:
        corners = np.array([f for f in faces if len(f) == size])
        for k in range(1, size - 1):
            a, b, c = (points[corners[:, i]] for i in (0, k, k + 1))
            cross = np.cross(b - a, c - a)
            for column in range(size):
                np.add.at(result, corners[:, column], cross)
    return result / np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-12)


def turned_to(faces, points, lean):
    """Winds each face so that it looks where its normals do, beginning at the corner that agrees most."""
    result = []
    for f in faces:
        n = np.cross(points[f[2]] - points[f[0]], points[f[-1]] - points[f[1]])
        f = f if n @ lean[f].sum(0) > 0 else f[::-1]
        agrees = [min(np.cross(points[g[1]] - points[g[0]], points[g[2]] - points[g[0]]) @ lean[g[0]],
                      np.cross(points[g[2]] - points[g[0]], points[g[3]] - points[g[0]]) @ lean[g[0]])
                  for g in (f[k:] + f[:k] for k in range(4))]
        k = int(np.argmax(agrees))
        result.append(f[k:] + f[:k])
    return result


def neighbours(faces, count):
    around = [set() for _ in range(count)]
    for face in faces:
        for k in range(len(face)):
            around[face[k]].add(face[k - 1])
            around[face[k - 1]].add(face[k])
    return [sorted(s) for s in around]


def smoothed(points, faces, rounds, strength=0.5, mask=None):
    """Laplacian smoothing; `mask` (0...1 per vertex) limits where it acts."""
    around = neighbours(faces, len(points))
    width = max(len(a) for a in around)
    table = np.array([a + [i] * (width - len(a)) for i, a in enumerate(around)])
    filled = np.array([[1.0] * len(a) + [0.0] * (width - len(a)) for a in around])
    amount = strength * (np.ones(len(points)) if mask is None else mask)[:, None]
    for _ in range(rounds):
        mean = (points[table] * filled[..., None]).sum(1) / np.maximum(filled.sum(1), 1)[:, None]
        points = points * (1 - amount) + mean * amount
    return points


def boundary_loops(faces):
    """Returns closed loops of boundary vertices, each in face winding order."""
    directed = {}
    edges = {(f[k - 1], f[k]) for f in faces for k in range(len(f))}
    for a, b in edges:
        if (b, a) not in edges:
            directed[a] = b
    loops = []
    while directed:
        start, b = next(iter(directed.items()))
        loop = [start]
        del directed[start]
        while b != start and b in directed:
            loop.append(b)
            b = directed.pop(b)
        if len(loop) > 2:
            loops.append(loop)
    return loops


def subset(faces):
    """Returns the used vertices and the faces renumbered to them."""
    used = sorted({i for f in faces for i in f})
    number = {old: new for new, old in enumerate(used)}
    return np.array(used), [[number[i] for i in f] for f in faces]


def tree(points, faces):
    return BVHTree.FromPolygons([Vector(p) for p in points], [list(f) for f in faces])


def cast_inward(bvh, axis_point, direction, reach=0.8):
    """Returns the outermost point of a surface seen along `direction` from an axis point, or None."""
    direction = np.asarray(direction, float)
    start = np.asarray(axis_point, float) + direction * reach
    hit = bvh.ray_cast(Vector(start), Vector(-direction), reach)[0]
    return None if hit is None else np.array(hit)


def occlusion(points, normals, bvh, rays=48, reach=0.35, seed=3):
    """Returns open sky per vertex, 0...1, by cosine-weighted rays with an upward bias."""
    generator = np.random.default_rng(seed)
    local = generator.normal(size=(rays, 3))
    local /= np.linalg.norm(local, axis=1, keepdims=True)
    result = np.ones(len(points))
    for k, (p, n) in enumerate(zip(points, normals)):
        directions = local * 0.98 + n
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        open_weight = total = 0.0
        start = Vector(p + n * 0.0015)
        for d in directions:
            weight = 0.75 + 0.25 * d[1]
            total += weight
            if bvh.ray_cast(start, Vector(d), reach)[0] is None:
                open_weight += weight
        result[k] = open_weight / total
    return result


def nearest_weights(points, source_points, source_weights, count=6):
    """Blends skin weights of the nearest source vertices, by inverse squared distance."""
    result = np.zeros((len(points), source_weights.shape[1]), np.float32)
    for k, p in enumerate(points):
        distance = ((source_points - p) ** 2).sum(1)
        near = np.argpartition(distance, count)[:count]
        w = 1 / (distance[near] + 2e-4)
        result[k] = (source_weights[near] * w[:, None]).sum(0) / w.sum()
    return result


def grid_faces(rows, columns, closed, start=0):
    """Returns quads of a grid whose rows go up and whose columns go counter-clockwise seen from above."""
    faces = []
    for r in range(rows - 1):
        for c in range(columns if closed else columns - 1):
            d = (c + 1) % columns
            faces.append([start + r * columns + c, start + r * columns + d,
                          start + (r + 1) * columns + d, start + (r + 1) * columns + c])
    return faces


def chamfered_box(size, chamfer):
    """Returns points and faces of a box about the origin with chamfered edges and corners."""
    half = np.asarray(size, float) / 2
    points, index = [], {}
    for sx in (-1, 1):
        for sy in (-1, 1):
            for sz in (-1, 1):
                for axis in range(3):
                    inset = np.full(3, chamfer)
                    inset[axis] = 0
                    index[(sx, sy, sz, axis)] = len(points)
                    points.append(np.array([sx, sy, sz]) * (half - inset))
    faces = []
    signs = (-1, 1)
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        for s in signs:
            corner = []
            for sb, sc in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                sign = [0, 0, 0]
                sign[axis], sign[b], sign[c] = s, sb, sc
                corner.append(index[(*sign, axis)])
            faces.append(corner if s > 0 else corner[::-1])
        for sb in signs:
            for sc in signs:
                low, high = [0, 0, 0], [0, 0, 0]
                low[axis], high[axis] = -1, 1
                low[b] = high[b] = sb
                low[c] = high[c] = sc
                quad = [index[(*low, b)], index[(*high, b)], index[(*high, c)], index[(*low, c)]]
                faces.append(quad)
    for sx in signs:
        for sy in signs:
            for sz in signs:
                faces.append([index[(sx, sy, sz, a)] for a in range(3)])
    points = np.array(points)
    outward = []
    for face in faces:
        normal = np.cross(points[face[1]] - points[face[0]], points[face[2]] - points[face[0]])
        outward.append(face if normal @ points[face].mean(0) > 0 else face[::-1])
    return points, outward


def tube(path, radius, sides=6):
    """Returns points and faces of a round tube along a path, with flat caps."""
    path = np.asarray(path, float)
    points = []
    for k, p in enumerate(path):
        along = path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]
        along /= np.linalg.norm(along)
        helper = np.array([0, 1, 0]) if abs(along[1]) < 0.9 else np.array([1, 0, 0])
        u = np.cross(helper, along)
        u /= np.linalg.norm(u)
        v = np.cross(along, u)
        for s in range(sides):
            a = 2 * np.pi * s / sides
            points.append(p + radius * (np.cos(a) * u + np.sin(a) * v))
    faces = grid_faces(len(path), sides, True)
    last = (len(path) - 1) * sides
    faces.append(list(range(sides))[::-1])
    faces.append([last + s for s in range(sides)])
    return np.array(points), faces
