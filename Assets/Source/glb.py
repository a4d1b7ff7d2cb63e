"""A small writer and reader of glTF 2.0 binary files: accessors, sparse morph targets, images, materials."""

import io
import json
import struct

import numpy as np

FLOAT, INT8, UINT8, INT16, UINT16, UINT32 = 5126, 5120, 5121, 5122, 5123, 5125
COMPONENT = {"float32": FLOAT, "int8": INT8, "uint8": UINT8, "int16": INT16, "uint16": UINT16, "uint32": UINT32}
KINDS = {value: np.dtype(name) for name, value in COMPONENT.items()}
WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
ARRAY_BUFFER, INDEX_BUFFER = 34962, 34963
LINEAR, LINEAR_MIPMAP, REPEAT, CLAMP = 9729, 9987, 10497, 33071


# Samplers, by number: repeating, clamped, and repeating across but clamped downwards.
REPEATED, CLAMPED, STRIP = 0, 1, 2


class GLBWriter:
    """Collects one glTF document with one buffer and saves it as .glb."""

    def __init__(self, generator):
        self.binary = bytearray()
        self.document = {
            "asset": {"version": "2.0", "generator": generator},
            "scene": 0,
            "scenes": [{"nodes": []}],
            "nodes": [], "meshes": [], "skins": [], "materials": [],
            "accessors": [], "bufferViews": [], "images": [], "textures": [],
            "samplers": [
                {"magFilter": LINEAR, "minFilter": LINEAR_MIPMAP, "wrapS": REPEAT, "wrapT": REPEAT},
                {"magFilter": LINEAR, "minFilter": LINEAR_MIPMAP, "wrapS": CLAMP, "wrapT": CLAMP},
                {"magFilter": LINEAR, "minFilter": LINEAR_MIPMAP, "wrapS": REPEAT, "wrapT": CLAMP},
            ],
        }

    # -- buffer ------------------------------------------------------------

    def add_view(self, data, target=None):
        while len(self.binary) % 4:
            self.binary.append(0)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)}
        if target:
            view["target"] = target
        self.binary += data
        self.document["bufferViews"].append(view)
        return len(self.document["bufferViews"]) - 1

    def add_accessor(self, values, kind, target=None, normalized=False, bounds=False):
        values = np.ascontiguousarray(values)
        accessor = {
            "bufferView": self.add_view(values.tobytes(), target),
            "componentType": COMPONENT[values.dtype.name],
            "count": len(values),
            "type": kind,
        }
        if normalized:
            accessor["normalized"] = True
        if bounds:
            accessor["min"] = np.atleast_1d(values.min(0)).tolist()
            accessor["max"] = np.atleast_1d(values.max(0)).tolist()
        self.document["accessors"].append(accessor)
        return len(self.document["accessors"]) - 1

    def add_sparse(self, values, threshold):
        """Adds a VEC3 of which only rows longer than `threshold` are stored."""
        rows = np.where(np.abs(values).max(1) > threshold)[0]
        kept = values[rows].astype(np.float32)
        low = np.minimum(kept.min(0), 0) if len(rows) else np.zeros(3)
        high = np.maximum(kept.max(0), 0) if len(rows) else np.zeros(3)
        accessor = {
            "componentType": FLOAT, "count": len(values), "type": "VEC3",
            "min": low.tolist(), "max": high.tolist(),
        }
        if len(rows):
            accessor["sparse"] = {
                "count": len(rows),
                "indices": {"bufferView": self.add_view(rows.astype(np.uint16).tobytes()),
                            "componentType": UINT16},
                "values": {"bufferView": self.add_view(kept.tobytes())},
            }
        self.document["accessors"].append(accessor)
        return len(self.document["accessors"]) - 1

    # -- images and materials ----------------------------------------------

    def add_texture(self, image, name, quality=88, sampler=0, subsampling=0):
        """Embeds a PIL image: PNG when it has alpha, else JPEG, with its colour as fine as its grey or half as fine (2)."""
        data = io.BytesIO()
        if image.mode == "RGBA":
            image.save(data, "PNG", optimize=True)
            mime = "image/png"
        else:
            image.convert("RGB").save(data, "JPEG", quality=quality, subsampling=subsampling, optimize=True)
            mime = "image/jpeg"
        return self.add_encoded_texture(data.getvalue(), mime, name, sampler)

    def add_encoded_texture(self, data, mime, name, sampler=0):
        self.document["images"].append(
            {"bufferView": self.add_view(data), "mimeType": mime, "name": name})
        self.document["textures"].append(
            {"source": len(self.document["images"]) - 1, "sampler": sampler})
        return len(self.document["textures"]) - 1

    def add_material(self, name, texture=None, colour=(1, 1, 1, 1), roughness=0.8, metallic=0.0,
                     alpha=None, cutoff=None, double_sided=False, emissive=None,
                     emissive_texture=None, normal_texture=None, extras=None):
        surface = {"baseColorFactor": [float(c) for c in colour],
                   "metallicFactor": metallic, "roughnessFactor": roughness}
        if texture is not None:
            surface["baseColorTexture"] = {"index": texture}
        material = {"name": name, "pbrMetallicRoughness": surface}
        if normal_texture is not None:
            material["normalTexture"] = {"index": normal_texture}
        if alpha:
            material["alphaMode"] = alpha
        if cutoff is not None:
            material["alphaCutoff"] = cutoff
        if double_sided:
            material["doubleSided"] = True
        if emissive is not None:
            # Factors above one need the strength extension; the factor itself stays within 0...1.
            strength = max(1.0, max(emissive))
            material["emissiveFactor"] = [float(c / strength) for c in emissive]
            if strength > 1:
                material["extensions"] = {
                    "KHR_materials_emissive_strength": {"emissiveStrength": float(strength)}}
                self.use_extension("KHR_materials_emissive_strength")
        if emissive_texture is not None:
            material["emissiveTexture"] = {"index": emissive_texture}
        if extras:
            material["extras"] = extras
        self.document["materials"].append(material)
        return len(self.document["materials"]) - 1

    # -- scene -------------------------------------------------------------

    def add_node(self, root=True, **node):
        self.document["nodes"].append(node)
        index = len(self.document["nodes"]) - 1
        if root:
            self.document["scenes"][0]["nodes"].append(index)
        return index

    def use_extension(self, name):
        used = self.document.setdefault("extensionsUsed", [])
        if name not in used:
            used.append(name)

    def add_point_light(self, name, position, colour, candela, range_metres):
        """Adds a KHR_lights_punctual point light; intensity in candela."""
        self.use_extension("KHR_lights_punctual")
        lights = self.document.setdefault("extensions", {}).setdefault(
            "KHR_lights_punctual", {"lights": []})["lights"]
        lights.append({"type": "point", "name": name, "color": list(colour),
                       "intensity": candela, "range": range_metres})
        self.add_node(name=name, translation=[float(c) for c in position],
                      extensions={"KHR_lights_punctual": {"light": len(lights) - 1}})

    def save(self, path):
        document = {key: value for key, value in self.document.items() if value != []}
        write_glb(path, document, self.binary)


def write_glb(path, document, binary, fallback=0):
    """Writes a document with one binary chunk, and a buffer of `fallback` bytes that packed views stand in."""
    binary = bytes(binary) + bytes(-len(binary) % 4)
    document["buffers"] = [{"byteLength": len(binary)}]
    if fallback:
        document["buffers"].append(
            {"byteLength": fallback, "extensions": {"EXT_meshopt_compression": {"fallback": True}}})
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    with open(path, "wb") as file:
        file.write(struct.pack("<III", 0x46546C67, 2, 28 + len(text) + len(binary)))
        file.write(struct.pack("<II", len(text), 0x4E4F534A) + text)
        file.write(struct.pack("<II", len(binary), 0x004E4942) + binary)


def read_glb(path):
    """Returns the JSON document and the binary chunk of a .glb file; packed views come unpacked."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack_from("<I", data, 12)[0]
    document, binary = json.loads(data[20:20 + length]), data[28 + length:]
    if "EXT_meshopt_compression" not in document.get("extensionsUsed", []):
        return document, binary
    return document, unpack(document, binary)


def unpack(document, binary):
    """Makes a document with packed views a plain one, and returns its binary chunk."""
    import meshopt  # only who reads packed files needs the library

    plain = bytearray()
    for v in document["bufferViews"]:
        packing = v.pop("extensions", {}).get(meshopt.EXTENSION)
        start = (packing or v).get("byteOffset", 0)
        part = binary[start:start + (packing or v)["byteLength"]]
        if packing:
            part = meshopt.decode(packing, part)
        plain += bytes(-len(plain) % 4)
        v.update(buffer=0, byteOffset=len(plain), byteLength=len(part))
        plain += part
    document["buffers"] = [{"byteLength": len(plain)}]
    for key in ("extensionsUsed", "extensionsRequired"):
        document[key] = [name for name in document.get(key, []) if name != meshopt.EXTENSION]
        if not document[key]:
            del document[key]
    return bytes(plain)


def write_plain_copy(path, copy):
    """Writes a file anew without packed views, for programs that do not know them."""
    document, binary = read_glb(path)
    write_glb(copy, document, binary)


def view(document, binary, index, kind, count, width, offset=0):
    """Rows of numbers in a view, from some byte of it on."""
    v = document["bufferViews"][index]
    size = kind.itemsize * width
    return np.ndarray((count, width), kind, binary, v.get("byteOffset", 0) + offset,
                      (v.get("byteStride", size), kind.itemsize))


def values(document, binary, index):
    """Reads an accessor, sparse or not, as rows of the numbers that are stored."""
    a = document["accessors"][index]
    width, kind = WIDTH[a["type"]], KINDS[a["componentType"]]
    rows = np.zeros((a["count"], width), kind)
    if "bufferView" in a:
        rows = view(document, binary, a["bufferView"], kind, a["count"], width, a.get("byteOffset", 0)).copy()
    if "sparse" in a:
        where, moved = sparse_values(document, binary, a)
        rows[where] = moved
    return rows


def sparse_values(document, binary, a):
    """The rows that a sparse accessor lists, and what they hold."""
    s = a["sparse"]
    i, v = s["indices"], s["values"]
    where = view(document, binary, i["bufferView"], KINDS[i["componentType"]], s["count"], 1, i.get("byteOffset", 0))
    moved = view(document, binary, v["bufferView"], KINDS[a["componentType"]], s["count"], WIDTH[a["type"]],
                 v.get("byteOffset", 0))
    return where[:, 0].astype(np.int64), moved.copy()


def picture_bytes(document, binary, image):
    """The file of an image that lies in a view."""
    v = document["bufferViews"][image["bufferView"]]
    return binary[v.get("byteOffset", 0):v.get("byteOffset", 0) + v["byteLength"]]


def triangle_count(document):
    return sum(document["accessors"][p["indices"]]["count"] // 3
               for mesh in document["meshes"] for p in mesh["primitives"])


def triangles_by_mesh(document):
    return {mesh["name"]: sum(document["accessors"][p["indices"]]["count"] // 3 for p in mesh["primitives"])
            for mesh in document["meshes"]}
