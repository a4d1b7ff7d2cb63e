// How surfaces answer light: glTF 2.0, appendix B; and the lamps of a place.

struct Look {
  vec3 normal, toEye;
  vec3 matte;   // diffuse colour
  vec3 mirror;  // reflectance seen straight on
  float roughness, open, nv;
};

float fifth(float x) {
  float x2 = x * x;
  return x2 * x2 * x;
}

// What a white matte surface reflects of the light from all around.
vec3 ambient(vec3 n) {
  vec3 light = harmonics[0].rgb * 0.282095 + harmonics[1].rgb * (0.488603 * n.y)
      + harmonics[2].rgb * (0.488603 * n.z) + harmonics[3].rgb * (0.488603 * n.x)
      + harmonics[4].rgb * (1.092548 * n.x * n.y) + harmonics[5].rgb * (1.092548 * n.y * n.z)
      + harmonics[6].rgb * (0.315392 * (3.0 * n.z * n.z - 1.0))
      + harmonics[7].rgb * (1.092548 * n.x * n.z)
      + harmonics[8].rgb * (0.546274 * (n.x * n.x - n.y * n.y));
  return max(light, 0.0);
}

// A lamp's light at a point, as a white matte surface that faces it reflects it; l: towards it.
// - Source: KHR_lights_punctual, "Range Property" and "Inner and Outer Cone Angles".
vec3 arriving(Lamp lamp, vec3 point, out vec3 l) {
  if (lamp.colour.w > 0.5) {
    l = -lamp.direction.xyz;
    return lamp.colour.rgb;
  }
  vec3 toLamp = lamp.position.xyz - point;
  float square = max(dot(toLamp, toLamp), 0.01);
  l = toLamp * inversesqrt(square);
  float reach = square * lamp.position.w;
  float across = dot(-l, lamp.direction.xyz) - lamp.direction.w;
  float cone = clamp(across / (lamp.cone.x - lamp.direction.w), 0.0, 1.0);
  return lamp.colour.rgb * (clamp(1.0 - reach * reach, 0.0, 1.0) / square * cone * cone);
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

#ifndef SPARE
layout(binding = 8) uniform samplerCube mirrorImage;
layout(binding = 9) uniform sampler2D reflectance;
layout(binding = 10) uniform sampler2DArrayShadow peopleShadows;
layout(binding = 11) uniform sampler2DArray peopleDepths;

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

// The share of a lamp's light that people let through.
// - Source: Fernando, "Percentage-Closer Soft Shadows", 2005.
float reaching(int lamp, vec3 point, vec3 n) {
  if (lamp >= int(surroundings.x)) return 1.0;
  vec4 shape = mapShapes[lamp];
  vec4 projected = mapFromWorld[lamp] * vec4(point + n * 0.005, 1.0);
  vec3 here = projected.xyz / projected.w;
  if (projected.w <= 0.0 || here != clamp(here, 0.0, 1.0)) return 1.0;
  float away = metres(here.z, shape);
  // The pattern turns from spot to spot of the ground, so both eyes see the same grain.
  vec2 spot = floor(here.xy * 1024.0);
  float turn = 6.2832 * fract(52.9829189 * fract(dot(spot, vec2(0.06711056, 0.00583715))));
  float search = softness(max(away - 2.4, 0.4), away, shape);
  float thrower = 0.0, throwers = 0.0;
  for (int i = 0; i < 8; ++i) {
    float angle = float(i) * 2.39996 + turn;
    // The first is straight ahead: under a thin brim the others may all look past it.
    vec2 aside = vec2(cos(angle), sin(angle)) * sqrt(float(i) / 8.0) * search;
    float depth = texture(peopleDepths, vec3(here.xy + aside, float(lamp))).r;
    if (depth < here.z) {
      thrower += metres(depth, shape);
      throwers += 1.0;
    }
  }
  if (throwers < 0.5) return 1.0;
  float edge = max(softness(thrower / throwers, away, shape), 1.0 / 1024.0);
  float sum = 0.0;
  for (int i = 0; i < 16; ++i) {
    float angle = float(i) * 2.39996 + turn;
    vec2 aside = vec2(cos(angle), sin(angle)) * sqrt((float(i) + 0.5) / 16.0) * edge;
    sum += texture(peopleShadows, vec4(here.xy + aside, float(lamp), here.z));
  }
  return sum / 16.0;
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
