"""Hair: a closed shell over the painted scalp, cards of strands upon it, and what hangs from it.

The upper half of the hair picture is for shells: a fading edge at v = 0, thick strands at v = 0.5. The lower
half has the tiles of the cards. Its alpha is a mask, so that the order of drawing does not matter.
"""

import numpy as np

import cards
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

# How far hair stands off: metres on top, share of it at the sides, how lumpy; how it is combed, how long and wide
# a card is, and how many there are.
STYLES = {
    "buzz": {"line": "short", "thick": 0.003, "sides": 0.8, "lumps": 0.1, "comb": "crown", "length": 0.012, "width": 0.010, "count": 150, "tail": None},
    "short": {"line": "short", "thick": 0.013, "sides": 0.45, "lumps": 0.35, "comb": "crown", "length": 0.046, "width": 0.0085, "count": 640, "tail": None},
    "thin": {"line": "receding", "thick": 0.004, "sides": 0.9, "lumps": 0.25, "comb": "back", "length": 0.050, "width": 0.014, "count": 230, "tail": None},
    "curly": {"line": "short", "thick": 0.024, "sides": 0.45, "lumps": 0.8, "comb": "curls", "length": 0.038, "width": 0.0125, "count": 400, "tail": None},
    "tied": {"line": "tied", "thick": 0.005, "sides": 0.9, "lumps": 0.12, "comb": "knot", "length": 0.090, "width": 0.015, "count": 130, "tail": "bun"},
    "ponytail": {"line": "tied", "thick": 0.005, "sides": 0.9, "lumps": 0.12, "comb": "knot", "length": 0.095, "width": 0.015, "count": 150, "tail": "ponytail"},
    "long": {"line": "tied", "thick": 0.017, "sides": 1.1, "lumps": 0.2, "comb": "parting", "length": 0.30, "width": 0.019, "count": 104, "tail": "long"},
}


def hairline_of(spec):
    return "tied" if spec["hair"] == "scarf" else STYLES[spec["hair"]]["line"]


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
    style = STYLES[spec["hair"]]
    base, v = person.base, person.vertices
    depth = hair_depth(v, face, style["line"])
    depth = np.where(ears > 0.5, np.minimum(depth, -0.002), depth)
    head = [base.faces[k] for k in base.faces_of("body")]
    # Nothing grows on the ears; only long hair falls over them.
    ear = 2 if style["comb"] == "parting" else 0.35
    near = [f for f in head if v[f][:, 1].mean() > face.eye[1] - 0.30 and abs(v[f][:, 0]).max() < 0.14 and ears[f].max() < ear]
    skull = tree(v, near)
    faces = [f for f in head if depth[f].max() > 0.003 and ears[f].max() < 0.2 and v[f][:, 1].mean() > face.eye[1] - 0.1]
    if spec["cap"]:
        faces = [f for f in faces if v[f][:, 1].mean() < face.band_height(v[f][:, 2].mean()) + 0.016]
    scalp = cards.Scalp(person, face, skull, depth, faces, [tree(p.points, p.faces) for p in under])
    parts = [_shell(person, face, spec, style, depth, faces, head)]
    if style["tail"] == "bun":
        parts.append(_bun(person, face))
    if style["tail"] == "ponytail":
        parts.append(_ponytail(person, face))
    if style["tail"] == "long":
        parts.append(_curtain(person, face, under))
    return parts + [part for part in _strands(scalp, spec, style) if len(part.points)]


def _strands(scalp, spec, style):
    face, thick = scalp.face, style["thick"]
    covered = spec["cap"]
    combed = _comb("back" if covered and style["comb"] == "crown" else style["comb"], face)
    low = face.eye[1] + 0.01

    def off(p):
        # Full on top, thinner at the sides and the nape.
        return 0.35 + 0.65 * style["sides"] + 0.65 * (1 - style["sides"]) * float(smoothstep(0.02, 0.09, p - face.eye[1]))

    def lift(t):
        # Roots lie within the shell; what shows grows out of it.
        return 0.0012 + (0.30 if covered else 0.88) * thick * (0.22 + 0.78 * np.sin(np.pi * min(0.02 + 0.90 * t, 1)))

    def edge(t):
        return 0.0007 + 0.25 * thick * t

    def stray(t):
        return 0.001 + (0.15 if covered else 0.8) * thick + (0.002 if covered else 0.007) * t * t

    curl = 0.9 * spec["curl"] if style["comb"] == "curls" else 0.0
    sleek = style["comb"] in ("knot", "back")
    count = style["count"] if not covered else round(style["count"] * 0.36)
    if style["comb"] == "parting":
        return _falling(scalp, style, combed, edge, stray)

    def length(p):
        if style["comb"] == "knot":
            return style["length"]
        # Cropped about the ears, shortest before them.
        before = p[1] < face.eye[1] + 0.03 and p[2] > face.eye[2] - 0.078
        return 0.010 if before else style["length"] * (0.6 + 0.4 * off(p[1])) * (0.5 if p[1] < low else 1)

    def clear(p):
        # What grows right before the ear is painted only: a strand would lie in the ear.
        return (p[:, 1] > face.eye[1] + 0.004) | (p[:, 2] < face.eye[2] - 0.095)

    inner = scalp.roots(count, 0.004, 1, clear, seed=3)
    rim = scalp.roots(110 if not covered else 60, 0.001, 0.010, clear, seed=4)
    loose = scalp.roots(26 if not covered else 10, 0.012, 1, clear, seed=5)
    return [cards.grow(scalp, "cards", inner, combed, length, lift, style["width"], 4 if sleek else 3 if curl else 2,
                       jitter=0.10 if sleek else 0.30 if curl else 0.13, curl=curl,
                       pointed=covered or style["comb"] != "knot"),
            cards.grow(scalp, "edge", rim, combed, lambda p: 0.024 if sleek else 0.45 * length(p), edge,
                       0.6 * style["width"], 2, tiles=(cards.THIN, cards.TILES) if sleek else (0, cards.THIN),
                       jitter=0.35 if sleek or curl else 0.18, curl=0.5 * curl),
            cards.grow(scalp, "stray", loose, combed, length, stray, 0.6 * style["width"], 3 if sleek else 2,
                       tiles=(cards.THIN, cards.TILES), jitter=0.25 if sleek else 0.8 if curl else 0.4, curl=curl)]


def _falling(scalp, style, combed, edge, stray):
    """Long hair: from a parting in the middle over the sides of the head and down."""
    face = scalp.face

    top = scalp.roots(style["count"], 0.002, 1, lambda p: (p[:, 1] > face.eye[1] + 0.055) & (np.abs(p[:, 0]) < 0.045), seed=3)
    side = scalp.roots(88, 0.004, 1, lambda p: (p[:, 1] < face.eye[1] + 0.055) & (p[:, 1] > face.eye[1] - 0.02), seed=4)
    rim = scalp.roots(80, 0.001, 0.010, lambda p: p[:, 1] > face.eye[1] - 0.01, seed=5)
    loose = scalp.roots(20, 0.012, 1, seed=6)

    def over(t):
        return 0.002 + style["thick"] * (0.35 + 0.75 * min(3 * t, 1))

    return [
        cards.grow(scalp, "cards", top, combed, lambda p: style["length"], over, style["width"], 6, jitter=0.07, falls=True),
        cards.grow(scalp, "cards", side, combed, lambda p: style["length"] * 0.60, over, style["width"], 5, seed=9, jitter=0.12, falls=True),
        cards.grow(scalp, "edge", rim, combed, 0.035, edge, 0.010, 2, tiles=(cards.THIN, cards.TILES), jitter=0.30),
        cards.grow(scalp, "stray", loose, combed, 0.07, stray, 0.010, 3, tiles=(cards.THIN, cards.TILES), jitter=0.3)]


def _comb(kind, face):
    """Returns the direction that hair takes at a point of the head with normal n."""
    crown = np.array([0.012, face.top, face.back + 0.062])
    knot = np.array([0, face.eye[1] + 0.032, face.back + 0.004])

    def from_crown(p, n):
        away = p - crown
        away[1] *= 0.5
        away /= max(np.linalg.norm(away), 1e-6)
        front = float(smoothstep(-0.09, -0.02, p[2] - face.eye[2]) * smoothstep(0.03, 0.07, p[1] - face.eye[1]))
        side = 1 - float(smoothstep(0.03, 0.08, p[1] - face.eye[1]))
        return away + front * np.array([0.55, 0, 0.5]) + side * np.array([0, -1.0, -0.25])

    def back(p, n):
        side = 1 - float(smoothstep(0.02, 0.07, p[1] - face.eye[1]))
        return np.array([0.25, 0.1, -1.0]) * (1 - side) + side * np.array([0, -1.0, -0.55])

    def curls(p, n):
        away = from_crown(p, n)
        return 0.55 * away / max(np.linalg.norm(away), 1e-6) + 0.35 * n

    def to_knot(p, n):
        return (knot - p) / max(np.linalg.norm(knot - p), 1e-3)

    def parting(p, n):
        side = np.clip(p[0] / 0.014, -1, 1)
        brow = float(smoothstep(-0.055, -0.015, p[2] - face.eye[2]))
        down = float(smoothstep(0.075, 0.02, p[1] - face.eye[1]))
        behind = float(smoothstep(-0.06, -0.13, p[2] - face.eye[2]))
        return np.array([side * (1 - 0.75 * down) * (1 - 0.55 * behind), -0.25 - 1.1 * down, -(0.55 + 0.9 * brow * (1 - down)) * (1 - behind) * (1 - 0.4 * down)])

    return {"crown": from_crown, "back": back, "curls": curls, "knot": to_knot, "parting": parting}[kind]


def _shell(person, face, spec, style, depth, faces, head):
    """The scalp lifted once: closed, and fading where the strands begin."""
    v = person.vertices
    normals = vertex_normals(v, head)
    used, faces = subset(faces)
    points, depth, normals = v[used], depth[used], normals[used]
    up = smoothstep(0.02, 0.09, points[:, 1] - face.eye[1])
    lumps = layered_noise(points, 42, 2, 77)
    full = style["thick"] * (style["sides"] + (1 - style["sides"]) * up) * (1 + style["lumps"] * lumps)
    if spec["cap"]:
        full = 0.35 * full * smoothstep(0.010, -0.010, points[:, 1] - face.band_height(points[:, 2]))
    full = full * smoothstep(0.002, 0.030, depth)
    if style["comb"] == "parting":
        full = full * smoothstep(0.0, 0.016, abs(points[:, 0]))
    lifted = points + normals * (0.0008 + (0.35 if style["thick"] <= 0.01 else 0.45 if style["comb"] == "curls" else 0.62) * full)[:, None]
    t = 0.5 * np.clip((depth - 0.004) / 0.014, 0.0, 0.97)
    if style["comb"] == "parting":
        # The skin shows along the parting, as a line.
        line = (abs(points[:, 0]) < 0.003) & (points[:, 2] > face.back + 0.07) & (points[:, 1] > face.eye[1] + 0.04)
        t = np.where(line, 0.06, t)
    reps = 2.2
    u = np.arctan2(points[:, 0], points[:, 2] - face.middle_z) * reps + (0.10 + 0.5 * spec["curl"]) * layered_noise(points, 45, 2, 60)
    uv = [np.stack([u[f], t[f]], -1) for f in faces]
    for k in range(len(faces)):
        if np.ptp(uv[k][:, 0]) > 3:
            uv[k][:, 0] = np.where(uv[k][:, 0] < 0, uv[k][:, 0] + reps * 2 * np.pi, uv[k][:, 0])
    return Part("hair", lifted, faces, uv, person.weights[used], "hair")


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
            uv_points.append([2 * c / columns, np.interp(r, [0, 4, 7], [0.48, 0.45, 0.06])])
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
    """The inside of hair that falls from the back of the head to the shoulders; cards hang over it."""
    base, v = person.base, person.vertices
    body = tree(v, [base.faces[k] for k in base.faces_of("body")
                    if v[base.faces[k]][:, 1].mean() > face.eye[1] - 0.30])
    surfaces = [body] + [tree(p.points, p.faces) for p in under]
    columns, rows, end = 20, 9, -0.170
    angles = np.radians(np.linspace(86, 274, columns))
    grid = np.zeros((rows, columns, 3))
    for c, a in enumerate(angles):
        d = np.array([np.sin(a), 0, np.cos(a)])
        before = 0.0
        for r in range(rows):
            y = face.eye[1] + 0.045 + (end - 0.045 + 0.012 * np.sin(7 * a)) * r / (rows - 1)
            centre = np.array([0, y, face.middle_z - 0.006])
            hits = [cast_inward(s, centre, d, 0.24) for s in surfaces]
            hits = [np.hypot(h[0], h[2] - centre[2]) for h in hits if h is not None]
            reach = max(hits) if hits and max(hits) < 0.135 else before
            # Hair falls straight down from its widest place; it follows the neck only a little.
            before = max(reach, before * 0.955)
            grid[r, c] = centre + d * (min(before, 0.115) + 0.005)
    for _ in range(2):
        grid[:, 1:-1] = 0.5 * grid[:, 1:-1] + 0.25 * (grid[:, 2:] + grid[:, :-2])
    points = grid.reshape(-1, 3)
    faces = [f[::-1] for f in grid_faces(rows, columns, False)]
    uv = [np.stack([[4.0 * (i % columns) / columns for i in f],
                    [min(0.3 + 0.7 * min(i % columns, columns - 1 - i % columns) / 2, 1.0)
                     * np.interp(i // columns, [0, 1, 5, rows - 1], [0.45, 0.45, 0.40, 0.02]) for i in f]], -1) for f in faces]
    weights = np.tile(_head_row(person), (len(points), 1))
    neck = person.joint_index["neck_01"]
    low = np.repeat(np.clip((np.arange(rows) - 5) / (rows - 6), 0, 1) * 0.6, columns)
    weights[:, person.joint_index["head"]] -= low
    weights[:, neck] += low
    return Part("curtain", points, faces, uv, weights, "hair")


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
            uv.append([c / columns * 4 + polar, 0.38 + 0.1 * np.sin(polar)])
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
