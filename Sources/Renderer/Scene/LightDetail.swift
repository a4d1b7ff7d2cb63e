/// How much of the light is reckoned for each pixel.
package enum LightDetail: String, Sendable, Codable, CaseIterable {
  /// Everything: mirror images of the place, shadow maps, wet ground, two lobes on skin.
  case rich
  /// What a processor can draw: lamps, light from all around, shadows of capsules.
  case spare
}
