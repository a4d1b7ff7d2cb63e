#include "CKernels.h"

// Vectors that the compiler keeps in one register, or in two where a processor has smaller ones.
typedef float float4 __attribute__((vector_size(16)));
typedef float float8 __attribute__((vector_size(32)));
// As they lie in memory: matrices are aligned for four floats only.
typedef float float8u __attribute__((vector_size(32), aligned(16)));

// The body of the loop, compiled once for every processor and once for those with AVX2 and FMA.
static inline __attribute__((always_inline)) void skin(
    uint32_t count, const float *positions, const float *normals, const uint16_t *joints,
    const float *weights, const float *palette, float *result) {
  const float4 *position = (const float4 *)positions;
  const float4 *normal = (const float4 *)normals;
  const float4 *weight = (const float4 *)weights;
  for (uint32_t i = 0; i < count; ++i) {
    // Two columns of the blended matrix each.
    float8 xy = {0}, zw = {0};
    for (int k = 0; k < 4; ++k) {
      const float w = weight[i][k];
      // Most vertices hang on one or two joints.
      if (w == 0.0f) continue;
      const float8u *m = (const float8u *)(palette + 16 * (uint32_t)joints[4 * i + k]);
      xy += w * m[0];
      zw += w * m[1];
    }
    const float4 p = position[i], n = normal[i];
    const float8 pxy = {p[0], p[0], p[0], p[0], p[1], p[1], p[1], p[1]};
    const float8 pzw = {p[2], p[2], p[2], p[2], 1.0f, 1.0f, 1.0f, 1.0f};
    const float8 nxy = {n[0], n[0], n[0], n[0], n[1], n[1], n[1], n[1]};
    const float8 nzw = {n[2], n[2], n[2], n[2], 0.0f, 0.0f, 0.0f, 0.0f};
    const float8 moved = xy * pxy + zw * pzw;
    const float8 turned = xy * nxy + zw * nzw;
    float *out = result + 6 * i;
    for (int c = 0; c < 3; ++c) out[c] = moved[c] + moved[c + 4];
    for (int c = 0; c < 3; ++c) out[3 + c] = turned[c] + turned[c + 4];
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static void skin_wide(
    uint32_t count, const float *positions, const float *normals, const uint16_t *joints,
    const float *weights, const float *palette, float *result) {
  skin(count, positions, normals, joints, weights, palette, result);
}
#endif

void modet_skin(uint32_t count, const float *positions, const float *normals,
                const uint16_t *joints, const float *weights, const float *palette,
                float *result) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    skin_wide(count, positions, normals, joints, weights, palette, result);
    return;
  }
#endif
  skin(count, positions, normals, joints, weights, palette, result);
}

void modet_morph(uint32_t count, const uint32_t *vertices, const float *deltas, float weight,
                 float *target) {
  const float4 *delta = (const float4 *)deltas;
  float4 *moved = (float4 *)target;
  for (uint32_t i = 0; i < count; ++i) moved[vertices[i]] += weight * delta[i];
}
