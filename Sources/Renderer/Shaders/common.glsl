// What all shaders of the scene share; put behind the version line of each.

#ifdef VIEWPORT_INDEX
#extension GL_ARB_shader_viewport_layer_array : require
#endif

struct Lamp {
  vec4 position;   // w: 1 / range², 0 for an endless range
  vec4 colour;     // w: 1 for light from one direction
  vec4 direction;  // where the light goes; w: cosine of the outer cone
  vec4 cone;       // x: cosine of the inner cone
};

layout(std140, binding = 0) uniform Frame {
  vec4 harmonics[9];
  Lamp lamps[4];
  vec4 fog;  // w: share of light lost in a metre
  vec4 zenith;  // w: how hard it rains, 0 to 1
  vec4 horizon;
  vec4 glow;
  vec4 glowDirection;
  vec4 ground;
  vec4 settings;  // x: exposure, y: number of lamps, z: seconds, w: strength of shadows
  mat4 mapFromWorld[2];  // the shadow maps of the first lamps
  vec4 mapShapes[2];     // see LampView
  // x: number of shadow maps, y: the roughest level of the place's mirror image, z: wetness,
  // w: 1 where light is drawn as it is, 0 where a picture for the eye is drawn
  vec4 surroundings;
};

struct ViewNumbers {
  mat4 clipFromWorld;
  mat4 worldFromClip;
  vec4 eye;
  vec4 part;  // scale and offset from the view's own square to its part of the whole picture
  vec4 count;  // x: how many views are drawn at once, y: rows of pixels
  vec4 spare[5];
};

// One view, or all of them, among which a shader says `viewIndex`.
#ifdef MANY_VIEWS
layout(std140, binding = 1) uniform Views { ViewNumbers views[8]; };
#define VIEW views[viewIndex]
#define viewCount int(views[0].count.x)
#else
layout(std140, binding = 1) uniform View { ViewNumbers viewNumbers; };
#define VIEW viewNumbers
#define viewCount 1
#endif
#define clipFromWorld VIEW.clipFromWorld
#define worldFromClip VIEW.worldFromClip
#define eye VIEW.eye

// Light from a direction, without lamps; Environment.radiance is the same in Swift.
vec3 skyLight(vec3 direction) {
  float rise = max(direction.y, 0.0);
  float haze = 1.0 / (1.0 + 6.0 * rise);
  float around = max(dot(direction, glowDirection.xyz), 0.0);
  float warm = around * around * around * haze;
  vec3 sky = zenith.rgb + (horizon.rgb - zenith.rgb) * haze + glow.rgb * warm;
  return mix(sky, ground.rgb, clamp(-direction.y * 4.0, 0.0, 1.0));
}

// Keeps bright light from clipping: Narkowicz' fit to the ACES curve.
vec3 toneMapped(vec3 light) {
#ifndef SPARE
  if (surroundings.w > 0.5) return light;
#endif
  vec3 x = light * settings.x;
  return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
}
