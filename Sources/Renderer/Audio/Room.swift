import COpenAL

/// What a place does to the sounds in it: how they fall off, and how they ring.
package enum Room: String, Sendable, CaseIterable {
  /// A street at dusk between façades.
  case street
  /// A furnished room in a flat.
  case livingRoom
  /// A forest by a lake, the calm place.
  case calm
  /// Dunes and open water.
  case beach
  /// A small room with a bed, a carpet and books.
  case ownRoom
  /// No room at all.
  case deadAir

  /// The room of a place by its name; a place that is not known has none.
  package init(place: String) {
    self =
      switch place {
      case "street": .street
      case "livingRoom", "living-room", "home": .livingRoom
      case "calm", "forest": .calm
      case "beach": .beach
      case "ownRoom", "own-room", "bedroom": .ownRoom
      default: .deadAir
      }
  }

  /// Sounds keep their recorded level up to here: metres.
  static let referenceDistance: Float = 1

  /// How fast sounds fall off beyond: 1 halves the level with each doubling of the distance.
  ///
  /// Between walls the level falls less, since what they give back stays.
  var rolloff: Float {
    switch self {
    case .street, .calm, .beach, .deadAir: 1
    case .livingRoom, .ownRoom: 0.85
    }
  }

  private var isIndoors: Bool { self == .livingRoom || self == .ownRoom }

  /// Beyond this nothing gets fainter: metres.
  var maximumDistance: Float { isIndoors ? 12 : 60 }

  /// How much the air takes of the highest sounds: 1 is 0.05 dB a metre.
  var airAbsorption: Float { isIndoors ? 0 : 1 }

  /// What distance leaves of a sound's level; the same formula as the mixer's.
  func gain(atMetres distance: Float) -> Float {
    let clamped = min(max(distance, Self.referenceDistance), maximumDistance)
    return Self.referenceDistance
      / (Self.referenceDistance + rolloff * (clamped - Self.referenceDistance))
  }

  /// The reverb, from OpenAL Soft's list of presets; nil where nothing rings.
  var reverb: EFXEAXREVERBPROPERTIES? {
    switch self {
    case .street: shim_reverb_city_streets()
    case .livingRoom: Self.furnished
    case .calm: shim_reverb_forest()
    case .beach: shim_reverb_plain()
    case .ownRoom: shim_reverb_room()
    case .deadAir: nil
    }
  }

  /// The library's living room swallows everything above 1 kHz, which no sofa does: its middle
  /// would ring for 0.2 s and not for the half second that the preset names.
  private static var furnished: EFXEAXREVERBPROPERTIES {
    var reverb = shim_reverb_living_room()
    reverb.flGainHF = 0.2
    reverb.flDecayHFRatio = 0.7
    return reverb
  }

  /// How long a sound takes to fall by 60 dB, in the middle frequencies: seconds; nil without reverb.
  package var decaySeconds: Double? { reverb.map { Double($0.flDecayTime) } }
}
