/// What a mouth looks like while one sound is spoken: the usual fifteen of lip synchronisation.
package enum Viseme: Int, Sendable, Hashable, CaseIterable {
  case silence
  case pp
  case ff
  case th
  case dd
  case kk
  case ch
  case ss
  case nn
  case rr
  case aa
  case e
  case i
  case o
  case u

  /// The name of its morph target, nil for a closed, resting mouth.
  package var morphName: String? {
    self == .silence ? nil : "viseme_" + Self.suffixes[rawValue]
  }

  private static let suffixes = [
    "sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U",
  ]

  /// Whether the lips must meet, whatever the sounds around want.
  var closesLips: Bool { self == .pp || self == .ff }

  /// How far the mouth opens: vowels carry the rhythm of speech.
  var isVowel: Bool {
    switch self {
    case .aa, .e, .i, .o, .u: true
    default: false
    }
  }

  /// The mouth of an espeak-ng phoneme of Danish or English, as mnemonic or as IPA.
  ///
  /// Marks of stress, length and syllables are skipped; an unknown phoneme is silence.
  package init(phoneme: String) {
    self = .silence
    // Affricates are two letters and one mouth.
    for affricate in ["tS", "dZ", "tʃ", "dʒ"] where phoneme.contains(affricate) {
      self = .ch
      return
    }
    for letter in phoneme.unicodeScalars {
      if let known = Self.viseme(of: letter) {
        self = known
        return
      }
    }
  }

  private static func viseme(of letter: Unicode.Scalar) -> Viseme? {
    switch letter {
    case "p", "b", "m": .pp
    case "f", "v", "ʋ": .ff
    case "T", "D", "θ", "ð": .th
    case "t", "d", "l", "ɾ", "ɫ": .dd
    case "k", "g", "ɡ", "N", "ŋ", "x", "q", "Q", "ɣ", "h", "H", "C", "ç": .kk
    case "S", "Z", "ʃ", "ʒ", "ɕ", "ʑ": .ch
    case "s", "z": .ss
    case "n": .nn
    case "r", "R", "ʁ", "ɹ", "ɐ", "3", "ɜ", "ɚ": .rr
    case "a", "A", "V", "ɑ", "æ", "ʌ", "&", "ɒ", "0": .aa
    case "e", "E", "ɛ", "@", "ə", "W", "ø", "œ", "Y": .e
    case "i", "I", "ɪ", "j", "y", "ʏ": .i
    case "o", "O", "ɔ": .o
    case "u", "U", "ʊ", "w": .u
    default: nil
    }
  }
}
