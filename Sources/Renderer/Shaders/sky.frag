#version 450 core
// The sky behind everything.

in vec3 farPoint;
flat in vec3 eyePoint;
out vec4 fragment;

void main() {
  vec3 direction = normalize(farPoint);
  vec3 light = skyLight(direction);
#ifndef SPARE
  if (surroundings.w < 0.5) light += halo(eyePoint, eyePoint + 100.0 * direction);
#endif
  fragment = vec4(dithered(toneMapped(light)), 1.0);
}
