// The numbers of materials; put behind `common.glsl` in shaders of surfaces.
// With MANY_VIEWS a draw picks its material from all of them.

struct SurfaceNumbers {
  vec4 baseColour;
  vec4 emissive;    // w: alpha cutoff
  vec4 factors;     // metallic, roughness, normal scale, occlusion strength
  vec4 extras;      // x: lightmap scale
  vec4 transforms[10];  // two rows for each of five textures; w: 1 for the second coordinates
  vec4 layers[2];   // of the six textures
  // x, y, z: how far a vertex goes, metres; w: radians a second
  // x: radians a metre along the ground, y: 1 where it is rooted, z: slope, w: radians a metre of
  //    ripples
  // x: share of the light, y: radians a second of ripples
  vec4 moving[3];
  vec4 spare[13];   // blocks start 256 bytes apart
};

#ifdef MANY_VIEWS
layout(std430, binding = 0) readonly buffer Surfaces { SurfaceNumbers surfaces[]; };
#else
layout(std140, binding = 2) uniform Surface { SurfaceNumbers surfaceNumbers; };
#endif
