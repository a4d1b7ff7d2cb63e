#version 450 core
// Morphs and bends the vertices of people into world space; one row of groups a person.

layout(local_size_x = 64) in;

layout(std430, binding = 1) readonly buffer Palettes { vec4 numbers[]; };
// Thirteen words a vertex: position, normal, four joints in halves, weights, first morph entry.
layout(std430, binding = 2) readonly buffer Source { uint source[]; };
// Seven words an entry: target, moved position, moved normal.
layout(std430, binding = 3) readonly buffer Morphs { uint morphs[]; };
// Six words a vertex: position and normal.
layout(std430, binding = 4) writeonly buffer Result { float result[]; };

struct Job {
  uvec4 result;  // vertices, first vertex of the result, first matrix column, first weights
  uvec4 origin;  // first vertex of the source, first morph entry
};
// Before the palettes in the same memory.
layout(std430, binding = 5) readonly buffer Jobs { Job jobs[]; };
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
  uint word = (JOB.origin.x + vertex) * 13u;
  vec3 position = numbersAt(word);
  vec3 normal = numbersAt(word + 3u);
  uint end = source[word + 25u];
  for (uint entry = source[word + 12u]; entry < end; ++entry) {
    uint first = (JOB.origin.y + entry) * 7u;
    uint target = morphs[first];
    float weight = numbers[JOB.result.w + (target >> 2)][target & 3u];
    if (weight == 0.0) continue;
    position += weight * uintBitsToFloat(
        uvec3(morphs[first + 1u], morphs[first + 2u], morphs[first + 3u]));
    normal += weight * uintBitsToFloat(
        uvec3(morphs[first + 4u], morphs[first + 5u], morphs[first + 6u]));
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
