#version 450 core
// One triangle strip over the whole view; one instance a view.

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  show(vec4(corner, 0.0, 1.0), gl_InstanceID);
}
