"""The second level of detail: the same person with far fewer triangles, no fingers, no morphs."""

import copy

# The most triangles of each group; what is not named is left out far off.
FAR = {"head": 1100, "scalp": 120, "neck": 140, "hands": 420, "cuffs": 150, "cloth": 2000, "uniform": 1450, "lettered": 900, "hair": 380, "eyes": 140}
FINGERS = ("thumb", "index", "middle", "ring", "pinky")


def far_mesh(mesh, key, person):
    """Returns a group's far mesh, or None where it is not seen from afar."""
    if key not in FAR:
        return None
    far = copy.copy(mesh)
    far.thin_out(FAR[key], error=0.12)
    far.weights = far.weights.copy()
    for side in "lr":
        hand = person.joint_index[f"hand_{side}"]
        for finger in FINGERS:
            for k in (1, 2, 3):
                column = person.joint_index[f"{finger}_0{k}_{side}"]
                far.weights[:, hand] += far.weights[:, column]
                far.weights[:, column] = 0
    return far
