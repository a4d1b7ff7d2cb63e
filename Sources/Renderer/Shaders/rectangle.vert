#version 450 core
// Fills the viewport, and says of each place in it how far it is between two edges.

uniform vec4 edges;  // left, right, down, up

out vec2 spot;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  spot = mix(edges.xz, edges.yw, corner);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
