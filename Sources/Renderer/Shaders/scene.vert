#version 450 core
// Places are baked into world space when they are loaded, people when they are skinned.

layout(location = 0) in vec3 inPosition;
layout(location = 1) in vec3 inNormal;
layout(location = 2) in vec2 inSurface;
#ifdef LIGHTMAP
layout(location = 3) in vec2 inLightmap;
out vec2 lightmapCoordinates;
#endif

out vec3 worldPosition;
out vec3 worldNormal;
out vec2 surfaceCoordinates;

void main() {
  worldPosition = inPosition;
  worldNormal = inNormal;
  surfaceCoordinates = inSurface;
#ifdef LIGHTMAP
  lightmapCoordinates = inLightmap;
#endif
  gl_Position = clipFromWorld * vec4(inPosition, 1.0);
}
