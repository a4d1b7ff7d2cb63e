"""What the calm places under the open sky share: ground, trees, grass, the sky and its light."""

import bpy
import numpy as np
from PIL import Image, ImageDraw

import textures
from atlas import layered_noise
from place import add_lamp, directions


def ground(place, x, z, height, material, density=6.0, scale=2.0):
    """A ground whose height follows from the place; `x` rises, `z` falls from near to far."""
    x, z = np.asarray(x, float), np.asarray(z, float)
    xs, zs = np.meshgrid(x, z)
    place.patch(np.stack([xs, height(xs, zs), zs], -1), material, density=density, scale=scale,
                uv=np.stack([xs, zs], -1) / scale)


def spaced(low, high, near, count, power=1.8):
    """Places along a line, close together near `near` and wide apart at the ends."""
    t = np.linspace(-1, 1, count)
    bent = np.sign(t) * np.abs(t) ** power
    return np.where(bent < 0, near + bent * (near - low), near + bent * (high - near))


def mirrored(place, water, corners, material, uv=None):
    """Adds a face that no lamp lights and what still water at that height mirrors of it."""
    corners = np.asarray(corners, float)
    place.face(corners, material, uv=uv, density=0.001)
    place.face((corners * [1, -1, 1] + [0, 2 * water, 0])[::-1], material, uv=None if uv is None else np.asarray(uv)[::-1], density=0.001)


def dome(place, radius, low=0.0, columns=40, rows=9, water=None):
    """The painted sky all around; what `water` at that height mirrors of it, but for what lies behind the viewer."""
    for r in range(rows):
        for c in range(columns):
            corners, uv = [], []
            for u, t in ((c, r / rows), (c + 1, r / rows), (c + 1, (r + 1) / rows), (c, (r + 1) / rows)):
                turn, lift = 2 * np.pi * (u / columns - 0.5), (np.pi / 2) * t ** 1.25
                corners.append((-radius * np.cos(turn) * np.cos(lift), radius * np.sin(lift) + low * (t == 0), -radius * np.sin(turn) * np.cos(lift)))
                uv.append((u / columns, 1 - lift / (np.pi / 2) * 0.98 - 0.01))
            if r == rows - 1:
                corners, uv = corners[:3], uv[:3]
            if water is not None and min(z for _, _, z in corners) < 20:
                mirrored(place, water, corners, "sky", uv)
            else:
                place.face(corners, "sky", uv=uv, density=0.001)


def world(sky, ground_colour, strength):
    """Lets the painted sky light the bake."""
    whole = Image.new("RGB", (sky.width, sky.height * 2), ground_colour)
    whole.paste(sky, (0, 0))
    path = bpy.app.tempdir + "sky.png"
    whole.save(path)
    made = bpy.data.worlds.new("sky")
    bpy.context.scene.world = made
    made.use_nodes = True
    nodes = made.node_tree.nodes
    environment = nodes.new("ShaderNodeTexEnvironment")
    environment.image = bpy.data.images.load(path)
    made.node_tree.links.new(environment.outputs[0], nodes["Background"].inputs[0])
    nodes["Background"].inputs[1].default_value = strength


def sun(towards, watts, colour, size=0.05):
    add_lamp("sun", "SUN", (0, 30, 0), watts, colour, size, target=tuple(np.array([0, 30, 0]) + np.asarray(towards, float)))


def blades(width=256, height=256, seed=3, colours=((150, 148, 96), (120, 132, 82), (176, 166, 116)), count=24, bend=0.95):
    """A tuft of grass on clear ground, clear at its edges too: the picture repeats."""
    generator = np.random.default_rng(seed)
    image = Image.new("RGBA", (width, height), (*colours[0], 0))
    draw = ImageDraw.Draw(image)
    for _ in range(count):
        side = np.clip(generator.normal() * 0.5, -1, 1)
        x = width * (0.5 + 0.10 * side)
        tall = height * generator.uniform(0.40, 0.93) * (1 - 0.35 * abs(side))
        lean = (0.75 * side + 0.25 * generator.normal()) * bend
        colour = np.array(colours[generator.integers(len(colours))]) * generator.uniform(0.65, 1.12)
        t = np.linspace(0, 1, 9)
        px, py = x + lean * tall * t ** 2 * 0.8, height - 8 - tall * (t - 0.18 * abs(lean) * t ** 2)
        wide = 6.0 * (1 - t) + 2.2  # thinner ones are gone from ten metres on
        draw.polygon([*zip(px - wide / 2, py), *zip(px[::-1] + wide[::-1] / 2, py[::-1])], fill=(*colour.clip(0, 255).astype(int), 255))
    return image


def card(place, foot, wide, tall, turn, material, density=0.001, lean=0.0):
    """An upright picture on a face of its own, seen from both sides."""
    foot = np.asarray(foot, float)
    side = np.array([np.cos(turn), 0, np.sin(turn)]) * wide / 2
    top = np.array([-np.sin(turn) * lean, tall, np.cos(turn) * lean])
    place.face([foot - side, foot + side, foot + side + top, foot - side + top], material, uv=[(0, 1), (1, 1), (1, 0), (0, 0)], density=density)


def tuft(place, foot, size, material, generator, density=2.0):
    spin = generator.uniform(0, np.pi)
    for k in range(3):
        card(place, np.asarray(foot) - [0, 0.03, 0], size * generator.uniform(0.9, 1.2), size * generator.uniform(0.8, 1.1), spin + k * np.pi / 3, material, density,
             lean=generator.uniform(-0.15, 0.15) * size)


def trunk(place, points, radii, material, sides=14, density=9, scale=1.2, lumps=0.06, seed=1):
    """A trunk or a bough along some points, thicker and thinner, not quite round."""
    generator = np.random.default_rng(seed)
    points, radii = np.asarray(points, float), np.asarray(radii, float)
    u, v = directions(points)
    a = np.linspace(0, 2 * np.pi, sides + 1)
    shape = 1 + lumps * np.sin(3 * a + generator.uniform(0, 6)) + lumps * 0.7 * np.sin(5 * a + generator.uniform(0, 6))
    ring = shape[None, :, None] * (np.sin(a)[None, :, None] * u[:, None] + np.cos(a)[None, :, None] * v[:, None])
    grid = points[:, None] + ring * radii[:, None, None]
    if np.cross(grid[0, 1] - grid[0, 0], grid[1, 0] - grid[0, 0]) @ (grid[0, 0] - points[0]) < 0:
        grid = grid[:, ::-1]
    place.patch(grid, material, density=density, scale=scale)


def stone(place, centre, size, material, generator, density=14):
    """A round stone, a little flat."""
    rows, columns = 7, 12
    v = np.linspace(-1.2, np.pi / 2 * 0.99, rows)[:, None]
    a = np.linspace(0, 2 * np.pi, columns + 1)[None]
    lump = 1 + 0.12 * np.sin(2 * a + generator.uniform(0, 6)) * np.cos(v) + 0.08 * np.sin(3 * a + generator.uniform(0, 6) + 2 * v)
    squash = generator.uniform(0.45, 0.75)
    grid = np.stack([np.cos(v) * np.sin(a) * lump, np.sin(v) * squash * np.ones_like(a) * lump, np.cos(v) * np.cos(a) * lump], -1) * size
    place.patch(grid + np.asarray(centre, float), material, density=density, scale=0.6)


def speckled(size, colour, seed, spread=0.3, coarse=4, grain=0.22):
    """Ground with grains of its own: sand, earth."""
    generator = np.random.default_rng(seed)
    value = 0.80 + spread * (textures.tiling_noise(size, coarse, 6, seed) - 0.5) + grain * (generator.random((size, size)) - 0.5)
    return textures.picture(value[..., None] * np.array(colour))


def planks(size=512):
    """Weathered boards along u, eight to the picture."""
    generator = np.random.default_rng(3)
    y, x = np.mgrid[0:size, 0:size] / size
    board = (y * 8).astype(int)
    tone = 0.62 + 0.16 * (generator.random(8)[board] - 0.5)
    points = np.stack([x * 3 + board * 7.3, y * 90, 0 * x], -1)
    grain = layered_noise(points, 1.0, 4, 2)
    edge = np.minimum((y * 8) % 1, 1 - (y * 8) % 1)
    value = tone * (1 + 0.16 * grain) * np.clip(0.55 + edge * 9, 0.55, 1)
    return textures.picture(value[..., None] * np.array([1.0, 0.90, 0.78]))


def ripples(size=256):
    noise = textures.tiling_noise(size, 4, 4, 5)
    long = np.asarray(Image.fromarray((noise * 255).astype(np.uint8)).resize((size * 4, size)).crop((0, 0, size, size)), float) / 255
    return textures.picture((0.90 + 0.14 * long)[..., None] * np.array([0.62, 0.74, 0.86]))
