#version 450 core
// Rain: one streak an instance and view. Where it falls follows from its number and the time alone,
// wrapped into a box about the eye, so that drops stand in the world while the eye moves.

out vec2 place;  // across and along the streak, −1 to 1
flat out vec3 shown;
flat out float cover;

layout(binding = 7) uniform sampler2D roof;  // up to where each spot is dry; see RoofMap
uniform vec4 roofSpan;     // first corner and size of the map on the ground, metres
uniform vec2 roofHeights;  // what 0 and 1 in the map stand for, metres

const vec3 box = vec3(15.0, 8.0, 15.0);
// Half of a drop's width; a drop is drawn as long as it falls in this time.
const float thickness = 0.0017, exposure = 0.033;

// - Source: Jarzynski and Olano, "Hash Functions for GPU Rendering", 2020: pcg3d.
uvec3 shuffled(uvec3 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  v ^= v >> 16u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  return v;
}

vec3 chance(uint number, uint kind) {
  return vec3(shuffled(uvec3(number, kind, 7u)) >> 8u) / 16777216.0;
}

// What a drop sends to the eye: it bends the light behind it, so lamps beyond it shine most.
vec3 glimmer(vec3 point, vec3 toEye) {
  vec3 sum = harmonics[0].rgb * 0.282095;
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    vec3 l;
    vec3 light = arriving(lamps[i], point, l);
    float beyond = max(-dot(l, toEye), 0.0);
    sum += light * (0.22 + 0.9 * beyond * beyond * beyond);
  }
  return sum;
}

void main() {
  int viewIndex = gl_InstanceID % viewCount;
  uint number = uint(gl_InstanceID / viewCount);
  vec3 start = chance(number, 0u);
  vec3 kind = chance(number, 1u);
  vec3 velocity = vec3(0.45 + 0.3 * kind.y, -mix(5.5, 7.5, kind.x), 0.25 + 0.3 * kind.z);
  vec3 middle = eye.xyz + vec3(0.0, 0.8, 0.0);
  vec3 fallen = start * box + mod(velocity * settings.z, box) - middle + 0.5 * box;
  vec3 about = mod(fallen, box) - 0.5 * box;
  vec3 point = middle + about;
  vec3 toEye = eye.xyz - point;
  float away = length(toEye);
  toEye /= away;

  // Nothing falls into the face; and at the sides of the box drops come and go unseen.
  float share = smoothstep(0.8, 1.8, away);
  share *= 1.0 - smoothstep(0.65, 1.0, length(about.xz) / (0.5 * box.x));
  share *= 1.0 - smoothstep(0.75, 1.0, abs(about.y) / (0.5 * box.y));
  vec2 spot = (point.xz - roofSpan.xy) / roofSpan.zw;
  if (spot == clamp(spot, 0.0, 1.0)) {
    float dry = mix(roofHeights.x, roofHeights.y, textureLod(roof, spot, 0.0).r);
    share *= step(dry, point.y);
  }

  // A streak is never thinner than a pixel and a half; it is fainter instead, and does not flicker.
  float spread = length(vec3(clipFromWorld[0][1], clipFromWorld[1][1], clipFromWorld[2][1]));
  float pixel = 2.0 * away / (spread * max(VIEW.count.y, 1.0));
  float wide = max(thickness, 0.75 * pixel);
  cover = zenith.w * share * min(thickness / wide, 1.0) * mix(0.5, 1.0, kind.z);
  shown = toneMapped(glimmer(point, toEye));

  place = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vec3 side = normalize(cross(velocity, toEye)) * wide;
  vec3 corner = point + side * place.x + velocity * (0.5 * exposure * place.y);
  // What is not seen at all is drawn nowhere.
  show(cover > 0.0 ? clipFromWorld * vec4(corner, 1.0) : vec4(0.0, 0.0, 2.0, 1.0), viewIndex);
}
