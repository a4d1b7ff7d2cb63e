"""Everyday clothes: hoodie, puffer jacket, denim jacket, fleece or coat; trousers; trainers.

They share one 1024 x 1024 picture; `uniform.REGION` holds the rectangles that are added here.
"""

import numpy as np

import scarf
import sleeves
import uniform
from atlas import layered_noise, smoothstep
from surface import (Part, cast_inward, grid_faces, nearest_weights, smoothed, subset, tree, vertex_normals)
from uniform import into, sloped

uniform.REGION.update({
    "top_body": (0, 0, 640, 448), "top_sleeve": (640, 0, 384, 448), "neckpiece": (0, 448, 512, 160),
    "shoe": (512, 448, 300, 160), "inside": (812, 448, 100, 160), "scarf": (912, 448, 112, 160),
    "legs": (0, 608, 1024, 416),
})

# How far each top stands off the body at the trunk and at the sleeve, and how far below the waist it ends (metres).
CUT = {
    "hoodie": {"trunk": 0.016, "sleeve": 0.011, "hem": 0.095, "smooth": 10, "folds": 0.0038},
    "puffer": {"trunk": 0.030, "sleeve": 0.024, "hem": 0.085, "smooth": 14, "folds": 0.0020},
    "denim": {"trunk": 0.014, "sleeve": 0.006, "hem": 0.055, "smooth": 9, "folds": 0.0035},
    "fleece": {"trunk": 0.018, "sleeve": 0.012, "hem": 0.090, "smooth": 10, "folds": 0.0035},
    "coat": {"trunk": 0.026, "sleeve": 0.012, "hem": 0.120, "smooth": 14, "folds": 0.0035},
}


def make_top(person, marks, outfit, trousers):
    """Grown from the base mesh's clothing shell, smoothed until it hangs rather than clings."""
    base, v, cut = person.base, person.vertices, CUT[outfit["top"]]
    hem = marks.waist - cut["hem"]
    hand = person.weight_of("hand", "thumb", "index", "middle", "ring", "pinky")
    neck = person.weight_of("neck", "head")
    arm_all = person.weight_of("upperarm", "lowerarm", "hand")
    faces = [base.faces[k] for k in base.faces_of("helper-tights")]
    faces = [f for f in faces if v[f][:, 1].mean() > (hem if arm_all[f].mean() < 0.3 else 0.4) and hand[f].mean() < 0.55
             and not (neck[f].mean() > 0.35 and v[f][:, 1].mean() > marks.neck[1] - 0.005)]
    used, faces = subset(sleeves.kept(person, v, faces, outfit["top"]))
    arm = arm_all[used]
    points = smoothed(v[used], faces, cut["smooth"], mask=np.clip(1 - arm, 0.15, 1))
    points = smoothed(points, faces, 3)
    normals = vertex_normals(points, faces)
    lower = person.weight_of("lowerarm", "hand")[used]
    folds = layered_noise(points * [1, 1.7, 1], 15, 3, seed=5)
    bend = smoothstep(0.25, 0.5, lower) * smoothstep(0.95, 0.6, lower)
    off = cut["trunk"] * (1 - arm) + cut["sleeve"] * arm + cut["folds"] * folds * (0.5 + arm + bend)
    if outfit["top"] == "puffer":
        along = points[:, 1] + 0.35 * arm * np.abs(points[:, 0])
        off += 0.010 * (np.abs(np.sin(np.pi * along / 0.085)) ** 0.6 - 0.6)
    above = points[:, 1] - hem
    trunk = arm < 0.3
    if outfit["top"] in ("hoodie", "puffer", "fleece"):
        off += trunk * (0.008 * np.exp(-((above - 0.07) / 0.03) ** 2) - 0.004 * smoothstep(0.03, 0.01, above))
    off += trunk * (0.030 - min(cut["trunk"], 0.02)) * smoothstep(marks.waist + 0.05, marks.waist - 0.03, points[:, 1])  # over the trousers
    points = sloped(person, marks, points + normals * off[:, None], arm, {"puffer": 0.06, "denim": 0.20, "coat": 0.20}.get(outfit["top"], 0.15))
    points = sleeves.narrowed(person, points, faces, lower, outfit["top"])
    points = _hang(person, marks, points, faces, trunk)
    rim = {i for loop in uniform.boundary_loops(faces) for i in loop}
    level = np.array([i in rim for i in range(len(points))]) & trunk & (points[:, 1] < marks.waist)
    points[level, 1] = hem
    points = _over(points, trousers, marks, trunk & (points[:, 1] < marks.waist + 0.03), 0.009)
    weights, lowest = person.weights[used], hem
    if outfit["top"] == "coat":
        lowest = person.head_of["calf_l"][1] + 0.10
        points, faces, weights = _skirts(person, marks, points, faces, weights, trousers, lowest)
        arm = np.concatenate([arm, np.zeros(len(points) - len(arm))])
    uv = uniform.trunk_and_sleeve_uv(person, marks, points, faces, arm, ("top_sleeve", "top_body"), lowest - 0.01)
    return uniform.hem(Part("top", points, faces, uv, weights, "cloth"), 0.010, (0, 0, 0))


def _over(points, below, marks, where, clearance):
    """Pushes points out from the spine until they lie over another piece."""
    surface, points = tree(below.points, below.faces), points.copy()
    for i in np.where(where)[0]:
        out = np.array([points[i, 0], 0, points[i, 2] - marks.spine_z])
        radius = np.linalg.norm(out)
        hit = cast_inward(surface, [0, points[i, 1], marks.spine_z], out / max(radius, 1e-6), 0.3)
        if hit is not None:
            least = np.hypot(hit[0], hit[2] - marks.spine_z) + clearance
            points[i, [0, 2]] += out[[0, 2]] * max(least / max(radius, 1e-6) - 1, 0)
    return points


def _hang(person, marks, points, faces, trunk):
    """Cloth does not follow the body inwards below chest and shoulder blades: it falls nearly straight."""
    points = points.copy()
    chest = marks.shoulder[1] - 0.16
    angle = np.arctan2(points[:, 0], points[:, 2] - marks.spine_z)
    radius = np.hypot(points[:, 0], points[:, 2] - marks.spine_z)
    sector = np.round(angle / (2 * np.pi) * 24).astype(int) % 24
    below = trunk & (points[:, 1] < chest)
    for s in range(24):
        near = trunk & ((sector == s) | (sector == (s + 1) % 24) | (sector == (s - 1) % 24))
        level = near & (abs(points[:, 1] - chest) < 0.05)
        here = below & (sector == s)
        if not level.any() or not here.any():
            continue
        wide = np.median(radius[level])
        least = wide * (1 - 0.07 * np.clip((chest - points[here, 1]) / 0.2, 0, 1))
        grown = np.maximum(radius[here], 0.15 * radius[here] + 0.85 * least)
        scale = grown / np.maximum(radius[here], 1e-6)
        points[here, 0] *= scale
        points[here, 2] = marks.spine_z + (points[here, 2] - marks.spine_z) * scale
    return smoothed(points, faces, 3, mask=below * 1.0)


def _skirts(person, marks, points, faces, weights, trousers, lowest):
    """Lengthens a coat from its hem down to above the knee, out of the same cloth."""
    loops = [loop for loop in uniform.boundary_loops(faces) if abs(points[loop][:, 0].mean()) < 0.05]
    loop = min(loops, key=lambda loop: points[loop][:, 1].mean())
    ring, count, rows = points[loop], len(points), 9
    angle = np.arctan2(ring[:, 0], ring[:, 2] - marks.spine_z)
    radius = np.hypot(ring[:, 0], ring[:, 2] - marks.spine_z)
    even = radius.copy()
    for _ in range(6):
        even = 0.5 * even + 0.25 * (np.roll(even, 1) + np.roll(even, -1))
    faces = list(faces)
    for r in range(1, rows + 1):
        t = r / rows
        wide = (radius * (1 - min(2 * t, 1)) + even * min(2 * t, 1)) * (1 + 0.15 * t) + 0.012 * t * np.sin(5 * angle + 1)
        row = np.stack([wide * np.sin(angle), ring[:, 1] * (1 - t) + lowest * t, wide * np.cos(angle) + marks.spine_z], -1)
        row = _over(row, trousers, marks, np.ones(len(row), bool), 0.012 + 0.014 * t)
        side = np.clip(row[:, 0] / 0.10 * 0.5 + 0.5, 0, 1)
        down = np.clip((marks.waist - 0.1 - row[:, 1]) / 0.30, 0, 0.92)
        legs = np.zeros((len(row), weights.shape[1]), np.float32)
        legs[:, person.joint_index["pelvis"]] = 1 - down
        legs[:, person.joint_index["thigh_l"]] = down * side
        legs[:, person.joint_index["thigh_r"]] = down * (1 - side)
        share = float(smoothstep(0, 0.45, t))
        above = loop if r == 1 else range(len(points) - len(row), len(points))
        points = np.concatenate([points, row])
        weights = np.concatenate([weights, weights[loop] * (1 - share) + legs * share])
        start = len(points) - len(row)
        for k in range(len(row)):
            n = (k + 1) % len(row)
            faces.append([above[n], above[k], start + k, start + n])
    return points, faces, weights


# Rows of a neckpiece: height over the neck's root and distance from the neck, in front and behind.
NECKPIECES = {
    "hoodie": [((-0.035, 0.018), (-0.045, 0.022)), ((-0.012, 0.026), (0.000, 0.050)), ((0.010, 0.026), (0.045, 0.066)),
               ((0.022, 0.018), (0.060, 0.046)), ((0.016, 0.010), (0.040, 0.024)), ((-0.012, 0.006), (0.004, 0.012))],
    "puffer": [((-0.040, 0.022), (-0.035, 0.022)), ((-0.010, 0.026), (0.010, 0.028)), ((0.020, 0.026), (0.035, 0.030)),
               ((0.040, 0.020), (0.056, 0.026)), ((0.034, 0.012), (0.052, 0.014)), ((-0.004, 0.008), (0.010, 0.009))],
    "fleece": [((-0.040, 0.014), (-0.030, 0.014)), ((-0.010, 0.014), (0.010, 0.014)), ((0.018, 0.013), (0.034, 0.014)),
               ((0.034, 0.012), (0.050, 0.013)), ((0.033, 0.008), (0.048, 0.009)), ((-0.004, 0.006), (0.010, 0.006))],
    "denim": [((-0.018, 0.009), (-0.018, 0.010)), ((0.018, 0.009), (0.026, 0.010)), ((0.026, 0.011), (0.038, 0.012)),
              ((0.026, 0.017), (0.038, 0.017)), ((0.006, 0.027), (0.022, 0.024)), ((-0.030, 0.038), (-0.004, 0.032))],
    "coat": [((-0.018, 0.010), (-0.018, 0.011)), ((0.018, 0.011), (0.026, 0.012)), ((0.028, 0.014), (0.042, 0.014)),
             ((0.028, 0.022), (0.042, 0.021)), ((0.002, 0.034), (0.018, 0.030)), ((-0.050, 0.050), (-0.014, 0.042))],
}


def make_neckpiece(person, marks, outfit):
    """A collar or a hood that lies on the shoulders: rings around the neck."""
    base = person.base
    skin = tree(person.vertices, [base.faces[k] for k in base.faces_of("body")])
    closed = outfit["top"] in ("hoodie", "fleece")
    gap = 0.0 if closed else np.radians(10)
    columns = 40
    angles = np.linspace(gap, 2 * np.pi - gap, columns, endpoint=not closed)
    centre_z = marks.neck[2] + 0.018
    rows = []
    for front, back in NECKPIECES[outfit["top"]]:
        ring = []
        for a in angles:
            forward = np.cos(a)
            t = 0.5 - 0.5 * forward
            lift, out = (front[k] + (back[k] - front[k]) * t ** 1.3 for k in (0, 1))
            y = marks.neck[1] - 0.012 - 0.026 * forward + lift
            d = np.array([np.sin(a), 0, forward])
            hit = cast_inward(skin, [0, min(y, marks.neck[1] + 0.018 - 0.026 * forward), centre_z], d, 0.11)
            r = 0.062 if hit is None else np.hypot(hit[0], hit[2] - centre_z)
            ring.append(np.array([0, y, centre_z]) + d * (min(r, 0.082) + out))
        rows.append(ring)
    grid = np.array(rows)
    for _ in range(4):
        if closed:
            grid = 0.5 * grid + 0.25 * (np.roll(grid, 1, 1) + np.roll(grid, -1, 1))
        else:
            grid[:, 1:-1] = 0.5 * grid[:, 1:-1] + 0.25 * (grid[:, 2:] + grid[:, :-2])
    faces = grid_faces(len(rows), columns, closed)
    uv = []
    for f in faces:
        c = np.array([i % columns for i in f], float)
        if np.ptp(c) > columns / 2:
            c[c < columns / 2] += columns
        uv.append(into("neckpiece", c / columns, np.array([i // columns for i in f]) / (len(rows) - 1)))
    if outfit["top"] in ("denim", "coat"):  # rows run up the stand and down the fall: its outside winds the other way
        faces, uv = [f[::-1] for f in faces], [corner[::-1] for corner in uv]
    body = {i for k in base.faces_of("body") for i in base.faces[k]}
    near = np.array(sorted(i for i in body if abs(person.vertices[i][1] - marks.neck[1]) < 0.12 and abs(person.vertices[i][0]) < 0.15))
    points = grid.reshape(-1, 3)
    weights = nearest_weights(points, person.vertices[near], person.weights[near])
    return Part("neckpiece", points, faces, uv, weights, "cloth")


def make_shirt_front(person, marks):
    """The T-shirt that shows in the neck opening: a small bib under the neckpiece."""
    base = person.base
    skin = tree(person.vertices, [base.faces[k] for k in base.faces_of("body")])
    rows, columns = 5, 15
    centre_z = marks.neck[2] + 0.018
    points = []
    for r in range(rows):
        t = r / (rows - 1)
        for c in range(columns):
            a = np.radians(-75 + 150 * c / (columns - 1))
            y = marks.neck[1] - 0.10 + 0.062 * t - 0.014 * np.cos(a) * t
            d = np.array([np.sin(a), 0, np.cos(a)])
            hit = cast_inward(skin, [0, y, centre_z - 0.03], d, 0.2)
            r_here = 0.07 if hit is None else min(np.hypot(hit[0], hit[2] - centre_z + 0.03), 0.13)
            points.append(np.array([0, y, centre_z - 0.03]) + d * (r_here + 0.004))
    faces = grid_faces(rows, columns, False)
    uv = [into("scarf", np.array([i % columns for i in f]) / (columns - 1), 1 - np.array([i // columns for i in f]) / (rows - 1)) for f in faces]
    body = {i for k in base.faces_of("body") for i in base.faces[k]}
    near = np.array(sorted(i for i in body if abs(person.vertices[i][1] - marks.neck[1]) < 0.2 and abs(person.vertices[i][0]) < 0.15))
    weights = nearest_weights(np.array(points), person.vertices[near], person.weights[near])
    return Part("bib", points, faces, uv, weights, "cloth")


def make_clothes(person, marks, face, outfit):
    trousers = uniform.make_trousers(person, marks, "legs", outfit.get("width", 1.0), "cloth", outfit["legs"] == "joggers")
    top = make_top(person, marks, outfit, trousers)
    shoes = uniform.make_boots(person, "shoe", "cloth")
    cuffs = sleeves.make_cuffs(person, outfit["top"], "top_sleeve", "cloth", into)
    if outfit["top"] == "coat":
        _shorten(trousers, person.head_of["calf_l"][1] + 0.105)
    if "scarf_colour" in outfit:
        return [top, trousers, shoes, cuffs, scarf.make_headscarf(person, marks, face, [top])]
    return [top, trousers, shoes, cuffs, make_neckpiece(person, marks, outfit), make_shirt_front(person, marks)]


def _shorten(trousers, highest):
    """Leaves out what a coat hides, so that no thigh comes through it in a stride."""
    kept = [k for k, f in enumerate(trousers.faces) if trousers.points[f][:, 1].min() < highest]
    used, faces = subset([trousers.faces[k] for k in kept])
    trousers.points, trousers.weights = trousers.points[used], trousers.weights[used]
    trousers.faces, trousers.uv = faces, [trousers.uv[k] for k in kept]
