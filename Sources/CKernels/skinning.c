#include "CKernels.h"

// Four floats that the compiler keeps in one register on every processor that has them.
typedef float float4 __attribute__((vector_size(16)));

void modet_skin(uint32_t count, const float *positions, const float *normals,
                const uint16_t *joints, const float *weights, const float *palette,
                float *result) {
  const float4 *position = (const float4 *)positions;
  const float4 *normal = (const float4 *)normals;
  const float4 *weight = (const float4 *)weights;
  const float4 *matrices = (const float4 *)palette;
  for (uint32_t i = 0; i < count; ++i) {
    float4 c0 = {0}, c1 = {0}, c2 = {0}, c3 = {0};
    for (int k = 0; k < 4; ++k) {
      const float w = weight[i][k];
      // Most vertices hang on one or two joints.
      if (w == 0.0f) continue;
      const float4 *m = matrices + 4 * (uint32_t)joints[4 * i + k];
      c0 += w * m[0];
      c1 += w * m[1];
      c2 += w * m[2];
      c3 += w * m[3];
    }
    const float4 p = position[i], n = normal[i];
    const float4 moved = c0 * p[0] + c1 * p[1] + c2 * p[2] + c3;
    const float4 turned = c0 * n[0] + c1 * n[1] + c2 * n[2];
    float *out = result + 6 * i;
    out[0] = moved[0];
    out[1] = moved[1];
    out[2] = moved[2];
    out[3] = turned[0];
    out[4] = turned[1];
    out[5] = turned[2];
  }
}

void modet_morph(uint32_t count, const uint32_t *vertices, const float *deltas, float weight,
                 float *target) {
  const float4 *delta = (const float4 *)deltas;
  float4 *moved = (float4 *)target;
  for (uint32_t i = 0; i < count; ++i) moved[vertices[i]] += weight * delta[i];
}
