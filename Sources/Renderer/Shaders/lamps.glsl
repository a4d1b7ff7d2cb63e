// The light of a place at a point: from all around, and from its lamps.

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
