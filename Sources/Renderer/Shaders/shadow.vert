#version 450 core
// A piece of the ground under one person, as long as the shadow.

layout(std140, binding = 3) uniform Person {
  vec4 starts[6];  // w: radius
  vec4 ends[6];
  vec4 origin;     // on the ground; w: how far the shadow may reach
  vec4 away;       // from the lamp along the ground, unit length
};

out vec3 worldPosition;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec3 side = vec3(away.z, 0.0, -away.x);
  worldPosition = origin.xyz + away.xyz * mix(-0.75, origin.w, corner.x)
      + side * mix(-0.9, 0.9, corner.y);
  gl_Position = clipFromWorld * vec4(worldPosition, 1.0);
}
