#version 450 core
// One surface: baked light for places, lamps and sky for people.

out vec4 fragment;

// Where a texture is read.
vec2 at(int texture) {
#ifdef TRANSFORMED
  vec3 c = vec3(surfaceCoordinates, 1.0);
  return vec2(dot(transforms[2 * texture].xyz, c), dot(transforms[2 * texture + 1].xyz, c));
#else
  return surfaceCoordinates;
#endif
}

vec3 surfaceNormal() {
  vec3 n = normalize(worldNormal);
  if (!gl_FrontFacing) n = -n;
#ifdef NORMAL_TEXTURE
  // The directions of the texture's axes follow from how it lies on the screen.
  vec3 dx = dFdx(worldPosition), dy = dFdy(worldPosition);
  vec2 place = at(2);
  vec2 tx = dFdx(place), ty = dFdy(place);
  vec3 across = cross(dy, n), along = cross(n, dx);
  vec3 tangent = across * tx.x + along * ty.x;
  vec3 bitangent = across * tx.y + along * ty.y;
  float size = inversesqrt(max(max(dot(tangent, tangent), dot(bitangent, bitangent)), 1e-20));
  vec3 bump = texture(normalTexture, placed(2, place)).xyz * 2.0 - 1.0;
  // Seen from behind, the whole normal is reversed.
  bump.xy *= gl_FrontFacing ? factors.z : -factors.z;
  // In glTF the second axis points up the picture, against v.
  return normalize(tangent * size * bump.x - bitangent * size * bump.y + n * bump.z);
#else
  return n;
#endif
}

#if defined(LIT) || (defined(LIGHTMAP) && (defined(GLOSSY) || !defined(SPARE)))
Look look(vec3 base) {
  Look s;
  s.normal = surfaceNormal();
  s.toEye = normalize(eye.xyz - worldPosition);
  float metallic = factors.x;
  s.roughness = factors.y;
  s.open = 1.0;
#ifdef ROUGHNESS_TEXTURE
  vec4 packed = texture(roughnessTexture, placed(1, at(1)));
  metallic *= packed.b;
  s.roughness *= packed.g;
#endif
#ifdef OCCLUSION_TEXTURE
  s.open += factors.w * (texture(occlusionTexture, placed(3, at(3))).r - 1.0);
#endif
  s.roughness = max(s.roughness, 0.07);
  s.matte = base * (1.0 - metallic);
  s.mirror = mix(vec3(0.04), base, metallic);
#ifdef SKIN
  s.mirror = vec3(0.028);
#endif
  s.nv = max(dot(s.normal, s.toEye), 1e-3);
#ifdef EYE
  // Lids keep light off the white of the eye, the upper one most.
  s.open = 1.0 - 0.70 * smoothstep(0.15, 0.75, s.normal.y)
      - 0.40 * smoothstep(0.30, 0.85, -s.normal.y);
#endif
  return s;
}

// The mirror image of the sky, blurred away by roughness.
vec3 mirrored(Look s) {
  float smoothness = 1.0 - s.roughness;
  vec3 bent = s.mirror + max(vec3(smoothness) - s.mirror, 0.0) * fifth(1.0 - s.nv);
  return skyLight(reflect(-s.toEye, s.normal)) * bent * (smoothness * smoothness * s.open);
}
#endif

#ifdef LIT
vec3 lit(vec3 base) {
  Look s = look(base);
  vec3 sum = ambient(s.normal) * s.matte * s.open + mirrored(s);
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    vec3 l;
    vec3 light = arriving(lamps[i], worldPosition, l);
    sum += light * answer(s, l);
  }
  return sum;
}
#endif

void main() {
  vec4 base = baseColour;
#ifdef BASE_TEXTURE
  base *= texture(baseTexture, placed(0, at(0)));
#endif
#ifdef MASKED
  // Coverage keeps a soft edge where a pixel has several samples; without, the cutoff is hard.
  if (base.a < emissive.w) discard;
#endif
#if defined(LIGHTMAP)
  vec3 baked = texture(lightmapTexture, placed(5, lightmapCoordinates)).rgb;
  vec3 light = base.rgb * baked * extras.x;
#ifdef GLOSSY
  light += mirrored(look(base.rgb));
#endif
#elif defined(LIT)
  vec3 light = lit(base.rgb);
#else
  vec3 light = base.rgb;
#endif
  vec3 glowing = emissive.rgb;
#ifdef EMISSIVE_TEXTURE
  glowing *= texture(emissiveTexture, placed(4, at(4))).rgb;
#endif
  light += glowing;
#if defined(LIGHTMAP) || defined(LIT)
  // Surfaces that shine by themselves are backdrops, whose air is painted in.
  float away = distance(eye.xyz, worldPosition);
  light = mix(fog.rgb, light, exp(-fog.w * away));
#endif
  vec3 shown = toneMapped(light);
#ifdef BLENDED
  fragment = vec4(shown * base.a, base.a);
#elif defined(SPARE)
  fragment = vec4(shown, 1.0);
#else
  fragment = vec4(dithered(shown), 1.0);
#endif
}
