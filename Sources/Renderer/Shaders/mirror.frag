#version 450 core
// Writes an eye's picture, scaled, to memory: four bytes a pixel, as a screen wants them.

in vec2 spot;  // in the picture, 0 to 1

uniform sampler2D picture;
uniform vec4 edges;  // of the eye's part of the picture: left, right, down, up
uniform vec2 reach;  // a quarter of what a pixel of the result covers of the picture
uniform int row;     // pixels

layout(std430, binding = 7) writeonly buffer Result { uint pixels[]; };

// Nothing is read of the other eye: half a texel inside is the last place.
vec3 light(vec2 offset) {
  vec2 margin = 0.5 / vec2(textureSize(picture, 0));
  vec2 place = clamp(spot + offset * reach, edges.xz + margin, edges.yw - margin);
  return textureLod(picture, place, 0.0).rgb;
}

void main() {
  // Four places, each of them smooth: as much as the largest pictures need that are mirrored.
  vec3 mean = 0.25 * (light(vec2(-1.0, -1.0)) + light(vec2(1.0, -1.0))
      + light(vec2(-1.0, 1.0)) + light(vec2(1.0, 1.0)));
  vec3 curved = 1.055 * pow(mean, vec3(1.0 / 2.4)) - 0.055;
  vec3 bytes = mix(curved, mean * 12.92, lessThanEqual(mean, vec3(0.0031308)));
  pixels[int(gl_FragCoord.y) * row + int(gl_FragCoord.x)] = packUnorm4x8(vec4(bytes, 1.0));
}
