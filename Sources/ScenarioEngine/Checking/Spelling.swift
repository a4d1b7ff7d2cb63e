/// Finds the name that was probably meant.
///
/// A name is offered when it is at most two letters off (one, where it is
/// short) and no other is as near. Looking costs time in proportion to the
/// names, so only the first mistakes of a compilation get an offer.
struct Spelling: Sendable {
  private var offers = 64

  /// A fix that writes the nearest name instead; empty where none is near.
  mutating func fix(_ name: NameSyntax, among names: some Sequence<String>) -> [FixIt] {
    guard offers > 0 else { return [] }
    offers -= 1
    guard let nearest = Self.nearest(to: name.text, among: names) else { return [] }
    let edit = FixIt.Edit(range: name.range, replacement: nearest)
    return [FixIt(.replaceWith, [nearest], edits: [edit])]
  }

  /// The one name that is nearest; `nil` where none is near or two are as near.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count > 1, wanted.count <= 64 else { return nil }
    var best: String?
    var limit = wanted.count < 5 ? 1 : 2
    var isTied = false
    for candidate in names where abs(candidate.utf8.count - wanted.count) <= limit {
      guard let distance = distance(wanted, Array(candidate.utf8), limit), distance > 0 else {
        continue
      }
      isTied = distance == limit && best != nil && best != candidate
      if distance < limit || best == nil { best = candidate }
      limit = distance
    }
    return isTied ? nil : best
  }

  /// How many letters must be changed, added, left out or swapped with the next; `nil` past a limit.
  private static func distance(_ left: [UInt8], _ right: [UInt8], _ limit: Int) -> Int? {
    var older = [Int](repeating: 0, count: right.count + 1)
    var old = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var new = [i + 1]
      new.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var cost = min(old[j] + (byte == other ? 0 : 1), old[j + 1] + 1, new[j] + 1)
        if i > 0, j > 0, byte == right[j - 1], left[i - 1] == other {
          cost = min(cost, older[j - 1] + 1)
        }
        new.append(cost)
      }
      if let least = new.min(), least > limit { return nil }
      older = old
      old = new
    }
    let distance = old[right.count]
    return distance <= limit ? distance : nil
  }
}
