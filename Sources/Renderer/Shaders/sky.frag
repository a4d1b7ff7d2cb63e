#version 450 core

in vec3 farPoint;
out vec4 fragment;

// Breaks up the steps that eight bits leave in a dark gradient.
float noise(vec2 pixel) {
  return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

void main() {
  vec3 colour = toneMapped(skyLight(normalize(farPoint)));
  fragment = vec4(colour + (noise(gl_FragCoord.xy) - 0.5) / 255.0 * 0.5, 1.0);
}
