// The material of what is drawn and its textures; put behind `material.glsl` in fragment shaders.
// With MANY_VIEWS textures are layers of arrays.

#ifdef MANY_VIEWS
flat in uint surfaceOfDraw;
flat in int viewOfDraw;
#define viewIndex viewOfDraw
#define SURFACE surfaces[surfaceOfDraw]
#define SURFACE_SAMPLER sampler2DArray
#else
#define SURFACE surfaceNumbers
#define SURFACE_SAMPLER sampler2D
#endif
#define baseColour SURFACE.baseColour
#define emissive SURFACE.emissive
#define factors SURFACE.factors
#define extras SURFACE.extras
#define transforms SURFACE.transforms

layout(binding = 0) uniform SURFACE_SAMPLER baseTexture;
layout(binding = 1) uniform SURFACE_SAMPLER roughnessTexture;
layout(binding = 2) uniform SURFACE_SAMPLER normalTexture;
layout(binding = 3) uniform SURFACE_SAMPLER occlusionTexture;
layout(binding = 4) uniform SURFACE_SAMPLER emissiveTexture;
#ifdef LIGHTMAP
layout(binding = 5) uniform SURFACE_SAMPLER lightmapTexture;
#endif
// Where a triangle covers a pixel's rim only, textures are read inside it: beyond its edge may lie
// another picture of the same texture.
#ifdef SPARE
#define INSIDE
#else
#define INSIDE centroid
#endif
#if defined(LIGHTMAP) || defined(SECOND_COORDINATES)
INSIDE in vec2 lightmapCoordinates;
#endif
#ifdef COLOURED
in vec4 vertexColour;
#endif

in vec3 worldPosition;
in vec3 worldNormal;
INSIDE in vec2 surfaceCoordinates;

// Where one of the six textures is read: its layer with the coordinates, where it is an array.
#ifdef MANY_VIEWS
vec3 placed(int texture, vec2 coordinates) {
  return vec3(coordinates, SURFACE.layers[texture >> 2][texture & 3]);
}
#else
vec2 placed(int texture, vec2 coordinates) { return coordinates; }
#endif
