/// The mouth movements of one spoken line.
package struct LipTrack: Sendable, Equatable {
  /// From here the mouth goes towards a viseme.
  package struct Key: Sendable, Equatable {
    /// Seconds from the line's start.
    package var time: Float
    package var viseme: Viseme
    /// 0…1.
    package var strength: Float

    package init(time: Float, viseme: Viseme, strength: Float) {
      self.time = time
      self.viseme = viseme
      self.strength = strength
    }
  }

  /// In order of time.
  package var keys: [Key]
  /// Seconds; from there on the mouth rests.
  package var duration: Float

  /// Sorts the keys and drops those that lie outside the line.
  package init(keys: [Key], duration: Float) {
    let length = duration.isFinite ? max(0, duration) : 0
    self.duration = length
    self.keys =
      keys
      .filter { $0.time.isFinite && $0.time >= 0 && $0.time < length && $0.strength.isFinite }
      .sorted { $0.time < $1.time }
  }

  /// A track of synthesised speech, from the phonemes that the synthesiser reported.
  package init(phonemes: [(time: Float, phoneme: String)], duration: Float) {
    let keys = phonemes.map { entry in
      let viseme = Viseme(phoneme: entry.phoneme)
      // A stressed vowel opens more.
      let isStressed = entry.phoneme.contains("'") || entry.phoneme.contains("ˈ")
      let strength: Float = viseme == .silence ? 0 : viseme.isVowel && !isStressed ? 0.8 : 1
      return Key(time: entry.time, viseme: viseme, strength: strength)
    }
    self.init(keys: keys, duration: duration)
  }

  /// A guess from the letters, for recorded takes and for silent subtitles.
  ///
  /// Danish and English spelling are far from their sounds, so this only gets
  /// the rhythm right: lips meet at p, b, m, vowels open, pauses close.
  package static func estimated(text: String, duration: Float) -> LipTrack {
    var sounds: [(viseme: Viseme, weight: Float)] = []
    // Words run together in speech: only punctuation closes the mouth.
    for character in text.lowercased() where character != " " {
      let sound = Self.sound(of: character)
      // A doubled letter is one sound.
      if let last = sounds.last, last.viseme == sound.viseme, sound.viseme != .silence {
        sounds[sounds.count - 1].weight += 0.3
      } else {
        sounds.append(sound)
      }
    }
    let total = sounds.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return LipTrack(keys: [], duration: duration) }
    // The last tenth of a second closes the mouth.
    let spoken = max(0, duration - 0.1)
    var passed: Float = 0
    var keys: [Key] = []
    for sound in sounds {
      let strength: Float = sound.viseme == .silence ? 0 : sound.viseme.isVowel ? 0.9 : 0.8
      keys.append(Key(time: spoken * passed / total, viseme: sound.viseme, strength: strength))
      passed += sound.weight
    }
    keys.append(Key(time: spoken, viseme: .silence, strength: 0))
    return LipTrack(keys: keys, duration: duration)
  }

  private static func sound(of letter: Character) -> (viseme: Viseme, weight: Float) {
    switch letter {
    case "a", "å", "æ": (.aa, 1.6)
    case "e", "ø", "ö", "é": (.e, 1.3)
    case "i", "y", "j": (.i, 1.3)
    case "o": (.o, 1.5)
    case "u", "w": (.u, 1.4)
    case "p", "b", "m": (.pp, 1)
    case "f", "v": (.ff, 0.9)
    case "s", "z", "c", "x": (.ss, 1)
    case "t", "d", "l": (.dd, 0.7)
    case "n": (.nn, 0.8)
    case "r": (.rr, 0.7)
    case "k", "g", "q", "h": (.kk, 0.7)
    case ".", "!", "?", ":": (.silence, 4)
    case ",", ";", "–", "-", "…": (.silence, 2.5)
    case "0"..."9": (.e, 4)
    default: (.silence, 0.3)
    }
  }
}
