// The bodies that throw shadows on the ground; put behind `common.glsl`.

struct ShadowNumbers {
  vec4 starts[6];  // w: radius
  vec4 ends[6];
  vec4 origin;     // on the ground; w: how far the shadow may reach
  vec4 away;       // from the lamp along the ground, unit length
};

layout(std140, binding = 3) uniform Shadows { ShadowNumbers shadows[16]; };
