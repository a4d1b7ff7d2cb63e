/// The few inner loops that were measured to need C.
#pragma once
#include <stdint.h>

/// Moves vertices with their joints: linear blend skinning of positions and normals.
///
/// positions, normals: 4 floats a vertex, the fourth unused, 16-byte aligned.
/// joints: 4 a vertex, each smaller than the number of matrices. weights: 4 a vertex, sum 1,
/// 16-byte aligned. palette: column-major 4 x 4 matrices, 16-byte aligned, last row 0 0 0 1.
/// result: 6 floats a vertex, position and normal; the normal is not brought to unit length.
void modet_skin(uint32_t count, const float *positions, const float *normals,
                const uint16_t *joints, const float *weights, const float *palette,
                float *result);

/// Adds a share of a sparse morph target: for each i, target[vertices[i]] += weight * deltas[i].
///
/// target, deltas: 4 floats a vertex, 16-byte aligned. Every vertex is inside target.
void modet_morph(uint32_t count, const uint32_t *vertices, const float *deltas, float weight,
                 float *target);

/// Averages two by two texels of four bytes each, channel by channel, rounded to the nearest.
///
/// upper, lower: a row each with 2 * width texels. step: 1, or 0 where the rows have a single texel,
/// which is its own neighbour then. result: width texels.
void modet_halve(uint32_t width, const uint8_t *upper, const uint8_t *lower, uint32_t step,
                 uint8_t *result);
