"""look.py OUT.png VIEW WIDTH HEIGHT PERSON.glb [PERSON.glb ...]

Renders people (posed with the arms down) for the eye of whoever works on them.
VIEW: face | bust | body | back | side | pair. Not part of the build.
"""

import math
import os
import sys

import bpy
import mathutils
from mathutils import Vector

from glb import write_plain_copy


def import_model(path):
    """Imports a file, which Blender cannot read while it is packed."""
    plain = os.path.join(bpy.app.tempdir, os.path.basename(path))
    write_plain_copy(path, plain)
    bpy.ops.import_scene.gltf(filepath=plain)


def turn(armature, bone, x=0, y=0, z=0):
    """Turns a joint about the person's own axes, in degrees (glTF axes)."""
    pose = armature.pose.bones[bone]
    turning = mathutils.Euler((math.radians(x), math.radians(-z), math.radians(y))).to_matrix().to_4x4()
    world = armature.matrix_world @ pose.matrix
    at = mathutils.Matrix.Translation(world.translation.copy())
    pose.matrix = armature.matrix_world.inverted() @ (at @ turning @ at.inverted() @ world)
    bpy.context.view_layer.update()


def stand(path, x, z, morphs):
    before = set(bpy.data.objects)
    import_model(path)
    new = [o for o in bpy.data.objects if o not in before]
    armature = next(o for o in new if o.type == "ARMATURE")
    armature.location = (x, -z, 0)
    bpy.context.view_layer.update()
    for side, s in (("l", -1), ("r", 1)):
        turn(armature, f"upperarm_{side}", z=s * 36)
        turn(armature, f"lowerarm_{side}", x=-14)
        for finger in ("index", "middle", "ring", "pinky"):
            for k in (1, 2, 3):
                turn(armature, f"{finger}_0{k}_{side}", z=s * 13)
    for o in new:
        if o.type == "MESH" and o.data.shape_keys:
            for key in o.data.shape_keys.key_blocks:
                key.value = morphs.get(key.name, 0)
    return armature


def lamp(kind, location, energy, colour, size, target):
    data = bpy.data.lights.new("lamp", kind)
    data.energy, data.color = energy, colour
    lamp_object = bpy.data.objects.new("lamp", data)
    lamp_object.location = location
    if kind == "AREA":
        data.size = size
        lamp_object.rotation_euler = (Vector(target) - lamp_object.location).to_track_quat("-Z", "Y").to_euler()
    else:
        data.shadow_soft_size = size
    bpy.context.collection.objects.link(lamp_object)


def main(out, view, width, height, paths, morphs):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    spots = [(0, 0)] if len(paths) == 1 else [(-0.45, 0), (0.55, -0.4)]
    armatures = [stand(p, *spot, morphs) for p, spot in zip(paths, spots)]
    eye = (armatures[0].matrix_world @ armatures[0].pose.bones["eye_l"].head).z
    world = bpy.data.worlds.new("dusk")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.36, 0.44, 0.62, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = 0.55
    lamp("POINT", (1.8, -1.6, 3.6), 130, (1, 0.78, 0.52), 0.25, (0, 0, 1.4))
    lamp("AREA", (-1.8, -1.0, 1.9), 26, (1, 0.86, 0.7), 1.2, (0, 0, 1.4))
    position, target, lens = {
        "face": ((0.06, -0.62, eye + 0.01), (0, 0, eye - 0.02), 50), "bust": ((0.05, -1.15, eye), (0, 0, eye - 0.17), 42),
        "body": ((0.1, -3.0, 1.5), (0, 0, 0.92), 36), "back": ((0.6, 3.0, 1.6), (0, 0, 0.95), 36),
        "side": ((1.1, -0.25, eye), (0, 0.03, eye - 0.12), 50), "pair": ((0, -2.6, 1.6), (0.05, 0, 1.25), 30),
        "nape": ((0.5, 1.1, eye), (0, 0, eye - 0.12), 42), "feet": ((0.5, -1.3, 0.5), (0, 0, 0.25), 40),
    }[view]
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.location, camera.data.lens, camera.data.clip_start = position, lens, 0.02
    camera.rotation_euler = (Vector(target) - camera.location).to_track_quat("-Z", "Y").to_euler()
    scene.collection.objects.link(camera)
    scene.camera = camera
    scene.render.engine = "CYCLES"
    scene.cycles.samples, scene.cycles.max_bounces, scene.cycles.use_denoising = 20, 3, True
    scene.cycles.transparent_max_bounces = 12
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.exposure = 0.6
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = out
    bpy.ops.render.render(write_still=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    weights = {}
    while "=" in arguments[-1]:
        name, value = arguments.pop().split("=")
        weights[name] = float(value)
    main(arguments[0], arguments[1], int(arguments[2]), int(arguments[3]), arguments[4:], weights)
