/// The `scenario.yaml`: who takes part, where they stand, how it can end.
struct SettingsFile {
  var id: String
  var version: String
  var title: LocalizedText
  var summary: LocalizedText
  var levels: [Located<Int>]
  var place: String
  var ambience: String?
  var sounds: [String]
  var startNode: Located<String>
  var baselineNode: Located<String>?
  var reflectionNode: Located<String>?
  var cast: [CastMember] = []
  /// What the alternatives of the cast ask of the host's variables, one at a time.
  var castConditions: [Located<[String: String]>] = []
  var marks: [StageMark] = []
  var ends: [ScenarioEnd] = []
  var variables: [VariableSetting] = []
  /// The ways to answer that the scene is made for.
  var inputs: [Located<String>] = []
  /// Within how many answers a calm end must be in reach.
  var calmWithin: Int

  /// A value and where it was written.
  struct Located<Value: Sendable>: Sendable {
    var value: Value
    var range: SourceRange
  }

  /// `nil` when something needed is missing.
  init?(_ root: ConfigNode, baseLanguage: String, _ reader: inout ConfigReader) {
    _ = reader.entries(of: root, known: Self.keys)
    let id = reader.string(reader.required("id", in: root))
    let version = reader.string(reader.required("version", in: root))
    let title = reader.localized(
      reader.required("title", in: root), baseLanguage: baseLanguage)
    let summary = reader.localized(
      reader.required("summary", in: root), baseLanguage: baseLanguage)
    let place = reader.string(reader.required("place", in: root))
    let start = Self.located(reader.required("start", in: root), &reader)
    ambience = reader.string(reader.optional("ambience", in: root))
    sounds = reader.strings(reader.optional("sounds", in: root))
    levels = Self.levels(reader.required("levels", in: root), &reader)
    inputs = Self.words(reader.optional("inputs", in: root), &reader)
    calmWithin =
      reader.integer(reader.optional("calmWithin", in: root), in: 1...50)
      ?? ScenarioPackage.usualCalmWithin
    baselineNode = Self.located(reader.optional("baseline", in: root), &reader)
    reflectionNode = Self.located(reader.optional("reflection", in: root), &reader)
    guard let id, let version, let title, let summary, let place, let start else { return nil }
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.place = place
    startNode = start
    readParts(root, baseLanguage, &reader)
  }

  /// The values that the script's own numbers may have, by name without `$`.
  var numberRanges: [String: ClosedRange<Float>] {
    let numbers = variables.filter { !$0.isHostSet }
      .compactMap { variable in variable.range.map { (variable.name, $0) } }
    return Dictionary(numbers, uniquingKeysWith: { first, _ in first })
  }

  private static let keys = [
    "id", "version", "title", "summary", "pack", "ageRange", "authors", "reviewedOn", "levels",
    "place", "ambience", "start", "baseline", "reflection", "inputs", "cast", "marks", "sounds",
    "variables", "ends", "calmWithin",
  ]

  private mutating func readParts(
    _ root: ConfigNode, _ base: String, _ reader: inout ConfigReader
  ) {
    marks = Self.entries("marks", root, &reader) { Self.mark($0, &$1) }
    var conditions: [Located<[String: String]>] = []
    cast = Self.entries("cast", root, &reader) { Self.member($0, base, &conditions, &$1) }
    castConditions = conditions
    ends = Self.entries("ends", root, &reader) { Self.end($0, base, &$1) }
    variables = Self.entries("variables", root, &reader) { VariableSetting($0, &$1) }
    checkMarks(of: root["cast"], &reader)
    Self.checkCatalogue(root, &reader)
  }

  /// What a list of scenarios shows and the scene itself has no use for.
  private static func checkCatalogue(_ root: ConfigNode, _ reader: inout ConfigReader) {
    _ = reader.string(reader.optional("pack", in: root))
    _ = reader.strings(reader.optional("authors", in: root))
    _ = reader.day(reader.optional("reviewedOn", in: root))
    guard let node = reader.optional("ageRange", in: root) else { return }
    var ages: [Int] = []
    for item in reader.items(of: node) {
      if let age = reader.integer(item, in: 0...120) { ages.append(age) }
    }
    guard ages.count != 2 || ages[0] > ages[1] else { return }
    let expected = ["two ages, the lower first", "to aldre, den laveste først"]
    reader.report(.wrongKind, .expected, expected, at: node.range)
  }

  private static func located(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> Located<String>? {
    guard let node, let text = reader.string(node) else { return nil }
    return Located(value: text, range: node.range)
  }

  private static func words(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> [Located<String>] {
    guard let node else { return [] }
    var words: [Located<String>] = []
    for item in reader.items(of: node) {
      if let word = reader.string(item) { words.append(Located(value: word, range: item.range)) }
    }
    return words
  }

  private static func levels(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> [Located<Int>] {
    guard let node else { return [] }
    var levels: [Located<Int>] = []
    for item in reader.items(of: node) {
      guard let level = reader.integer(item, in: 1...5) else { continue }
      levels.append(Located(value: level, range: item.range))
    }
    return levels
  }

  /// Each entry of a mapping that must be there, read by a closure.
  private static func entries<Part>(
    _ key: String, _ root: ConfigNode, _ reader: inout ConfigReader,
    read: (ConfigEntry, inout ConfigReader) -> Part?
  ) -> [Part] {
    guard let node = reader.required(key, in: root) else { return [] }
    var parts: [Part] = []
    for entry in reader.entries(of: node) {
      if let part = read(entry, &reader) { parts.append(part) }
    }
    return parts
  }
}

// MARK: - Cast, marks, ends

extension SettingsFile {
  private static func member(
    _ entry: ConfigEntry, _ base: String, _ conditions: inout [Located<[String: String]>],
    _ reader: inout ConfigReader
  ) -> CastMember? {
    let node = entry.value
    _ = reader.entries(of: node, known: ["displayName", "person", "instead", "mark", "voice"])
    let name = reader.localized(reader.required("displayName", in: node), baseLanguage: base)
    let person = reader.string(reader.required("person", in: node))
    let mark = reader.string(reader.required("mark", in: node))
    var voices: [String: VoiceSettings] = [:]
    if let voice = reader.optional("voice", in: node) {
      for language in reader.entries(of: voice) {
        voices[language.key] = self.voice(language.value, &reader)
      }
    }
    let alternatives = Self.alternatives(reader.optional("instead", in: node), &conditions, &reader)
    guard let name, let person, let mark else { return nil }
    return CastMember(
      id: entry.key, displayName: name, personAsset: person, alternatives: alternatives,
      voices: voices, mark: mark)
  }

  /// The bodies that a part has under some settings; what they ask of the host is noted beside.
  private static func alternatives(
    _ node: ConfigNode?, _ conditions: inout [Located<[String: String]>],
    _ reader: inout ConfigReader
  ) -> [CastAlternative] {
    guard let node else { return [] }
    var alternatives: [CastAlternative] = []
    for item in reader.items(of: node) {
      _ = reader.entries(of: item, known: ["person", "when"])
      let person = reader.string(reader.required("person", in: item))
      guard let when = reader.required("when", in: item) else { continue }
      var settings: [String: String] = [:]
      for entry in reader.entries(of: when) {
        guard let text = reader.string(entry.value) else { continue }
        settings[entry.key] = text
        conditions.append(Located(value: [entry.key: text], range: entry.value.range))
      }
      if settings.isEmpty {
        reader.report(
          .wrongKind, .expected,
          ["a setting and its value: zone: ingen", "en indstilling og dens værdi: zone: ingen"],
          at: when.range)
      }
      guard let person, !settings.isEmpty else { continue }
      alternatives.append(CastAlternative(personAsset: person, settings: settings))
    }
    return alternatives
  }

  private static func voice(
    _ node: ConfigNode, _ reader: inout ConfigReader
  ) -> VoiceSettings? {
    _ = reader.entries(of: node, known: ["variant", "rate", "pitch"])
    guard let variant = reader.string(reader.required("variant", in: node)) else { return nil }
    let rate = reader.integer(reader.optional("rate", in: node), in: 80...450) ?? 160
    let pitch = reader.integer(reader.optional("pitch", in: node), in: 0...99) ?? 50
    return VoiceSettings(variant: variant, rate: rate, pitch: pitch)
  }

  private static func mark(_ entry: ConfigEntry, _ reader: inout ConfigReader) -> StageMark? {
    let node = entry.value
    _ = reader.entries(of: node, known: ["position", "yawDegrees"])
    guard let position = reader.required("position", in: node) else { return nil }
    var numbers: [Double] = []
    for item in reader.items(of: position) {
      if let number = reader.number(item, in: -1000...1000) { numbers.append(number) }
    }
    guard numbers.count == 3 else {
      reader.report(
        .wrongKind, .expected, ["three numbers: x, y, z", "tre tal: x, y, z"], at: position.range)
      return nil
    }
    let yaw = reader.number(reader.optional("yawDegrees", in: node), in: -360...360) ?? 0
    let place = SIMD3<Double>(numbers[0], numbers[1], numbers[2])
    return StageMark(name: entry.key, position: place, yawDegrees: yaw)
  }

  private static func end(
    _ entry: ConfigEntry, _ base: String, _ reader: inout ConfigReader
  ) -> ScenarioEnd? {
    let node = entry.value
    _ = reader.entries(of: node, known: ["calm", "text"])
    let calm = reader.bool(reader.required("calm", in: node))
    let text = reader.localized(reader.required("text", in: node), baseLanguage: base)
    guard let calm, let text else { return nil }
    return ScenarioEnd(id: entry.key, isCalm: calm, text: text, range: entry.keyRange)
  }

  /// Everybody must stand at a mark that exists.
  private func checkMarks(of cast: ConfigNode?, _ reader: inout ConfigReader) {
    let names = marks.map(\.name)
    for member in self.cast where !names.contains(member.mark) {
      guard let node = cast?[member.id]?["mark"] else { continue }
      let list = names.joined(separator: ", ")
      reader.report(
        .unknownName, .unknownName, ["mark", "intet mærke", member.mark, list], at: node.range)
    }
  }
}
