/// A colour of the panels: straight alpha, sRGB, 8 bits a channel.
package struct PanelColour: Sendable, Hashable {
  /// Red in the lowest byte, alpha in the highest.
  package var packed: UInt32

  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: Float = 1) {
    let opacity = UInt32((min(max(alpha, 0), 1) * 255).rounded())
    packed = UInt32(red) | UInt32(green) << 8 | UInt32(blue) << 16 | opacity << 24
  }

  // Alphas are high because panels blend in linear light, where dark hides less. Text stands out
  // from each of these at least 7:1 before the brightest place; tests measure that on pictures.
  static let backdrop = PanelColour(red: 11, green: 15, blue: 21, alpha: 0.99)
  static let button = PanelColour(red: 15, green: 21, blue: 30, alpha: 0.99)
  static let buttonFocused = PanelColour(red: 31, green: 52, blue: 74, alpha: 0.99)
  static let outline = PanelColour(red: 255, green: 255, blue: 255, alpha: 0.09)
  static let outlineFocused = PanelColour(red: 143, green: 207, blue: 255, alpha: 0.9)
  static let text = PanelColour(red: 246, green: 248, blue: 250)
  static let mutedText = PanelColour(red: 196, green: 204, blue: 214)
  static let accent = PanelColour(red: 143, green: 207, blue: 255)
  static let chosen = PanelColour(red: 24, green: 72, blue: 112, alpha: 0.99)
  static let track = PanelColour(red: 255, green: 255, blue: 255, alpha: 0.14)
  static let clock = PanelColour(red: 255, green: 209, blue: 128)

  /// Colours of speakers' names, told apart also by people who see red and green alike.
  static let speakers = [
    PanelColour(red: 255, green: 209, blue: 128), PanelColour(red: 143, green: 207, blue: 255),
    PanelColour(red: 216, green: 190, blue: 255), PanelColour(red: 166, green: 232, blue: 190),
  ]
}
