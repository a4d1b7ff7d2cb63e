#version 450 core
// One surface: baked light for places, lamps and sky for people.

in vec3 worldPosition;
in vec3 worldNormal;
in vec2 surfaceCoordinates;

layout(std140, binding = 2) uniform Surface {
  vec4 baseColour;
  vec4 emissive;  // w: alpha cutoff
  vec4 factors;   // metallic, roughness, normal scale, occlusion strength
  vec4 extras;    // x: lightmap scale, y: how far light wraps round the surface
};

layout(binding = 0) uniform sampler2D baseTexture;
layout(binding = 1) uniform sampler2D roughnessTexture;
layout(binding = 2) uniform sampler2D normalTexture;
layout(binding = 3) uniform sampler2D occlusionTexture;
layout(binding = 4) uniform sampler2D emissiveTexture;
#ifdef LIGHTMAP
layout(binding = 5) uniform sampler2D lightmapTexture;
in vec2 lightmapCoordinates;
#endif

out vec4 fragment;

vec3 surfaceNormal() {
  vec3 n = normalize(worldNormal);
  if (!gl_FrontFacing) n = -n;
#ifdef NORMAL_TEXTURE
  // The directions of the texture's axes follow from how it lies on the screen.
  vec3 dx = dFdx(worldPosition), dy = dFdy(worldPosition);
  vec2 tx = dFdx(surfaceCoordinates), ty = dFdy(surfaceCoordinates);
  vec3 across = cross(dy, n), along = cross(n, dx);
  vec3 tangent = across * tx.x + along * ty.x;
  vec3 bitangent = across * tx.y + along * ty.y;
  float size = inversesqrt(max(max(dot(tangent, tangent), dot(bitangent, bitangent)), 1e-20));
  vec3 bump = texture(normalTexture, surfaceCoordinates).xyz * 2.0 - 1.0;
  bump.xy *= factors.z;
  // In glTF the second axis points up the picture, against v.
  return normalize(tangent * size * bump.x - bitangent * size * bump.y + n * bump.z);
#else
  return n;
#endif
}

#ifdef LIT
vec3 ambient(vec3 n) {
  vec3 light = harmonics[0].rgb * 0.282095 + harmonics[1].rgb * (0.488603 * n.y)
      + harmonics[2].rgb * (0.488603 * n.z) + harmonics[3].rgb * (0.488603 * n.x)
      + harmonics[4].rgb * (1.092548 * n.x * n.y) + harmonics[5].rgb * (1.092548 * n.y * n.z)
      + harmonics[6].rgb * (0.315392 * (3.0 * n.z * n.z - 1.0))
      + harmonics[7].rgb * (1.092548 * n.x * n.z)
      + harmonics[8].rgb * (0.546274 * (n.x * n.x - n.y * n.y));
  return max(light, 0.0);
}

// Microfacets: distribution GGX, shadowing by Karis' approximation, Fresnel by Schlick.
vec3 specular(float nl, float nv, float nh, float vh, float roughness, vec3 f0) {
  float a = roughness * roughness;
  float a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
  float k = a * 0.5;
  float visibility = 0.25 / ((nl * (1.0 - k) + k) * (nv * (1.0 - k) + k));
  float bend = 1.0 - vh;
  float bend2 = bend * bend;
  vec3 fresnel = f0 + (1.0 - f0) * (bend2 * bend2 * bend);
  // Lamp colours are what a white matte surface reflects, so π is inside them already.
  return fresnel * (a2 / (d * d) * visibility);
}

vec3 lit(vec3 base) {
  vec3 n = surfaceNormal();
  vec3 v = normalize(eye.xyz - worldPosition);
  float metallic = factors.x, roughness = factors.y, open = 1.0;
#ifdef ROUGHNESS_TEXTURE
  vec4 packed = texture(roughnessTexture, surfaceCoordinates);
  metallic *= packed.b;
  roughness *= packed.g;
#endif
#ifdef OCCLUSION_TEXTURE
  open += factors.w * (texture(occlusionTexture, surfaceCoordinates).r - 1.0);
#endif
  roughness = max(roughness, 0.07);
  vec3 matte = base * (1.0 - metallic);
  vec3 f0 = mix(vec3(0.04), base, metallic);
  float nv = max(dot(n, v), 1e-3);
  float wrap = extras.y;
  vec3 sum = ambient(n) * matte * open;
  // The mirror image of the sky, blurred away by roughness.
  float smoothness = 1.0 - roughness;
  float edge = 1.0 - nv;
  float edge2 = edge * edge;
  vec3 mirror = f0 + max(vec3(smoothness), f0) * (edge2 * edge2 * edge);
  sum += skyLight(reflect(-v, n)) * mirror * (smoothness * smoothness * open);
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    vec3 toLamp = lamps[i].position.xyz - worldPosition;
    float square = max(dot(toLamp, toLamp), 0.01);
    vec3 l = toLamp * inversesqrt(square);
    float reach = square * lamps[i].position.w;
    float fade = clamp(1.0 - reach * reach, 0.0, 1.0) / square;
    if (lamps[i].colour.w > 0.5) {
      l = -lamps[i].direction.xyz;
      fade = 1.0;
    }
    float across = dot(-l, lamps[i].direction.xyz) - lamps[i].direction.w;
    float cone = clamp(across / (lamps[i].cone.x - lamps[i].direction.w), 0.0, 1.0);
    float facing = dot(n, l);
    float soft = clamp((facing + wrap) / (1.0 + wrap), 0.0, 1.0);
    if (soft * fade * cone <= 0.0) continue;
    vec3 light = lamps[i].colour.rgb * (fade * cone * cone);
    float nl = max(facing, 0.0);
    vec3 h = normalize(l + v);
    vec3 shine = specular(nl, nv, max(dot(n, h), 0.0), max(dot(v, h), 0.0), roughness, f0);
    sum += light * (matte * soft + shine * nl) * mix(1.0, open, 0.5);
  }
  return sum;
}
#endif

void main() {
  vec4 base = baseColour;
#ifdef BASE_TEXTURE
  base *= texture(baseTexture, surfaceCoordinates);
#endif
#ifdef MASKED
  // Coverage keeps a soft edge where a pixel has several samples; without, the cutoff is hard.
  if (base.a < emissive.w) discard;
#endif
#if defined(LIGHTMAP)
  vec3 light = base.rgb * texture(lightmapTexture, lightmapCoordinates).rgb * extras.x;
#ifdef GLOSSY
  vec3 n = surfaceNormal();
  vec3 v = normalize(eye.xyz - worldPosition);
  float edge = 1.0 - max(dot(n, v), 0.0);
  float edge2 = edge * edge;
  float mirror = (0.04 + 0.96 * edge2 * edge2 * edge) * (1.0 - factors.y);
  light += skyLight(reflect(-v, n)) * mirror;
#endif
#elif defined(LIT)
  vec3 light = lit(base.rgb);
#else
  vec3 light = base.rgb;
#endif
  vec3 glowing = emissive.rgb;
#ifdef EMISSIVE_TEXTURE
  glowing *= texture(emissiveTexture, surfaceCoordinates).rgb;
#endif
  light += glowing;
#if defined(LIGHTMAP) || defined(LIT)
  // Surfaces that shine by themselves are backdrops, whose air is painted in.
  float away = distance(eye.xyz, worldPosition);
  light = mix(fog.rgb, light, exp(-fog.w * away));
#endif
#ifdef BLENDED
  fragment = vec4(toneMapped(light) * base.a, base.a);
#else
  fragment = vec4(toneMapped(light), 1.0);
#endif
}
