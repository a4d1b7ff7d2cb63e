#version 450 core
// Places are baked into world space when they are loaded, people when they are skinned.

layout(location = 0) in vec3 inPosition;
layout(location = 1) in vec3 inNormal;
layout(location = 2) in vec2 inSurface;
#if defined(LIGHTMAP) || defined(SECOND_COORDINATES)
layout(location = 3) in vec2 inLightmap;
out vec2 lightmapCoordinates;
#endif
#ifdef COLOURED
layout(location = 5) in uint inColour;
out vec4 vertexColour;
#endif

out vec3 worldPosition;
out vec3 worldNormal;
out vec2 surfaceCoordinates;

#ifdef MANY_VIEWS
// One element a draw: each draw's first instance says which.
layout(location = 4) in uint inSurfaceOfDraw;
flat out uint surfaceOfDraw;
flat out int viewOfDraw;
#endif
// Each draw has one instance a view.
#define viewIndex gl_InstanceID

void main() {
  worldPosition = inPosition;
  worldNormal = inNormal;
  surfaceCoordinates = inSurface;
#if defined(LIGHTMAP) || defined(SECOND_COORDINATES)
  lightmapCoordinates = inLightmap;
#endif
#ifdef COLOURED
  vertexColour = unpackUnorm4x8(inColour);
#endif
#ifdef MANY_VIEWS
  surfaceOfDraw = inSurfaceOfDraw;
  viewOfDraw = viewIndex;
#endif
  show(clipFromWorld * vec4(inPosition, 1.0), viewIndex);
}
