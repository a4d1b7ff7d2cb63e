#version 450 core
// A surface in the light of one lamp and an even sky: what other programs draw for comparison.
// Textures hold what the screen shows; their square is close to linear light.

out vec4 fragment;

#ifndef UNLIT
const vec3 toLamp = vec3(0.37, 0.87, 0.32);

// Microfacets: distribution GGX, shadowing by Smith and Schlick, Fresnel by Schlick.
vec3 lit(vec3 base) {
  vec3 n = normalize(worldNormal);
  vec3 v = normalize(eye.xyz - worldPosition);
  vec3 h = normalize(toLamp + v);
  float nl = max(dot(n, toLamp), 0.0), nv = max(dot(n, v), 1e-3);
  float nh = max(dot(n, h), 0.0), lh = max(dot(toLamp, h), 0.0);
  float roughness = factors.y;
  float a = roughness * roughness;
  float a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
  float k = (roughness + 1.0) * (roughness + 1.0) / 8.0;
  float bend = 1.0 - lh;
  float bend2 = bend * bend;
  float fresnel = 0.04 + 0.96 * (bend2 * bend2 * bend);
  float shine = a2 * fresnel
      / (3.14159 * d * d * (nl * (1.0 - k) + k) * (nv * (1.0 - k) + k) * 4.0);
  return base * 0.35 + (base * ((1.0 - fresnel) / 3.14159) + shine) * (nl * 3.0);
}
#endif

void main() {
  vec4 base = baseColour;
#ifdef BASE_TEXTURE
  base *= texture(baseTexture, placed(0, surfaceCoordinates));
#endif
#ifdef COLOURED
  base *= vertexColour;
#endif
#ifdef MASKED
  if (base.a < emissive.w) discard;
#endif
#ifdef UNLIT
  vec3 shown = base.rgb;
#else
  vec3 light = lit(base.rgb * base.rgb);
  vec3 shown = sqrt(light / (1.0 + light * 0.3));
#endif
#ifdef BLENDED
  fragment = vec4(shown * base.a, base.a);
#else
  fragment = vec4(shown, 1.0);
#endif
}
