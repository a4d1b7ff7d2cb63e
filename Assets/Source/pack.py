"""pack.py IN.glb [OUT.glb]: writes a model anew with its numbers rounded and packed (EXT_meshopt_compression).

Places stay floats in metres: they are rounded to a grid and packed by the filter EXPONENTIAL, so nothing that reads
the file must know how it was rounded. What comes out is read back and compared; how far it lies off is printed, and
more than the limits below is a failure. A packed file may be packed again. The same file gives the same bytes.
"""

import io
import json
import os
import sys

import numpy as np
from PIL import Image

import meshopt
import pictures
from glb import picture_bytes, read_glb, values, write_glb

# Grids as powers of two, in metres: a thirtieth of a millimetre for people, an eighth for places.
PERSON_GRID, PLACE_GRID = -15, -13
# Bits of a normal's two components; the error is below 0.12 degrees.
NORMAL_BITS = 11
# A coordinate lies off at most a 64th of a texel; without a picture, as if there were one of 32 texels.
TEXEL_BITS, BLANK = 5, 32
ARRAY_BUFFER, INDEX_BUFFER = 34962, 34963
FLOAT, INT16, UINT16, UINT32 = 5126, 5122, 5123, 5125
LIMITS = {"position mm": 0.11, "morph mm": 0.05, "normal degrees": 0.12, "coordinate texels": 0.02}


class Streams:
    """Rows of one kind follow one another in one view, so that few views are needed and each packs well."""

    def __init__(self):
        self.parts = {}

    def add(self, mode, filter, stride, target, use, rows):
        """Adds rows of bytes, or indices; returns the stream's key and where in it they begin."""
        key = (mode, filter, stride, target, use)
        parts = self.parts.setdefault(key, [])
        offset = sum(len(p) for p in parts) * stride
        parts.append(rows)
        return key, offset

    def write(self, views, binary):
        """Adds a view for each stream; returns which, and how large they are unpacked."""
        index, unpacked = {}, 0
        for (mode, filter, stride, target, use), parts in self.parts.items():
            rows = np.concatenate(parts)
            data = meshopt.encode(mode, rows)
            raw = rows if mode == "ATTRIBUTES" else rows.astype({2: "<u2", 4: "<u4"}[stride])
            # Filtered rows mean nothing until they are decoded.
            is_packed = filter or len(data) < raw.nbytes
            binary += bytes(-len(binary) % 4)
            view = {"buffer": int(bool(is_packed)), "byteOffset": unpacked if is_packed else len(binary),
                    "byteLength": raw.nbytes}
            if target == ARRAY_BUFFER:
                view["byteStride"] = stride
            if target:
                view["target"] = target
            if is_packed:
                packing = {"buffer": 0, "byteOffset": len(binary), "byteLength": len(data), "byteStride": stride,
                           "count": len(rows), "mode": mode}
                if filter:
                    packing["filter"] = filter
                view["extensions"] = {meshopt.EXTENSION: packing}
                unpacked += raw.nbytes + (-raw.nbytes % 4)
            binary += data if is_packed else raw.tobytes()
            index[(mode, filter, stride, target, use)] = len(views)
            views.append(view)
        return index, unpacked


class Packer:
    def __init__(self, document, binary):
        self.document, self.binary = document, binary
        self.old = document["accessors"]
        self.new, self.known, self.made = [], {}, {}
        self.streams = Streams()
        # What each old vertex became, by accessor, to compare the result with the file.
        self.orders, self.texels = {}, {}
        self.grid = PERSON_GRID if "skins" in document else PLACE_GRID

    # -- the order of vertices and triangles ---------------------------------

    def primitives(self):
        return [p for mesh in self.document["meshes"] for p in mesh["primitives"]]

    def material(self, primitive):
        return self.document["materials"][primitive["material"]] if "material" in primitive else {}

    def reorder(self):
        """Puts triangles, and then the vertices that they name, in an order that is drawn and packed well."""
        groups, owner = {}, {}
        for p in self.primitives():
            owned = set(p["attributes"].values()) | {a for t in p.get("targets", []) for a in t.values()}
            key = tuple(sorted(owned))
            groups.setdefault(key, []).append(p)
            for a in owned:
                if owner.setdefault(a, key) != key:
                    raise ValueError(f"accessor {a} belongs to vertices of different primitives")
        self.corners = {}
        for owned, primitives in groups.items():
            count = self.old[primitives[0]["attributes"]["POSITION"]]["count"]
            order = np.arange(count)
            if all("indices" in p and p.get("mode", 4) == 4 for p in primitives):
                order = self.reorder_group(primitives, count)
            for a in owned:
                self.orders[a] = order

    def reorder_group(self, primitives, count):
        lists = {}
        for p in primitives:
            if p["indices"] in lists:
                continue
            corners = values(self.document, self.binary, p["indices"])[:, 0].astype(np.uint32)
            # Blended surfaces are drawn in the order in which they were made.
            if self.material(p).get("alphaMode") != "BLEND":
                corners = meshopt.vertex_cache(corners, count)
            lists[p["indices"]] = corners
        remap, used = meshopt.vertex_fetch(np.concatenate(list(lists.values())), count)
        for accessor, corners in lists.items():
            self.corners[accessor] = remap[corners]
        order = np.zeros(used, np.int64)
        kept = remap != 0xFFFFFFFF
        order[remap[kept]] = np.nonzero(kept)[0]
        return order

    # -- what a picture needs --------------------------------------------------

    def measure_texels(self):
        """Finds for each accessor of coordinates how many texels its largest picture has."""
        sizes = [max(Image.open(io.BytesIO(picture_bytes(self.document, self.binary, i))).size)
                 for i in self.document.get("images", [])]
        for p in self.primitives():
            for reference in texture_references(self.material(p)):
                transform = reference.get("extensions", {}).get("KHR_texture_transform", {})
                name = f"TEXCOORD_{transform.get('texCoord', reference.get('texCoord', 0))}"
                size = sizes[self.document["textures"][reference["index"]]["source"]]
                if name in p["attributes"]:
                    a = p["attributes"][name]
                    self.texels[a] = max(self.texels.get(a, BLANK), size * max(transform.get("scale", [1, 1])))

    # -- accessors ---------------------------------------------------------------

    def keep(self, accessor):
        """The number of an accessor in the new file; two that are alike are one."""
        text = json.dumps(accessor, sort_keys=True)
        if text not in self.known:
            self.known[text] = len(self.new)
            self.new.append(accessor)
        return self.known[text]

    def convert(self, index, convert):
        if index not in self.made:
            self.made[index] = self.keep(convert(index))
        return self.made[index]

    def vertices(self, name):
        return lambda index: self.vertex_accessor(index, name)

    def vertex_accessor(self, index, name):
        old = self.old[index]
        rows = values(self.document, self.binary, index)[self.orders[index]]
        new = {"componentType": old["componentType"], "count": len(rows), "type": old["type"]}
        if name == "NORMAL":
            floats = unit(rows)
            new.update(componentType=INT16, normalized=True)
            self.store(new, "OCTAHEDRAL", 8, ARRAY_BUFFER, name, meshopt.octahedral(floats, NORMAL_BITS))
            return new
        if old["componentType"] == FLOAT and (name == "POSITION" or name.startswith("TEXCOORD_")):
            power = self.grid
            if name != "POSITION":
                power = -int(np.ceil(np.log2(self.texels.get(index, BLANK)))) - TEXEL_BITS
            packed = meshopt.exponential(rows, power)
            self.store(new, "EXPONENTIAL", packed.shape[1], ARRAY_BUFFER, name, packed)
            if name == "POSITION":
                bounds(new, np.round(rows.astype(np.float64) / 2.0 ** power) * 2.0 ** power)
            return new
        if old.get("normalized"):
            new["normalized"] = True
        stored = rows.view(np.uint8).reshape(len(rows), -1)
        stored = np.pad(stored, ((0, 0), (0, -stored.shape[1] % 4)))
        self.store(new, None, stored.shape[1], ARRAY_BUFFER, name, stored)
        return new

    def morph_accessor(self, index):
        """Movements on the grid, and only where there is one."""
        old = self.old[index]
        if old["componentType"] != FLOAT or old["type"] != "VEC3":
            raise ValueError("a morph target is not in floats")
        order = self.orders[index]
        if "bufferView" not in old and "sparse" not in old:
            moved = np.zeros((0, 3), np.float32)
            where = np.zeros(0, np.int64)
        else:
            dense = values(self.document, self.binary, index)[order]
            where = np.nonzero(np.round(dense / 2.0 ** self.grid).any(1))[0]
            moved = np.round(dense[where].astype(np.float64) / 2.0 ** self.grid) * 2.0 ** self.grid
        new = {"componentType": FLOAT, "count": len(order), "type": "VEC3"}
        bounds(new, np.concatenate([moved, np.zeros((1, 3))]) if len(moved) < len(order) else moved)
        if len(where) == 0:
            return new
        wide = len(order) > 65_536
        indices, values_ = {"componentType": UINT32 if wide else UINT16}, {}
        self.store(indices, None, 4 if wide else 2, None, "sparse", where.astype(np.uint32), mode="INDICES")
        self.store(values_, "EXPONENTIAL", 12, None, "sparse", meshopt.exponential(moved, self.grid))
        new["sparse"] = {"count": len(where), "indices": indices, "values": values_}
        return new

    def corner_accessor(self, index):
        old = self.old[index]
        corners = self.corners.get(index)
        mode = "INDICES" if corners is None else "TRIANGLES"
        if corners is None:
            corners = values(self.document, self.binary, index)[:, 0].astype(np.uint32)
        wide = int(corners.max()) >= 65_535
        new = {"componentType": UINT32 if wide else UINT16, "count": len(corners), "type": "SCALAR"}
        self.store(new, None, 4 if wide else 2, INDEX_BUFFER, "corners", corners, mode=mode)
        return new

    def plain_accessor(self, index):
        """Numbers of which none may be lost: matrices, and what animations say."""
        old = self.old[index]
        rows = values(self.document, self.binary, index)
        new = {key: value for key, value in old.items() if key not in ("bufferView", "byteOffset", "sparse")}
        stored = rows.view(np.uint8).reshape(len(rows), -1)
        if stored.shape[1] % 4:
            raise ValueError(f"accessor {index} has elements of {stored.shape[1]} bytes")
        self.store(new, None, stored.shape[1], None, f"plain {stored.shape[1]}", stored)
        return new

    def store(self, place, filter, stride, target, use, rows, mode="ATTRIBUTES"):
        """Puts rows into a stream; the accessor names it by its key until the views are known."""
        place["bufferView"], offset = self.streams.add(mode, filter, stride, target, use, rows)
        if offset:
            place["byteOffset"] = offset

    # -- the whole file ------------------------------------------------------------

    def run(self, target):
        self.reorder()
        self.measure_texels()
        for p in self.primitives():
            p["attributes"] = {name: self.convert(a, self.vertices(name)) for name, a in sorted(p["attributes"].items())}
            if "indices" in p:
                p["indices"] = self.convert(p["indices"], self.corner_accessor)
            for t in p.get("targets", []):
                if set(t) != {"POSITION"}:
                    raise ValueError("a morph target moves more than positions")
                t["POSITION"] = self.convert(t["POSITION"], self.morph_accessor)
        for skin in self.document.get("skins", []):
            if "inverseBindMatrices" in skin:
                skin["inverseBindMatrices"] = self.convert(skin["inverseBindMatrices"], self.plain_accessor)
        for animation in self.document.get("animations", []):
            for sampler in animation["samplers"]:
                for key in ("input", "output"):
                    sampler[key] = self.convert(sampler[key], self.plain_accessor)
        self.write(target)

    def write(self, target):
        document, views, binary = dict(self.document), [], bytearray()
        for image in document.get("images", []):
            data = pictures.smaller(picture_bytes(self.document, self.binary, image))
            binary += bytes(-len(binary) % 4)
            image["bufferView"] = len(views)
            views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(data)})
            binary += data
        index, unpacked = self.streams.write(views, binary)
        for accessor in self.new:
            for place in (accessor, *(accessor.get("sparse", {}).get(k, {}) for k in ("indices", "values"))):
                if "bufferView" in place:
                    place["bufferView"] = index[place["bufferView"]]
        document["accessors"], document["bufferViews"] = self.new, views
        for node in document["nodes"]:
            for key in ("translation", "rotation", "scale"):
                if key in node:
                    node[key] = shortest(node[key])
        names = [meshopt.EXTENSION, "KHR_mesh_quantization"]
        for key in ("extensionsUsed", "extensionsRequired"):
            document[key] = sorted(set(document.get(key, [])) | set(names))
        write_glb(target, document, binary, fallback=unpacked)


class Joiner:
    """Makes one primitive of all that a mesh has in one material: fewer draws, and fewer accessors to describe."""

    def __init__(self, document, binary):
        self.document, self.binary = document, bytearray(binary)

    def run(self):
        for mesh in self.document["meshes"]:
            alike = {}
            for p in mesh["primitives"]:
                alike.setdefault(self.key(p), []).append(p)
            mesh["primitives"] = [self.join(group) for group in alike.values()]
        return bytes(self.binary)

    def key(self, p):
        kinds = [(name, self.document["accessors"][a]["componentType"], self.document["accessors"][a]["type"])
                 for name, a in sorted(p["attributes"].items())]
        if "indices" not in p or p.get("mode", 4) != 4:
            return id(p)
        return json.dumps([p.get("material"), kinds, [sorted(t) for t in p.get("targets", [])]])

    def join(self, group):
        if len(group) == 1:
            return group[0]
        joined = dict(group[0])
        joined["attributes"] = {name: self.concatenate([p["attributes"][name] for p in group]) for name in group[0]["attributes"]}
        if "targets" in joined:
            joined["targets"] = [
                {name: self.concatenate([p["targets"][k][name] for p in group]) for name in target}
                for k, target in enumerate(group[0]["targets"])]
        counts = [self.document["accessors"][p["attributes"]["POSITION"]]["count"] for p in group]
        first = np.cumsum([0, *counts[:-1]])
        corners = [values(self.document, self.binary, p["indices"]).astype(np.uint32) + start
                   for p, start in zip(group, first)]
        joined["indices"] = self.add(np.concatenate(corners), {"componentType": UINT32, "type": "SCALAR"})
        return joined

    def concatenate(self, accessors):
        like = self.document["accessors"][accessors[0]]
        kept = {key: like[key] for key in ("componentType", "type", "normalized") if key in like}
        return self.add(np.concatenate([values(self.document, self.binary, a) for a in accessors]), kept)

    def add(self, rows, accessor):
        self.binary += bytes(-len(self.binary) % 4)
        self.document["bufferViews"].append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": rows.nbytes})
        self.binary += np.ascontiguousarray(rows).tobytes()
        accessor.update(bufferView=len(self.document["bufferViews"]) - 1, count=len(rows))
        self.document["accessors"].append(accessor)
        return len(self.document["accessors"]) - 1


def texture_references(material):
    surface = material.get("pbrMetallicRoughness", {})
    lightmap = material.get("extras", {}).get("lightmap")
    return [r for r in (surface.get("baseColorTexture"), surface.get("metallicRoughnessTexture"),
                        material.get("normalTexture"), material.get("occlusionTexture"), material.get("emissiveTexture"),
                        lightmap and {"index": lightmap["texture"], "texCoord": lightmap.get("texCoord", 1)}) if r]


def unit(rows):
    floats = np.maximum(rows / 32_767, -1) if rows.dtype == np.int16 else rows
    return floats / np.maximum(np.linalg.norm(floats, axis=1, keepdims=True), 1e-12)


def shortest(numbers):
    """Numbers in the fewest digits that say the same in 32 bits."""
    return [int(n) if n == int(n) else float(str(np.float32(n))) for n in (float(n) for n in numbers)]


def bounds(accessor, rows):
    accessor["min"], accessor["max"] = shortest(rows.min(0)), shortest(rows.max(0))


def compare(packer, plain, binary, source):
    """The largest errors between a file and what was written, each in its own unit."""
    document, data = source
    far = {name: 0.0 for name in LIMITS}
    far["position mm"] = far["morph mm"] = 0.0

    def note(name, distance):
        far[name] = max(far[name], float(np.max(distance, initial=0)))

    for old_mesh, mesh in zip(document["meshes"], plain["meshes"]):
        for old, new in zip(old_mesh["primitives"], mesh["primitives"]):
            for name, a in old["attributes"].items():
                before = values(document, data, a)[packer.orders[a]].astype(np.float64)
                after = values(plain, binary, new["attributes"][name]).astype(np.float64)
                if name == "POSITION":
                    note("position mm", np.linalg.norm(after - before, axis=1) * 1000)
                elif name == "NORMAL":
                    cosine = (unit(after) * unit(before)).sum(1).clip(-1, 1)
                    note("normal degrees", np.degrees(np.arccos(cosine)))
                elif name.startswith("TEXCOORD_"):
                    note("coordinate texels", np.abs(after - before) * packer.texels.get(a, BLANK))
                elif not np.array_equal(before, after):
                    raise ValueError(f"{name} is not what it was")
            for old_target, target in zip(old.get("targets", []), new.get("targets", [])):
                a = old_target["POSITION"]
                before = values(document, data, a)[packer.orders[a]]
                note("morph mm", np.linalg.norm(values(plain, binary, target["POSITION"]) - before, axis=1) * 1000)
            if "indices" in old and old["indices"] in packer.corners:
                before = triangles(packer.corners[old["indices"]])
                if not np.array_equal(before, triangles(values(plain, binary, new["indices"])[:, 0])):
                    raise ValueError("triangles are not what they were")
    return far


def triangles(corners):
    """Triangles that begin with their lowest corner, since packing may turn them."""
    rows = corners.reshape(-1, 3).astype(np.int64)
    turn = (rows.argmin(1)[:, None] + np.arange(3)) % 3
    return np.take_along_axis(rows, turn, 1)


def pack(path, target):
    before = os.path.getsize(path)
    document, binary = read_glb(path)
    binary = Joiner(document, binary).run()
    source = (json.loads(json.dumps(document)), binary)
    packer = Packer(document, binary)
    packer.run(target)
    far = compare(packer, *read_glb(target), source)
    after = os.path.getsize(target)
    print(f"{os.path.basename(target)}: {before} -> {after} bytes ({after / before:.2f}); farthest off: "
          + ", ".join(f"{name} {value:.4f}" for name, value in far.items()))
    beyond = [name for name, value in far.items() if value > LIMITS[name]]
    if beyond:
        sys.exit(f"too far off: {beyond}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    pack(sys.argv[1], sys.argv[-1])
