#version 450 core
// A piece of the ground under each person, as long as the shadow; one instance a person and view.

out vec3 worldPosition;
flat out int person;

void main() {
  int viewIndex = gl_InstanceID % viewCount;
  person = gl_InstanceID / viewCount;
  vec4 origin = shadows[person].origin, away = shadows[person].away;
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec3 side = vec3(away.z, 0.0, -away.x);
  worldPosition = origin.xyz + away.xyz * mix(-0.75, origin.w, corner.x)
      + side * mix(-0.9, 0.9, corner.y);
  show(clipFromWorld * vec4(worldPosition, 1.0), viewIndex);
}
