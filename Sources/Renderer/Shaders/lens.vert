#version 450 core
// One eye's half of the screen, as tangents from its lens's axis.

uniform vec4 edges;  // left, right, down, up

out vec2 screen;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  screen = mix(edges.xz, edges.yw, corner);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
