#version 450 core
// A streak of rain, soft on all sides. Premultiplied: blend with (ONE, ONE_MINUS_SRC_ALPHA).

in vec2 place;
flat in vec3 shown;
flat in float cover;
out vec4 fragment;

void main() {
  vec2 soft = 1.0 - place * place;
  float amount = cover * soft.x * soft.y;
  fragment = vec4(shown * amount, amount);
}
