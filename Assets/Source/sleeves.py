"""Sleeves that narrow towards the wrist, and the cuffs they end in."""

import numpy as np

from atlas import layered_noise, smoothstep
from surface import Part, boundary_loops, cast_inward, grid_faces, nearest_weights, tree

CUFF = (0.885, 0.99)  # where on the sleeve's strip of the picture the cuff lies
COLUMNS = 16

# Metres off the arm in the middle of the forearm, where the cloth gathers above the cuff, and at the cuff;
# how long the cuff is and how thick its edge.
FIT = {
    "shirt": {"fore": 0.011, "gather": 0.012, "cuff": 0.0045, "long": 0.052, "thick": 0.0022},
    "hoodie": {"fore": 0.015, "gather": 0.019, "cuff": 0.0035, "long": 0.058, "thick": 0.0030},
    "puffer": {"fore": 0.027, "gather": 0.026, "cuff": 0.0045, "long": 0.034, "thick": 0.0040},
    "denim": {"fore": 0.012, "gather": 0.013, "cuff": 0.0055, "long": 0.052, "thick": 0.0030},
    "fleece": {"fore": 0.014, "gather": 0.015, "cuff": 0.0050, "long": 0.040, "thick": 0.0030},
    "coat": {"fore": 0.017, "gather": 0.015, "cuff": 0.0120, "long": 0.050, "thick": 0.0040},
}


class Arm:
    """The left forearm under the sleeve: its bone's line and the skin about it."""

    def __init__(self, person):
        base, j = person.base, person.head_of
        self.person, self.elbow, self.wrist = person, j["lowerarm_l"], j["hand_l"]
        self.length = np.linalg.norm(self.wrist - self.elbow)
        self.along = (self.wrist - self.elbow) / self.length
        bare = person.weight_of("lowerarm_l", "hand_l", "upperarm_l")
        self.skin = tree(person.vertices, [base.faces[k] for k in base.faces_of("body") if bare[base.faces[k]].min() > 0.3])
        front = np.array([0, 0, 1.0]) - self.along * self.along[2]
        self.front = front / np.linalg.norm(front)
        self.up = np.cross(self.front, self.along)

    def reach(self, place, direction):
        """Returns how far the skin is from the bone's line, `place` metres beyond the wrist (negative: before)."""
        hit = cast_inward(self.skin, self.wrist + self.along * place, direction, 0.075)
        return 0.026 if hit is None else np.linalg.norm(hit - self.wrist - self.along * place)


def narrowed(person, points, faces, lower, fit):
    """Draws a sleeve in towards the arm: close over the forearm, gathered and folded above the cuff."""
    arm, cut = Arm(person), FIT[fit]
    side = np.where(points[:, 0] < 0, -1.0, 1.0)
    flip = np.stack([side, np.ones_like(side), np.ones_like(side)], -1)
    own = points * flip
    place = (own - arm.wrist) @ arm.along
    on_arm = (lower > 0.5) & (place > -arm.length)
    edge = {i for loop in boundary_loops(faces) for i in loop}
    wander = layered_noise(own, 30, 2, 41)
    for i in np.where(on_arm)[0]:
        at = min(place[i], 0.0)
        end = -cut["long"] + 0.004
        if i in edge or at > end:
            at = end
        line = arm.wrist + arm.along * at
        out = own[i] - arm.wrist - arm.along * place[i]
        radius = np.linalg.norm(out)
        d = out / max(radius, 1e-6)
        gathered = float(smoothstep(end - 0.075, end - 0.030, at))
        off = cut["fore"] * (1 - gathered) + cut["gather"] * gathered
        # Cloth hangs from the upper side of the arm and bags below it.
        off *= 1 + 0.35 * gathered * -float(d @ arm.up) + 0.22 * wander[i]
        if at >= end - 1e-6:
            off = cut["cuff"] - 0.001
        share = float(smoothstep(-arm.length, -arm.length * 0.72, at))
        wanted = min(arm.reach(at, d) + off, radius if at < end - 0.001 else 1)
        own[i] = line + d * (radius * (1 - share) + wanted * share)
    return own * flip


def kept(person, points, faces, fit):
    """Returns the faces of a top that end where its cuffs begin."""
    arm = Arm(person)
    own = np.stack([np.abs(points[:, 0]), points[:, 1], points[:, 2]], -1)
    place = (own - arm.wrist) @ arm.along
    lower = person.weight_of("lowerarm", "hand")
    return [f for f in faces if lower[f].mean() < 0.5 or place[f].min() < -FIT[fit]["long"] - 0.008]


def make_cuffs(person, fit, region, material, into):
    """A band about each wrist whose edge turns in; the sleeve is gathered into its upper end."""
    arm, cut = Arm(person), FIT[fit]
    end, thick, gap = 0.006, cut["thick"], cut["cuff"]
    rows = [(end - 0.004, gap - thick - 0.0005, 1.0), (end, gap - 0.4 * thick, 0.99), (end - 0.001, gap + 0.6 * thick, 0.97),
            (end - 0.006, gap + thick, 0.9), (-cut["long"] + 0.004, gap + thick, 0.06), (-cut["long"], gap - thick, 0.0)]
    angles = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    ways = [np.sin(a) * arm.front + np.cos(a) * arm.up for a in angles]
    # Past the wrist the hand broadens; the cuff keeps the wrist's girth.
    radius = np.array([[arm.reach(min(place, 0.0), d) + off for d in ways] for place, off, _ in rows])
    for _ in range(2):
        radius = 0.5 * radius + 0.25 * (np.roll(radius, 1, 1) + np.roll(radius, -1, 1))
    left = np.array([[arm.wrist + arm.along * place + radius[r, c] * ways[c] for c in range(COLUMNS)]
                     for r, (place, _, _) in enumerate(rows)]).reshape(-1, 3)
    faces = grid_faces(len(rows), COLUMNS, True)
    uv = []
    for f in faces:
        a = np.array([angles[i % COLUMNS] for i in f])
        a = np.where(a < a.max() - np.pi, a + 2 * np.pi, a)
        a = a - 2 * np.pi if a.mean() > np.pi else a
        along = np.array([CUFF[0] + (CUFF[1] - CUFF[0]) * rows[i // COLUMNS][2] for i in f])
        uv.append(into(region, along, (a / (2 * np.pi) + 0.5 + 0.06) / 1.12))
    outer = left[faces[3 * COLUMNS]]
    if np.cross(outer[1] - outer[0], outer[2] - outer[0]) @ (outer[0] - left.mean(0)) < 0:
        faces, uv = [f[::-1] for f in faces], [corner[::-1] for corner in uv]
    count = len(left)
    points = np.concatenate([left, left * [-1, 1, 1]])
    faces, uv = faces + [[i + count for i in f[::-1]] for f in faces], uv + [corner[::-1] for corner in uv]
    body = sorted({i for k in person.base.faces_of("body") for i in person.base.faces[k]})
    near = np.array([i for i in body if np.linalg.norm(np.abs(person.vertices[i][:2]) - np.abs(arm.wrist[:2])) < 0.12])
    weights = nearest_weights(points, person.vertices[near], person.weights[near])
    # A cuff stays on the forearm when the hand bends.
    for name in "lr":
        hand, fore = person.joint_index[f"hand_{name}"], person.joint_index[f"lowerarm_{name}"]
        moved = weights[:, hand] * 0.6
        weights[:, hand] -= moved
        weights[:, fore] += moved
    return Part("cuffs", points, faces, uv, weights, material)
