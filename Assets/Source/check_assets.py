"""check_assets.py: prints what the built files hold and fails when a promise is broken.

Needs numpy, pillow and libmeshoptimizer2d only, so it also runs where Blender does not.
"""

import io
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from glb import picture_bytes, read_glb, triangle_count, triangles_by_mesh, values

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
failures = []


def expect(condition, text):
    if not condition:
        failures.append(text)
        print("  FAILED:", text)


def picture(document, binary, name):
    image = next(i for i in document["images"] if i["name"] == name)
    return Image.open(io.BytesIO(picture_bytes(document, binary, image)))


def check_common(document, binary):
    for mesh in document["meshes"]:
        for p in mesh["primitives"]:
            corners = values(document, binary, p["indices"])
            count = document["accessors"][p["attributes"]["POSITION"]]["count"]
            expect(corners.max() < count, "an index points past its vertices")
            for name, index in p["attributes"].items():
                rows = values(document, binary, index)
                expect(len(rows) == count, f"{name} has another count than POSITION")
                expect(np.isfinite(rows).all(), f"{name} holds a number that is not finite")


FACES = {"eyeBlinkLeft", "eyeBlinkRight", "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
         "jawOpen", "smile", "stern", "worried", "surprise", "disgust", "contempt"}
FINGERS = ("thumb", "index", "middle", "ring", "pinky")
BARE = {"head", "neck_01", "spine_03"}


def check_person(path):
    document, binary = read_glb(path)
    check_common(document, binary)
    skin, nodes = document["skins"][0], document["nodes"]
    joints = [nodes[k]["name"] for k in skin["joints"]]
    meshes = {m["name"]: m for m in document["meshes"]}
    morphs = meshes["face"]["extras"]["targetNames"]
    counted = triangles_by_mesh(document)
    print(f"  {os.path.getsize(path) / 1e6:.2f} MB, {triangle_count(document)} triangles {counted}, {len(joints)} joints, {len(morphs)} morphs")
    expect(os.path.getsize(path) <= 950_000, "larger than 0.95 MB")
    expect(triangle_count(document) <= 25_000, "more than 25 000 triangles")
    expect({"Root", "pelvis", "head", "eye_l", "eye_r", "hand_l", "hand_r"} <= set(joints), "a joint is missing")
    expect(len(morphs) >= 20, "fewer than twenty faces")
    expect(sum(m.startswith("viseme_") for m in morphs) == 14, "there are not fourteen visemes")
    expect(FACES <= set(morphs), f"a morph is missing: {sorted(FACES - set(morphs))}")
    expect(not any(word in m.lower() for m in morphs for word in ("breast", "genital", "nipple")), "a morph is indecent")
    parent = {child: k for k, n in enumerate(nodes) for child in n.get("children", [])}
    for place, k in enumerate(skin["joints"]):
        expect("rotation" not in nodes[k], f"joint {nodes[k]['name']} rests turned")
        expect(k not in parent or skin["joints"].index(parent[k]) < place, f"joint {nodes[k]['name']} comes before its parent")
    for mesh in document["meshes"]:
        for p in mesh["primitives"]:
            expect((values(document, binary, p["attributes"]["WEIGHTS_0"]).astype(int).sum(1) == 255).all(), "weights do not sum to 255")
            expect(values(document, binary, p["attributes"]["JOINTS_0"]).max() < len(joints), "a weight names no joint")
            check_sides(document, binary, p)
    for p in meshes["face"]["primitives"]:
        expect(len(p["targets"]) == len(morphs), "a primitive lacks morphs")
    moved = {name: max(np.abs(values(document, binary, p["targets"][k]["POSITION"])).max() for p in meshes["face"]["primitives"])
             for k, name in enumerate(morphs)}
    expect(min(moved.values()) > 0.0005, f"a morph moves nothing: {min(moved, key=moved.get)}")
    check_detail(document, binary, joints, counted)
    check_decency(document, binary, joints)


def check_sides(document, binary, primitive):
    """Triangles are wound so that they look where their normals do."""
    points, normals = (values(document, binary, primitive["attributes"][name]) for name in ("POSITION", "NORMAL"))
    a, b, c = values(document, binary, primitive["indices"])[:, 0].reshape(-1, 3).astype(int).T
    looks = (np.cross(points[b] - points[a], points[c] - points[a]) * normals[a]).sum(1) >= 0
    expect(looks.mean() > 0.9, f"{document['materials'][primitive['material']]['name']}: {looks.mean():.0%} of the triangles look outwards")


def check_detail(document, binary, joints, counted):
    """The far level hangs on the same bones, has no fingers and costs at most a third of the near one."""
    skinned = [n for n in document["nodes"] if "mesh" in n]
    far = [n for n in skinned if n["name"].endswith("_lod1")]
    expect(far, "there is no second level of detail")
    expect(all(n.get("skin") == 0 for n in skinned), "a mesh hangs on other bones")
    many = sum(counted[document["meshes"][n["mesh"]]["name"]] for n in far)
    expect(many <= 0.3 * (sum(counted.values()) - many), f"the far level has {many} triangles")
    fingers = [k for k, n in enumerate(joints) if n.startswith(FINGERS)]
    for node in far:
        for p in document["meshes"][node["mesh"]]["primitives"]:
            bound = values(document, binary, p["attributes"]["JOINTS_0"])[values(document, binary, p["attributes"]["WEIGHTS_0"]) > 0]
            expect(not np.isin(bound, fingers).any(), "a far hand hangs on fingers")


def check_decency(document, binary, joints):
    """Skin exists only on head, throat and hands, and the unused part of its picture is one flat colour."""
    used = Image.new("L", (256, 256))
    draw = ImageDraw.Draw(used)
    materials = [m["name"] for m in document["materials"]]
    throat = document["asset"]["extras"]["eyeHeightMetres"] - 0.30
    for mesh in document["meshes"]:
        for p in mesh["primitives"]:
            if materials[p["material"]] not in ("skin", "eyes"):
                continue
            points = values(document, binary, p["attributes"]["POSITION"])
            strongest = np.take_along_axis(values(document, binary, p["attributes"]["JOINTS_0"]),
                                           values(document, binary, p["attributes"]["WEIGHTS_0"]).argmax(1)[:, None], 1)[:, 0]
            names = np.array(joints)[strongest]
            hand = np.array([n.startswith(("hand", "lowerarm", *FINGERS)) for n in names])
            expect(((points[:, 1] > throat) | hand).all(), "skin lies under the clothes")
            expect((hand | np.isin(names, list(BARE)) | np.char.startswith(names, "clavicle") | np.char.startswith(names, "eye")).all(),
                   f"skin hangs on unexpected joints: {sorted(set(names[~hand]) - BARE)}")
            uv = values(document, binary, p["attributes"]["TEXCOORD_0"]) * 256
            for t in values(document, binary, p["indices"]).reshape(-1, 3):
                draw.polygon([tuple(uv[i]) for i in t], fill=255, outline=255)
    free = np.asarray(used.filter(ImageFilter.MaxFilter(11))) == 0
    free[150:222, 132:204] = False  # the eye's picture
    free[[0, -1]] = free[:, [0, -1]] = False  # what is painted is grown by ten texels, round the picture's edge too
    for name, tolerance in (("skin", 4), ("skin-normal", 4)):
        small = np.asarray(picture(document, binary, name).convert("RGB").resize((256, 256), Image.BOX), np.float32)
        expect(small[free].std(0).max() < tolerance, f"unused texels of {name} are not blank")


# What a moving surface may ask for: from and to, each.
MOVING = {"seconds": (2, 60), "wave": (0.5, 100), "slope": (0, 0.3), "ripple": (0.1, 20), "share": (0, 0.5)}


def check_moving(material):
    """Movement is slow and small, so that nobody gets dizzy, and says nothing that the engine would not know."""
    moving = material.get("extras", {}).get("moving")
    if moving is None:
        return
    name = material["name"]
    expect("seconds" in moving, f"{name} moves without a period")
    expect(set(moving) <= {*MOVING, "metres", "rooted"}, f"{name} moves in an unknown way: {sorted(moving)}")
    for key, (low, high) in MOVING.items():
        expect(low <= moving.get(key, low) <= high, f"{name}: {key} is not within {low} to {high}")
    expect(np.linalg.norm(moving.get("metres", [0, 0, 0])) <= 0.6, f"{name} moves more than 0.6 m")


def check_place(path, triangles, size):
    document, binary = read_glb(path)
    check_common(document, binary)
    expect(triangle_count(document) <= triangles, f"more than {triangles} triangles")
    expect(os.path.getsize(path) <= size, f"larger than {size} bytes")
    harmonics = document["scenes"][0]["extras"]["ambientSH"]
    expect(len(harmonics) == 9 and all(len(c) == 3 for c in harmonics), "ambientSH is not nine colours")
    expect(min(harmonics[0]) > 0, "there is no ambient light")
    for p in document["meshes"][0]["primitives"]:
        material = document["materials"][p["material"]]
        if "lightmap" in material.get("extras", {}):
            uv = values(document, binary, p["attributes"]["TEXCOORD_1"])
            expect(uv.min() >= 0 and uv.max() <= 1, f"{material['name']} leaves the lightmap")
    for material in document["materials"]:
        check_moving(material)
    light = np.asarray(picture(document, binary, "lightmap"), np.float32)
    expect(light.mean() > 8, "the lightmap is dark")
    lamps = document.get("extensions", {}).get("KHR_lights_punctual", {}).get("lights", [])
    print("  lamps:", ", ".join(f"{l['name']} {l['intensity']:.0f}" for l in lamps))


def main():
    total = 0
    for folder, _, names in os.walk(ROOT):
        total += sum(os.path.getsize(os.path.join(folder, n)) for n in names if "__pycache__" not in folder)
    people = sorted(os.listdir(os.path.join(ROOT, "People")))
    expect(sum(n.startswith("friend") for n in people) >= 2 and len(people) >= 8, "fewer than six adults and two youths")
    for name in people:
        print(name)
        check_person(os.path.join(ROOT, "People", name))
    for name in sorted(os.listdir(os.path.join(ROOT, "Places"))):
        print(name)
        check_place(os.path.join(ROOT, "Places", name), 60_000, 4_000_000)
    expect(total <= 40_000_000, "the assets are larger than 40 MB together")
    print(f"all assets: {total / 1e6:.1f} MB, {len(failures)} failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
