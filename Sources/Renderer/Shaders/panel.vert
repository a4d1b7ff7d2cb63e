#version 450 core
// Panels stand in the world as ready-made quads: only the projection is left. One instance a view.

layout(location = 0) in vec3 inPosition;
layout(location = 1) in vec2 inUV;
layout(location = 2) in float inShape;
layout(location = 3) in vec4 inParameters;
layout(location = 4) in vec4 inColour;  // normalised bytes, straight alpha, sRGB

#define viewIndex gl_InstanceID

out vec2 uv;
flat out int shape;
flat out vec4 parameters;
flat out vec4 colour;

void main() {
  uv = inUV;
  shape = int(inShape + 0.5);
  parameters = inParameters;
  colour = inColour;
  show(clipFromWorld * vec4(inPosition, 1.0), viewIndex);
}
