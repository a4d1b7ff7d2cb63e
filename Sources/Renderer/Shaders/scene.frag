#version 450 core
// One surface: baked light for places, lamps and sky for people.

out vec4 fragment;

// Where a texture is read.
vec2 at(int texture) {
#ifdef TRANSFORMED
  vec3 c = vec3(surfaceCoordinates, 1.0);
#ifdef SECOND_COORDINATES
  if (transforms[2 * texture].w > 0.5) c.xy = lightmapCoordinates;
#endif
  return vec2(dot(transforms[2 * texture].xyz, c), dot(transforms[2 * texture + 1].xyz, c));
#else
  return surfaceCoordinates;
#endif
}

// Directions on the surface along which a texture's coordinates grow, of the longer one's length.
// They follow from how the texture lies on the screen.
void axes(vec3 n, vec2 place, out vec3 tangent, out vec3 bitangent) {
  vec3 dx = dFdx(worldPosition), dy = dFdy(worldPosition);
  vec2 tx = dFdx(place), ty = dFdy(place);
  vec3 across = cross(dy, n), along = cross(n, dx);
  tangent = across * tx.x + along * ty.x;
  bitangent = across * tx.y + along * ty.y;
  float size = inversesqrt(max(max(dot(tangent, tangent), dot(bitangent, bitangent)), 1e-20));
  tangent *= size;
  bitangent *= size;
}

#ifndef SPARE
float grain(vec2 cell) {
  return fract(sin(dot(cell, vec2(127.1, 311.7))) * 43758.5453);
}
#endif

#if defined(SKIN) && defined(BASE_TEXTURE) && !defined(SPARE)
// The slopes of smooth noise in 0…1 with a hill a cell, and its height.
vec3 slopes(vec2 p) {
  vec2 cell = floor(p), f = p - cell;
  vec2 u = f * f * (3.0 - 2.0 * f), du = 6.0 * f * (1.0 - f);
  float a = grain(cell), b = grain(cell + vec2(1.0, 0.0));
  float c = grain(cell + vec2(0.0, 1.0)), d = grain(cell + vec2(1.0, 1.0));
  float k = a - b - c + d;
  return vec3(du * (vec2(b - a, c - a) + k * u.yx),
      a + (b - a) * u.x + (c - a) * u.y + k * u.x * u.y);
}

float paleness(vec2 place) {
  return dot(texture(baseTexture, placed(0, place)).rgb, vec3(0.2126, 0.7152, 0.0722));
}

// How skin leans away from its smooth shape, across and along its picture; z: how coarse it is.
// What is darker in the picture lies deeper; between its texels are pores, until a pixel spans them.
vec3 relief(vec2 place) {
  vec2 texel = 1.0 / vec2(textureSize(baseTexture, 0).xy);
  vec2 span = fwidth(place);
  vec2 aside = max(texel, span);
  float here = paleness(place);
  vec2 lean = vec2(paleness(place + vec2(aside.x, 0.0)), paleness(place + vec2(0.0, aside.y)));
  lean = clamp((here - lean) * 1.5, -0.35, 0.35);
  // A pore is about as wide as one and a half texels.
  vec2 cells = place / (texel * 2.6);
  float wide = max(span.x / texel.x, span.y / texel.y) / 2.6;
  float fine = clamp(1.4 - 2.2 * wide, 0.0, 1.0);
  vec3 pores = slopes(cells) + 0.6 * slopes(cells * 2.17 + 31.0);
  return vec3(lean - pores.xy * (0.10 * fine), mix(0.8, pores.z, fine));
}
#endif

#ifdef MOVING
#define moving SURFACE.moving

// How far ripples lean the normal along x and z: four waves from several sides.
vec2 ripples() {
  vec2 p = worldPosition.xz * moving[1].w;
  float time = settings.z * moving[2].y;
  vec2 lean = vec2(0.96, 0.28) * cos(dot(p, vec2(0.96, 0.28)) - time)
      + vec2(-0.53, 0.85) * cos(1.31 * dot(p, vec2(-0.53, 0.85)) - 0.87 * time + 1.7)
      + vec2(0.31, -0.95) * cos(0.74 * dot(p, vec2(0.31, -0.95)) - 0.71 * time + 4.1)
      + vec2(-0.88, -0.47) * cos(1.83 * dot(p, vec2(-0.88, -0.47)) - 0.93 * time + 2.9);
  // Where a ripple is narrower than some pixels, it would glitter.
  float span = max(fwidth(p.x), fwidth(p.y));
  return lean * (0.4 * moving[1].z * clamp(1.5 - 0.6 * span, 0.0, 1.0));
}

// What light through moving leaves comes and goes by where it is bright: 1 on average.
float dappled(float bright) {
  vec2 p = worldPosition.xz * moving[1].w;
  float time = settings.z * moving[0].w;
  p += 0.7 * vec2(sin(0.4 * p.y + time), sin(0.5 * p.x + 0.618 * time + 2.0));
  float spots = sin(p.x + 0.3 * p.y) * sin(0.9 * p.y - 0.4 * p.x + 0.5);
  return 1.0 + moving[2].x * spots * (bright / (bright + 0.3));
}
#endif

vec3 surfaceNormal() {
  vec3 n = normalize(worldNormal);
  if (!gl_FrontFacing) n = -n;
#ifdef MOVING
  if (moving[1].z > 0.0) {
    vec2 lean = ripples();
    n = normalize(n - vec3(lean.x, 0.0, lean.y));
  }
#endif
#ifdef NORMAL_TEXTURE
  vec2 place = at(2);
  vec3 tangent, bitangent;
  axes(n, place, tangent, bitangent);
  vec3 bump = texture(normalTexture, placed(2, place)).xyz * 2.0 - 1.0;
  // Seen from behind, the whole normal is reversed.
  bump.xy *= gl_FrontFacing ? factors.z : -factors.z;
  // In glTF the second axis points up the picture, against v.
  return normalize(tangent * bump.x - bitangent * bump.y + n * bump.z);
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
  vec4 metalAndRoughness = texture(roughnessTexture, placed(1, at(1)));
  metallic *= metalAndRoughness.b;
  s.roughness *= metalAndRoughness.g;
#endif
#ifdef OCCLUSION_TEXTURE
  s.open += factors.w * (texture(occlusionTexture, placed(3, at(3))).r - 1.0);
#endif
  s.roughness = max(s.roughness, 0.07);
  s.matte = base * (1.0 - metallic);
  s.mirror = mix(vec3(0.04), base, metallic);
#ifdef SKIN
  s.mirror = vec3(0.028);
#if defined(BASE_TEXTURE) && !defined(SPARE)
  vec3 lean = relief(at(0));
#ifndef NORMAL_TEXTURE
  vec3 tangent, bitangent;
  axes(s.normal, at(0), tangent, bitangent);
  s.normal = normalize(s.normal + tangent * lean.x + bitangent * lean.y);
#endif
  s.roughness = clamp(s.roughness * (0.84 + 0.2 * lean.z), 0.3, 1.0);
  // Nostrils, the corners of the mouth and brows are dark in the picture; little shines there.
  s.mirror *= smoothstep(0.01, 0.16, dot(base, vec3(0.2126, 0.7152, 0.0722)));
#endif
  // The picture's curve deepens warm colours; skin, which everybody knows, shows it first.
  s.matte = mix(vec3(dot(s.matte, vec3(0.2126, 0.7152, 0.0722))), s.matte, 0.80);
#endif
  s.nv = max(dot(s.normal, s.toEye), 1e-3);
#if defined(HAIR) && !defined(SPARE)
  vec3 across;
  axes(s.normal, at(0), across, s.strand);
  s.strand = normalize(s.strand + 1e-6);
#endif
#ifdef EYE
  // Lids keep light off the white of the eye, the upper one most.
  float lids = (1.0 - 0.62 * smoothstep(-0.02, 0.42, s.normal.y))
      * (1.0 - 0.40 * smoothstep(0.10, 0.50, -s.normal.y));
  s.matte *= lids;
  s.open = lids;
  // The clear bulge before the iris is rounder than the ball, so a lamp's spark lies nearer to the
  // middle, and the rim is as bright as the wet line along the lids.
  s.normal = normalize(s.normal - 0.4 * s.toEye);
  s.nv = max(dot(s.normal, s.toEye), 1e-3);
#endif
  return s;
}

#ifdef SPARE
// The mirror image of the sky, blurred away by roughness.
vec3 mirrored(Look s) {
  float smoothness = 1.0 - s.roughness;
  vec3 bent = s.mirror + max(vec3(smoothness) - s.mirror, 0.0) * fifth(1.0 - s.nv);
  return skyLight(reflect(-s.toEye, s.normal)) * bent * (smoothness * smoothness * s.open);
}
#endif
#endif

#ifdef LIT
vec3 lit(vec3 base) {
  Look s = look(base);
#ifdef SPARE
  vec3 sum = ambient(s.normal) * s.matte * s.open + mirrored(s);
#else
  vec3 around = ambient(s.normal);
#ifdef SKIN
  // What seeps in on the bright side comes out on the dark one.
  around = mix(around, harmonics[0].rgb * 0.282095, vec3(0.30, 0.12, 0.06));
  // Blue light on red skin is violet to a camera; eyes that are used to the dusk see less of it.
  around = mix(around, vec3(dot(around, vec3(0.2126, 0.7152, 0.0722))), 0.4);
#endif
  vec3 sum = surrounded(s, around);
#endif
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    vec3 l;
    vec3 light = arriving(lamps[i], worldPosition, l);
#ifndef SPARE
    float reach = reaching(i, worldPosition, s.normal)
        * entering(i, worldPosition, s.normal);
#ifdef EYE
    // An eye without a spark looks dead, so some light always finds it.
    reach = max(reach, 0.3);
#endif
    light *= reach;
#endif
    sum += light * answer(s, l);
  }
  return sum;
}
#endif

#if defined(LIGHTMAP) && !defined(SPARE)
float brightness(vec3 light) { return dot(light, vec3(0.2126, 0.7152, 0.0722)); }

// Smooth noise in 0…1 with one hill a metre of its own.
float hills(vec2 p) {
  vec2 cell = floor(p), f = p - cell;
  vec2 u = f * f * (3.0 - 2.0 * f);
  return mix(
      mix(grain(cell), grain(cell + vec2(1.0, 0.0)), u.x),
      mix(grain(cell + vec2(0.0, 1.0)), grain(cell + vec2(1.0, 1.0)), u.x), u.y);
}

// How the rings lean water that drops leave on it: a drop a cell and beat, wider and fainter.
vec2 rings(vec2 place) {
  vec2 lean = vec2(0.0);
  for (int layer = 0; layer < 2; ++layer) {
    vec2 p = place * 3.4 + 17.3 * float(layer);
    vec2 cell = floor(p);
    float beat = settings.z * 1.1 + grain(cell);
    float age = fract(beat);
    vec2 chance = cell + 0.37 * mod(floor(beat), 97.0);
    vec2 away = p - cell - 0.3 - 0.4 * vec2(grain(chance), grain(chance + 5.1));
    float far = length(away);
    float front = (far - 0.28 * age) / 0.05;
    // Rings narrower than a pixel or two would glitter.
    float fine = clamp(1.3 - 6.0 * max(fwidth(place.x), fwidth(place.y)) * 3.4, 0.0, 1.0);
    float gone = (1.0 - age) * (1.0 - age) * min(age * 12.0, 1.0);
    lean += away / max(far, 1e-3) * (sin(2.5 * front) * exp(-front * front) * gone * fine);
  }
  return lean;
}

// Rain lies as a film on level ground, thicker in its hollows.
float wet(inout Look s) {
  float rain = smoothstep(0.75, 0.95, worldNormal.y) * surroundings.z;
  if (rain <= 0.0) return 0.0;
  vec2 p = worldPosition.xz;
  float depth = hills(p * 0.9) * 0.6 + hills(p * 2.3 + 7.0) * 0.28 + hills(p * 7.0) * 0.12;
  float pool = smoothstep(0.54, 0.62, depth);
  float film = rain * (0.45 + 0.55 * pool);
  s.matte *= 1.0 - 0.58 * film;
  s.roughness = mix(s.roughness, mix(0.40, 0.12, pool), film);
  // Water lies level, whatever the stones below it do.
  s.normal = normalize(mix(s.normal, vec3(0.0, 1.0, 0.0), pool * rain));
  if (zenith.w > 0.0) {
    vec2 lean = rings(p) * (0.22 * zenith.w * (0.35 + 0.65 * pool));
    s.normal = normalize(s.normal + vec3(lean.x, 0.0, lean.y));
  }
  s.mirror = mix(s.mirror, vec3(0.022), film);
  return rain;
}

// Baked light, less what people keep off, and what the surface mirrors.
vec3 baked(vec3 base) {
  vec3 light = texture(lightmapTexture, placed(5, lightmapCoordinates)).rgb * extras.x;
#ifdef MOVING
  light *= dappled(brightness(light));
#endif
  Look s = look(base);
  float rain = wet(s);
  vec3 around = ambient(s.normal);
  // Where less light was baked than all around gives, something stands before the mirror image.
  s.open = clamp(brightness(light) / max(brightness(around), 1e-4), 0.0, 1.0);
  vec3 lost = vec3(0.0), shine = vec3(0.0);
  int count = int(settings.y);
  for (int i = 0; i < count; ++i) {
    vec3 l;
    vec3 lamp = arriving(lamps[i], worldPosition, l);
    float nl = max(dot(s.normal, l), 0.0);
    float reach = reaching(i, worldPosition, s.normal);
    vec3 direct = lamp * nl;
    // A lamp that the baked light knows nothing of is hidden from here.
    float seen = clamp(brightness(light) / max(brightness(direct), 1e-4), 0.0, 1.0);
    lost += direct * (1.0 - reach) * seen;
    vec3 h = normalize(l + s.toEye);
    vec3 fresnel = s.mirror + (1.0 - s.mirror) * fifth(1.0 - max(dot(s.toEye, h), 0.0));
    // Painted walls are duller than they say: dust lies on them, and no rain washes it off.
    float dull = mix(max(s.roughness, 0.75), s.roughness, rain);
    shine += direct * fresnel
        * (glint(nl, s.nv, max(dot(s.normal, h), 0.0), dull) * reach * seen * seen);
  }
  vec2 table = texture(reflectance, vec2(s.nv, s.roughness)).rg;
  vec3 image = textureLod(
      mirrorImage, reflect(-s.toEye, s.normal), s.roughness * surroundings.y).rgb;
  // What is left in a shadow is bluer, but the eye gets used to that by half.
  vec3 left = max(light - lost, light * 0.12);
  left = mix(left, light * (brightness(left) / max(brightness(light), 1e-4)), 0.5);
  return s.matte * left
      + image * (s.mirror * table.x + table.y) * s.open + shine;
}
#endif

void main() {
  vec4 base = baseColour;
#ifdef BASE_TEXTURE
  base *= texture(baseTexture, placed(0, at(0)));
#endif
#ifdef COLOURED
  base *= vertexColour;
#endif
#ifdef MASKED
  // Where a pixel has several samples, an edge covers some of them: alpha runs through the cutoff
  // within a pixel. Without, the cutoff is hard.
  float covered = 1.0;
  if (gl_NumSamples > 1) {
    covered = clamp((base.a - emissive.w) / max(fwidth(base.a), 1e-4) + 0.5, 0.0, 1.0);
    if (covered <= 0.0) discard;
  } else if (base.a < emissive.w) {
    discard;
  }
#endif
#if defined(LIGHTMAP) && !defined(SPARE)
  vec3 light = baked(base.rgb);
#elif defined(LIGHTMAP)
  vec3 light = texture(lightmapTexture, placed(5, lightmapCoordinates)).rgb * extras.x;
#ifdef MOVING
  light *= dappled(dot(light, vec3(0.2126, 0.7152, 0.0722)));
#endif
  light *= base.rgb;
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
#ifndef SPARE
  if (surroundings.w < 0.5) light += halo(eye.xyz, worldPosition);
#endif
  vec3 shown = toneMapped(light);
#ifndef SPARE
  shown = dithered(shown);
#endif
#if defined(BLENDED)
  fragment = vec4(shown * base.a, base.a);
#elif defined(MASKED)
  fragment = vec4(shown, covered);
#else
  fragment = vec4(shown, 1.0);
#endif
}
