"""Writes PNG pictures in fewer bytes without changing a texel."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

INDEXED, COLOUR, COLOUR_AND_ALPHA = 3, 2, 6


def smaller(data):
    """The same picture in fewer bytes, or as it is: anything but PNG, and what is as small as it gets."""
    if not data.startswith(b"\x89PNG"):
        return data
    image = Image.open(io.BytesIO(data))
    if image.mode not in ("RGB", "RGBA"):
        return data
    texels = np.asarray(image)
    best = min([data, *candidates(texels)], key=len)
    if not np.array_equal(np.asarray(Image.open(io.BytesIO(best)).convert(image.mode)), texels):
        raise ValueError("a picture has changed")
    return best


def candidates(texels):
    height, width, channels = texels.shape
    # Painted strands and leaves pack best as they are; gradients by what tells a texel from its neighbours.
    colour = COLOUR_AND_ALPHA if channels == 4 else COLOUR
    for rows in filtered(texels):
        yield png(width, height, colour, rows)
    colours, places = np.unique(texels.reshape(-1, channels), axis=0, return_inverse=True)
    if len(colours) <= 256:
        palette = [(b"PLTE", colours[:, :3].tobytes())]
        if channels == 4:
            palette.append((b"tRNS", colours[:, 3].tobytes()))
        rows = places.reshape(height, width).astype(np.uint8)
        yield png(width, height, INDEXED, np.pad(rows, ((0, 0), (1, 0))), palette)


def filtered(texels):
    """The picture's rows under no filter, and under each row's best by the sum of differences."""
    height = len(texels)
    wide = np.pad(texels.astype(np.int16), ((1, 0), (1, 0), (0, 0)))
    here, left, above, corner = wide[1:, 1:], wide[1:, :-1], wide[:-1, 1:], wide[:-1, :-1]
    guess = left + above - corner
    far = [abs(guess - near) for near in (left, above, corner)]
    paeth = np.where((far[0] <= far[1]) & (far[0] <= far[2]), left, np.where(far[1] <= far[2], above, corner))
    kinds = [0 * left, left, above, (left + above) // 2, paeth]
    rows = [np.pad(((here - kind) & 0xFF).astype(np.uint8).reshape(height, -1), ((0, 0), (1, 0)),
                   constant_values=((0, 0), (number, 0))) for number, kind in enumerate(kinds)]
    sums = np.stack([abs(r[:, 1:].view(np.int8).astype(int)).sum(1) for r in rows])
    yield rows[0]
    yield np.stack([rows[number][y] for y, number in enumerate(sums.argmin(0))])


def png(width, height, colour, rows, palette=()):
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9)
    data = packer.compress(rows.tobytes()) + packer.flush()
    chunks = [(b"IHDR", header), *palette, (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks)
