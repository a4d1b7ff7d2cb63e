import ScenarioEngine

/// One line of a file that `check --fix` changed.
struct Correction: Encodable, Equatable {
  /// Longer pieces of a line help nobody to see what is new in it.
  static let widest = 80

  var file: String
  /// From 1, in the file as it stands now; of a line that is gone, where it stood.
  var line: Int
  /// Nil where the line is new.
  var before: String?
  /// Nil where the line is gone.
  var after: String?

  private enum CodingKeys: String, CodingKey {
    case file
    case line
    case before
    case after
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(line, forKey: .line)
    try container.encode(before, forKey: .before)
    try container.encode(after, forKey: .after)
  }

  // MARK: - Finding

  /// The lines that differ between two states of a file.
  static func between(_ old: String, _ new: String, file: String) -> [Correction] {
    let (old, new) = (lines(of: old), lines(of: new))
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place))
    let inserted = Set(difference.insertions.map(\.place))
    var corrections: [Correction] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let before = removed.contains(left) ? old[left] : nil
      let after = inserted.contains(right) ? new[right] : nil
      if before != nil || after != nil {
        corrections.append(
          Correction(
            file: file, line: right + 1, before: before.map(String.init),
            after: after.map(String.init)))
      }
      left += before != nil || after == nil ? 1 : 0
      right += after != nil || before == nil ? 1 : 0
    }
    return corrections
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  // MARK: - Words

  /// As `file:line: before → after`, without the blanks at both ends; of a long line, the part
  /// that changed.
  var text: String {
    let (before, after) = (Self.trimmed(before), Self.trimmed(after))
    let shared = zip(before, after).prefix { $0 == $1 }.count
    let skipped = max(before.count, after.count) > Self.widest ? max(0, shared - 20) : 0
    return "\(file):\(line): \(Self.excerpt(before, skipped)) → \(Self.excerpt(after, skipped))"
  }

  private static func trimmed(_ line: String?) -> Substring {
    LineText.trimmed((line ?? "")[...])
  }

  private static func excerpt(_ line: Substring, _ skipped: Int) -> String {
    let rest = line.dropFirst(skipped)
    let shown = rest.prefix(widest)
    return (skipped > 0 && !rest.isEmpty ? "…" : "") + shown + (shown.count < rest.count ? "…" : "")
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
