import Foundation

/// What a body does with one word: a gesture, a movement of the head, brows that rise.
package struct SpokenAccent: Sendable, Equatable {
  /// What the head and the brows do.
  enum Head: Sendable, Equatable {
    /// A short dip, as a stressed word has.
    case beat
    case nod
    case shake
    /// Brows up and the head a little aside, as a question has.
    case ask
  }

  /// Seconds from the line's start.
  var time: Float
  var head: Head?
  /// A gesture of the catalogue.
  var gesture: String?
  /// How much of it shows, 0…1.
  var strength: Float = 0.6
}

extension SpokenAccent {
  /// A class of words and what goes with them.
  private struct Rule: Sendable {
    var words: Set<String>
    var head: Head?
    var gesture: String?
    var strength: Float = 0.6
  }

  /// Danish and English together; the first class that has a word counts.
  private static let rules: [Rule] = [
    Rule(
      words: [
        "ikke", "nej", "aldrig", "ingen", "intet", "no", "not", "never", "nothing", "nobody",
        "don't", "isn't", "won't", "can't",
      ], head: .shake),
    Rule(
      words: [
        "ja", "jo", "okay", "ok", "fint", "godt", "tak", "rigtigt", "præcis", "selvfølgelig",
        "yes", "fine", "good", "thanks", "thank", "right", "exactly", "sure",
      ], head: .nod),
    Rule(
      words: ["skriver", "noterer", "notere", "writing", "note"], gesture: "notebook",
      strength: 1),
    Rule(
      words: ["måske", "aner", "tja", "maybe", "perhaps"], head: .ask, gesture: "shrug",
      strength: 0.5),
    Rule(words: ["stop", "vent", "wait", "hold"], head: .beat, gesture: "stop", strength: 0.5),
    Rule(
      words: ["må", "kan", "vil", "gerne", "may", "can", "could", "would", "please"],
      gesture: "palm-up", strength: 0.55),
    Rule(
      words: [
        "her", "der", "derovre", "derhenne", "derude", "dig", "du", "jer", "here", "there", "you",
      ], head: .beat),
    Rule(
      words: [
        "navn", "adresse", "fødselsdato", "fødselsdag", "alle", "altid", "skal", "nu", "straks",
        "name", "address", "birth", "all", "always", "must", "now",
      ], head: .beat),
  ]

  /// No two accents are nearer than this, seconds.
  private static let leastPause: Float = 0.7
  private static let mostAccents = 24

  /// Finds the words of a line that a body underlines.
  ///
  /// A word's moment is guessed from where it stands; a gesture comes once a line.
  /// - Parameters:
  ///   - text: The line as it is spoken.
  ///   - emphasised: The parts of the text that its markup stresses, as UTF-8 offsets.
  ///   - duration: Seconds.
  /// - Returns: The accents in the order of time.
  package static func found(
    in text: String, emphasised: [Range<Int>] = [], duration: Float
  ) -> [SpokenAccent] {
    guard duration.isFinite, duration > 0.3, !text.isEmpty else { return [] }
    let letters = text.count
    var accents: [SpokenAccent] = []
    var gestures: Set<String> = []
    for word in words(of: text) {
      let time = (duration - 0.1) * Float(word.start) / Float(letters)
      guard var accent = accent(of: word, emphasised) else { continue }
      accent.time = time
      if let name = accent.gesture, !gestures.insert(name).inserted { accent.gesture = nil }
      guard accent.head != nil || accent.gesture != nil else { continue }
      if let last = accents.last, time - last.time < leastPause { continue }
      accents.append(accent)
      if accents.count == mostAccents { break }
    }
    return accents
  }

  private static func accent(of word: Word, _ emphasised: [Range<Int>]) -> SpokenAccent? {
    var accent: SpokenAccent?
    if let rule = rules.first(where: { $0.words.contains(word.text) }) {
      accent = SpokenAccent(
        time: 0, head: rule.head, gesture: rule.gesture, strength: rule.strength)
    }
    if emphasised.contains(where: { $0.overlaps(word.bytes) }) {
      accent = accent ?? SpokenAccent(time: 0, head: .beat)
      accent?.strength = 1
    }
    // The last word of a question asks, whatever it is.
    if word.endsQuestion { accent = SpokenAccent(time: 0, head: .ask, gesture: accent?.gesture) }
    return accent
  }

  private struct Word {
    var text: String
    /// Counted in characters.
    var start: Int
    /// In the text, as UTF-8 offsets.
    var bytes: Range<Int>
    var endsQuestion = false
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var isInside = false
    var byte = 0
    for (position, character) in text.enumerated() {
      let end = byte + character.utf8.count
      if character.isLetter || (character == "'" && isInside) || character == "’" {
        if !isInside { words.append(Word(text: "", start: position, bytes: byte..<byte)) }
        isInside = true
        words[words.count - 1].text += character == "’" ? "'" : character.lowercased()
        words[words.count - 1].bytes = words[words.count - 1].bytes.lowerBound..<end
      } else {
        isInside = false
        if character == "?", !words.isEmpty { words[words.count - 1].endsQuestion = true }
      }
      byte = end
    }
    return words
  }
}

/// The head's part of what words bring.
struct SpokenAccents: Sendable {
  private struct Line: Sendable {
    var accents: [SpokenAccent]
    var start: Double
    var stop = Double.infinity
  }

  private static let stopSeconds: Float = 0.3
  private static let longest: Float = 0.9

  /// The line that is spoken, and before it the one that it cut.
  private var lines: [Line] = []

  mutating func start(_ accents: [SpokenAccent], time: Double) {
    stop(time: time)
    if lines.count == 2 { lines.removeFirst() }
    lines.append(Line(accents: accents, start: time))
  }

  mutating func stop(time: Double) {
    for index in lines.indices { lines[index].stop = min(lines[index].stop, time) }
  }

  /// What the head does at a time, and how far the brows are up, 0…1; allocates nothing.
  func motion(time: Double) -> (head: HeadMotion, brows: Float) {
    var head = HeadMotion()
    var brows: Float = 0
    for line in lines {
      let left = 1 - Ease.smooth(Float(clamping: time - line.stop) / Self.stopSeconds)
      guard left > 0 else { continue }
      for accent in line.accents {
        // The head moves a little before the word is heard.
        let since = Float(clamping: time - line.start) - accent.time + 0.12
        guard since > 0, since < Self.longest else { continue }
        Self.add(accent, since, left * (0.6 + 0.6 * accent.strength), &head, &brows)
      }
    }
    return (head, brows)
  }

  private static func add(
    _ accent: SpokenAccent, _ since: Float, _ share: Float, _ head: inout HeadMotion,
    _ brows: inout Float
  ) {
    let envelope = Ease.smooth(since / 0.16) * Ease.smooth((longest - since) / 0.4) * share
    switch accent.head {
    case .beat:
      let dip = Ease.smooth(since / 0.16) * Ease.smooth((0.5 - since) / 0.3) * share
      head.pitchUp -= 0.05 * dip
      brows = max(brows, 0.3 * dip)
    case .nod: head.pitchUp -= 0.07 * envelope * sin(since * 2 * .pi * 1.3)
    case .shake: head.yaw += 0.06 * envelope * sin(since * 2 * .pi * 1.4)
    case .ask:
      head.tilt += 0.05 * envelope
      head.pitchUp += 0.03 * envelope
      brows = max(brows, 0.5 * envelope)
    case nil: break
    }
  }
}
