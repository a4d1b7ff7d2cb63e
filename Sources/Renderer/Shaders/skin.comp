#version 450 core
// Morphs and bends the vertices of people into world space; one row of groups a person.

layout(local_size_x = 64) in;

layout(std430, binding = 1) readonly buffer Palettes { vec4 numbers[]; };
// Thirteen words a vertex: position, normal, four joints in halves, weights, first morph entry;
// then words of a bit for each target, set where it moves the vertex.
layout(std430, binding = 2) readonly buffer Source { uint source[]; };
// Six words an entry: moved position, moved normal; in the order of the targets.
layout(std430, binding = 3) readonly buffer Morphs { uint morphs[]; };
// Six words a vertex: position and normal.
layout(std430, binding = 4) writeonly buffer Result { float result[]; };

struct Job {
  uvec4 result;  // vertices, first vertex of the result, first matrix column, first weights
  // First word of the source, first morph entry, first word of the targets that have weight, and
  // how many words of 32 targets there are.
  uvec4 origin;
};
// Before the palettes in the same memory.
layout(std430, binding = 5) readonly buffer Jobs { Job jobs[]; };
// The same memory again, for the bits of the targets that have weight.
layout(std430, binding = 6) readonly buffer Active { uint words[]; };
#define JOB jobs[gl_WorkGroupID.y]

vec3 numbersAt(uint word) {
  return uintBitsToFloat(uvec3(source[word], source[word + 1u], source[word + 2u]));
}

mat4 matrixOf(uint joint) {
  uint column = JOB.result.z + joint * 4u;
  return mat4(numbers[column], numbers[column + 1u], numbers[column + 2u], numbers[column + 3u]);
}

void main() {
  uint vertex = gl_GlobalInvocationID.x;
  if (vertex >= JOB.result.x) return;
  uint masks = JOB.origin.w;
  uint word = JOB.origin.x + vertex * (13u + masks);
  vec3 position = numbersAt(word);
  vec3 normal = numbersAt(word + 3u);
  uint entry = JOB.origin.y + source[word + 12u];
  for (uint mask = 0u; mask < masks; ++mask) {
    uint moving = source[word + 13u + mask];
    // A target without weight costs nothing: its entries are not read.
    uint left = moving & words[JOB.origin.z + mask];
    while (left != 0u) {
      uint bit = uint(findLSB(left));
      left &= left - 1u;
      uint first = (entry + uint(bitCount(moving & ((1u << bit) - 1u)))) * 6u;
      uint target = mask * 32u + bit;
      float weight = numbers[JOB.result.w + (target >> 2)][target & 3u];
      position += weight * uintBitsToFloat(
          uvec3(morphs[first], morphs[first + 1u], morphs[first + 2u]));
      normal += weight * uintBitsToFloat(
          uvec3(morphs[first + 3u], morphs[first + 4u], morphs[first + 5u]));
    }
    entry += uint(bitCount(moving));
  }
  uvec4 joints = uvec4(source[word + 6u] & 0xFFFFu, source[word + 6u] >> 16,
      source[word + 7u] & 0xFFFFu, source[word + 7u] >> 16);
  vec4 weights = uintBitsToFloat(uvec4(
      source[word + 8u], source[word + 9u], source[word + 10u], source[word + 11u]));
  mat4 bent = matrixOf(joints.x) * weights.x + matrixOf(joints.y) * weights.y
      + matrixOf(joints.z) * weights.z + matrixOf(joints.w) * weights.w;
  vec3 moved = (bent * vec4(position, 1.0)).xyz;
  vec3 turned = mat3(bent) * normal;
  uint target = (JOB.result.y + vertex) * 6u;
  result[target] = moved.x;
  result[target + 1u] = moved.y;
  result[target + 2u] = moved.z;
  result[target + 3u] = turned.x;
  result[target + 4u] = turned.y;
  result[target + 5u] = turned.z;
}
