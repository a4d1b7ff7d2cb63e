"""A headscarf."""

import numpy as np

from atlas import smoothstep
from surface import Part, cast_inward, grid_faces, nearest_weights, tree, vertex_normals
from uniform import into


def make_headscarf(person, marks, face, under):
    """A headscarf: close about the face, wrapped under the chin, and laid over shoulders and chest."""
    base, v = person.base, person.vertices
    skin = tree(v, [base.faces[k] for k in base.faces_of("body")])
    surfaces = [skin] + [tree(part.points, part.faces) for part in under]
    columns, eye, middle = 49, face.eye[1], face.middle_z
    full = np.linspace(-1, 1, columns)
    rows = []

    def cast(centre, d):
        hits = [cast_inward(skin, centre, d, 0.3)]
        return 0.06 if hits[0] is None else np.linalg.norm(hits[0] - centre)

    # Over the head, and over hair that is tied behind: rings from the crown down to the brow.
    for lift in np.radians((88, 66, 48, 33, 22)):
        ring = []
        for a in np.pi + full * np.pi:
            d = np.array([np.sin(a) * np.cos(lift), np.sin(lift), np.cos(a) * np.cos(lift)])
            behind = max(-np.cos(a), 0)
            off = 0.012 + 0.016 * behind * np.cos(lift) ** 2 + 0.0018 * np.sin(9 * a + 5 * lift) * np.cos(lift)
            centre = np.array([0, eye + 0.035, middle])
            ring.append(centre + d * (cast(centre, d) + off))
        rows.append(np.array(ring))
    # Open in front as wide as the face, closed again under the chin.
    for below, gap in ((0.046, 24), (0.030, 44), (0.008, 53), (-0.020, 55), (-0.050, 52), (-0.078, 44), (-0.100, 26), (-0.117, 2), (-0.135, 0)):
        ring = []
        chin = smoothstep(-0.03, -0.1, below)
        for s in full:
            a = np.pi + s * (np.pi - np.radians(gap))
            d = np.array([np.sin(a), 0, np.cos(a)])
            centre = np.array([0, eye + below, middle + 0.012 * chin])
            reach = cast(centre, d)
            reach = max(reach, 0.060 * chin)  # the cloth does not sink into the throat
            edge = smoothstep(0.90, 1.0, abs(s)) if gap > 5 else 0
            behind = max(-np.cos(a), 0)
            off = 0.012 - 0.009 * edge + 0.014 * behind * (1 - chin) + chin * (0.006 + 0.005 * np.sin(4 * a + 90 * below + 1))
            ring.append(centre + d * (reach + off))
        rows.append(np.array(ring))
    rows += _laid(rows[-1], surfaces, middle + 0.012)
    grid = np.array(rows)
    whole = [*range(5), *range(12, len(rows))]
    for _ in range(2):
        soft = grid.copy()
        soft[:, 1:-1] = 0.5 * grid[:, 1:-1] + 0.25 * (grid[:, 2:] + grid[:, :-2])
        soft[6:-1] = 0.7 * soft[6:-1] + 0.15 * (soft[7:] + soft[5:-2])
        # Both ends meet in front, above the brow and below the chin.
        for r in whole:
            soft[r, 0] = soft[r, -1] = 0.25 * (grid[r, 0] + grid[r, -1] + grid[r, 1] + grid[r, -2])
        grid = soft
    points = grid.reshape(-1, 3)
    faces = [f[::-1] for f in grid_faces(len(rows), columns, False)]
    uv = [into("neckpiece", np.array([i % columns for i in f]) / (columns - 1), np.array([i // columns for i in f]) / (len(rows) - 1)) for f in faces]
    body = {i for k in base.faces_of("body") for i in base.faces[k]}
    near = np.array(sorted(i for i in body if v[i][1] > marks.neck[1] - 0.16 and abs(v[i][0]) < 0.13))
    weights = nearest_weights(points, v[near], person.weights[near], 10)
    high = smoothstep(-0.125, -0.075, points[:, 1] - eye)[:, None]
    head = np.zeros((1, len(person.joints)), np.float32)
    head[0, person.joint_index["head"]] = 1
    arms = [k for k, n in enumerate(person.joints) if n.startswith("upperarm")]
    weights[:, arms] *= 0.3
    weights /= weights.sum(1, keepdims=True)
    lean = vertex_normals(points, faces).reshape(len(rows), columns, 3)
    lean[whole, 0] += lean[whole, -1]
    lean[whole, -1] = lean[whole, 0]
    lean = (lean / np.linalg.norm(lean, axis=2, keepdims=True)).reshape(-1, 3)
    return Part("headscarf", points, faces, uv, weights * (1 - high) + head * high, "cloth", lean=lean)


def _laid(last, surfaces, middle):
    """The rows of a scarf from the throat outwards over shoulders and chest, with folds that run aslant."""
    throat = last[:, [0, 2]] - [0, middle]
    angles, start = np.arctan2(throat[:, 0], throat[:, 1]), np.hypot(throat[:, 0], throat[:, 1])
    rows = []
    for t in (0.10, 0.2, 0.31, 0.43, 0.56, 0.7, 0.85, 1.0):
        ring = []
        for a, near, y in zip(angles, start, last[:, 1]):
            ahead = max(np.cos(a), 0)
            out = np.array([np.sin(a), 0, np.cos(a)])
            # One end is laid across to the other side, so the edge hangs lower there.
            end = 0.85 + 0.15 * np.sin(a - 0.7) + 0.05 * np.sin(5 * a)
            p = out * (near + t * end * (0.060 + 0.026 * ahead))
            p[1] = y - t * end * (0.115 + 0.085 * ahead ** 2)
            p[2] += middle
            for surface in surfaces:
                hit = surface.ray_cast((p[0], y + 0.002, p[2]), (0, -1, 0))[0]
                if hit is not None:
                    p[1] = max(p[1], hit[1] + 0.010)
            for surface in surfaces:
                place, normal, _, _ = surface.find_nearest(tuple(p))
                inside = 0.010 - (p - np.array(place)) @ np.array(normal)
                if 0 < inside < 0.06:
                    p = p + np.array(normal) * inside
            fold = 0.008 * (1 - 2 * abs(np.sin(2.5 * a + 3.4 * t + 0.6))) + 0.003 * np.sin(11 * a - 4 * t)
            ring.append(p + (0.7 * out + [0, 0.5, 0]) * fold * (1 - 0.4 * t))
        rows.append(np.array(ring))
    return rows
