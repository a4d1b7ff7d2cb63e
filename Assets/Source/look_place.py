"""look_place.py OUT.png WIDTH HEIGHT PLACE.glb [YAW_DEGREES [PITCH_DEGREES [LENS_MM]]] [PERSON.glb ...]

Renders a place as the engine shows it (albedo x lightmap + emission), with people lit by its
lamps and its spherical harmonics. For the eye only; not part of the build.
"""

import math
import sys

import bpy
import numpy as np

from glb import read_glb
from look import import_model, stand
from place import sh_basis


def show_baked(material, document, lightmap):
    """Replaces a surface by what the lightmap makes of it."""
    source = next(m for m in document["materials"] if m["name"] == material.name.split(".")[0])
    if "lightmap" not in source.get("extras", {}):
        return
    scale = source["extras"]["lightmap"]["scale"]
    tree = material.node_tree
    shader = next((n for n in tree.nodes if n.type == "BSDF_PRINCIPLED"), None)
    light = tree.nodes.new("ShaderNodeTexImage")
    light.image = lightmap
    uv = tree.nodes.new("ShaderNodeUVMap")
    uv.uv_map = "UVMap.001"
    tree.links.new(uv.outputs[0], light.inputs[0])
    product = tree.nodes.new("ShaderNodeVectorMath")
    product.operation = "MULTIPLY"
    tree.links.new(light.outputs[0], product.inputs[0])
    base = shader.inputs["Base Color"]
    if base.is_linked:
        tree.links.new(base.links[0].from_socket, product.inputs[1])
    else:
        product.inputs[1].default_value = base.default_value[:3]
    total = tree.nodes.new("ShaderNodeVectorMath")
    total.operation = "MULTIPLY_ADD"
    tree.links.new(product.outputs[0], total.inputs[0])
    total.inputs[1].default_value = (scale,) * 3
    glow = shader.inputs["Emission Color"]
    strength = shader.inputs["Emission Strength"].default_value
    shine = tree.nodes.new("ShaderNodeVectorMath")
    shine.operation = "SCALE"
    shine.inputs["Scale"].default_value = strength
    if glow.is_linked:
        tree.links.new(glow.links[0].from_socket, shine.inputs[0])
    else:
        shine.inputs[0].default_value = glow.default_value[:3]
    tree.links.new(shine.outputs[0], total.inputs[2])
    emission = tree.nodes.new("ShaderNodeEmission")
    tree.links.new(total.outputs[0], emission.inputs[0])
    output = next(n for n in tree.nodes if n.type == "OUTPUT_MATERIAL")
    alpha = shader.inputs["Alpha"]
    if alpha.is_linked or alpha.default_value < 0.999:
        mix, clear = tree.nodes.new("ShaderNodeMixShader"), tree.nodes.new("ShaderNodeBsdfTransparent")
        if alpha.is_linked:
            tree.links.new(alpha.links[0].from_socket, mix.inputs[0])
        else:
            mix.inputs[0].default_value = alpha.default_value
        tree.links.new(clear.outputs[0], mix.inputs[1])
        tree.links.new(emission.outputs[0], mix.inputs[2])
        tree.links.new(mix.outputs[0], output.inputs[0])
    else:
        tree.links.new(emission.outputs[0], output.inputs[0])


def ambient_world(harmonics):
    v, u = np.mgrid[0:32, 0:64]
    latitude, longitude = ((v + 0.5) / 32 - 0.5) * np.pi, ((u + 0.5) / 64 - 0.5) * 2 * np.pi
    bx, by, bz = -np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)
    basis = sh_basis(bx, bz, -by)
    colour = sum(b[..., None] * np.array(c) for b, c in zip(basis, harmonics)).clip(0)
    image = bpy.data.images.new("ambient", 64, 32, float_buffer=True)
    image.pixels.foreach_set(np.concatenate([colour, np.ones((32, 64, 1))], -1).astype(np.float32).ravel())
    world = bpy.data.worlds.new("ambient")
    bpy.context.scene.world = world
    world.use_nodes = True
    node = world.node_tree.nodes.new("ShaderNodeTexEnvironment")
    node.image = image
    world.node_tree.links.new(node.outputs[0], world.node_tree.nodes["Background"].inputs[0])


def main(out, width, height, path, yaw=0.0, pitch=0.0, lens=22.0, people=(), eye=(0, 1.6, 0)):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    document, binary = read_glb(path)
    import_model(path)
    texture = next(m["extras"]["lightmap"]["texture"] for m in document["materials"] if "lightmap" in m.get("extras", {}))
    view = document["bufferViews"][document["images"][document["textures"][texture]["source"]]["bufferView"]]
    with open(bpy.app.tempdir + "lightmap.jpg", "wb") as file:
        file.write(binary[view["byteOffset"]:view["byteOffset"] + view["byteLength"]])
    lightmap = bpy.data.images.load(bpy.app.tempdir + "lightmap.jpg")
    for o in list(bpy.data.objects):
        if o.type == "LIGHT":
            bpy.data.objects.remove(o)
        elif o.type == "MESH":
            o.visible_diffuse = o.visible_glossy = o.visible_shadow = False
            for slot in o.material_slots:
                show_baked(slot.material, document, lightmap)
                slot.material.cycles.emission_sampling = "NONE"
    kinds = document.get("extensions", {}).get("KHR_lights_punctual", {}).get("lights", [])
    for node in document["nodes"]:
        if "KHR_lights_punctual" in node.get("extensions", {}):
            light = kinds[node["extensions"]["KHR_lights_punctual"]["light"]]
            data = bpy.data.lights.new("lamp", "POINT")
            data.energy, data.color, data.shadow_soft_size = light["intensity"] * 4 * math.pi, light["color"], 0.15
            lamp = bpy.data.objects.new("lamp", data)
            x, y, z = node["translation"]
            lamp.location = (x, -z, y)
            scene.collection.objects.link(lamp)
    ambient_world(document["asset"]["extras"]["ambientSH"])
    for person, spot in zip(people, [(-0.45, -1.9), (0.75, -2.6)]):
        stand(person, *spot, {})
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.location, camera.data.lens = (eye[0], -eye[2], eye[1]), lens
    camera.rotation_euler = (math.radians(90 + pitch), 0, math.radians(-yaw))
    scene.collection.objects.link(camera)
    scene.camera = camera
    scene.render.engine = "CYCLES"
    scene.cycles.samples, scene.cycles.max_bounces, scene.cycles.use_denoising = 16, 2, True
    scene.cycles.transparent_max_bounces = 16
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.view_settings.view_transform = "Standard"
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = out
    bpy.ops.render.render(write_still=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [float(a) for a in given[4:] if not a.endswith(".glb") and not a.startswith("@")]
    where = next((tuple(float(c) for c in a[1:].split(",")) for a in given if a.startswith("@")), (0, 1.6, 0))
    main(given[0], int(given[1]), int(given[2]), given[3], *numbers, people=[a for a in given[4:] if a.endswith(".glb")], eye=where)
