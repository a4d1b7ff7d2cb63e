"""Paints the pictures of a person: skin (with eyes, mouth, brows), hair and uniform."""

import os

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from atlas import bump, layered_noise, mix, smoothstep, to_image, value_noise
from cards import THIN, TILES
from hair import hair_depth, hairline_of
from head import IRIS, WET
from mouth import paint_teeth
from uniform import REGION, SIZE

FONT = "/usr/share/fonts/opentype/inter/Inter-ExtraBold.otf"
FONT_MEDIUM = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"


# -- skin ---------------------------------------------------------------------------


def read_mask(base, name, base_uv):
    """Samples one of the base mesh's paint masks at its own texture coordinates."""
    path = os.path.join(base.folder, "textures", f"mpfb_{name}.jpg")
    image = np.asarray(Image.open(path).convert("L").filter(ImageFilter.GaussianBlur(3)), np.float32) / 255
    height, width = image.shape
    x = np.clip(base_uv[..., 0] * width, 0, width - 1).astype(int)
    y = np.clip((1 - base_uv[..., 1]) * height, 0, height - 1).astype(int)
    return image[y, x]


def paint_skin(atlas, person, face, spec):
    """Returns the skin's colours and its bumps."""
    p, n = atlas.maps["position"], atlas.maps["normal"]
    base_uv, open_sky, piece = atlas.maps["base_uv"], atlas.maps["ao"][..., 0], atlas.maps["piece"][..., 0]
    tone = np.array(spec["tone"], np.float32)
    ears = read_mask(person.base, "ears", base_uv)
    local = p - face.eye
    side = np.abs(local[..., 0])

    def blob(x, y, z, radius, both=True):
        dx = (side if both else local[..., 0]) - x
        return np.exp(-(dx ** 2 + (local[..., 1] - y) ** 2 + (local[..., 2] - z) ** 2) / radius ** 2)

    mottle = layered_noise(p, 55, 4, 1)
    fine = layered_noise(p, 420, 3, 7)
    pores = value_noise(p, 1500, 11)
    picture = tone * (1 + 0.060 * mottle + 0.060 * fine + 0.040 * pores)[..., None]
    picture += np.array([7, -4, -5]) * layered_noise(p, 30, 3, 23)[..., None]
    red = tone * [1.02, 0.80, 0.77]
    flush = spec["flush"]
    picture = mix(picture, red, flush * 0.42 * blob(0.038, -0.042, 0.02, 0.026))
    picture = mix(picture, red, flush * 0.55 * blob(0, -0.036, 0.047, 0.016))
    picture = mix(picture, red, flush * 0.45 * blob(0, -0.105, 0.03, 0.018))
    picture = mix(picture, red, 0.55 * ears)
    picture = mix(picture, tone * [0.86, 0.78, 0.80], (0.45 + 0.4 * spec["wear"]) * blob(0.030, -0.016, 0.018, 0.013))
    # Forehead paler and yellower, jaw cooler: no face is one colour.
    picture = mix(picture, tone * [1.03, 1.01, 0.94], 0.35 * blob(0, 0.045, 0.03, 0.035, both=False))
    picture = mix(picture, tone * [0.93, 0.93, 0.95], 0.35 * smoothstep(-0.055, -0.085, local[..., 1]) * (piece < 1.5))
    lines = wrinkles(local, side, fine) * spec["wear"]
    picture = picture * (1 - 0.22 * np.clip(lines, 0, 1))[..., None]
    if spec["freckles"]:
        picture = _freckles(picture, p, local, side, tone, spec["freckles"])
    picture = _spots(picture, p, tone, piece)
    picture = mix(picture, tone * [0.92, 0.82, 0.79], 0.45 * read_mask(person.base, "eyelids", base_uv))
    lips = read_mask(person.base, "lips", base_uv)
    picture = mix(picture, np.array(spec["lips"]) * (1 + 0.08 * fine)[..., None], 0.80 * smoothstep(0.15, 0.85, lips))
    inside = read_mask(person.base, "inside-mouth", base_uv) * (piece > 0.5)
    # The lips darken inwards; behind them it is red, and dark only where no light gets.
    picture = picture * (1 - 0.40 * smoothstep(0.02, 0.6, inside))[..., None]
    deep = smoothstep(0.018, -0.022, local[..., 2])
    picture = mix(picture, mix(np.broadcast_to(np.float32([118, 52, 48]), p.shape), [40, 14, 14], deep), inside)
    if spec["stubble"]:
        picture = _stubble(picture, local, side, fine, pores, lips, spec)
    picture = _brows(picture, local, side, spec)
    # The lash line: a soft dark edge right where lid and eyeball meet.
    picture = mix(picture, tone * 0.30, 0.50 * _lash_line(local, side, face, person))
    hair = hair_depth(p, face, hairline_of(spec)) + 0.004 * layered_noise(p, 260, 2, 31)
    strands = value_noise(p * [900, 70, 900], 1, 41)
    hair_colour = np.array(spec["hair_colour"]) * (1 + 0.25 * strands)[..., None]
    on_head = (piece > 0.5) & (piece < 1.5) & (ears < 0.75)
    soft = smoothstep(-0.004, 0.012, hair + 0.0025 * strands)
    picture = mix(picture, tone * [0.74, 0.62, 0.55], 0.40 * smoothstep(-0.014, 0.002, hair) * on_head)  # what hair shades
    picture = mix(picture, hair_colour * 0.95, soft * 0.94 * on_head)
    hands = (piece > 2.5) & (piece < 4.5)
    nails = read_mask(person.base, "fingernails", base_uv)
    picture = mix(picture, tone * [1.05, 0.92, 0.89], 0.8 * nails * hands)
    knuckles = 0.30 * smoothstep(0.2, 0.7, fine) * hands
    picture = mix(picture, red, knuckles)
    # Neither the lids' inner rims nor the throat may sink into black: the engine shades them again.
    rim = (piece > 5.5) & (piece < 6.5)
    picture = mix(picture, tone * [0.92, 0.80, 0.76], 0.7 * rim)
    shade = np.where(rim, 0.86, 0.66 + 0.34 * np.clip(open_sky * 1.5, 0, 1))
    picture = picture * (shade[..., None] ** np.array([0.85, 1.05, 1.1]))
    tongue = np.abs(piece - 7) < 0.5
    picture = mix(picture, mix(np.broadcast_to(np.float32([166, 84, 82]), p.shape) * (1 + 0.10 * fine)[..., None], [58, 24, 24], deep), tongue)
    picture[~atlas.covered] = tone * 0.8
    picture, known = atlas.spread(picture, 10)
    picture[~known] = tone * 0.8
    soft_parts = (piece < 4.5) * 1.0
    height = soft_parts * (0.00014 * fine + 0.00009 * pores - 0.0008 * lines)
    height -= 0.0004 * smoothstep(0.2, 0.9, lips) * (0.5 + 0.5 * np.sin(local[..., 0] * 2400 + 2 * mottle))
    height += hands * (0.0010 * smoothstep(0.3, 0.7, nails) + 0.00025 * layered_noise(p, 330, 2, 71))
    normal = bump(atlas, height.astype(np.float32))
    return to_image(_paint_wet_line(paint_teeth(_paint_eye(picture, spec), spec), spec)), _flat_eye(normal)


def wrinkles(local, side, fine):
    """Where age draws lines, 0...1: beside nose and mouth, at the outer corners of the eyes, over the brows."""
    x, y, z = side, local[..., 1], local[..., 2]
    front = smoothstep(-0.01, 0.01, z)
    t = (y + 0.030) / -0.045
    fold = np.exp(-((x - (0.019 + 0.016 * np.clip(t, 0, 1))) / 0.0016) ** 2) * smoothstep(0, 0.15, t) * smoothstep(1.1, 0.7, t)
    result = 0.9 * fold
    for angle, reach in ((0.35, 1.0), (0.0, 1.0), (-0.4, 0.8)):
        dx = x - 0.049
        off = (y + 0.001) - dx * np.tan(angle) - 0.002 * np.sin(dx * 160)
        result = result + 0.55 * np.exp(-(off / 0.0009) ** 2) * smoothstep(0, 0.004, dx) * smoothstep(0.017 * reach, 0.006, dx)
    for level in (0.041, 0.050, 0.060):
        off = y - level - 0.0025 * np.cos(x * 62) - 0.0012 * fine
        result = result + 0.3 * np.exp(-(off / 0.0012) ** 2) * smoothstep(0.042, 0.020, x)
    bag = (y + 0.0175 - 0.008 * ((x - 0.031) / 0.016) ** 2)
    result = result + 0.6 * np.exp(-(bag / 0.0014) ** 2) * smoothstep(0.018, 0.010, np.abs(x - 0.031))
    return result * front


def _freckles(picture, p, local, side, tone, amount):
    area = np.exp(-((side - 0.028) / 0.024) ** 2 - ((local[..., 1] + 0.028) / 0.022) ** 2)
    area = np.maximum(area, np.exp(-(side / 0.014) ** 2 - ((local[..., 1] + 0.025) / 0.018) ** 2)) * (local[..., 2] > 0)
    dots = smoothstep(0.42, 0.62, value_noise(p, 430, 51)) + 0.7 * smoothstep(0.5, 0.7, value_noise(p, 260, 52))
    return mix(picture, tone * [0.72, 0.56, 0.46], np.clip(0.7 * amount * area * dots, 0, 0.8))


def _spots(picture, p, tone, piece):
    """A mole here and there, and small blemishes."""
    dots = smoothstep(0.93, 0.97, value_noise(p, 170, 67)) * (piece < 4.5)
    return mix(picture, tone * [0.60, 0.46, 0.42], 0.4 * dots)


def _flat_eye(normal):
    x, y, size = IRIS
    normal.paste((128, 128, 255), (x, y, x + size, y + size))
    return normal


def _stubble(picture, local, side, fine, pores, lips, spec):
    y, z = local[..., 1], local[..., 2]
    jaw = smoothstep(-0.045, -0.075, y) * smoothstep(-0.135, -0.115, y) * smoothstep(-0.075, -0.045, z)
    chin_centre = np.exp(-((y + 0.062) / 0.008) ** 2) * (side < 0.025)
    area = np.clip(jaw + 0.6 * chin_centre, 0, 1) * (1 - smoothstep(0.1, 0.5, lips))
    dots = smoothstep(0.0, 0.9, pores * 0.7 + fine * 0.5 + 0.35)
    return mix(picture, np.array(spec["hair_colour"]) * 0.9 + 18, spec["stubble"] * area * (0.35 + 0.65 * dots))


def _brows(picture, local, side, spec):
    """Eyebrows as fine slanted hairs whose density fades at every edge."""
    brow = spec["brow"]
    t = (side - brow["inner"]) / (brow["outer"] - brow["inner"])
    arch = brow["height"] + brow["arch"] * np.sin(np.pi * np.clip(t, 0, 1) ** 1.25) - 0.004 * np.clip(t, 0, 1.2)
    half = brow["thickness"] * np.interp(t, [-0.1, 0.1, 0.6, 1.0], [0.7, 1.0, 0.8, 0.22])
    offset = (local[..., 1] - arch) / half
    within = smoothstep(1.35, 0.15, np.abs(offset)) * smoothstep(-0.10, 0.22, t) * smoothstep(1.10, 0.72, t)
    slanted = np.stack([side * 1.0 - local[..., 1] * 0.9, local[..., 1] * 0.28, local[..., 2] * 0], -1)
    hairs = value_noise(slanted, 2100, 5) * 0.6 + value_noise(slanted, 1000, 6) * 0.4
    density = within * np.clip(0.78 + 0.42 * hairs, 0, 1) * (local[..., 2] > -0.02)
    return mix(picture, np.array(spec["brow_colour"]), density * brow["strength"])


def _lash_line(local, side, face, person):
    eye = person.head_of["eye_l"] - face.eye
    ball = np.sqrt((side - eye[0]) ** 2 + (local[..., 1] - eye[1]) ** 2 + (local[..., 2] - eye[2]) ** 2)
    return smoothstep(0.0184, 0.0164, ball) * (local[..., 2] > eye[2] + 0.004) * smoothstep(-0.002, 0.003, local[..., 1])


def _paint_wet_line(picture, spec):
    """The colour of tears over the lid's rim."""
    x, y, size = WET
    picture[y:y + size, x:x + size] = np.array(spec["tone"]) * 0.55 + [104, 84, 80]
    return picture


def _paint_eye(picture, spec):
    """White, iris and pupil seen along the gaze; the rim of the picture lies at 100 degrees."""
    x0, y0, size = IRIS
    y, x = (np.mgrid[0:size, 0:size] + 0.5) / size - 0.5
    r, a = np.hypot(x, y), np.arctan2(y, x)
    circle = np.stack([np.cos(a) * 3, np.sin(a) * 3, r * 6], -1)
    white = np.array([204, 196, 186], np.float32) - (smoothstep(0.27, 0.47, r) * 26)[..., None] * [0.5, 1, 1]
    veins = smoothstep(0.62, 0.95, 1 - np.abs(layered_noise(circle, 3.0, 3, 3)))
    white = mix(white, [205, 150, 140], 0.22 * veins * smoothstep(0.31, 0.45, r))
    white = white * (1 - 0.42 * smoothstep(0.02, -0.30, y))[..., None]  # the upper lid's shade and its lashes'
    edge = 0.262
    fibres = value_noise(np.stack([np.cos(a) * 16, np.sin(a) * 16, r * 5], -1), 1, 2)
    fibres += 0.6 * value_noise(np.stack([np.cos(a) * 34, np.sin(a) * 34, r * 3], -1), 1, 8)
    iris = np.array(spec["iris"], np.float32) * (0.92 + 0.22 * fibres)[..., None]
    iris = mix(iris, np.array(spec["iris_inner"], np.float32), 0.65 * smoothstep(0.155, 0.10, r))
    iris *= (1.0 - 0.68 * smoothstep(0.215, edge, r))[..., None]  # the limbal ring
    iris *= (1.10 + 0.45 * smoothstep(-0.05, 0.2, y) - 0.50 * smoothstep(0.04, -0.18, y))[..., None]
    eye = mix(white, iris, smoothstep(edge + 0.010, edge - 0.014, r))
    eye = mix(eye, [8, 7, 8], smoothstep(0.108, 0.096, r))
    picture[y0:y0 + size, x0:x0 + size] = eye
    return picture


# -- hair ---------------------------------------------------------------------------


def paint_hair(spec, width=512, height=256):
    """Above a strip for shells, fading at v = 0 and closed at v = 0.5; below the cards' tiles, tips up."""
    shells, tiles = _shell_strip(spec, width, height // 2), _card_tiles(spec, width, height // 2)
    rgba = np.concatenate([shells, tiles])
    return Image.fromarray((np.clip(rgba, 0, 255) + 0.5).astype(np.uint8), "RGBA")


def _shell_strip(spec, width, height):
    generator = np.random.default_rng(12)
    v = ((np.arange(height) + 0.5) / height)[:, None]
    curl = spec["curl"]
    u = np.arange(width)[None]

    def strands(roughness):
        noise = generator.random(width)
        for _ in range(roughness):
            noise = 0.5 * noise + 0.25 * (np.roll(noise, 1) + np.roll(noise, -1))
        noise = (noise - noise.min()) / np.ptp(noise)
        # Curls wander to the side along the strand, so that the streaks become rings.
        shift = (curl * 14 * np.sin(v * 40) + 1.5 * np.sin(v * 7)).round().astype(int)
        return noise[(u + shift) % width]

    strand, length, lock = strands(1), strands(2), strands(14)
    fade = smoothstep(length * 0.75, length * 0.75 + 0.25, v)
    light = 0.70 + 0.18 * strand + 0.18 * lock
    light *= 0.76 + 0.16 * v
    colour = np.array(spec["hair_colour"], np.float32) * light[..., None]
    if spec["grey"]:
        colour = mix(colour, [128, 126, 123], spec["grey"] * smoothstep(0.35, 0.75, strands(1)))
    return np.concatenate([colour, np.clip(fade, 0, 1)[..., None] * 255], -1)


def _card_tiles(spec, width, height):
    """Tufts of strands that run from a broad root to pointed tips of different lengths."""
    generator = np.random.default_rng(31)
    scale, each = 3, width // TILES
    base = np.array(spec["hair_colour"], np.float32)
    colours, alphas = [], []
    for tile in range(TILES):
        colour = Image.new("RGB", (each * scale, height * scale), tuple(int(c * 0.80) for c in base))
        alpha = Image.new("L", colour.size, 0)
        draw, mask = ImageDraw.Draw(colour), ImageDraw.Draw(alpha)
        thin = tile >= THIN
        tone = generator.uniform(0.95, 1.05)
        count = 10 if thin else round(70 - 48 * spec["curl"])
        tufts = generator.uniform(0.15, 0.85, 3 if thin else 4)
        strands = sorted((generator.uniform(0.45, 1.0) ** 0.8 for _ in range(count)), reverse=True)
        for number, reach in enumerate(strands):
            root = generator.uniform(0.10, 0.90)
            tip = root + (tufts[np.argmin(abs(tufts - root))] - root) * (generator.uniform(0.3, 0.8) if thin or spec["curl"] > 0.5 else generator.uniform(0, 0.35))
            light = tone * generator.uniform(0.80, 1.16)
            grey = spec["grey"] and generator.random() < spec["grey"] * 0.7
            own = np.array([142, 140, 137]) * generator.uniform(0.8, 1.05) if grey else base * light + 6 * max(light - 1, 0)
            wave, turn = generator.uniform(0.01, 0.03) + 0.17 * spec["curl"], generator.uniform(0, 6.28)
            thick = generator.uniform(1.5, 2.5) * (0.85 if thin else 1.15)
            steps, begin = 22, generator.uniform(0, 0.22)  # roots lie at different depths too
            for k in range(steps):
                t0, t1 = (begin + (reach - begin) * step / steps for step in (k, k + 1))

                def at(t):
                    way = root + (tip - root) * t ** 1.3 + wave * np.sin((3 + 11 * spec["curl"]) * t + turn) * min(3 * t, 1)
                    return (np.clip(way, 0.03, 0.97) * each * scale, (1 - t) * height * scale)

                # Darker at the root, lighter along the way: what lies on top has seen more sun.
                shade = own * (0.84 + 0.20 * (t0 + t1) / 2)
                size = max(1, round(scale * thick * (1 - 0.65 * (k / steps) ** 2)))
                draw.line([at(t0), at(t1)], fill=tuple(int(min(c, 255)) for c in shade), width=size)
                mask.line([at(t0), at(t1)], fill=255, width=size)
        colours.append(np.asarray(colour.resize((each, height), Image.LANCZOS), np.float32))
        alphas.append(np.asarray(alpha.resize((each, height), Image.LANCZOS), np.float32))
    return np.concatenate([np.concatenate(colours, 1), np.concatenate(alphas, 1)[..., None]], -1)


# -- uniform ------------------------------------------------------------------------

SHIRT, NAVY, VEST = (124, 152, 186), (29, 33, 46), (36, 40, 51)
CREASED = {"sleeve": 0.0026, "torso": 0.0024, "trousers": 0.0022, "vest_front": 0.0017, "vest_back": 0.0017}  # metres
CAP_SQUEEZE = 0.52  # the cap's strip is denser upwards than around
BLACK, BAND = (27, 28, 31), (196, 199, 196)


def paint_uniform(atlas, person, spec):
    """Returns the uniform's colours and its bumps."""
    p, open_sky = atlas.maps["position"], atlas.maps["ao"][..., 0]
    picture = np.zeros((SIZE, SIZE, 3), np.float32)
    noise = layered_noise(p, 26, 3, 3)
    weave = np.random.default_rng(4).normal(0, 1, (SIZE, SIZE))
    folds = folds_at(p, person)
    colours = {"sleeve": SHIRT, "torso": SHIRT, "collar": SHIRT, "trousers": NAVY, "vest_front": VEST,
               "vest_back": VEST, "cap": (23, 27, 39), "visor": (33, 38, 52), "pouch": BLACK,
               "radio": (26, 27, 29), "lid": (33, 34, 38), "dark": (23, 24, 29), "belt": BLACK, "boot": (21, 20, 20)}
    for name, colour in colours.items():
        x, y, w, h = REGION[name]
        area = np.s_[y:y + h, x:x + w]
        soft = name in CREASED
        depth = {"trousers": 0.16, "vest_front": 0.13, "vest_back": 0.13}.get(name, 0.085)
        tone = 1 + 0.05 * noise[area] + 0.030 * weave[area] + (depth * folds[area] if soft else 0)
        picture[area] = np.array(colour, np.float32) * tone[..., None]
    shade = 0.45 + 0.55 * np.clip(open_sky * 1.3, 0, 1)
    picture *= np.where(atlas.covered, shade, 1)[..., None]
    picture, _ = atlas.spread(picture, 6)
    image = to_image(picture)
    _draw_shirt(image)
    _draw_vest(image, spec)
    _draw_trousers(image)
    _draw_small(image, spec)
    _draw_cap_word(image)
    soft = np.zeros((SIZE, SIZE), np.float32)
    for name, deep in CREASED.items():
        x, y, w, h = REGION[name]
        soft[y:y + h, x:x + w] = deep
    return image, bump(atlas, soft * folds + relief(image))


def relief(image, depth=0.0007):
    """What is drawn on cloth lies a little higher or lower than the cloth around it."""
    grey = image.convert("L")
    flat = np.asarray(grey.filter(ImageFilter.GaussianBlur(5)), np.float32)
    near = np.asarray(grey.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    return np.clip((near - flat) / 40, -1, 1) * depth


def folds_at(p, person):
    """Light and dark of soft folds: ridged noise stretched across the limb, and rings where limbs bend."""
    slanted = p * [1.0, 1.9, 1.0] + np.stack([p[..., 1] * 0.5, p[..., 0] * 0.6, p[..., 0] * 0.3], -1)
    ridge = 1 - 2 * np.abs(layered_noise(slanted, 17, 3, 13))
    soft = 0.45 * ridge + 0.35 * layered_noise(slanted, 40, 2, 17)
    j = person.head_of
    wander = layered_noise(p, 22, 2, 29)
    mirrored = p * np.stack([np.where(p[..., 0] < 0, -1.0, 1.0), np.ones_like(p[..., 0]), np.ones_like(p[..., 0])], -1)
    arm = (j["hand_l"] - j["upperarm_l"]) / np.linalg.norm(j["hand_l"] - j["upperarm_l"])
    from_elbow = (mirrored - j["lowerarm_l"]) @ arm
    on_arm = smoothstep(0.09, 0.05, np.linalg.norm(mirrored - j["lowerarm_l"] - from_elbow[..., None] * arm, axis=-1))
    inside = 0.5 + 0.5 * smoothstep(-0.02, 0.03, mirrored[..., 2] - j["lowerarm_l"][2])

    def rings(along, pitch, reach, twist):
        # Folds run slanting and into one another; their crests are rounder than their valleys.
        wave = 1 - 2 * np.abs(np.sin(np.pi * along / pitch + 2.2 * wander + twist))
        return wave * np.exp(-(along / reach) ** 2)

    around = np.arctan2(mirrored[..., 0] - j["calf_l"][0], p[..., 2] - j["calf_l"][2])
    on_leg = (p[..., 1] < j["thigh_l"][1]) * 1.0
    behind = 0.4 + 0.6 * smoothstep(0.3, -0.5, np.cos(around))
    return (soft + 1.1 * on_arm * inside * rings(from_elbow, 0.034, 0.055, 0.4 * np.cos(3 * around))
            + 0.7 * on_arm * rings(from_elbow + 0.19, 0.05, 0.05, 1.0) + 0.7 * on_arm * rings(from_elbow - 0.19, 0.030, 0.045, 0.3)
            + 1.0 * on_leg * behind * rings(p[..., 1] - j["calf_l"][1], 0.042, 0.07, 0.8 * around)
            + 1.1 * on_leg * rings(p[..., 1] - 0.15, 0.036, 0.06, 0.9 * np.cos(around)))


def _font(path, size):
    return ImageFont.truetype(path, size)


def blend(image, draw_on):
    """Draws at four times the size for soft edges and cloth showing through."""
    layer = Image.new("RGBA", (SIZE * 2, SIZE * 2))
    draw_on(ImageDraw.Draw(layer))
    layer = layer.resize((SIZE, SIZE), Image.LANCZOS)
    image.paste(layer, (0, 0), layer)


def fit_text(draw, box, text, path, colour):
    """Writes text centred in a box (texels), as large as fits."""
    x, y, w, h = (2 * c for c in box)
    size = 10
    while True:
        left, top, right, bottom = _font(path, size + 2).getbbox(text)
        if right - left > w or bottom - top > h:
            break
        size += 2
    font = _font(path, size)
    left, top, right, bottom = font.getbbox(text)
    draw.text((x + (w - right + left) / 2 - left, y + (h - bottom + top) / 2 - top), text, font=font, fill=colour)


def rectangle(draw, box, fill=None, outline=None, width=1, radius=0):
    x, y, w, h = (2 * c for c in box)
    draw.rounded_rectangle([x, y, x + w, y + h], radius * 2, fill=fill, outline=outline, width=width * 2)


def line(draw, points, colour, width):
    draw.line([(2 * x, 2 * y) for x, y in points], fill=colour, width=max(1, round(2 * width)))


def _draw_vest(image, spec):
    def draw_on(draw):
        for name in ("vest_front", "vest_back"):
            x, y, w, h = REGION[name]
            # Webbing: straps sewn down every few fingers' breadth, with a shadow under each.
            for k in range(5):
                row = y + h * (0.715 + 0.052 * k)
                rectangle(draw, (x, row, w, 9), fill=(43, 47, 59, 255))
                line(draw, [(x, row + 10), (x + w, row + 10)], (9, 10, 13, 230), 2)
                line(draw, [(x, row), (x + w, row)], (66, 71, 84, 150), 1)
                for c in range(14):
                    column = x + w * (c + 0.5) / 14
                    line(draw, [(column, row), (column, row + 9)], (14, 15, 19, 230), 1.6)
            rectangle(draw, (x, y + h * 0.575, w, 26), fill=(*BAND, 235))
            for k in range(0, int(w), 4):  # the band is woven of small prisms
                line(draw, [(x + k, y + h * 0.575), (x + k, y + h * 0.575 + 26)], (168, 172, 170, 110), 1)
            for edge in (0.575, 0.575 + 26 / h):
                line(draw, [(x, y + h * edge), (x + w, y + h * edge)], (90, 94, 96, 220), 1.2)
            # Panels: yoke, sides and hem, each seam with its stitching.
            for side in (0.115, 0.885):
                line(draw, [(x + w * side, y), (x + w * (side + 0.02 * np.sign(0.5 - side)), y + h)], (12, 13, 17, 240), 2.4)
                line(draw, [(x + w * side + 4, y), (x + w * (side + 0.02 * np.sign(0.5 - side)) + 4, y + h)], (74, 79, 92, 130), 1)
            for seam in (0.235, 0.965):
                line(draw, [(x, y + h * seam), (x + w, y + h * seam)], (12, 13, 17, 230), 2.2)
                line(draw, [(x, y + h * seam + 4), (x + w, y + h * seam + 4)], (74, 79, 92, 130), 1)
        x, y, w, h = REGION["vest_front"]
        line(draw, [(x + w / 2, y + h * 0.06), (x + w / 2, y + h)], (6, 7, 9, 190), 2)
        rectangle(draw, (x + w * 0.285, y + h * 0.425, w * 0.43, 56), fill=(16, 18, 24, 255), outline=(44, 48, 58, 255), radius=4)
        fit_text(draw, (x + w * 0.30, y + h * 0.425 + 8, w * 0.40, 40), "POLITI", FONT, (238, 240, 240, 255))
        _number(draw, (x + w * 0.335, y + h * 0.345, 66, 24), spec["number"])
        _star(draw, x + w * 0.625, y + h * 0.315, 15)
        x, y, w, h = REGION["vest_back"]
        rectangle(draw, (x + w * 0.14, y + h * 0.27, w * 0.72, 108), fill=(16, 18, 24, 255), outline=(44, 48, 58, 255), radius=4)
        fit_text(draw, (x + w * 0.16, y + h * 0.27 + 14, w * 0.68, 80), "POLITI", FONT, (238, 240, 240, 255))
    blend(image, draw_on)


def _number(draw, box, text):
    rectangle(draw, box, fill=(20, 22, 28, 255), outline=(150, 154, 160, 255), radius=2)
    x, y, w, h = box
    fit_text(draw, (x + 4, y + 5, w - 8, h - 10), text, FONT_MEDIUM, (228, 231, 234, 255))


def _star(draw, x, y, r, squeeze=1.0):
    """A plain eight-pointed star as the badge; it copies no real crest."""
    points = []
    for k in range(16):
        a = np.pi * k / 8
        reach = r if k % 2 == 0 else r * 0.62
        points.append((2 * (x + squeeze * reach * np.sin(a)), 2 * (y - reach * np.cos(a))))
    draw.polygon(points, fill=(188, 174, 120, 255), outline=(96, 86, 52, 255))
    inner = r * 0.42
    draw.ellipse([2 * (x - inner * squeeze), 2 * (y - inner), 2 * (x + inner * squeeze), 2 * (y + inner)], fill=(40, 50, 96, 255), outline=(214, 204, 160, 255))


def _draw_shirt(image):
    def draw_on(draw):
        x, y, w, h = REGION["torso"]
        for edge in (-5, 5):
            line(draw, [(x + w / 2 + edge, y), (x + w / 2 + edge, y + h)], (86, 110, 144, 190), 1)
        for k in range(7):
            cx, cy = x + w / 2, y + h * (0.13 + 0.12 * k)
            draw.ellipse([2 * cx - 3.4, 2 * cy - 3.4, 2 * cx + 3.4, 2 * cy + 3.4], fill=(206, 214, 224, 255), outline=(70, 90, 120, 255))
        x, y, w, h = REGION["collar"]
        line(draw, [(x, y + h * 0.93), (x + w, y + h * 0.93)], (84, 108, 142, 150), 1)
        x, y, w, h = REGION["sleeve"]
        # Cuff at the wrist end, shoulder mark near the other.
        for along in (0.893, 0.972):
            line(draw, [(x + w * along, y), (x + w * along, y + h)], (84, 108, 142, 190), 1)
        cuff_button(draw, REGION["sleeve"], (208, 215, 224, 255), (78, 100, 134, 255))
        rectangle(draw, (x + w * 0.24, y + h * 0.42, 40, 46), fill=(22, 27, 42, 255), outline=(180, 170, 120, 255), radius=5)
        _star(draw, x + w * 0.24 + 20, y + h * 0.42 + 23, 13)
    blend(image, draw_on)


def cuff_button(draw, region, colour, edge):
    """The cuff's opening on the outer side of the wrist, and the button that closes it."""
    x, y, w, h = region
    row = y + h * ((-0.30 + 0.5 + 0.06) / 1.12)
    line(draw, [(x + w * 0.80, row + 5), (x + w, row + 5)], edge, 1.4)
    cx = 2 * (x + w * 0.935)
    draw.ellipse([cx - 5, 2 * row - 5, cx + 5, 2 * row + 5], fill=colour, outline=edge)


def _draw_trousers(image):
    def draw_on(draw):
        x, y, w, h = REGION["trousers"]
        dark, light = (12, 14, 20, 190), (44, 50, 66, 90)
        for t in (0.75, 0.25):
            row = y + h * ((t - 0.5) / 1.12 + 0.5)
            line(draw, [(x, row), (x + w, row)], dark, 1.5)
            line(draw, [(x, row + 2), (x + w, row + 2)], light, 1)
        row = y + h * (0.25 / 1.12 + 0.5)
        rectangle(draw, (x + w * 0.42, row - 26, 150, 50), fill=(25, 29, 41, 150), outline=(11, 13, 18, 220), radius=3)
        line(draw, [(x + w * 0.42 + 36, row - 26), (x + w * 0.42 + 36, row + 24)], (11, 13, 18, 220), 1.4)
        front = y + h * 0.5
        line(draw, [(x + w * 0.10, front + 18), (x + w * 0.20, front + 46)], dark, 1.6)
        line(draw, [(x + w * 0.975, y), (x + w * 0.975, y + h)], dark, 1.4)
    blend(image, draw_on)


def _draw_cap_word(image):
    x, y, w, h = REGION["cap"]
    word = Image.new("RGBA", (640, 100))
    draw, font, at = ImageDraw.Draw(word), _font(FONT, 84), 20.0
    for letter in "POLITI":  # wide apart: from three metres the last ones would run together
        draw.text((at, 50), letter, font=font, fill=(226, 229, 232, 255), anchor="lm")
        at += font.getlength(letter) + 11
    high = 24
    word = word.crop(word.getbbox())
    word = word.resize((round(high * word.width / word.height * CAP_SQUEEZE), high), Image.LANCZOS)
    image.paste(word, (round(x + w / 2 - word.width / 2), round(y + h * 0.665)), word)


def _draw_small(image, spec):
    def draw_on(draw):
        x, y, w, h = REGION["cap"]
        for k in range(7):
            cx = x + w * k / 6
            line(draw, [(cx, y), (cx, y + h * 0.88)], (10, 12, 18, 200), 1.2)
        line(draw, [(x, y + h * 0.86), (x + w, y + h * 0.86)], (12, 14, 20, 200), 1.4)
        _star(draw, x + w / 2, y + h * 0.50, 17, CAP_SQUEEZE)
        x, y, w, h = REGION["visor"]
        for k in range(1, 4):
            line(draw, [(x, y + h * 0.11 * k), (x + w, y + h * 0.11 * k)], (58, 64, 80, 170), 1)
        rectangle(draw, (x, y + h * 0.45, w, h * 0.06), fill=(74, 80, 96, 200))  # the rim
        rectangle(draw, (x, y + h * 0.56, w, h * 0.44), fill=(14, 16, 22, 255))  # the underside
        x, y, w, h = REGION["pouch"]
        rectangle(draw, (x + 3, y + h * 0.44, w - 6, h * 0.10), fill=(7, 7, 8, 235), radius=4)  # the lid's shadow
        rectangle(draw, (x + 2, y + 2, w - 4, h * 0.46), fill=(37, 38, 42, 255), outline=(60, 62, 67, 255), radius=8)
        rectangle(draw, (x + 8, y + 8, w - 16, h * 0.46 - 12), outline=(62, 64, 69, 150), radius=5)
        rectangle(draw, (x + w / 2 - 9, y + h * 0.30, 18, h * 0.22), fill=(44, 45, 49, 255), outline=(12, 12, 13, 255), radius=4)
        draw.ellipse([2 * (x + w / 2 - 4), 2 * (y + h * 0.45 - 4), 2 * (x + w / 2 + 4), 2 * (y + h * 0.45 + 4)], fill=(84, 86, 90, 255))
        for edge in (0.08, 0.92):
            line(draw, [(x + w * edge, y + h * 0.54), (x + w * edge, y + h)], (10, 10, 11, 230), 2)
        x, y, w, h = REGION["lid"]
        rectangle(draw, (x + 6, y + 5, w - 12, h - 10), outline=(66, 68, 73, 170), radius=4)
        rectangle(draw, (x + w / 2 - 8, y + h * 0.45, 16, h * 0.5), fill=(45, 46, 50, 255), outline=(12, 12, 13, 255), radius=3)
        x, y, w, h = REGION["radio"]
        rectangle(draw, (x + w * 0.2, y + h * 0.12, w * 0.6, h * 0.24), fill=(46, 58, 54, 255), outline=(10, 10, 11, 255), radius=3)
        for k in range(6):
            line(draw, [(x + w * 0.25, y + h * (0.48 + 0.06 * k)), (x + w * 0.75, y + h * (0.48 + 0.06 * k))], (10, 10, 11, 255), 2)
        x, y, w, h = REGION["belt"]
        for t in (0.12, 0.88):
            line(draw, [(x, y + h * t), (x + w, y + h * t)], (44, 44, 47, 160), 1)
        x, y, w, h = REGION["boot"]
        rectangle(draw, (x, y + h * 0.86, w, h * 0.14), fill=(11, 11, 11, 255))
        for k in range(7):
            row = y + h * (0.10 + 0.085 * k)
            line(draw, [(x + w * 0.46, row), (x + w * 0.54, row + 6)], (58, 58, 60, 220), 1.4)
            line(draw, [(x + w * 0.54, row), (x + w * 0.46, row + 6)], (58, 58, 60, 220), 1.4)
    blend(image, draw_on)
