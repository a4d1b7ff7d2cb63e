"""The head: skin faces and their atlas, eyes with their wet line, lashes and cap."""

import numpy as np

import mouth
from atlas import SKIN_SIZE
from hair import hair_depth, hairline_of
from surface import Part, boundary_loops, cast_inward, grid_faces, subset, tree, turned_to
from uniform import into

# Where the base mesh's texture islands go: x, y of the top left and texels per unit of its own coordinates.
IRIS = (544, 610, 256)  # x, y, size of the eye's picture
WET = (820, 740, 24)  # x, y, size of the wet line's colour

# What each morph mixes. Visemes follow the usual fifteen of lip-synchronisation, without silence.
MORPHS = {
    "viseme_PP": {"mouth-compression": 0.7},
    "viseme_FF": {"mouth-retraction": 0.35, "mouth-elevation": 0.35, "mouth-compression": 0.25},
    "viseme_TH": {"mouth-open": 0.15, "mouth-parling": 0.3},
    "viseme_DD": {"mouth-open": 0.18, "mouth-parling": 0.35},
    "viseme_kk": {"mouth-open": 0.24, "mouth-parling": 0.25},
    "viseme_CH": {"mouth-eversion": 0.5, "mouth-protusion": 0.35},
    "viseme_SS": {"mouth-parling": 0.5, "mouth-retraction": 0.25},
    "viseme_nn": {"mouth-open": 0.12, "mouth-parling": 0.3},
    "viseme_RR": {"mouth-protusion": 0.35, "mouth-open": 0.15},
    "viseme_aa": {"mouth-open": 0.70},
    "viseme_E": {"mouth-open": 0.35, "mouth-retraction": 0.5},
    "viseme_I": {"mouth-open": 0.15, "mouth-retraction": 0.6, "mouth-parling": 0.3},
    "viseme_O": {"mouth-open": 0.42, "mouth-protusion": 0.55},
    "viseme_U": {"mouth-pursing": 0.7, "mouth-open": 0.12},
    "jawOpen": {"mouth-open": 1.0},
    "eyeBlinkLeft": {"eye-left-closure": 1.0},
    "eyeBlinkRight": {"eye-right-closure": 1.0},
    "eyeSquintLeft": {"eye-left-slit": 1.0},
    "eyeSquintRight": {"eye-right-slit": 1.0},
    "eyeWideLeft": {"eye-left-opened-up": 1.0},
    "eyeWideRight": {"eye-right-opened-up": 1.0},
    "browDownLeft": {"eyebrows-left-down": 1.0},
    "browDownRight": {"eyebrows-right-down": 1.0},
    "browInnerUp": {"eyebrows-left-inner-up": 1.0, "eyebrows-right-inner-up": 1.0},
    "browOuterUpLeft": {"eyebrows-left-extern-up": 1.0},
    "browOuterUpRight": {"eyebrows-right-extern-up": 1.0},
    "noseSneerLeft": {"nose-left-elevation": 1.0},
    "noseSneerRight": {"nose-right-elevation": 1.0},
    "mouthSmile": {"mouth-corner-puller": 1.0},
    "mouthFrown": {"mouth-depression": 1.0},
    "mouthPressed": {"mouth-compression": 1.0},
    "mouthSneer": {"mouth-upward-retraction": 1.0},
    # Whole faces are a little stronger on one side, as faces are.
    "smile": {"mouth-corner-puller": 0.80, "mouth-corner-puller@l": 0.08, "mouth-parling": 0.40, "eye-left-slit": 0.30, "eye-right-slit": 0.30},
    "stern": {"eyebrows-left-down": 0.80, "eyebrows-right-down": 0.70, "mouth-compression": 0.35,
              "mouth-depression": 0.25, "eye-left-slit": 0.25, "eye-right-slit": 0.25},
    "worried": {"eyebrows-left-inner-up": 0.95, "eyebrows-right-inner-up": 0.85, "mouth-depression": 0.4,
                "mouth-retraction": 0.15},
    "surprise": {"eyebrows-left-up": 0.95, "eyebrows-right-up": 0.85, "eye-left-opened-up": 0.8,
                 "eye-right-opened-up": 0.8, "mouth-open": 0.28},
    "disgust": {"nose-left-elevation": 0.9, "nose-right-elevation": 0.75, "nose-compression": 0.35,
                "mouth-upward-retraction": 0.45, "mouth-upward-retraction@l": 0.15, "mouth-depression": 0.2,
                "eyebrows-left-down": 0.6, "eyebrows-right-down": 0.5, "eye-left-slit": 0.45, "eye-right-slit": 0.4},
    "contempt": {"mouth-corner-puller@l": 0.62, "mouth-upward-retraction@l": 0.22, "mouth-compression": 0.30,
                 "nose-left-elevation": 0.15, "eyebrows-left-extern-up": 0.40, "eyebrows-right-down": 0.25,
                 "eye-left-slit": 0.25, "eye-right-slit": 0.35},
}


def morphs_of(person):
    return mouth.with_tongue(person, {name: sum(weight * person.expression(unit) for unit, weight in mixed.items())
                                      for name, mixed in MORPHS.items()})


class Face:
    """Measures of the head that paint and headwear follow; `eye` lies between the eyes."""

    def __init__(self, person):
        self.person = person
        self.eye = (person.head_of["eye_l"] + person.head_of["eye_r"]) / 2
        body = sorted({i for k in person.base.faces_of("body") for i in person.base.faces[k]})
        v = person.vertices[body]
        skull = v[v[:, 1] > self.eye[1] + 0.02]
        self.top = v[:, 1].max()
        self.back = skull[:, 2].min()
        self.middle_z = (skull[:, 2].min() + skull[:, 2].max()) / 2

    def band_height(self, z):
        """The height of the cap's lower edge at depth z: higher over the brow than at the nape."""
        t = (z - self.back) / (self.eye[2] + 0.03 - self.back)
        return self.eye[1] + 0.006 + 0.046 * t


# -- skin faces --------------------------------------------------------------------


def skin_faces(person, face, marks, spec):
    """Returns the kept base faces: {piece: [face index]}; nothing that clothes hide."""
    base, v = person.base, person.vertices
    pieces = {}

    def left(island):
        return np.mean([v[base.faces[k]][:, 0].mean() for k in island]) > 0

    # The base mesh's texture islands in order of size: trunk, head, hands, feet, mouth, lids.
    trunk, whole_head, hand, other_hand, _, _, mouth, lid, other_lid = base.texture_islands(base.faces_of("body"))[:9]
    depth = hair_depth(v, face, hairline_of(spec))

    scarf = spec["hair"] == "scarf"

    def hidden(k):
        return not spec["cap"] and not scarf and depth[base.faces[k]].min() > 0.024 and v[base.faces[k]][:, 1].min() > face.eye[1] - 0.02

    pieces["head"] = [k for k in whole_head if not hidden(k) and not (scarf and _under_scarf(v[base.faces[k]], face))
                      and not (spec["cap"] and _under_cap(v[base.faces[k]].mean(0), face))]
    pieces["scalp"] = [k for k in whole_head if hidden(k)]
    pieces["neck"] = [k for k in trunk if _bare_neck(v[base.faces[k]].mean(0), marks)]
    pieces["mouth"] = mouth
    for island in (hand, other_hand):
        pieces["hand_l" if left(island) else "hand_r"] = island
    for island in (lid, other_lid):
        pieces["lid_l" if left(island) else "lid_r"] = island
    return pieces


def _under_cap(centre, face):
    return centre[1] > face.band_height(centre[2]) + 0.022


def _under_scarf(corners, face):
    local = corners.max(0) - face.eye
    return local[2] < -0.05 or corners[:, 1].min() - face.eye[1] > 0.075


def _bare_neck(centre, marks):
    front = np.clip((centre[2] - marks.neck[2]) / 0.05, 0, 1)
    return centre[1] > marks.neck[1] - 0.012 - 0.035 * front and abs(centre[0]) < 0.085


# -- the atlas ---------------------------------------------------------------------

SLOT = {  # x, y, width, height that a piece may fill
    "head": (6, 8, 532, 1008), "scalp": (6, 8, 532, 1008), "hand_l": (546, 8, 232, 224), "hand_r": (786, 8, 232, 224),
    "neck": (546, 242, 472, 240), "mouth": (546, 492, 130, 100), "lid_l": (684, 492, 70, 100),
    "lid_r": (762, 492, 70, 100), "tongue": (840, 492, 60, 100),
}


def atlas_map(base, faces, slot):
    """Returns a function from base texture coordinates to the atlas, filling a slot."""
    corners = base.uv[sorted({i for k in faces for i in base.face_uv[k]})]
    low, high = corners.min(0), corners.max(0)
    x, y, width, height = slot
    scale = np.array([width, height]) / (high - low)
    scale = np.minimum(scale, 1.6 * scale.min())  # a little stretch uses the picture better
    return lambda uv: np.stack([(x + (uv[:, 0] - low[0]) * scale[0]) / SKIN_SIZE,
                                (y + (high[1] - uv[:, 1]) * scale[1]) / SKIN_SIZE], -1)


def base_part(person, name, faces, place, material, morphs):
    base = person.base
    uv = [place(base.uv[base.face_uv[k]]) for k in faces]
    used, numbered = subset([base.faces[k] for k in faces])
    part = Part(name, person.vertices[used], numbered, uv, person.weights[used], material,
                {n: d[used] for n, d in morphs.items()})
    part.base_vertices = used
    return part


# -- eyes and lashes ----------------------------------------------------------------


def make_eyes(person):
    points, uv_points, faces, weights = [], [], [], []
    rings, sectors = 8, 16
    for side in "lr":
        ball = person.vertices[person.base.vertices_of(f"helper-{side}-eye")]
        centre = (ball.min(0) + ball.max(0)) / 2
        radius = (ball.max(0) - ball.min(0))[:2].mean() / 2
        start = len(points)
        for r in range(rings + 1):
            angle = np.radians(np.interp(r, [0, 3, 5, rings], [0.01, 22, 34, 100]))
            bulge = 1 + 0.045 * np.exp(-(angle / 0.36) ** 2)
            spread = np.interp(np.degrees(angle), [0, 27, 100], [0, 0.27, 0.49])
            for s in range(sectors):
                a = 2 * np.pi * s / sectors
                d = np.array([np.sin(angle) * np.cos(a), np.sin(angle) * np.sin(a), np.cos(angle)])
                points.append(centre + radius * bulge * d)
                uv_points.append([(IRIS[0] + (0.5 + spread * np.cos(a)) * IRIS[2]) / SKIN_SIZE,
                                  (IRIS[1] + (0.5 - spread * np.sin(a)) * IRIS[2]) / SKIN_SIZE])
                row = np.zeros(len(person.joints), np.float32)
                row[person.joint_index[f"eye_{side}"]] = 1
                weights.append(row)
        faces += grid_faces(rings + 1, sectors, True, start)
    uv_points = np.array(uv_points)
    # Rings run outwards from the pupil, which turns the grid inside out.
    faces = [f[::-1] for f in faces]
    return Part("eyes", points, faces, [uv_points[f] for f in faces], weights, "eyes")


def make_wet_line(person, morphs):
    """The film of tears between the lower lid and the eyeball, which glistens."""
    base = person.base
    lids = base.texture_islands(base.faces_of("body"))[7:9]
    middle = (person.head_of["eye_l"] + person.head_of["eye_r"]) / 2
    points, faces, weights, lean, rims = [], [], [], [], []
    for island in lids:
        loops = boundary_loops([base.faces[k] for k in island])
        rim = max(loops, key=lambda loop: person.vertices[loop][:, 2].mean())
        place = person.vertices[rim]
        side = "l" if place[:, 0].mean() > 0 else "r"
        centre = person.head_of[f"eye_{side}"]
        ball = person.vertices[base.vertices_of(f"helper-{side}-eye")]
        radius = (ball.max(0) - ball.min(0))[:2].mean() / 2
        inner, outer = place[np.argmin(abs(place[:, 0]))], place[np.argmax(abs(place[:, 0]))]
        level = inner[1] + (place[:, 0] - inner[0]) / (outer[0] - inner[0]) * (outer[1] - inner[1])
        low = [i for i, p, y in zip(rim, place, level) if p[1] < y - 0.0006]
        low.sort(key=lambda i: person.vertices[i][0])
        start = len(points)
        for row in range(3):
            for i in low:
                out = person.vertices[i] - centre
                if row == 2:
                    out = out + [0, 0.0013, 0]
                    out *= radius * 1.006 / np.linalg.norm(out)
                else:
                    out *= 1 + (0.0006 - 0.0003 * row) / np.linalg.norm(out)
                    out[1] -= 0.0005 * (1 - row)
                points.append(centre + out)
                forward = np.array([out[0] * 12, 0.10 + 0.12 * row, 0.8])
                lean.append(forward / np.linalg.norm(forward))
                weights.append(person.weights[i])
                rims.append(i)
        faces += grid_faces(3, len(low), False, start)
    points, lean = np.array(points), np.array(lean)
    faces = turned_to(faces, points, lean)
    x, y, size = WET
    uv = [np.tile([(x + size / 2) / SKIN_SIZE, (y + size / 2) / SKIN_SIZE], (4, 1)) for _ in faces]
    return Part("wet", points, faces, uv, weights, "eyes", {n: d[rims] for n, d in morphs.items()}, lean)


def make_lashes(person, morphs):
    base = person.base
    faces = [base.faces[k] for side in "lr" for part in "12" for k in base.faces_of(f"helper-{side}-eyelashes-{part}")]
    used, numbered = subset(faces)
    points = person.vertices[used]
    body = sorted({i for k in base.faces_of("body") for i in base.faces[k]
                   if abs(person.vertices[i] - points.mean(0)).max() < 0.08})
    skin = person.vertices[body]
    distance = np.array([np.linalg.norm(skin - p, axis=1).min() for p in points])
    reach = np.percentile(distance, 95)
    u = points[:, 0] * 60
    # The lower lashes are short and fair: they start where the strand picture is thin already.
    upper = points[:, 1] > person.head_of["eye_l"][1] + 0.0005
    v = 0.5 * (np.where(upper, 0.95, 0.42) - np.clip(distance / reach, 0, 1) * np.where(upper, 0.85, 0.38))
    uv = [np.stack([u[f], v[f]], -1) for f in numbered]
    return Part("lashes", points, numbered, uv, person.weights[used], "lashes",
                {n: d[used] for n, d in morphs.items()})


# -- cap ----------------------------------------------------------------------------


def make_cap(person, face):
    """A dark patrol cap: a six-panel crown on a band, and a curved peak."""
    base = person.base
    u_of = {i: base.uv[base.face_uv[k]].mean(0)[0] for k in base.faces_of("body") for i in base.faces[k]}
    skull = [base.faces[k] for k in base.faces_of("body")
             if person.vertices[base.faces[k]][:, 1].mean() > face.eye[1] + 0.012 and u_of[base.faces[k][0]] > 0.6]
    under = tree(person.vertices, skull)
    columns, rows = 48, 10
    angles = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    centre = np.array([0, face.eye[1] + 0.030, face.middle_z])
    grid = np.zeros((rows, columns, 3))
    for c, a in enumerate(angles):
        flat = np.array([np.sin(a), 0, np.cos(a)])
        rim = cast_inward(under, centre + [0, 0.012, 0], flat, 0.3)
        reach = 0.09 if rim is None else np.hypot(rim[0], rim[2] - face.middle_z)
        edge = np.array([0, 0, face.middle_z]) + flat * (reach + 0.006)
        edge[1] = face.band_height(edge[2])
        for r in range(rows):
            t = r / (rows - 1)
            if r < 2:
                grid[r, c] = edge + [0, 0.024 * r, 0] + flat * 0.002 * r
                continue
            lift = np.radians(16 + 74 * (r - 1) / (rows - 2))
            d = flat * np.cos(lift) + [0, np.sin(lift), 0]
            hit = cast_inward(under, centre, d, 0.35)
            distance = 0.1 if hit is None else np.linalg.norm(hit - centre)
            stiff = 0.012 + 0.010 * np.sin(np.pi * min(t, 0.9)) * (0.6 + 0.4 * np.cos(a))
            grid[r, c] = centre + d * (distance + stiff)
    for _ in range(3):
        soft = grid.copy()
        soft[1:-1] = 0.5 * grid[1:-1] + 0.25 * (grid[2:] + grid[:-2])
        soft = 0.5 * soft + 0.25 * (np.roll(soft, 1, 1) + np.roll(soft, -1, 1))
        soft[0] = grid[0]
        outward = np.linalg.norm(soft - centre, axis=2) < np.linalg.norm(grid - centre, axis=2) - 0.004
        grid = np.where(outward[..., None], 0.5 * (soft + grid), soft)
    inside = grid[0] * 0.94 + np.array([0, face.eye[1] + 0.05, face.middle_z]) * 0.06
    points = np.concatenate([grid.reshape(-1, 3), inside])
    faces = grid_faces(rows, columns, True)
    uv = []
    for f in faces:
        c = np.array([i % columns for i in f], float)
        # The front sits in the middle of the strip and gets more of it, for the badge.
        s = (2 * c / columns + 1) % 2 - 1
        if np.ptp(s) > 1:
            s = np.where(s < 0, s + 2, s)
        uv.append(into("cap", 0.5 + 0.75 * s - 0.25 * s ** 3, 1 - np.array([i // columns for i in f]) / (rows - 1)))
    last = rows * columns
    for c in range(columns):
        d = (c + 1) % columns
        faces.append([last + c, last + d, d, c])
        uv.append(np.tile(into("dark", 0.1, 0.1), (4, 1)))
    row = np.zeros(len(person.joints), np.float32)
    row[person.joint_index["head"]] = 1
    cap = Part("cap", points, faces, uv, np.tile(row, (len(points), 1)), "uniform")
    return cap, _peak(person, grid[0], row)


def _peak(person, rim, row):
    columns, rows, half = 17, 5, np.radians(57)
    count = len(rim)
    upper = np.zeros((rows, columns, 3))
    for c in range(columns):
        s = -1 + 2 * c / (columns - 1)
        position = (s * half) % (2 * np.pi) / (2 * np.pi) * count
        low, f = int(position) % count, position - int(position)
        start = rim[low] * (1 - f) + rim[(low + 1) % count] * f + [0, 0.004, 0]
        length = 0.078 * np.cos(s * np.pi / 2 * 0.98) ** 0.6
        for r in range(rows):
            t = r / (rows - 1)
            upper[r, c] = start + [0, -0.014 * t * t - 0.008 * t * s * s - 0.004 * t, length * t]
    lower = upper - [0, 0.003, 0]
    points = np.concatenate([upper.reshape(-1, 3), lower.reshape(-1, 3)])
    count = rows * columns
    faces, uv = [], []
    for f in grid_faces(rows, columns, False):
        corner = into("visor", np.array([i % columns for i in f]) / (columns - 1), 0.5 * np.array([i // columns for i in f]) / (rows - 1))
        faces.append(f[::-1])
        uv.append(corner[::-1])
        faces.append([i + count for i in f])
        uv.append(corner + [0, 40 / 1024])
    edge = [(rows - 1) * columns + c for c in range(columns)]
    for a, b in zip(edge, edge[1:]):
        faces.append([a, a + count, b + count, b])
        uv.append(np.tile(into("visor", 0.5, 0.48), (4, 1)))
    return Part("peak", points, faces, uv, np.tile(row, (len(points), 1)), "uniform")
