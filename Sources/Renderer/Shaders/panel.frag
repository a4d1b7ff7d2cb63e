#version 450 core
// Draws letters, boxes and rings from distances, so edges are one pixel soft at any size.
// The result is premultiplied: blend with (ONE, ONE_MINUS_SRC_ALPHA).

in vec2 uv;
flat in int shape;       // PanelShape
flat in vec4 parameters;
flat in vec4 colour;     // straight alpha, sRGB

uniform sampler2D atlas;     // distance field, 128/255 on the outline

out vec4 fragment;

const float TAU = 6.28318530718;

// How much of a pixel lies inside, from a signed distance (positive inside) in the units of uv.
float coverage(float inside, float pixel) {
  return clamp(inside / max(pixel, 1e-9) + 0.5, 0.0, 1.0);
}

// uv units that one pixel spans; the mean of both ways keeps slanted panels even.
float pixelSpan() {
  vec2 dx = dFdx(uv);
  vec2 dy = dFdy(uv);
  return 0.5 * (length(dx) + length(dy));
}

float glyphCoverage(float pixel) {
  vec2 size = vec2(textureSize(atlas, 0));
  float value = textureLod(atlas, uv / size, 0.0).r;
  float inside = (value - 128.0 / 255.0) * 2.0 * parameters.x;
  // Far away a stem is thinner than a pixel: lean to the bold side to keep it legible.
  return coverage(inside + 0.06 * pixel, pixel);
}

float boxCoverage(float pixel) {
  vec2 halfSize = parameters.xy;
  float radius = parameters.z;
  vec2 q = abs(uv) - halfSize + radius;
  float outside = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
  float filled = coverage(-outside, pixel);
  float border = parameters.w;
  return border > 0.0 ? filled * (1.0 - coverage(-outside - border, pixel)) : filled;
}

float ringCoverage(float pixel) {
  float radius = length(uv);
  float band = coverage(1.0 - radius, pixel);
  if (parameters.x > 0.0) band *= coverage(radius - parameters.x, pixel);
  if (parameters.y >= 0.9999) return band;
  // Clockwise from the top, 0…TAU; the end is soft by its distance along the arc.
  float angle = atan(uv.x, uv.y);
  if (angle < 0.0) angle += TAU;
  float end = parameters.y * TAU;
  float along = min(end - angle, angle) * radius;
  // The start's soft edge reaches a little before the top.
  if (angle > 0.5 * (end + TAU)) along = (angle - TAU) * radius;
  return parameters.y <= 0.0 ? 0.0 : band * coverage(along, pixel);
}

vec3 linearFromSRGB(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

void main() {
  float pixel = pixelSpan();
  float part = 1.0;
  if (shape == 1) part = glyphCoverage(pixel);
  else if (shape == 2) part = ringCoverage(pixel);
  else if (shape == 3) part = boxCoverage(pixel);
  float alpha = colour.a * part;
  fragment = vec4(linearFromSRGB(colour.rgb) * alpha, alpha);
}
