"""The mouth: two rows of teeth with their gums, and a tongue that lies in the jaw."""

import numpy as np

from atlas import SKIN_SIZE, mix, smoothstep, value_noise
from surface import Part, grid_faces

TEETH = (820, 610, 192, 112)  # in the skin's picture: x, y, width, height; the upper row above the lower one
TOOTH_COUNT = 10


def make_teeth(person, morphs):
    """Two rows of teeth with their gums; the lower one follows the jaw."""
    base = person.base
    upper = person.vertices[base.vertices_of("helper-upper-teeth")]
    lower_index = np.array(base.vertices_of("helper-lower-teeth"))
    front, line = upper[:, 2].max(), upper[:, 1].min()
    columns = 2 * TOOTH_COUNT + 1
    points, uv, faces = [], [], []
    for jaw, (half, ahead, edge) in enumerate(((0.0255, 0.0012, -0.0034), (0.0235, -0.0022, -0.0012))):
        down = -1 if jaw == 0 else 1  # towards the edge
        rows = ((0.0165, -0.0010, 0.0), (0.0088, 0.0002, 0.36), (0.0040, 0.0008, 0.70), (0.0, 0.0, 0.93), (0.0008, -0.0032, 1.0))
        start = len(points)
        for height, out, v in rows:
            for c in range(columns):
                s = 2 * c / (columns - 1) - 1
                a = s * np.radians(78)
                ridge = 0.0006 if c % 2 else 0.0
                bite = 0.0014 * s * s + (0.0003 if c % 4 == 1 else 0)
                r = out + ridge
                points.append([(half + r) * np.sin(a), line + edge - down * (height + bite),
                               front + ahead - 0.040 * (1 - np.cos(a)) + r * np.cos(a)])
                uv.append([(TEETH[0] + (s + 1) / 2 * TEETH[2]) / SKIN_SIZE,
                           (TEETH[1] + (0.02 + 0.46 * v + 0.5 * jaw) * TEETH[3]) / SKIN_SIZE])
        grid = grid_faces(len(rows), columns, False, start)
        faces += [f[::-1] for f in grid] if jaw == 0 else grid
    points, uv = np.array(points), np.array(uv)
    half_way = len(points) // 2
    moved = {}
    for name, d in morphs.items():
        moved[name] = np.zeros_like(points)
        moved[name][half_way:] = _carried(points[half_way:], person.vertices[lower_index], d[lower_index])
    row = np.zeros(len(person.joints), np.float32)
    row[person.joint_index["head"]] = 1
    return Part("teeth", points, faces, [uv[f] for f in faces], np.tile(row, (len(points), 1)), "skin", moved)


def _carried(points, by, moved):
    """How points move that are carried along by the nearest of others."""
    result = np.zeros_like(points)
    for k, p in enumerate(points):
        distance = ((by - p) ** 2).sum(1)
        near = np.argsort(distance)[:6]
        share = 1 / (distance[near] + 1e-5)
        result[k] = (moved[near] * share[:, None]).sum(0) / share.sum()
    return result


def with_tongue(person, morphs):
    """The morphs with a tongue that lies in the jaw; for d, n and th its tip stays up."""
    index = np.array(person.base.vertices_of("helper-tongue"))
    teeth = np.array(person.base.vertices_of("helper-lower-teeth"))
    place = person.vertices[index]
    ahead = np.clip((place[:, 2] - place[:, 2].min()) / np.ptp(place[:, 2]), 0, 1)
    result = {}
    for name, d in morphs.items():
        d = d.copy()
        jaw = d[teeth][person.vertices[teeth][:, 2] > place[:, 2].max()].mean(0)
        kept = {"viseme_DD": 0.1, "viseme_nn": 0.1, "viseme_TH": 0.35}.get(name, 0.62)
        d[index] = jaw * (kept * ahead)[:, None] + jaw * 0.15
        if name == "viseme_TH":
            d[index] += np.outer(ahead ** 3, [0, 0.002, 0.011])
        result[name] = d
    return result


def paint_teeth(picture, spec):
    """Both rows seen from the front: gums that rise about each tooth, gaps between them, darker towards the back."""
    x, y, w, h = TEETH
    v, u = (np.mgrid[0:h, 0:w] + 0.5) / [[[h]], [[w]]]
    along = 2 * u - 1
    down = np.where(v < 0.5, (v - 0.02) / 0.46, (v - 0.52) / 0.46)  # 0 in the gums, 1 at the edge
    tooth = along * TOOTH_COUNT / 2
    aside = np.abs(tooth - np.floor(tooth) - 0.5) * 2  # 0 in the middle of a tooth, 1 in the gap
    own = value_noise(np.stack([np.floor(tooth) * 3.1, v * 0 + (v > 0.5), v * 0], -1), 1, 19)
    enamel = np.array([222, 208, 184], np.float32) * (1 + 0.035 * own - 0.12 * spec["wear"])[..., None]
    enamel = mix(enamel, [204, 204, 198], 0.5 * smoothstep(0.78, 0.95, down))
    enamel = mix(enamel, [196, 166, 128], 0.45 * smoothstep(0.62, 0.40, down))
    enamel = enamel * (1 - 0.38 * smoothstep(0.86, 1.0, aside))[..., None]
    gums = np.array([168, 88, 84], np.float32) * (0.75 + 0.25 * smoothstep(0.0, 0.3, down))[..., None]
    picture[y:y + h, x:x + w] = mix(gums, enamel, smoothstep(-0.03, 0.03, down - 0.36 - 0.13 * aside ** 2)) * (
        (1 - 0.72 * smoothstep(0.25, 0.85, np.abs(along))) * (1 - 0.45 * smoothstep(0.95, 1.0, down)))[..., None]
    return picture
