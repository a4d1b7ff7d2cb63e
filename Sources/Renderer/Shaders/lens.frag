#version 450 core
// Looks up for each place on the screen what the lens will show there, a colour at a time.

in vec2 spot;  // on the screen, as tangents from the lens's axis

uniform sampler2D picture;
uniform vec4 field;  // tangents of the eye's picture: left, right, down, up
uniform vec4 part;   // where the eye's picture lies: first corner and size, 0 to 1
uniform vec2 red;    // k1, k2
uniform vec2 green;
uniform vec2 blue;

out vec4 fragment;

// Where in the eye's picture a colour is looked up, 0 to 1 inside it.
vec2 place(vec2 terms) {
  float square = dot(spot, spot);
  vec2 seen = spot * (1.0 + square * (terms.x + square * terms.y));
  return (seen - field.xz) / (field.yw - field.xz);
}

bool isOutside(vec2 place) {
  return any(lessThan(place, vec2(0.0))) || any(greaterThan(place, vec2(1.0)));
}

// Nothing is read beyond the eye's own half: half a texel inside is the last place.
float light(vec2 place, int channel) {
  vec2 margin = 0.5 / (part.zw * vec2(textureSize(picture, 0)));
  vec2 uv = part.xy + clamp(place, margin, 1.0 - margin) * part.zw;
  return textureLod(picture, uv, 0.0)[channel];
}

void main() {
  vec2 r = place(red);
  vec2 g = place(green);
  vec2 b = place(blue);
  fragment = vec4(0.0, 0.0, 0.0, 1.0);
  // The edge is where the first colour ends, so that no coloured rim is left.
  if (isOutside(r) || isOutside(g) || isOutside(b)) return;
  fragment.rgb = vec3(light(r, 0), light(g, 1), light(b, 2));
}
