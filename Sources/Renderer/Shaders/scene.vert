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

#ifdef MOVING
#ifdef MANY_VIEWS
#define numbers surfaces[inSurfaceOfDraw]
#else
#define numbers surfaceNumbers
#endif

// Where a vertex is that sways: two waves run over the ground, which hardly ever meet alike.
// Movement in `SurfaceUniforms` says what keeps them slow.
vec3 swayed(vec3 rest) {
  vec4 way = numbers.moving[0];
  float time = settings.z * way.w;
  vec2 along = rest.xz * numbers.moving[1].x;
  float wave = 0.65 * sin(time - dot(along, vec2(0.35, 0.937)))
      + 0.35 * sin(0.618 * time - dot(along, vec2(-1.04, 0.78)) + 1.0);
  float v = inSurface.y;
#ifdef TRANSFORMED
  v = dot(numbers.transforms[1].xyz, vec3(inSurface, 1.0));
#endif
  float free = mix(1.0, clamp(1.0 - v, 0.0, 1.0), numbers.moving[1].y);
  return rest + way.xyz * (wave * free);
}
#endif

void main() {
#ifdef MOVING
  vec3 position = swayed(inPosition);
#else
  vec3 position = inPosition;
#endif
  worldPosition = position;
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
  show(clipFromWorld * vec4(position, 1.0), viewIndex);
}
