"""Hair: shells over the painted scalp, and strands that hang from it.

The hair picture has a fading edge at v = 0 and thick strands at v = 1; its alpha is a mask, so
that the order of drawing does not matter.
"""

import numpy as np

from atlas import layered_noise, smoothstep
from surface import Part, cast_inward, grid_faces, subset, tree, vertex_normals

# The hair's edge seen from the side: depth and height from between the eyes, in metres.
HAIRLINES = {
    "short": [(0.03, 0.075), (-0.015, 0.064), (-0.026, 0.046), (-0.033, 0.026), (-0.044, 0.012), (-0.056, -0.004),
              (-0.059, -0.030), (-0.068, -0.030), (-0.072, -0.010), (-0.086, 0.001), (-0.102, -0.006),
              (-0.107, -0.028), (-0.116, -0.058), (-0.150, -0.072), (-0.27, -0.074), (-0.27, 0.22), (0.06, 0.22)],
    "tied": [(0.03, 0.072), (-0.010, 0.062), (-0.024, 0.044), (-0.034, 0.024), (-0.048, 0.008), (-0.060, -0.010),
             (-0.066, -0.014), (-0.071, -0.012), (-0.086, 0.001), (-0.101, -0.006), (-0.108, -0.026),
             (-0.120, -0.046), (-0.150, -0.056), (-0.27, -0.058), (-0.27, 0.22), (0.06, 0.22)],
    "receding": [(0.03, 0.100), (-0.015, 0.086), (-0.030, 0.060), (-0.036, 0.026), (-0.044, 0.012), (-0.056, -0.004),
                 (-0.059, -0.024), (-0.068, -0.026), (-0.072, -0.010), (-0.086, 0.001), (-0.102, -0.006),
                 (-0.107, -0.028), (-0.116, -0.054), (-0.150, -0.066), (-0.27, -0.068), (-0.27, 0.22), (0.06, 0.22)],
}

# How far hair stands off: metres on top, share of it at the sides, how lumpy, how many shells.
STYLES = {
    "buzz": {"line": "short", "thick": 0.003, "sides": 0.8, "lumps": 0.1, "layers": 1, "tail": None},
    "short": {"line": "short", "thick": 0.014, "sides": 0.45, "lumps": 0.35, "layers": 3, "tail": None},
    "thin": {"line": "receding", "thick": 0.0028, "sides": 0.9, "lumps": 0.25, "layers": 2, "tail": None},
    "curly": {"line": "short", "thick": 0.026, "sides": 0.45, "lumps": 0.8, "layers": 3, "tail": None},
    "tied": {"line": "tied", "thick": 0.005, "sides": 0.9, "lumps": 0.12, "layers": 2, "tail": "bun"},
    "ponytail": {"line": "tied", "thick": 0.005, "sides": 0.9, "lumps": 0.12, "layers": 2, "tail": "ponytail"},
    "long": {"line": "tied", "thick": 0.011, "sides": 1.1, "lumps": 0.2, "layers": 3, "tail": "long"},
}


# What may be thinned out: the outer shells, which only have gaps between strands.
STRANDS = {"hair-1", "hair-2", "hair-3", "curtain-1"}


def hairline_of(spec):
    return STYLES[spec["hair"]]["line"]


def hair_depth(points, face, style):
    """Returns how deep inside the hair's edge points lie (metres, negative outside)."""
    line = np.array(HAIRLINES[style])
    z, y = points[..., 2] - face.eye[2], points[..., 1] - face.eye[1]
    distance = np.full(z.shape, 1e9)
    inside = np.zeros(z.shape, bool)
    for a, b in zip(line, np.roll(line, -1, 0)):
        edge = b - a
        t = np.clip(((z - a[0]) * edge[0] + (y - a[1]) * edge[1]) / (edge @ edge), 0, 1)
        distance = np.minimum(distance, np.hypot(z - a[0] - t * edge[0], y - a[1] - t * edge[1]))
        crosses = (a[1] > y) != (b[1] > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (z < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
    return np.where(inside, distance, -distance)


def make_hair(person, face, spec, ears, under):
    """Returns the parts of the hair; `under` is what long hair falls over."""
    if spec["cap"]:
        return _hair_under_cap(person, face, spec, ears)
    style = STYLES[spec["hair"]]
    parts = _shells(person, face, spec, style, ears)
    if style["tail"] == "bun":
        parts.append(_bun(person, face))
    if style["tail"] == "ponytail":
        parts.append(_ponytail(person, face))
    if style["tail"] == "long":
        parts += _curtain(person, face, under)
    return parts


def _hair_under_cap(person, face, spec, ears):
    """A thin shell of hair from the cap's edge down; its edge fades by the texture's alpha."""
    base, v = person.base, person.vertices
    depth = hair_depth(v, face, hairline_of(spec))
    depth = np.where(ears > 0.3, -0.01, depth)
    faces = []
    for k in base.faces_of("body"):
        f = base.faces[k]
        centre = v[f].mean(0)
        if depth[f].max() > 0.006 and centre[1] < face.band_height(centre[2]) + 0.014 and centre[1] > face.eye[1] - 0.1:
            faces.append(f)
    all_normals = vertex_normals(v, [base.faces[k] for k in base.faces_of("body")])
    used, faces = subset(faces)
    thick = spec.get("hair_thickness", 0.004)
    over_band = v[used][:, 1] - face.band_height(v[used][:, 2])
    lift = 0.0006 + thick * smoothstep(0, 0.02, depth[used]) * smoothstep(0.010, -0.010, over_band)
    points = v[used] + all_normals[used] * lift[:, None]
    u = np.arctan2(points[:, 0], points[:, 2] - face.middle_z) * 2.2
    t = np.clip((depth[used] - 0.006) / 0.014, 0.0, 0.97)
    uv = [np.stack([u[f], t[f]], -1) for f in faces]
    for k, f in enumerate(faces):
        if np.ptp(uv[k][:, 0]) > 3:
            uv[k][:, 0] = np.where(uv[k][:, 0] < 0, uv[k][:, 0] + 2.2 * 2 * np.pi, uv[k][:, 0])
    parts = [Part("hair", points, faces, uv, person.weights[used], "hair")]
    if STYLES[spec["hair"]]["tail"] == "bun":
        parts.append(_bun(person, face))
    return parts


def _shells(person, face, spec, style, ears):
    """The scalp lifted several times: the lowest shell is closed, the outer ones are strands with gaps."""
    base, v = person.base, person.vertices
    depth = hair_depth(v, face, style["line"])
    depth = np.where(ears > 0.6, np.minimum(depth, -0.002), depth)
    head = [base.faces[k] for k in base.faces_of("body")]
    normals = vertex_normals(v, head)
    faces = [f for f in head if depth[f].max() > 0.003 and v[f][:, 1].mean() > face.eye[1] - 0.1]
    used, faces = subset(faces)
    points, depth, normals = v[used], depth[used], normals[used]
    up = smoothstep(0.02, 0.09, points[:, 1] - face.eye[1])
    lumps = layered_noise(points, 42, 2, 77)
    full = style["thick"] * (style["sides"] + (1 - style["sides"]) * up) * (1 + style["lumps"] * lumps)
    full = full * smoothstep(-0.002, 0.026, depth)
    angle = np.arctan2(points[:, 0], points[:, 2] - face.middle_z)
    reps = 2.2
    parts = []
    for layer in range(style["layers"]):
        share = (layer + 1) / style["layers"]
        lifted = points + normals * (0.0008 + full * (0.45 + 0.55 * share))[:, None]
        top = 0.97 if layer == 0 else 0.78 - 0.34 * share
        start = -0.003 + 0.0015 * layer
        t = np.clip((depth - start) / 0.020, 0.0, 1) * top
        u = angle * reps + 0.37 * layer + (0.10 + 0.5 * spec["curl"]) * layered_noise(points, 45, 2, 60 + layer)
        uv = [np.stack([u[f], t[f]], -1) for f in faces]
        for k, f in enumerate(faces):
            if np.ptp(uv[k][:, 0]) > 3:
                uv[k][:, 0] = np.where(uv[k][:, 0] < 0, uv[k][:, 0] + reps * 2 * np.pi, uv[k][:, 0])
        parts.append(Part(f"hair-{layer}", lifted, faces, uv, person.weights[used], "hair"))
    return parts


def _head_row(person):
    row = np.zeros(len(person.joints), np.float32)
    row[person.joint_index["head"]] = 1
    return row


def _ponytail(person, face):
    """A tail tied at the back of the head: rings about a path, ragged towards the tip."""
    start = np.array([0, face.eye[1] + 0.035, face.back + 0.004])
    path = start + np.array([[0, 0, 0.01], [0, 0.008, -0.022], [0, -0.008, -0.045], [0.002, -0.045, -0.058],
                             [0.004, -0.09, -0.058], [0.006, -0.135, -0.050], [0.008, -0.175, -0.042], [0.009, -0.205, -0.037]])
    radius = [0.012, 0.013, 0.021, 0.025, 0.024, 0.020, 0.014, 0.006]
    columns = 12
    points, uv_points = [], []
    for r, (p, size) in enumerate(zip(path, radius)):
        for c in range(columns):
            a = 2 * np.pi * c / columns
            size_here = size * (1 + 0.12 * np.sin(3 * a + r))
            points.append(p + size_here * np.array([1.15 * np.sin(a), 0.35 * np.cos(a), 0.9 * np.cos(a)]))
            uv_points.append([2 * c / columns, np.interp(r, [0, 4, 7], [0.95, 0.9, 0.12])])
    faces = grid_faces(len(path), columns, True)
    corners = []
    for f in faces:
        corner = np.array([uv_points[i] for i in f])
        if np.ptp(corner[:, 0]) > 1:
            corner[corner[:, 0] < 1, 0] += 2
        corners.append(corner)
    faces = [f[::-1] for f in faces]
    corners = [c[::-1] for c in corners]
    return Part("ponytail", points, faces, corners, np.tile(_head_row(person), (len(points), 1)), "hair")


def _curtain(person, face, under):
    """Hair that falls from the sides and the back of the head to the shoulders, in two layers."""
    base, v = person.base, person.vertices
    body = tree(v, [base.faces[k] for k in base.faces_of("body")
                    if v[base.faces[k]][:, 1].mean() > face.eye[1] - 0.30])
    surfaces = [body] + [tree(p.points, p.faces) for p in under]
    columns, rows = 24, 10
    parts = []
    for layer, (extra, end) in enumerate(((0.006, -0.185), (0.013, -0.165))):
        angles = np.radians(np.linspace(72, 288, columns))
        grid = np.zeros((rows, columns, 3))
        for c, a in enumerate(angles):
            d = np.array([np.sin(a), 0, np.cos(a)])
            before = 0.0
            for r in range(rows):
                y = face.eye[1] + 0.045 + (end - 0.045 + 0.012 * np.sin(7 * a + layer)) * r / (rows - 1)
                centre = np.array([0, y, face.middle_z - 0.006])
                hits = [cast_inward(s, centre, d, 0.24) for s in surfaces]
                hits = [np.hypot(h[0], h[2] - centre[2]) for h in hits if h is not None]
                reach = max(hits) if hits and max(hits) < 0.135 else before
                # Hair falls straight down from its widest place; it follows the neck only a little.
                before = max(reach, before * 0.955)
                grid[r, c] = centre + d * (min(before, 0.115) + extra + 0.002 * np.sin(9 * a + layer))
        for _ in range(2):
            grid[:, 1:-1] = 0.5 * grid[:, 1:-1] + 0.25 * (grid[:, 2:] + grid[:, :-2])
        points = grid.reshape(-1, 3)
        faces = [f[::-1] for f in grid_faces(rows, columns, False)]
        uv = [np.stack([[5.0 * (i % columns) / columns + 0.4 * layer for i in f],
                        [(min(0.3 + 0.7 * min(i % columns, columns - 1 - i % columns) / 3, 1.0) if layer else 1) * np.interp(i // columns, [0, 1, 6, rows - 1], [0.3 if layer else 0.9, 0.9 - 0.35 * layer, 0.9 - 0.4 * layer, 0.05])
                         for i in f]], -1) for f in faces]
        weights = np.tile(_head_row(person), (len(points), 1))
        neck = person.joint_index["neck_01"]
        low = np.repeat(np.clip((np.arange(rows) - 5) / (rows - 6), 0, 1) * 0.6, columns)
        weights[:, person.joint_index["head"]] -= low
        weights[:, neck] += low
        parts.append(Part(f"curtain-{layer}", points, faces, uv, weights, "hair"))
    return parts


def _bun(person, face):
    rows, columns = 9, 16
    centre = np.array([0, face.eye[1] - 0.020, face.back - 0.014])
    points, uv = [], []
    for r in range(rows):
        polar = np.pi * r / (rows - 1)
        for c in range(columns):
            a = 2 * np.pi * c / columns
            twist = 1 + 0.05 * np.sin(3 * a + 4 * polar)
            d = np.array([np.sin(polar) * np.cos(a) * 0.034, np.cos(polar) * -0.031, np.sin(polar) * np.sin(a) * 0.028])
            points.append(centre + d * twist)
            uv.append([c / columns * 4 + polar, 0.75 + 0.2 * np.sin(polar)])
    faces = grid_faces(rows, columns, True)
    corners = []
    for f in faces:
        corner = np.array([uv[i] for i in f])
        if np.ptp(corner[:, 0]) > 2:
            corner[corner[:, 0] < corner[:, 0].max() - 2, 0] += 4
        corners.append(corner)
    faces = [f[::-1] for f in faces]
    corners = [c[::-1] for c in corners]
    row = np.zeros(len(person.joints), np.float32)
    row[person.joint_index["head"]] = 1
    return Part("bun", points, faces, corners, np.tile(row, (len(points), 1)), "hair")
