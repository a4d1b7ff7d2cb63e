"""Debian's meshoptimizer (libmeshoptimizer2d) from Python: what EXT_meshopt_compression is packed and unpacked with."""

import ctypes

import numpy as np

LIBRARY = ctypes.CDLL("libmeshoptimizer.so.2d")
EXTENSION = "EXT_meshopt_compression"

for name in ("encodeVertexBuffer", "encodeVertexBufferBound", "encodeIndexBuffer", "encodeIndexBufferBound",
             "encodeIndexSequence", "encodeIndexSequenceBound", "optimizeVertexFetchRemap"):
    getattr(LIBRARY, "meshopt_" + name).restype = ctypes.c_size_t
# The extension's bit streams are version 0 of vertices and version 1 of indices.
LIBRARY.meshopt_encodeVertexVersion(0)
LIBRARY.meshopt_encodeIndexVersion(1)


def _at(array):
    return ctypes.c_void_p(array.ctypes.data)


def _size(number):
    return ctypes.c_size_t(number)


def _encode(name, bound, *arguments):
    room = np.zeros(bound, np.uint8)
    length = getattr(LIBRARY, "meshopt_" + name)(_at(room), _size(bound), *arguments)
    if length == 0:
        raise ValueError(name + " failed")
    return room[:length].tobytes()


def encode(mode, rows):
    """Packs rows of bytes (ATTRIBUTES) or a list of uint32 (TRIANGLES, INDICES)."""
    rows = np.ascontiguousarray(rows)
    if mode == "ATTRIBUTES":
        count, stride = rows.shape
        bound = LIBRARY.meshopt_encodeVertexBufferBound(_size(count), _size(stride))
        return _encode("encodeVertexBuffer", bound, _at(rows), _size(count), _size(stride))
    name = "encodeIndexBuffer" if mode == "TRIANGLES" else "encodeIndexSequence"
    bound = getattr(LIBRARY, f"meshopt_{name}Bound")(_size(len(rows)), _size(int(rows.max()) + 1))
    return _encode(name, bound, _at(rows), _size(len(rows)))


def decode(packing, data):
    """Unpacks the bytes of a view as its extension says."""
    count, stride = packing["count"], packing["byteStride"]
    source = np.frombuffer(data, np.uint8)
    result = np.zeros(count * stride, np.uint8)
    name = {"ATTRIBUTES": "VertexBuffer", "TRIANGLES": "IndexBuffer", "INDICES": "IndexSequence"}[packing["mode"]]
    status = getattr(LIBRARY, "meshopt_decode" + name)(
        _at(result), _size(count), _size(stride), _at(source), _size(len(source)))
    if status != 0:
        raise ValueError(f"a packed view cannot be unpacked ({status})")
    names = {"OCTAHEDRAL": "Oct", "QUATERNION": "Quat", "EXPONENTIAL": "Exp"}
    filtered = names.get(packing.get("filter"))
    if filtered:
        getattr(LIBRARY, "meshopt_decodeFilter" + filtered)(_at(result), _size(count), _size(stride))
    return result.tobytes()


def octahedral(normals, bits):
    """Unit vectors as rows of eight bytes for the filter OCTAHEDRAL."""
    four = np.zeros((len(normals), 4), np.float32)
    four[:, :3] = normals
    rows = np.zeros((len(normals), 8), np.uint8)
    LIBRARY.meshopt_encodeFilterOct(_at(rows), _size(len(rows)), _size(8), ctypes.c_int(bits), _at(four))
    return rows


def exponential(values, power):
    """Numbers on a grid of 2 to some power, as rows of bytes for the filter EXPONENTIAL."""
    mantissa = np.round(values.astype(np.float64) / 2.0 ** power).astype(np.int64)
    if np.abs(mantissa).max(initial=0) >= 1 << 23:
        raise ValueError(f"numbers up to {np.abs(values).max()} do not fit a grid of 2^{power}")
    words = (mantissa & 0xFFFFFF) | ((power & 0xFF) << 24)
    return words.astype("<u4").view(np.uint8).reshape(len(values), -1)


def vertex_cache(indices, vertices):
    """The triangles in an order in which few vertices are bent twice."""
    indices = np.ascontiguousarray(indices, np.uint32)
    result = np.zeros_like(indices)
    LIBRARY.meshopt_optimizeVertexCache(_at(result), _at(indices), _size(len(indices)), _size(vertices))
    return result


def vertex_fetch(indices, vertices):
    """The place of each vertex when they follow one another as triangles name them, and how many are named."""
    indices = np.ascontiguousarray(indices, np.uint32)
    remap = np.zeros(vertices, np.uint32)
    count = LIBRARY.meshopt_optimizeVertexFetchRemap(_at(remap), _at(indices), _size(len(indices)), _size(vertices))
    return remap, count
