/// Makes ids that no line has, the same ones each time for the same text.
struct FreeLineIDs {
  private let survey: Survey
  private lazy var taken = Set(survey.lines.flatMap { $0.syntax.tags.map(\.text) })
  /// How often the same words have been asked for.
  private var repetitions: [String: Int] = [:]

  init(_ survey: Survey) {
    self.survey = survey
  }

  /// An id from the node's title and the text, as `line:start-0a3f9c2`.
  mutating func next(for line: Survey.Line) -> String {
    let title = survey.nodes[line.node].title.text
    var seed = title
    for case .literal(let text, _) in line.syntax.text { seed += text }
    while true {
      let repetition = repetitions[seed, default: 0]
      repetitions[seed] = repetition + 1
      let mark = repetition == 0 ? "" : "+\(repetition)"
      let id = LineIDRule.prefix + "\(title.lowercased())-\(Self.digits(of: seed + mark))"
      if taken.insert(id).inserted { return id }
    }
  }

  /// Seven hexadecimal digits of an FNV-1a hash.
  private static func digits(of text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash & 0xFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 7 - digits.utf8.count) + digits
  }
}
