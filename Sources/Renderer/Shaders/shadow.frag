#version 450 core
// Dims the ground where a person stands between it and the first lamp, and close to the feet.
// The person is six capsules: two legs, the trunk, the head and two arms.

in vec3 worldPosition;
flat in int person;
#define BODY shadows[person]
out vec4 fragment;

// The distance between the ray from p along unit d and the segment a b; y: how far along the ray.
vec2 rayToSegment(vec3 p, vec3 d, vec3 a, vec3 b) {
  vec3 ab = b - a, pa = a - p;
  float dd = dot(d, ab), bb = max(dot(ab, ab), 1e-6);
  float t = clamp((dd * dot(pa, d) - dot(pa, ab)) / max(bb - dd * dd, 1e-5), 0.0, 1.0);
  vec3 q = pa + ab * t;
  float s = max(dot(q, d), 0.0);
  return vec2(length(q - d * s), s);
}

void main() {
  float lit = 1.0;
#ifdef SPARE
  vec3 toLamp = lamps[0].colour.w > 0.5
      ? -lamps[0].direction.xyz : normalize(lamps[0].position.xyz - worldPosition);
  for (int i = 0; i < 6; ++i) {
    vec4 start = BODY.starts[i];
    vec2 hit = rayToSegment(worldPosition, toLamp, start.xyz, BODY.ends[i].xyz);
    float blur = 0.015 + 0.07 * hit.y;
    lit = min(lit, smoothstep(start.w - blur, start.w + blur, hit.x));
  }
#endif
  float open = 1.0;
  for (int i = 0; i < 2; ++i) {
    // Feet end the first two capsules; they keep the sky off the ground beside them.
    vec3 foot = BODY.ends[i].xyz;
    vec2 beside = worldPosition.xz - foot.xz;
    float gone = max(dot(beside, beside), 0.0);
    // What is far above or below is no foot.
    float off = max(abs(foot.y - worldPosition.y) - 0.12, 0.0);
    open *= 1.0 - 0.78 * exp(-gone / 0.034) * exp(-off * 8.0);
  }
  vec3 pelvis = BODY.starts[2].xyz;
  vec2 middle = worldPosition.xz - pelvis.xz;
  float trunk = exp(-max(abs(pelvis.y - worldPosition.y) - 1.2, 0.0) * 8.0);
  open *= 1.0 - 0.30 * exp(-dot(middle, middle) / 0.20) * trunk;
  // Fades out towards the ends of the piece of ground.
  vec3 offset = worldPosition - BODY.origin.xyz;
  vec3 away = BODY.away.xyz;
  float along = dot(offset, away);
  float side = abs(dot(offset, vec3(away.z, 0.0, -away.x)));
  float reach = BODY.origin.w;
  float rim = (1.0 - smoothstep(reach * 0.6, reach, along))
      * (1.0 - smoothstep(0.7, 0.9, side)) * smoothstep(-0.75, -0.55, along);
  float dim = (1.0 - settings.w * (1.0 - lit)) * open;
  fragment = vec4(vec3(mix(1.0, dim, rim)), 1.0);
}
