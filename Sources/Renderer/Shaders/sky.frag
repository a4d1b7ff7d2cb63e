#version 450 core
// The sky behind everything.

in vec3 farPoint;
out vec4 fragment;

void main() {
  fragment = vec4(dithered(toneMapped(skyLight(normalize(farPoint)))), 1.0);
}
