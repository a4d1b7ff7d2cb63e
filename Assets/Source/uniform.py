"""The uniform: shirt, trousers, boots, collar, vest, belt with pouches, radio, badge and cap.

All pieces share one 1024 x 1024 picture; `REGION` says which rectangle each owns.
Left and right limbs share texels: the right side is mirrored onto the left.
"""

import numpy as np
from mathutils import Vector

import sleeves
from surface import (Part, boundary_loops, cast_inward, chamfered_box, grid_faces, nearest_weights,
                     smoothed, subset, tree, tube, vertex_normals)
from atlas import layered_noise, smoothstep

SIZE = 1024
REGION = {  # x, y, width, height in texels
    "vest_front": (0, 0, 400, 448), "vest_back": (400, 0, 400, 448),
    "cap": (800, 0, 224, 176), "visor": (800, 176, 224, 80), "pouch": (800, 256, 128, 128),
    "radio": (928, 256, 96, 86), "lid": (928, 342, 96, 42), "dark": (800, 384, 224, 64),
    "sleeve": (0, 448, 330, 320), "torso": (330, 448, 330, 320), "collar": (660, 448, 364, 96),
    "boot": (660, 544, 364, 160), "belt": (660, 704, 364, 64), "trousers": (0, 768, 1024, 256),
}


def into(region, s, t):
    """Maps 0...1 coordinates (t down) into a region, with two texels of margin."""
    x, y, width, height = REGION[region]
    s, t = np.clip(s, 0, 1), np.clip(t, 0, 1)
    return np.stack([(x + 2 + s * (width - 4)) / SIZE, (y + 2 + t * (height - 4)) / SIZE], -1)


class Landmarks:
    """Heights and centres that the cut of the clothes follows."""

    def __init__(self, person):
        j = person.head_of
        self.waist = j["pelvis"][1] + 0.075
        self.neck = j["neck_01"]
        self.shoulder = j["upperarm_l"]
        self.spine_z = (j["spine_02"][2] + j["spine_03"][2]) / 2 + 0.012


def limb_uv(points, faces, region, along, around):
    """Unwraps each face about a limb without letting one face cross the seam."""
    uv = []
    for face in faces:
        angles = around[face].copy()
        middle = np.angle(np.exp(1j * angles).mean())
        angles = middle + np.angle(np.exp(1j * (angles - middle)))
        s = along[face]
        t = (angles / (2 * np.pi) + 0.5 + 0.06) / 1.12
        uv.append(into(region, s, t))
    return uv


def hem(part, depth, inward):
    """Turns open edges inside so that no paper-thin rim shows."""
    points, faces, uv = [*part.points], [*part.faces], [*part.uv]
    weights = [*part.weights]
    corner_of = {i: corner for f, corners in zip(part.faces, part.uv) for i, corner in zip(f, corners)}
    for loop in boundary_loops(part.faces):
        ring = np.array([part.points[i] for i in loop])
        centre = ring.mean(0)
        new = len(points)
        for i, p in zip(loop, ring):
            towards = centre - p
            towards /= max(np.linalg.norm(towards), 1e-6)
            points.append(p + towards * depth + np.asarray(inward))
            weights.append(part.weights[i])
        for k in range(len(loop)):
            n = (k + 1) % len(loop)
            faces.append([loop[n], loop[k], new + k, new + n])
            edge = [corner_of[loop[n]], corner_of[loop[k]]]
            uv.append(np.array([edge[0], edge[1], edge[1], edge[0]]))
    return Part(part.name, points, faces, uv, weights, part.material)


# -- shirt, trousers, boots: grown from the base mesh's own clothing shell ----------


def make_shirt(person, marks):
    base, v = person.base, person.vertices
    leg = person.weight_of("thigh", "calf", "foot")
    hand = person.weight_of("hand", "thumb", "index", "middle", "ring", "pinky")
    neck = person.weight_of("neck", "head")
    faces = [base.faces[k] for k in base.faces_of("helper-tights")]
    faces = [f for f in faces if v[f][:, 1].mean() > marks.waist - 0.03 and leg[f].mean() < 0.5
             and hand[f].mean() < 0.55 and not (neck[f].mean() > 0.35 and v[f][:, 1].mean() > marks.neck[1] - 0.005)]
    used, faces = subset(sleeves.kept(person, v, faces, "shirt"))
    points = smoothed(v[used], faces, 3)
    normals = vertex_normals(points, faces)
    arm = person.weight_of("upperarm", "lowerarm", "hand")[used]
    lower = person.weight_of("lowerarm", "hand")[used]
    wrinkle = layered_noise(points * [1, 1.6, 1], 16, 2, seed=5)
    points = points + normals * (0.006 + 0.003 * arm + 0.006 * lower + 0.0035 * wrinkle * (0.4 + arm))[:, None]
    points = sleeves.narrowed(person, sloped(person, marks, points, arm, 0.15), faces, lower, "shirt")
    # Tucked in: below the belt the shirt stays inside the trousers.
    tucked = np.clip((marks.waist + 0.012 - points[:, 1]) / 0.02, 0, 1) * (arm < 0.3)
    points = points - vertex_normals(points, faces) * (0.016 * tucked)[:, None]
    uv = trunk_and_sleeve_uv(person, marks, points, faces, arm, ("sleeve", "torso"), marks.waist - 0.06)
    part = Part("shirt", points, faces, uv, person.weights[used], "uniform")
    return hem(part, 0.012, (0, 0, 0))


def along_arm(person, points):
    """Returns how far along upper arm and forearm points lie (0...1 each) and what they are off the bones."""
    j = person.head_of
    side = np.sign(points[:, 0] + 1e-9)
    mirrored = points * np.stack([side, np.ones_like(side), np.ones_like(side)], -1)
    start, elbow, wrist = j["upperarm_l"], j["lowerarm_l"], j["hand_l"]
    upper, fore = elbow - start, wrist - elbow
    s1 = ((mirrored - start) @ upper) / (upper @ upper)
    s2 = ((mirrored - elbow) @ fore) / (fore @ fore)
    axis = np.where(s2[:, None] > 0, elbow + np.clip(s2, 0, 1)[:, None] * fore, start + np.clip(s1, -0.3, 1)[:, None] * upper)
    return s1, s2, mirrored - axis, side


def sloped(person, marks, points, arm, amount):
    """Lets shoulders fall and sleeves lie close: there is no body under them that would show."""
    s1, s2, out, side = along_arm(person, points)
    on_arm = smoothstep(0.15, 0.75, arm)
    slimmer = amount * on_arm * (1 - 0.6 * smoothstep(0.1, 0.9, s2))
    moved = points - slimmer[:, None] * out * np.stack([side, np.ones_like(side), np.ones_like(side)], -1)
    # From the neck outwards the cloth falls; at the joint it is rounded off.
    reach = smoothstep(0.07, marks.shoulder[0] + 0.02, abs(points[:, 0]))
    on_top = smoothstep(marks.shoulder[1] - 0.05, marks.shoulder[1] + 0.02, points[:, 1])
    moved[:, 1] -= 0.017 * reach * on_top * (1 - 0.5 * on_arm)
    return moved


def trunk_and_sleeve_uv(person, marks, points, faces, arm, regions, lowest):
    """Unwraps a top: the trunk around the spine, both sleeves onto one strip."""
    j = person.head_of
    start, wrist = j["upperarm_l"], j["hand_l"]
    s1, s2, out, _ = along_arm(person, points)
    along = np.where(s2 > 0, np.minimum(0.55 + 0.4 * np.clip(s2, 0, 1.1), sleeves.CUFF[0] - 0.01), 0.15 + 0.4 * np.clip(s1, -0.35, 1))
    direction = (wrist - start) / np.linalg.norm(wrist - start)
    front = np.array([0, 0, 1.0]) - direction * direction[2]
    front /= np.linalg.norm(front)
    up = np.cross(front, direction)
    around = np.arctan2(out @ front, out @ up)
    sleeve = limb_uv(points, faces, regions[0], along, around)
    body_angle = np.arctan2(points[:, 0], points[:, 2] - marks.spine_z)
    height = (points[:, 1] - lowest) / (marks.neck[1] + 0.06 - lowest)
    uv = []
    for k, face in enumerate(faces):
        if arm[face].mean() > 0.5:
            uv.append(sleeve[k])
        else:
            a = body_angle[face]
            middle = np.angle(np.exp(1j * a).mean())
            a = middle + np.angle(np.exp(1j * (a - middle)))
            uv.append(into(regions[1], (a / (2 * np.pi) + 0.5 + 0.06) / 1.12, 1 - height[face]))
    return uv


def make_trousers(person, marks, region="trousers", width=1.0, material="uniform", cuffed=False):
    """Trousers that narrow towards the hem and break over the shoe; `cuffed` ones end in a rib."""
    base, v, j = person.base, person.vertices, person.head_of
    foot = person.weight_of("foot", "ball")
    arm = person.weight_of("upperarm", "lowerarm", "hand")
    faces = [base.faces[k] for k in base.faces_of("helper-tights")]
    faces = [f for f in faces if v[f][:, 1].mean() <= marks.waist + 0.03 and arm[f].mean() < 0.3
             and v[f][:, 1].mean() > 0.075]
    used, faces = subset(faces)
    points = smoothed(v[used], faces, 4)
    crotch = np.exp(-((points[:, 0] / 0.09) ** 2 + ((points[:, 1] - j["thigh_l"][1] + 0.09) / 0.09) ** 2))
    points = smoothed(points, faces, 14, mask=crotch)
    points += vertex_normals(points, faces) * 0.008
    side = np.where(points[:, 0] >= 0, 1.0, -1.0)
    heights = [j["foot_l"][1], j["calf_l"][1], j["thigh_l"][1], marks.waist]
    axis_x = np.interp(points[:, 1], heights, [j["foot_l"][0], j["calf_l"][0], j["thigh_l"][0], j["thigh_l"][0]]) * side
    axis_z = np.interp(points[:, 1], heights, [j["foot_l"][2] - 0.004, j["calf_l"][2] - 0.012, j["thigh_l"][2], j["thigh_l"][2]])
    out = np.stack([points[:, 0] - axis_x, np.zeros(len(points)), points[:, 2] - axis_z], -1)
    radius = np.linalg.norm(out, axis=1)
    hip = np.clip((j["thigh_l"][1] - 0.10 - points[:, 1]) / 0.12, 0, 1)
    least = np.interp(points[:, 1], [0.06, 0.5 * j["calf_l"][1], j["calf_l"][1], j["thigh_l"][1]], [0.067, 0.069, 0.071, 0.086]) * width
    angle = np.arctan2(out[:, 0], out[:, 2])
    bunch = np.exp(-((points[:, 1] - 0.15) / 0.06) ** 2)
    knee = np.exp(-((points[:, 1] - j["calf_l"][1]) / 0.07) ** 2)
    behind = 0.35 + 0.65 * smoothstep(0.2, -0.6, np.cos(angle))
    fold = (layered_noise(points * [1, 2.2, 1], 13, 2, seed=9) * (0.0025 + 0.004 * bunch + 0.003 * knee)
            + 0.006 * bunch * np.sin(points[:, 1] * 150 + 1.5 * angle)
            + 0.004 * knee * behind * np.sin(points[:, 1] * 120 + 2 * angle))
    # Over the instep the cloth stands out and folds once: the break.
    fold += (0.010 if not cuffed else 0.006) * np.exp(-((points[:, 1] - 0.125) / 0.028) ** 2) * smoothstep(-0.1, 0.8, np.cos(angle))
    if cuffed:
        least = np.where(points[:, 1] < 0.115, 0.050, least)
        fold += 0.008 * np.exp(-((points[:, 1] - 0.155) / 0.03) ** 2)
    wanted = np.maximum(radius * 1.02 + 0.003, least) + fold
    wanted = radius + (wanted - radius) * hip
    points = points + out / np.maximum(radius, 1e-6)[:, None] * (wanted - radius)[:, None]
    inner = (side * points[:, 0] < 0.006) & (hip > 0)
    points[inner, 0] = side[inner] * 0.006
    if not cuffed:  # the hem hangs lower at the heel
        points[:, 1] -= 0.020 * smoothstep(0.16, 0.085, points[:, 1]) * smoothstep(0.3, -0.8, np.cos(angle))
    around = np.arctan2(out[:, 0] * side, out[:, 2])
    along = 1 - (points[:, 1] - 0.05) / (marks.waist + 0.04 - 0.05)
    uv = limb_uv(points, faces, region, along, around)
    return hem(Part("trousers", points, faces, uv, person.weights[used], material), 0.012, (0, 0.004, 0))


def make_boots(person, region="boot", material="uniform"):
    base, v = person.base, person.vertices
    faces = [base.faces[k] for k in base.faces_of("helper-tights")]
    foot = person.weight_of("foot", "ball")
    faces = [f for f in faces if v[f][:, 1].mean() < 0.19 and foot[f].mean() + (v[f][:, 1].mean() < 0.19) > 0.5]
    used, faces = subset(faces)
    points = smoothed(v[used], faces, 5)
    normals = vertex_normals(points, faces)
    points = points + normals * np.where(points[:, 1] < 0.1, 0.009, 0.004)[:, None]
    toe = np.clip((points[:, 2] - 0.12) / 0.08, 0, 1)
    points[:, 1] += 0.010 * toe * (points[:, 1] > 0.02)
    sole = points[:, 1] < 0.022
    points[sole, 1] = 0.0
    flat = normals[:, [0, 2]] / np.maximum(np.linalg.norm(normals[:, [0, 2]], axis=1, keepdims=True), 0.4)
    points[sole[:, None] & [True, False, True]] += (flat[sole] * 0.004).ravel()
    side = np.where(points[:, 0] >= 0, 1.0, -1.0)
    centre = person.head_of["foot_l"]
    around = np.arctan2((points[:, 0] - centre[0] * side) * side, points[:, 2] - centre[2])
    uv = []
    for face in faces:
        a = around[face]
        middle = np.angle(np.exp(1j * a).mean())
        a = middle + np.angle(np.exp(1j * (a - middle)))
        uv.append(into(region, (a / (2 * np.pi) + 0.56) / 1.12, 1 - points[face][:, 1] / 0.2))
    return Part("boots", points, faces, uv, person.weights[used], material)


# -- collar, vest, belt: rings found by casting rays at what they lie on --------------


def make_collar(person, marks):
    """A shirt collar: a stand around the neck and a fall turned down over it, open in front."""
    base = person.base
    skin = tree(person.vertices, [base.faces[k] for k in base.faces_of("body")])
    gap, columns = np.radians(13), 44
    angles = np.linspace(gap, 2 * np.pi - gap, columns)
    rows = []
    centre_z = marks.neck[2] + 0.018
    for lift, out in ((-0.018, 0.010), (0.022, 0.009), (0.034, 0.011), (0.035, 0.016), (0.020, 0.023), (-0.006, 0.031)):
        ring = []
        for a in angles:
            forward = np.cos(a)
            y = marks.neck[1] - 0.012 - 0.026 * forward + lift
            front = np.exp(-((np.pi - abs(a - np.pi)) / 0.55) ** 2)
            if out > 0.03:
                y -= 0.020 * front
            d = np.array([np.sin(a), 0, forward])
            hit = cast_inward(skin, [0, y if lift < 0.03 else marks.neck[1] - 0.012 - 0.026 * forward + 0.03, centre_z], d, 0.11)
            r = 0.062 if hit is None else np.hypot(hit[0], hit[2] - centre_z)
            open_end = a in (angles[0], angles[-1])  # the fall meets the stand there
            stands = min(out, 0.0135) if open_end else out + 0.008 * front * (out > 0.02)
            ring.append(np.array([0, y, centre_z]) + d * (min(r, 0.082) + stands))
        rows.append(ring)
    grid = np.array(rows)
    for _ in range(4):
        grid[:, 1:-1] = 0.5 * grid[:, 1:-1] + 0.25 * (grid[:, 2:] + grid[:, :-2])
    points = grid.reshape(-1, 3)
    # The rows run up the stand and down the fall, so the outside of the fall winds the other way.
    faces = grid_faces(len(rows), columns, False)
    spread = np.linspace(0, 1, columns)
    uv = [into("collar", np.array([spread[i % columns] for i in f]),
               np.array([(i // columns) / (len(rows) - 1) for i in f]))[::-1] for f in faces]
    faces = [f[::-1] for f in faces]
    body = [i for k in base.faces_of("body") for i in base.faces[k]]
    near = np.array(sorted({i for i in body if abs(person.vertices[i][1] - marks.neck[1]) < 0.12 and abs(person.vertices[i][0]) < 0.15}))
    weights = nearest_weights(points, person.vertices[near], person.weights[near])
    return Part("collar", points, faces, uv, weights, "uniform")


class Vest:
    """The body-armour cover: a shell around the torso with shoulder straps."""

    COLUMNS, ROWS = 64, 19
    # How far up each row lies, 0...1: the first and the last strip are the binding of the edge.
    UP = np.concatenate([[0, 0.022], np.linspace(0.075, 0.93, 15), [0.978, 1.0]])
    # Angle from the front in degrees and height of the top edge over the shoulder joint in metres.
    TOP = np.array([(0, -0.036), (11, -0.033), (20, -0.018), (27, 0.002), (40, 0.010), (50, -0.014), (60, -0.076),
                    (74, -0.130), (90, -0.148), (106, -0.128), (120, -0.070), (131, 0.0), (140, 0.026), (154, 0.032),
                    (168, 0.014), (180, 0.008)])

    def __init__(self, person, marks, shirt):
        self.person, self.marks = person, marks
        arm = person.weight_of("upperarm", "lowerarm", "hand")
        self._below(shirt)
        self.bottom = marks.waist + 0.035
        self.angles = np.linspace(0, 2 * np.pi, self.COLUMNS, endpoint=False)
        folded = np.degrees(np.pi - abs(self.angles - np.pi))
        self.top = marks.shoulder[1] + np.interp(folded, self.TOP[:, 0], self.TOP[:, 1])
        self._find_surface()

    def _below(self, shirt):
        arm_columns = [k for k, n in enumerate(self.person.joints) if n.startswith(("upperarm", "lowerarm", "hand"))]
        self.arm_columns = arm_columns
        arm = shirt.weights[:, arm_columns].sum(1)
        self.torso_faces = [f for f in shirt.faces if arm[f].mean() < 0.42]
        self.shirt = shirt
        self.under = tree(shirt.points, self.torso_faces)

    def _find_surface(self):
        rows = []
        for r in range(self.ROWS):
            t = self.UP[r]
            ring = []
            for a, top in zip(self.angles, self.top):
                y = self.bottom + (top - self.bottom) * t
                d = np.array([np.sin(a), 0, np.cos(a)])
                hit = cast_inward(self.under, [0, y, self.marks.spine_z], d, 0.45)
                ring.append(np.nan if hit is None else np.hypot(hit[0], hit[2] - self.marks.spine_z))
            ring = np.array(ring)
            bad = np.isnan(ring)
            if bad.any():
                ring[bad] = np.interp(np.where(bad)[0], np.where(~bad)[0], ring[~bad], period=self.COLUMNS)
            rows.append(ring)
        radius = np.array(rows)
        soft = radius.copy()
        for _ in range(8):
            middle = soft.copy()
            middle[1:-1] = 0.5 * soft[1:-1] + 0.25 * (soft[2:] + soft[:-2])
            soft = 0.5 * middle + 0.25 * (np.roll(middle, 1, 1) + np.roll(middle, -1, 1))
        radius = np.maximum(soft, radius - 0.004)
        t = self.UP[:, None]
        aside = abs(np.sin(self.angles))[None] ** 2
        # Armour is stiff: it falls from the ribs and does not follow the waist in, and is thin under the arms.
        ribs = radius[self.ROWS * 6 // 10]
        fallen = np.minimum(np.maximum(radius, 0.96 * ribs), radius + 0.009)
        radius = radius + (fallen - radius) * aside * smoothstep(0.62, 0.40, t)
        thickness = 0.020 * np.clip(t / 0.06, 0.5, 1) * np.clip((1.03 - t) / 0.08, 0.7, 1)
        thickness = thickness * (1 - 0.42 * aside * smoothstep(0.55, 0.85, t))
        # A filled cover is never even: it sags and creases where the wearer bends.
        place = np.stack([radius * np.sin(self.angles), np.broadcast_to(6 * t, radius.shape) * 0.1, radius * np.cos(self.angles)], -1)
        thickness = thickness + 0.0022 * layered_noise(place, 16, 2, 83) * smoothstep(0.0, 0.2, t) * smoothstep(1.0, 0.8, t)
        radius = np.where(t < 0.01, radius - 0.002, radius)
        height = self.bottom + (self.top[None] - self.bottom) * t
        sin, cos = np.sin(self.angles)[None], np.cos(self.angles)[None]

        def shell(r):
            return np.stack([r * sin, height, r * cos + self.marks.spine_z], -1)

        self.outer, self.inner = shell(radius + thickness), shell(radius - 0.004)
        self.breadth = abs(self.outer[self.ROWS // 2, [self.COLUMNS // 4, -self.COLUMNS // 4], 0]).mean()

    def part(self):
        outer, n = self.outer, self.COLUMNS
        points = np.concatenate([outer.reshape(-1, 3), self.inner[0], self.inner[-1]])
        faces = grid_faces(self.ROWS, n, True)
        uv = [into("dark", np.full(4, 0.75), np.full(4, 0.75)) if k < n or k >= (self.ROWS - 2) * n else self._uv(f)
              for k, f in enumerate(faces)]
        base, last = self.ROWS * n, (self.ROWS - 1) * n
        for c in range(n):
            d = (c + 1) % n
            for face in ([base + c, base + d, d, c], [last + c, last + d, base + n + d, base + n + c]):
                faces.append(face)
                uv.append(np.tile(into("dark", 0.6, 0.5), (4, 1)))
        points, faces, uv = self._add_straps(points, faces, uv)
        arm = self.shirt.weights[:, self.arm_columns].sum(1)
        near = np.where(arm < 0.45)[0]
        weights = nearest_weights(points, self.shirt.points[near], self.shirt.weights[near], 10)
        weights[:, self.arm_columns] *= 0.2
        weights /= weights.sum(1, keepdims=True)
        return Part("vest", points, faces, uv, weights, "uniform")

    def _uv(self, face):
        n = self.COLUMNS
        columns = np.array([i % n for i in face])
        if columns.max() - columns.min() > n / 2:
            columns = np.where(columns < n / 2, columns + n, columns)
        angle = columns * 2 * np.pi / n
        front = np.cos(angle.mean()) > 0
        relative = np.angle(np.exp(1j * angle)) if front else angle - np.pi
        if front and abs(relative[0] - relative).max() > np.pi:
            relative = np.where(relative < 0, relative + 2 * np.pi, relative)
        heights = np.array([self.outer[i // n, i % n, 1] for i in face])
        highest = self.marks.shoulder[1] + 0.05
        # Across by true breadth where letters stand, so that they keep their shape however the chest
        # tapers; the rest, by the angle's cube, brings the sides to the rectangle's ends.
        x = np.array([self.outer[i // n, i % n, 0] for i in face]) * (1 if front else -1)
        ends = abs(np.array([self.outer[i // n, [n // 4, n - n // 4], 0] for i in face])).mean(1)
        share = 0.42 / self.breadth
        across = share * x + (0.5 - share * ends) * (relative / (np.pi / 2)) ** 3
        return into("vest_front" if front else "vest_back", 0.5 + across,
                    1 - (heights - self.bottom) / (highest - self.bottom))

    def _add_straps(self, points, faces, uv):
        points, faces, uv = list(points), list(faces), list(uv)
        down = tree(self.shirt.points, self.shirt.faces)
        highest = self.marks.shoulder[1] + 0.3
        for side in (1, -1):
            rows = []
            for number, s in enumerate((0.0, 0.06, 0.36, 0.66, 0.94, 1.0)):
                front, back = np.radians(36 + s * 15), np.radians(149 - s * 17)
                rim = number in (0, 5)  # the padded strap's edges turn down to the shoulder
                start, end = self._edge(front * side), self._edge(back * side)
                row = []
                for t in np.linspace(0, 1, 9):
                    p = start + (end - start) * t
                    hit = down.ray_cast(Vector((p[0], highest, p[2])), Vector((0, -1, 0)))[0]
                    over = hit[1] if hit else p[1]
                    # Beside the neck the strap lies flat, under the collar.
                    beside = float(smoothstep(0.084, 0.108, np.hypot(p[0], p[2] - self.marks.neck[2] - 0.018)))
                    ends = float(smoothstep(0.25, 0.0, min(t, 1 - t)))
                    lift = max(p[1] - 0.02 + 0.016 * ends, over + 0.004 + 0.007 * beside + 0.002 * np.sin(np.pi * s))
                    row.append([p[0], max(lift - 0.011, over - 0.002) if rim else lift, p[2]])
                rows.append(row)
            grid = np.array(rows)
            for _ in range(2):
                grid[:, 1:-1, 1] = np.maximum(grid[:, 1:-1, 1], 0.5 * grid[:, 1:-1, 1] + 0.25 * (grid[:, 2:, 1] + grid[:, :-2, 1]))
            grid[:, 0, 1] -= 0.02
            grid[:, -1, 1] -= 0.02
            start = len(points)
            points.extend(grid.reshape(-1, 3))
            for face in grid_faces(6, 9, False, start):
                faces.append(face if side < 0 else face[::-1])
                uv.append(into("dark", np.array([0.55 + 0.3 * ((i - start) % 9) / 8 for i in faces[-1]]),
                               np.array([0.3 + 0.4 * ((i - start) // 9) / 5 for i in faces[-1]])))
        return np.array(points), faces, uv

    def _edge(self, angle):
        column = (angle % (2 * np.pi)) / (2 * np.pi) * self.COLUMNS
        low = int(column) % self.COLUMNS
        f = column - int(column)
        top = self.outer[-1]
        return top[low] * (1 - f) + top[(low + 1) % self.COLUMNS] * f

    def place(self, angle_degrees, height):
        """Returns a point on the vest and the outward direction there."""
        a = np.radians(angle_degrees)
        column = int(round(a / (2 * np.pi) * self.COLUMNS)) % self.COLUMNS
        heights = self.outer[:, column, 1]
        row = int(np.argmin(abs(heights - height)))
        return np.array([*self.outer[row, column]]), np.array([np.sin(a), 0, np.cos(a)])


def make_belt(person, marks, below):
    """The duty belt: a ring over shirt and trousers."""
    surfaces = [tree(p.points, p.faces) for p in below]
    columns = 48
    angles = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    radius = []
    y = marks.waist + 0.005
    for a in angles:
        d = np.array([np.sin(a), 0, np.cos(a)])
        hits = [cast_inward(s, [0, y + h, marks.spine_z], d, 0.32) for s in surfaces for h in (-0.02, 0, 0.02)]
        hits = [np.hypot(h[0], h[2] - marks.spine_z) for h in hits if h is not None]
        radius.append(max(hits) if hits else np.nan)
    radius = np.array(radius)
    for _ in range(2):
        radius = np.maximum(radius, 0.5 * radius + 0.25 * (np.roll(radius, 1) + np.roll(radius, -1)))
    rows = [(-0.024, -0.004), (-0.025, 0.010), (0.025, 0.010), (0.024, -0.004)]
    grid = np.array([[[(r + out) * np.sin(a), y + dy, (r + out) * np.cos(a) + marks.spine_z]
                      for a, r in zip(angles, radius)] for dy, out in rows])
    faces = grid_faces(len(rows), columns, True)
    uv = []
    for f in faces:
        c = np.array([i % columns for i in f], float)
        if c.max() - c.min() > columns / 2:
            c[c < columns / 2] += columns
        uv.append(into("belt", c / columns, 1 - np.array([i // columns for i in f]) / 3))
    points = grid.reshape(-1, 3)
    weights = np.zeros((len(points), len(person.joints)), np.float32)
    weights[:, person.joint_index["pelvis"]] = 0.75
    weights[:, person.joint_index["spine_01"]] = 0.25
    belt = Part("belt", points, faces, uv, weights, "uniform")

    def place(angle_degrees):
        a = np.radians(angle_degrees) % (2 * np.pi)
        r = np.interp(a, np.append(angles, 2 * np.pi), np.append(radius, radius[0]))
        d = np.array([np.sin(a), 0, np.cos(a)])
        return np.array([0, y, marks.spine_z]) + d * (r + 0.012), d

    return belt, place


def make_box(person, name, centre, outward, size, region, weights, tilt=0.0):
    """A chamfered box standing on a surface; `size` is breadth, height, depth."""
    points, faces = chamfered_box(size, min(size) * 0.30)
    outward = np.asarray(outward, float)
    right = np.cross([0, 1, 0], outward)
    right /= np.linalg.norm(right)
    up = np.cross(outward, right)
    cos, sin = np.cos(tilt), np.sin(tilt)
    right, up = cos * right + sin * up, cos * up - sin * right
    placed = np.asarray(centre) + points[:, :1] * right + points[:, 1:2] * up + points[:, 2:] * outward
    uv = [into(region, 0.5 + 0.46 * points[f][:, 0] / (size[0] / 2), 0.5 - 0.46 * points[f][:, 1] / (size[1] / 2))
          for f in faces]
    return Part(name, placed, faces, uv, np.tile(weights, (len(placed), 1)), "uniform")


def make_tube(name, path, radius, weights, sides=6):
    points, faces = tube(path, radius, sides)
    uv = [np.tile(into("dark", 0.3, 0.5), (len(f), 1)) for f in faces]
    return Part(name, points, faces, uv, np.tile(weights, (len(points), 1)), "uniform")


def joint_weights(person, **shares):
    row = np.zeros(len(person.joints), np.float32)
    for name, share in shares.items():
        row[person.joint_index[name]] = share
    return row


def make_gear(person, marks, vest, belt_place):
    """Pouches on belt and vest, a radio with its antenna and a hand microphone."""
    hips = joint_weights(person, pelvis=0.8, spine_01=0.2)
    chest = joint_weights(person, spine_03=0.8, spine_02=0.2)
    belly = joint_weights(person, spine_02=0.5, spine_01=0.5)
    parts = []
    for angle, size in ((58, (0.062, 0.085, 0.034)), (86, (0.050, 0.125, 0.036)), (128, (0.080, 0.075, 0.036)),
                        (-60, (0.060, 0.080, 0.034)), (-92, (0.055, 0.10, 0.040)), (-132, (0.075, 0.085, 0.036))):
        p, d = belt_place(angle)
        parts.append(make_box(person, "pouch", p + [0, -0.015, 0] + d * 0.014, d, size, "pouch", hips))
    p, d = belt_place(0)
    parts.append(make_box(person, "buckle", p, d, (0.060, 0.046, 0.012), "dark", hips))
    for angle in (22, -22):
        p, d = vest.place(angle, vest.bottom + 0.075)
        parts.append(make_box(person, "vest-pouch", p + d * 0.012, d, (0.085, 0.105, 0.032), "pouch", belly))
        parts.append(make_box(person, "lid", p + d * 0.0175 + [0, 0.036, 0], d, (0.091, 0.040, 0.028), "lid", belly))
    p, d = vest.place(34, marks.shoulder[1] - 0.105)
    parts.append(make_box(person, "radio", p + d * 0.016, d, (0.058, 0.110, 0.034), "radio", chest))
    top = p + d * 0.016 + [0.016, 0.055, 0]
    parts.append(make_tube("antenna", [top, top + [0.002, 0.05, 0], top + [0.004, 0.085, 0.001]], 0.0045, chest))
    p, d = vest.place(-34, marks.shoulder[1] - 0.035)
    parts.append(make_box(person, "microphone", p + d * 0.016, d, (0.044, 0.060, 0.024), "radio", chest, tilt=0.15))
    return parts
