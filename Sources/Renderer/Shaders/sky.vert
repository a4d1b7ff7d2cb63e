#version 450 core
// One triangle strip over the whole view, as far away as there is; one instance a view.

#define viewIndex gl_InstanceID

out vec3 farPoint;
flat out vec3 eyePoint;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vec4 world = worldFromClip * vec4(corner, 1.0, 1.0);
  eyePoint = eye.xyz;
  farPoint = world.xyz / world.w - eyePoint;
  show(vec4(corner, 1.0, 1.0), viewIndex);
}
