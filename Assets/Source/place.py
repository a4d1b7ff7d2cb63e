"""Builds a place out of flat faces, bakes its light with Cycles and writes it as .glb.

Blender's axes are not used: everything here is +Y up, −Z forward, metres. Every face, or
every curved patch, owns a small rectangle (a chart) of the lightmap, so nothing bleeds into
a neighbour; how many texels a metre gets is chosen chart by chart (`density`).
"""

import contextlib
import io
import math
import sys
import time

import bpy
import numpy as np
from PIL import Image

from glb import ARRAY_BUFFER, CLAMPED, INDEX_BUFFER, REPEATED, GLBWriter, triangle_count

PAD = 1  # texels around each chart that repeat its edge


class Material:
    def __init__(self, name, texture=None, colour=(1, 1, 1), roughness=0.85, metallic=0.0, emissive=None,
                 emissive_texture=None, alpha=None, unlit=False, glow=1.0, lights=False, double_sided=False, moving=None):
        self.name, self.texture, self.colour, self.roughness = name, texture, colour, roughness
        self.metallic, self.emissive, self.emissive_texture = metallic, emissive, emissive_texture
        self.alpha, self.unlit = alpha, unlit
        self.glow = glow  # how much stronger it shines in the bake than to the eye
        self.lights = lights  # large and bright enough that the bake aims at it
        self.double_sided = double_sided or alpha is not None
        self.moving = moving  # how the renderer moves it: seconds, metres, wave, rooted, slope, ripple, share


class Place:
    def __init__(self):
        self.materials, self.textures = {}, {}
        self.coarse = set()  # pictures that may lose more when they are written, since nobody comes near them
        self.points, self.faces, self.uv, self.of_material, self.density, self.smooth = [], [], [], [], [], []
        self.patches = []  # runs of faces that share a chart: first face, one past the last, their corners in metres

    # -- geometry ----------------------------------------------------------------

    def add_material(self, name, **options):
        self.materials[name] = Material(name, **options)

    def face(self, corners, material, uv=None, density=6.0, scale=1.0, smooth=None):
        """Adds a convex face, counter-clockwise from outside. Without `uv` the texture is laid on flat."""
        corners = np.asarray(corners, float)
        start = len(self.points)
        self.points.extend(corners)
        self.faces.append(list(range(start, start + len(corners))))
        self.uv.append(np.asarray(uv, float) if uv is not None else flat_uv(corners, scale))
        self.of_material.append(material)
        self.density.append(density)
        self.smooth.append(smooth)

    def box(self, low, high, material, density=6.0, scale=1.0, skip=""):
        """Adds an axis-aligned box; `skip` names sides to leave out: any of l r b t n f (near is +Z)."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        sides = {
            "l": [(x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)],
            "r": [(x1, y0, z1), (x1, y0, z0), (x1, y1, z0), (x1, y1, z1)],
            "b": [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)],
            "t": [(x0, y1, z1), (x1, y1, z1), (x1, y1, z0), (x0, y1, z0)],
            "n": [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)],
            "f": [(x1, y0, z0), (x0, y0, z0), (x0, y1, z0), (x1, y1, z0)],
        }
        for side, corners in sides.items():
            if side not in skip:
                self.face(corners, material, density=density, scale=scale)

    def tube(self, start, end, radius, material, sides=8, density=4.0, end_radius=None, caps=False):
        start, end = np.asarray(start, float), np.asarray(end, float)
        along = (end - start) / np.linalg.norm(end - start)
        helper = np.array([0, 1.0, 0]) if abs(along[1]) < 0.9 else np.array([1.0, 0, 0])
        u = np.cross(helper, along)
        u /= np.linalg.norm(u)
        v = np.cross(along, u)
        ring = [np.cos(2 * np.pi * k / sides) * u + np.sin(2 * np.pi * k / sides) * v for k in range(sides)]
        far = radius if end_radius is None else end_radius
        closed = np.array([*ring, ring[0]])
        self.patch([start + closed * radius, end + closed * far], material, density=density)
        if caps:
            self.face([end + a * far for a in ring], material, density=density)
            self.face([start + a * radius for a in ring[::-1]], material, density=density)

    def patch(self, grid, material, density=6.0, scale=1.0, uv=None):
        """Adds a curved sheet of (rows, columns) points that shares one chart.

        Seen from outside, columns run to the right and rows upwards. A sheet whose first and last columns
        meet is smooth across the seam. Without `uv` the texture follows the lengths along the sheet.
        """
        grid = np.asarray(grid, float)
        rows, columns = grid.shape[:2]
        normals = sheet_normals(grid)
        across = sheet_lengths(grid)
        up = sheet_lengths(grid.transpose(1, 0, 2))
        if uv is None:
            uv = np.stack(np.meshgrid(across, -up), -1) / scale
        first, flats = len(self.faces), []
        for r in range(rows - 1):
            for c in range(columns - 1):
                corners = [(r, c), (r, c + 1), (r + 1, c + 1), (r + 1, c)]
                self.face([grid[k] for k in corners], material, uv=[uv[k] for k in corners], density=density,
                          smooth=[normals[k] for k in corners])
                flats.append(np.array([(across[j], up[i]) for i, j in corners]))
        self.patches.append((first, len(self.faces), flats))

    @contextlib.contextmanager
    def one_chart(self):
        """What is added inside lies in one plane and shares a chart: no seam of light runs across a wall."""
        first = len(self.faces)
        yield
        corners = [np.array([self.points[i] for i in f]) for f in self.faces[first:]]
        if corners:
            self.patches.append((first, len(self.faces), plane_coordinates(*corners)))

    # -- lightmap layout -----------------------------------------------------------

    def lay_out(self, size, factor=1.0):
        """Gives every face or patch a chart, `factor` times its density or as much less as fits all."""
        members, flats, k = [], [], 0
        patches = {first: (end, flat) for first, end, flat in self.patches}
        while k < len(self.faces):
            end, flat = patches.get(k, (k + 1, None))
            members.append(range(k, end))
            flats.append(flat or plane_coordinates(np.array([self.points[i] for i in self.faces[k]])))
            k = end
        spread = [np.max([corners.max(0) for corners in flat], 0) for flat in flats]
        while True:
            spans = []
            for m, metres in zip(members, spread):
                span = np.maximum(np.ceil(metres * self.density[m[0]] * factor), 2).astype(int)
                spans.append(np.minimum(span, size // 2))
            places = pack(spans, size)
            if places is not None:
                break
            factor *= 0.94
        self.charts, self.uv1 = [], [None] * len(self.faces)
        for m, flat, metres, span, (x, y) in zip(members, flats, spread, spans, places):
            inner = np.array([x + PAD, y + PAD])
            self.charts.append((inner[0], inner[1], span[0], span[1], m))
            for k, corners in zip(m, flat):
                self.uv1[k] = (inner + corners / np.maximum(metres, 1e-9) * span) / size
        used = sum((w + 2 * PAD) * (h + 2 * PAD) for _, _, w, h, _ in self.charts) / size ** 2
        print(f"lightmap {size}: {len(self.charts)} charts, density x {factor:.2f}, {used:.0%} used", flush=True)

    # -- bake ------------------------------------------------------------------------

    def to_blender(self, name):
        """Makes the Blender object that is baked (Blender is +Z up); the painted sky stays out."""
        mesh = bpy.data.meshes.new(name)
        points = np.array(self.points)
        kept = [k for k, m in enumerate(self.of_material) if not self.materials[m].unlit]
        mesh.from_pydata(np.stack([points[:, 0], -points[:, 2], points[:, 1]], -1).tolist(), [],
                         [self.faces[k] for k in kept])
        for layer, corners in (("UVMap", self.uv), ("Lightmap", self.uv1)):
            data = np.concatenate([np.stack([corners[k][:, 0], 1 - corners[k][:, 1]], -1) for k in kept]).astype(np.float32)
            mesh.uv_layers.new(name=layer).data.foreach_set("uv", data.ravel())
        names = list(self.materials)
        for material in self.materials.values():
            mesh.materials.append(blender_material(material, self.textures))
        mesh.polygons.foreach_set("material_index", [names.index(self.of_material[k]) for k in kept])
        # A curved sheet is lit as the round thing it stands for; a zero leaves a corner to its flat face.
        mesh.polygons.foreach_set("use_smooth", [self.smooth[k] is not None for k in kept])
        normals = [n for k in kept for n in (self.smooth[k] if self.smooth[k] is not None else [np.zeros(3)] * len(self.faces[k]))]
        mesh.normals_split_custom_set([(float(x), float(-z), float(y)) for x, y, z in normals])
        body = bpy.data.objects.new(name, mesh)
        bpy.context.scene.collection.objects.link(body)
        return body

    def bake(self, body, size, samples, bounces=4):
        """Returns the baked light (linear, albedo left out) and which texels were hit."""
        scene = bpy.context.scene
        scene.render.engine = "CYCLES"
        scene.cycles.samples, scene.cycles.max_bounces = samples, bounces
        scene.cycles.diffuse_bounces, scene.cycles.glossy_bounces = bounces - 1, 1
        scene.cycles.sample_clamp_indirect = 3
        scene.cycles.use_denoising = False
        image = bpy.data.images.new("bake", size, size, float_buffer=True, alpha=True)
        nodes = []
        for slot in body.data.materials:
            node = slot.node_tree.nodes.new("ShaderNodeTexImage")
            node.image = image
            slot.node_tree.nodes.active = node
            nodes.append((slot, node))
        body.data.uv_layers.active = body.data.uv_layers["Lightmap"]
        for o in bpy.context.selected_objects:
            o.select_set(False)
        body.select_set(True)
        bpy.context.view_layer.objects.active = body
        began = time.time()
        bpy.ops.object.bake(type="DIFFUSE", pass_filter={"DIRECT", "INDIRECT"}, margin=0, use_clear=True)
        print(f"bake {size} at {samples} samples: {time.time() - began:.0f} s", flush=True)
        pixels = np.empty(size * size * 4, np.float32)
        image.pixels.foreach_get(pixels)
        for slot, node in nodes:
            slot.node_tree.nodes.remove(node)
        return pixels.reshape(size, size, 4)[::-1, :, :3].copy()

    def finish_light(self, light):
        """Fills what the bake missed in each chart, takes the noise away, repeats the charts' edges."""
        size = light.shape[0]
        filled, marks, owner = np.zeros_like(light), np.zeros_like(light), np.full((size, size), -1)
        generator = np.random.default_rng(1)
        for number, (x, y, w, h, members) in enumerate(self.charts):
            owner[y:y + h, x:x + w] = number
            part = light[y:y + h, x:x + w]
            part = fill(part, covered([self.uv1[k] * size - [x, y] for k in members], w, h))
            filled[y - PAD:y + h + PAD, x - PAD:x + w + PAD] = np.pad(part, ((PAD, PAD), (PAD, PAD), (0, 0)), mode="edge")
            # A colour of its own tells the denoiser where a chart ends.
            marks[y - PAD:y + h + PAD, x - PAD:x + w + PAD] = generator.random(3)
        smooth, result = even(denoised(filled, marks), owner), np.zeros_like(light)
        for x, y, w, h, members in self.charts:
            part = smooth[y:y + h, x:x + w]
            if w * h <= 12:
                part = np.broadcast_to(np.median(filled[y:y + h, x:x + w].reshape(-1, 3), 0), part.shape)
            elif min(w, h) <= 3:
                part = strip(filled[y:y + h, x:x + w])
            result[y - PAD:y + h + PAD, x - PAD:x + w + PAD] = np.pad(part, ((PAD, PAD), (PAD, PAD), (0, 0)), mode="edge")
        return result

    # -- writing -----------------------------------------------------------------------

    def write(self, path, light, lights, harmonics, extras, quality=90):
        glb = GLBWriter(f"Modet build_{extras['place'].replace('-', '_')}.py")
        texture_index = {}
        for name, image in self.textures.items():
            texture_index[name] = glb.add_texture(image, name, *((78, REPEATED, 2) if name in self.coarse else (86,)))
        encoded, scale = encode_light(light)
        data = io.BytesIO()
        encoded.save(data, "JPEG", quality=quality, subsampling=0, optimize=True)
        lightmap = glb.add_encoded_texture(data.getvalue(), "image/jpeg", "lightmap", CLAMPED)
        material_index = {}
        for material in self.materials.values():
            material_index[material.name] = self._write_material(glb, material, texture_index, lightmap, scale)
        primitives = [self._write_primitive(glb, name, index) for name, index in material_index.items()
                      if name in self.of_material]
        glb.document["meshes"].append({"name": "place", "primitives": primitives})
        glb.add_node(name="place", mesh=0)
        for light_name, position, colour, candela, reach in lights:
            glb.add_point_light(light_name, position, colour, candela, reach)
        extras = {**extras, "ambientSH": [[round(float(c), 5) for c in row] for row in harmonics]}
        glb.document["asset"]["extras"] = extras
        glb.document["scenes"][0]["extras"] = extras
        glb.save(path)
        print(f"{path}: {len(glb.binary) / 1e6:.2f} MB, {triangle_count(glb.document)} triangles, "
              f"{len(primitives)} primitives, lightmap scale {scale:.3f}", flush=True)

    def _write_material(self, glb, m, textures, lightmap, scale):
        opacity = m.alpha if isinstance(m.alpha, float) else 1.0
        extras = {} if m.unlit else {"lightmap": {"texture": lightmap, "texCoord": 1, "scale": round(scale, 5)}}
        if m.moving:
            extras["moving"] = m.moving
        index = glb.add_material(
            m.name, textures.get(m.texture), (*m.colour, opacity), m.roughness, m.metallic,
            alpha="BLEND" if isinstance(m.alpha, float) else m.alpha, cutoff=0.5 if m.alpha == "MASK" else None,
            emissive=m.emissive, emissive_texture=textures.get(m.emissive_texture), double_sided=m.double_sided,
            extras=extras)
        if m.unlit:
            glb.use_extension("KHR_materials_unlit")
            glb.document["materials"][index].setdefault("extensions", {})["KHR_materials_unlit"] = {}
        return index

    def _write_primitive(self, glb, name, material):
        key, rows, triangles = {}, [], []
        for k, f in enumerate(self.faces):
            if self.of_material[k] != name:
                continue
            corners = np.array([self.points[i] for i in f])
            normal = face_normal(corners)
            normals = self.smooth[k] if self.smooth[k] is not None else [normal] * len(f)
            numbers = []
            for p, n, t, l in zip(corners, normals, self.uv[k], self.uv1[k]):
                row = tuple(np.round(np.concatenate([p, n, t, l]), 5))
                numbers.append(key.setdefault(row, len(rows)))
                if numbers[-1] == len(rows):
                    rows.append(row)
            triangles += [(numbers[0], numbers[c], numbers[c + 1]) for c in range(1, len(f) - 1)]
        data = np.array(rows, np.float32)
        kind = np.uint16 if len(data) < 65536 else np.uint32
        return {
            "attributes": {
                "POSITION": glb.add_accessor(data[:, 0:3], "VEC3", ARRAY_BUFFER, bounds=True),
                "NORMAL": glb.add_accessor(data[:, 3:6], "VEC3", ARRAY_BUFFER),
                "TEXCOORD_0": glb.add_accessor(data[:, 6:8], "VEC2", ARRAY_BUFFER),
                "TEXCOORD_1": glb.add_accessor(data[:, 8:10], "VEC2", ARRAY_BUFFER),
            },
            "indices": glb.add_accessor(np.array(triangles, kind).ravel(), "SCALAR", INDEX_BUFFER),
            "material": material,
        }


# -- geometry helpers -------------------------------------------------------------------


def face_normal(corners):
    normal = np.zeros(3)
    for k in range(1, len(corners) - 1):
        normal += np.cross(corners[k] - corners[0], corners[k + 1] - corners[0])
    return normal / max(np.linalg.norm(normal), 1e-12)


def flat_uv(corners, scale):
    """Lays a texture flat on the face: upright on walls, from above on level ground."""
    x, y, z = np.abs(face_normal(corners))
    if y >= max(x, z):
        across, up = corners[:, 0], -corners[:, 2]
    elif x >= z:
        across, up = corners[:, 2], corners[:, 1]
    else:
        across, up = corners[:, 0], corners[:, 1]
    return np.stack([across, -up], -1) / scale


def plane_coordinates(*faces):
    """Flattens faces into the plane of the first, in metres, the lowest corner of all at (0, 0)."""
    corners = faces[0]
    normal = face_normal(corners)
    edge = corners[1] - corners[0]
    u = edge - normal * (edge @ normal)
    u /= max(np.linalg.norm(u), 1e-9)
    v = np.cross(normal, u)
    flats = [np.stack([(face - corners[0]) @ u, (face - corners[0]) @ v], -1) for face in faces]
    low = np.min([flat.min(0) for flat in flats], 0)
    return [flat - low for flat in flats]


def directions(points):
    """Two directions across a line of points at each of them, upright to each other and to the line."""
    way = np.gradient(points, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    helper = np.where(np.abs(way[:, 1:2]) < 0.9, [[0, 1.0, 0]], [[1.0, 0, 0]])
    u = np.cross(helper, way)
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    return u, np.cross(way, u)


def sheet_normals(grid):
    """Smooth normals of a sheet of points; the seam of a closed one is smooth too."""
    normals = np.zeros_like(grid)
    edge, rise = grid[:-1, 1:] - grid[:-1, :-1], grid[1:, :-1] - grid[:-1, :-1]
    far_edge, far_rise = grid[1:, 1:] - grid[1:, :-1], grid[1:, 1:] - grid[:-1, 1:]
    flat = np.cross(edge, rise) + np.cross(far_edge, far_rise)
    for rows, columns in ((slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None)),
                          (slice(1, None), slice(None, -1)), (slice(1, None), slice(1, None))):
        normals[rows, columns] += flat
    if np.allclose(grid[:, 0], grid[:, -1], atol=1e-6):
        normals[:, 0] = normals[:, -1] = normals[:, 0] + normals[:, -1]
    return normals / np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-12)


def sheet_lengths(grid):
    """The way along the columns in metres, the longest row counting at each step."""
    steps = np.linalg.norm(np.diff(grid, axis=1), axis=-1).max(0)
    return np.concatenate([[0], np.cumsum(steps)])


def pack(spans, size):
    """Shelf packing, tallest first; None when it does not fit."""
    order = sorted(range(len(spans)), key=lambda k: (-spans[k][1], -spans[k][0]))
    places = [None] * len(spans)
    x = y = shelf = 0
    for k in order:
        w, h = spans[k][0] + 2 * PAD, spans[k][1] + 2 * PAD
        if x + w > size:
            x, y = 0, y + shelf
            shelf = 0
        if y + h > size:
            return None
        places[k] = (x, y)
        x += w
        shelf = max(shelf, h)
    return places


# -- light helpers ------------------------------------------------------------------------


def covered(faces, width, height):
    """Tells which texel centres of a chart lie inside one of its convex faces."""
    hit = np.zeros((height, width), bool)
    for corners in faces:
        (x0, y0), (x1, y1) = np.maximum(np.floor(corners.min(0)), 0).astype(int), np.ceil(corners.max(0)).astype(int)
        y, x = np.mgrid[y0:min(y1, height), x0:min(x1, width)] + 0.5
        left, right = np.ones(x.shape, bool), np.ones(x.shape, bool)
        for a, b in zip(corners, np.roll(corners, -1, 0)):
            side = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
            left, right = left & (side >= -1e-6), right & (side <= 1e-6)
        hit[y0:y1, x0:x1] |= left | right
    return hit


def fill(part, hit):
    if hit.all() or not hit.any():
        return part
    part, known = part.copy(), hit.copy()
    while not known.all():
        padded = np.pad(part * known[..., None], ((1, 1), (1, 1), (0, 0)))
        count = np.pad(known.astype(float), 1)
        total = sum(padded[1 + dy:1 + dy + part.shape[0], 1 + dx:1 + dx + part.shape[1]]
                    for dy in (-1, 0, 1) for dx in (-1, 0, 1))
        number = sum(count[1 + dy:1 + dy + part.shape[0], 1 + dx:1 + dx + part.shape[1]]
                     for dy in (-1, 0, 1) for dx in (-1, 0, 1))
        new = ~known & (number > 0)
        part[new] = total[new] / number[new][:, None]
        known |= new
    return part


def denoised(light, marks):
    """Takes the noise of few samples out of a lightmap with the denoiser that Blender brings.

    `marks` is one flat colour a chart, so that no light is carried from chart to chart.
    """
    size = light.shape[0]
    scene = bpy.data.scenes.new("denoise")
    tree = bpy.data.node_groups.new("denoise", "CompositorNodeTree")
    tree.interface.new_socket("Image", in_out="OUTPUT", socket_type="NodeSocketColor")
    denoise, end = tree.nodes.new("CompositorNodeDenoise"), tree.nodes.new("NodeGroupOutput")
    for name, pixels in (("Image", light), ("Albedo", marks)):
        image = bpy.data.images.new("denoise " + name, size, size, float_buffer=True, alpha=False)
        image.colorspace_settings.name = "Non-Color"
        image.pixels.foreach_set(np.concatenate([pixels[::-1], np.ones((size, size, 1))], -1).astype(np.float32).ravel())
        node = tree.nodes.new("CompositorNodeImage")
        node.image = image
        tree.links.new(node.outputs["Image"], denoise.inputs[name])
    tree.links.new(denoise.outputs[0], end.inputs[0])
    scene.compositing_node_group = tree
    scene.camera = bpy.data.objects.new("nobody", bpy.data.cameras.new("nobody"))
    scene.collection.objects.link(scene.camera)
    scene.render.engine, scene.cycles.samples = "CYCLES", 1
    scene.render.resolution_x = scene.render.resolution_y = size
    scene.view_settings.view_transform = "Raw"
    scene.render.image_settings.file_format = "OPEN_EXR"
    scene.render.filepath = bpy.app.tempdir + "denoised.exr"
    bpy.ops.render.render(write_still=True, scene=scene.name)
    image = bpy.data.images.load(scene.render.filepath)
    pixels = np.empty(size * size * 4, np.float32)
    image.pixels.foreach_get(pixels)
    return pixels.reshape(size, size, 4)[::-1, :, :3].clip(0)


def even(light, owner, reach=4, spread=2.2, contrast=0.20):
    """Takes out the faint blotches that the denoiser leaves on bare walls; edges of shadows stay, charts stay apart.

    Texels of one chart (`owner`) count for one another, less with distance (`spread`, texels) and where their brightness
    differs by more than about `contrast` of it.
    """
    tone = np.log(light.mean(2) + 0.002)
    total, weights = np.zeros_like(light), np.zeros(tone.shape)
    size = len(light)
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            here = np.s_[max(0, -dy):size - max(0, dy), max(0, -dx):size - max(0, dx)]
            there = np.s_[max(0, dy):size - max(0, -dy), max(0, dx):size - max(0, -dx)]
            weight = np.exp(-(dx * dx + dy * dy) / (2 * spread ** 2) - (tone[here] - tone[there]) ** 2 / (2 * contrast ** 2))
            weight = weight * (owner[here] == owner[there])
            total[here] += light[there] * weight[..., None]
            weights[here] += weight
    return total / weights[..., None]


def strip(part, reach=4):
    """A chart of few texels across, such as a skirting board's upper edge: the same across, medians along."""
    short = int(np.argmin(part.shape[:2]))
    line = np.pad(np.median(part, short), ((reach, reach), (0, 0)), mode="edge")
    line = np.median(np.lib.stride_tricks.sliding_window_view(line, 2 * reach + 1, 0), -1)
    return np.broadcast_to(np.expand_dims(line, short), part.shape)


def encode_light(light):
    """Returns the lightmap picture and its scale: linear light = decode_sRGB(texel) x scale."""
    scale = float(np.percentile(light.max(2)[light.max(2) > 0], 99.7))
    x = np.clip(light / scale, 0, 1)
    coded = np.where(x < 0.0031308, x * 12.92, 1.055 * np.maximum(x, 1e-9) ** (1 / 2.4) - 0.055)
    return Image.fromarray((coded * 255 + 0.5).astype(np.uint8)), scale


def probe(position, brightest, size=64):
    """Renders all that shines on a point and returns its nine spherical-harmonic colours.

    The sums are convolved with the cosine lobe and divided by pi: adding c[i] * Y[i](n) gives
    the light that a white matt surface with normal n sends out.
    """
    scene = bpy.context.scene
    camera = bpy.data.objects.new("probe", bpy.data.cameras.new("probe"))
    camera.data.type = "PANO"
    camera.data.panorama_type = "EQUIRECTANGULAR"
    camera.location = (position[0], -position[2], position[1])
    camera.rotation_euler = (math.pi / 2, 0, 0)
    scene.collection.objects.link(camera)
    scene.camera = camera
    scene.render.resolution_x, scene.render.resolution_y = size, size // 2
    scene.cycles.samples = 256
    scene.view_settings.view_transform = "Raw"
    scene.render.image_settings.file_format = "OPEN_EXR"
    path = bpy.app.tempdir + "probe.exr"
    scene.render.filepath = path
    bpy.ops.render.render(write_still=True)
    image = bpy.data.images.load(path)
    pixels = np.empty(size * size // 2 * 4, np.float32)
    image.pixels.foreach_get(pixels)
    seen = np.minimum(pixels.reshape(size // 2, size, 4)[:, :, :3], brightest)
    v, u = np.mgrid[0:size // 2, 0:size]
    latitude = ((v + 0.5) / (size // 2) - 0.5) * np.pi
    longitude = ((u + 0.5) / size - 0.5) * 2 * np.pi
    x, y, z = np.cos(latitude) * np.sin(longitude), np.sin(latitude), -np.cos(latitude) * np.cos(longitude)
    area = np.cos(latitude) * (np.pi / (size // 2)) * (2 * np.pi / size)
    basis = sh_basis(x, y, z)
    lobe = [1.0] + [2 / 3] * 3 + [1 / 4] * 5
    return np.array([(seen * (b * area)[..., None]).sum((0, 1)) * a for b, a in zip(basis, lobe)])


def sh_basis(x, y, z):
    one = np.ones_like(x)
    return [0.282095 * one, 0.488603 * y, 0.488603 * z, 0.488603 * x, 1.092548 * x * y, 1.092548 * y * z,
            0.315392 * (3 * z * z - 1), 1.092548 * x * z, 0.546274 * (x * x - y * y)]


# -- Blender materials -----------------------------------------------------------------------

_images = {}


def blender_image(image, name):
    if name not in _images:
        path = f"{bpy.app.tempdir}{name}.png"
        image.save(path)
        _images[name] = bpy.data.images.load(path)
    return _images[name]


def blender_material(m, textures):
    material = bpy.data.materials.new(m.name)
    material.use_nodes = True
    # Hundreds of dim windows are not worth aiming at; light finds them by chance.
    material.cycles.emission_sampling = "FRONT" if m.lights else "NONE"
    tree = material.node_tree
    shader = tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*m.colour, 1)
    shader.inputs["Roughness"].default_value = m.roughness
    if m.texture:
        node = tree.nodes.new("ShaderNodeTexImage")
        node.image = blender_image(textures[m.texture], m.texture)
        uv = tree.nodes.new("ShaderNodeUVMap")
        uv.uv_map = "UVMap"
        tree.links.new(uv.outputs[0], node.inputs[0])
        tint = tree.nodes.new("ShaderNodeMix")
        tint.data_type, tint.blend_type = "RGBA", "MULTIPLY"
        tint.inputs[0].default_value = 1
        tint.inputs[7].default_value = (*m.colour, 1)
        tree.links.new(node.outputs[0], tint.inputs[6])
        tree.links.new(tint.outputs[2], shader.inputs["Base Color"])
        if m.alpha == "MASK":
            tree.links.new(node.outputs[1], shader.inputs["Alpha"])
    if isinstance(m.alpha, float):
        shader.inputs["Alpha"].default_value = m.alpha
    if m.unlit or m.emissive is not None:
        strength = (1, 1, 1) if m.unlit else m.emissive
        shader.inputs["Emission Strength"].default_value = m.glow
        source = m.texture if m.unlit else m.emissive_texture
        shader.inputs["Emission Color"].default_value = (*strength, 1)
        if source:
            node = tree.nodes.new("ShaderNodeTexImage")
            node.image = blender_image(textures[source], source)
            uv = tree.nodes.new("ShaderNodeUVMap")
            uv.uv_map = "UVMap"
            tree.links.new(uv.outputs[0], node.inputs[0])
            tint = tree.nodes.new("ShaderNodeMix")
            tint.data_type, tint.blend_type = "RGBA", "MULTIPLY"
            tint.inputs[0].default_value = 1
            tint.inputs[7].default_value = (*strength, 1)
            tree.links.new(node.outputs[0], tint.inputs[6])
            tree.links.new(tint.outputs[2], shader.inputs["Emission Color"])
        if m.unlit:
            shader.inputs["Base Color"].default_value = (0, 0, 0, 1)
            for link in list(shader.inputs["Base Color"].links):
                tree.links.remove(link)
    return material


def add_lamp(name, kind, position, watts, colour, size=0.2, target=None, spread=None):
    data = bpy.data.lights.new(name, kind)
    data.energy, data.color = watts, colour
    if kind == "AREA":
        data.shape, data.size, data.size_y = "RECTANGLE", *size
    else:
        data.shadow_soft_size = size
    if kind == "SPOT":
        data.spot_size, data.spot_blend = spread, 0.7
    lamp = bpy.data.objects.new(name, data)
    lamp.location = (position[0], -position[2], position[1])
    if target is not None:
        from mathutils import Vector
        aim = Vector((target[0], -target[2], target[1])) - lamp.location
        lamp.rotation_euler = aim.to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(lamp)
    return lamp


def set_world(colour, strength):
    world = bpy.data.worlds.new("sky")
    bpy.context.scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (*colour, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = strength


# -- how a place is made ------------------------------------------------------------------------


def make(name, build, light_scene, probe_at, brightest, lights, bounces=4, factor=1.0, **extras):
    """What every place script does when it is run: SCRIPT OUT.glb LIGHTMAP_TEXELS SAMPLES.

    `build()` returns the place; `light_scene(place)` sets what lights the bake; people are lit by `lights` and by what
    the probe sees at `probe_at`, where nothing counts for more than `brightest`; `factor` is `lay_out`'s at 1024 texels.
    """
    out, size, samples = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    bpy.ops.wm.read_factory_settings(use_empty=True)
    place = build()
    place.lay_out(size, factor * size / 1024)
    body = place.to_blender(name)
    light_scene(place)
    light = place.finish_light(place.bake(body, size, samples, bounces))
    place.write(out, light, lights, probe(probe_at, brightest), {"place": name, **extras})
