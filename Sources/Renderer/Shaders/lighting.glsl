// How surfaces answer light: glTF 2.0, appendix B; put behind `lamps.glsl`.

struct Look {
  vec3 normal, toEye;
  vec3 matte;   // diffuse colour
  vec3 mirror;  // reflectance seen straight on
  float roughness, open, nv;
#ifdef HAIR
  vec3 strand;  // along the hair, of unit length
#endif
};

float fifth(float x) {
  float x2 = x * x;
  return x2 * x2 * x;
}

// Microfacets: distribution GGX, shadowing by Smith. Lamp colours are what a white matte surface
// reflects, so π is inside them already.
float glint(float nl, float nv, float nh, float roughness) {
  float a = roughness * roughness;
  float a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
#ifdef SPARE
  // Karis' approximation, without roots.
  float k = a * 0.5;
  float visibility = 0.25 / ((nl * (1.0 - k) + k) * (nv * (1.0 - k) + k));
#else
  float visibility = 0.5 / (nl * sqrt(nv * nv * (1.0 - a2) + a2)
      + nv * sqrt(nl * nl * (1.0 - a2) + a2));
#endif
  return a2 / (d * d) * visibility;
}

// How much of a lamp's light skin sends back; red goes in and comes out further on.
vec3 seeping(float facing) {
  const vec3 depth = vec3(0.32, 0.15, 0.11);
  vec3 soft = clamp((facing + depth) / (1.0 + depth), 0.0, 1.0);
  return soft * (1.0 - depth + depth * soft);
}

#if defined(HAIR) && !defined(SPARE)
// Hair shines across its strands: once from their outside, once, coloured, from within.
// - Source: Kajiya and Kay, "Rendering Fur with Three Dimensional Textures", 1989; the two lobes
//   after Marschner et al., "Light Scattering from Human Hair Fibers", 2003.
vec3 answer(Look s, vec3 l) {
  float facing = clamp(0.35 + 0.65 * dot(s.normal, l), 0.0, 1.0);
  vec3 h = normalize(l + s.toEye);
  vec3 outer = normalize(s.strand - 0.12 * s.normal), inner = normalize(s.strand + 0.16 * s.normal);
  float along = dot(outer, h), within = dot(inner, h);
  float shine = pow(max(1.0 - along * along, 0.0), 60.0);
  float glow = pow(max(1.0 - within * within, 0.0), 14.0);
  return facing * (s.matte + 0.05 * shine + 0.5 * s.matte * glow);
}
#else
// The share of a lamp's light that a surface sends to the eye.
vec3 answer(Look s, vec3 l) {
  float facing = dot(s.normal, l);
  float nl = max(facing, 0.0);
  vec3 h = normalize(l + s.toEye);
  float nh = max(dot(s.normal, h), 0.0);
  vec3 fresnel = s.mirror + (1.0 - s.mirror) * fifth(1.0 - max(dot(s.toEye, h), 0.0));
#ifdef SKIN
  // A rough lobe for the skin, a tighter one for the grease on it.
  float shine = glint(nl, s.nv, nh, s.roughness);
#ifndef SPARE
  shine = mix(shine, glint(nl, s.nv, nh, s.roughness * 0.7), 0.25);
#endif
  return s.matte * seeping(facing) + fresnel * (shine * nl);
#elif defined(SPARE)
  return (s.matte + fresnel * glint(nl, s.nv, nh, s.roughness)) * nl;
#else
  return ((1.0 - fresnel) * s.matte + fresnel * glint(nl, s.nv, nh, s.roughness)) * nl;
#endif
}
#endif

#ifndef SPARE
layout(binding = 8) uniform samplerCube mirrorImage;
layout(binding = 9) uniform sampler2D reflectance;
layout(binding = 10) uniform sampler2DArrayShadow shadowMaps;
layout(binding = 11) uniform sampler2DArray shadowDepths;

// A depth of a shadow map in metres from the lamp.
float metres(float depth, vec4 shape) {
  if (shape.w > 0.5) return shape.y + depth * (shape.z - shape.y);
  return shape.y * shape.z / (shape.z - depth * (shape.z - shape.y));
}

// How wide a shadow's edge is on the map, for what throws it and what it falls on.
float softness(float thrower, float receiver, vec4 shape) {
  float behind = max(receiver - thrower, 0.0);
  return shape.x * (shape.w > 0.5 ? behind : behind / (thrower * receiver));
}

// The share of a lamp's light that what is drawn on a layer of the maps lets through; nothing on
// it is more than `depth` metres before the point.
// - Source: Fernando, "Percentage-Closer Soft Shadows", 2005.
float passing(int lamp, float layer, vec3 point, float depth) {
  vec4 shape = mapShapes[lamp];
  vec4 projected = mapFromWorld[lamp] * vec4(point, 1.0);
  vec3 here = projected.xyz / projected.w;
  if (projected.w <= 0.0 || here != clamp(here, 0.0, 1.0)) return 1.0;
  float away = metres(here.z, shape);
  // The pattern turns from spot to spot of the ground, so both eyes see the same grain.
  vec2 spot = floor(here.xy * 1024.0);
  float turn = 6.2832 * fract(52.9829189 * fract(dot(spot, vec2(0.06711056, 0.00583715))));
  float search = softness(max(away - depth, 0.4), away, shape);
  float thrower = 0.0, throwers = 0.0;
  for (int i = 0; i < 8; ++i) {
    float angle = float(i) * 2.39996 + turn;
    // The first is straight ahead: under a thin brim the others may all look past it.
    vec2 aside = vec2(cos(angle), sin(angle)) * sqrt(float(i) / 8.0) * search;
    float found = texture(shadowDepths, vec3(here.xy + aside, layer)).r;
    if (found < here.z) {
      thrower += metres(found, shape);
      throwers += 1.0;
    }
  }
  if (throwers < 0.5) return 1.0;
  float edge = max(softness(thrower / throwers, away, shape), 1.0 / 1024.0);
  float sum = 0.0;
  for (int i = 0; i < 16; ++i) {
    float angle = float(i) * 2.39996 + turn;
    vec2 aside = vec2(cos(angle), sin(angle)) * sqrt((float(i) + 0.5) / 16.0) * edge;
    sum += texture(shadowMaps, vec4(here.xy + aside, layer, here.z));
  }
  return sum / 16.0;
}

// The share of a lamp's light that people let through.
float reaching(int lamp, vec3 point, vec3 n) {
  if (lamp >= int(surroundings.x)) return 1.0;
  return passing(lamp, float(lamp), point + n * 0.005, 2.4);
}

// The share of a lamp's light that the place lets through to what its lightmap knows nothing of.
float entering(int lamp, vec3 point, vec3 n) {
  if (lamp >= int(surroundings.x)) return 1.0;
  return passing(lamp, float(lamp) + 2.0, point + n * 0.03, 4.0);
}

// What damp air between the eye and a point sends on of the lamps' light: their halo.
// - Source: Sun et al., "A Practical Analytic Single Scattering Model for Real Time Rendering",
//   2005, without what the air swallows: σ / 4π · intensity · the angle that the lamp sees of the
//   way, over the way's distance from the lamp.
vec3 halo(vec3 from, vec3 point) {
  vec3 sum = vec3(0.0);
  vec3 way = normalize(point - from);
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    if (lamps[i].colour.w > 0.5) continue;
    vec3 near = from - lamps[i].position.xyz, far = point - lamps[i].position.xyz;
    vec3 across = cross(near, way);
    float square = dot(across, across);
    float angle = atan(length(cross(near, far)), dot(near, far));
    // Ends at a third of the lamp's range, beside which the air is lit by much else.
    float reach = max(1.0 - 9.0 * square * lamps[i].position.w, 0.0);
    sum += lamps[i].colour.rgb * (angle * inversesqrt(max(square, 0.02)) * reach * reach);
  }
  return sum * (0.25 * fog.w);
}

// What a surface sends to the eye of the light from all around.
// - Source: Fdez-Agüera, "A Multiple-Scattering Microfacet Model for Real-Time Image-based
//   Lighting", 2019: light that bounces between the microfacets is not lost.
vec3 surrounded(Look s, vec3 around) {
  vec2 table = texture(reflectance, vec2(s.nv, s.roughness)).rg;
  vec3 image = textureLod(
      mirrorImage, reflect(-s.toEye, s.normal), s.roughness * surroundings.y).rgb;
  vec3 once = s.mirror * table.x + table.y;
  float lost = 1.0 - table.x - table.y;
  vec3 average = s.mirror + (1.0 - s.mirror) / 21.0;
  vec3 more = lost * once * average / (1.0 - average * lost);
  // Where little light gets in, little of a mirror image does.
  float shut = clamp(pow(s.nv + s.open, exp2(-16.0 * s.roughness - 1.0)) - 1.0 + s.open, 0.0, 1.0);
  return image * once * shut + around * s.open * (more + s.matte * (1.0 - once - more));
}
#endif

// Breaks up the steps that eight bits leave in a dark gradient.
vec3 dithered(vec3 shown) {
  if (surroundings.w > 0.5) return shown;
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  // Where the picture is dark, a step of the sRGB curve is a small one.
  return shown + (noise - 0.5) / 255.0 * max(2.2 * sqrt(shown), vec3(0.0774));
}
