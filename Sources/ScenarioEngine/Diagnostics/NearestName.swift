/// Finds the name that somebody most likely meant.
enum NearestName {
  /// Longer names are not compared, so that no text makes it slow.
  private static let maximumLength = 40

  /// The one known name that differs least, at most by a third of its letters; `nil` where
  /// none is near or two are equally near.
  static func of(_ name: String, among known: [String]) -> String? {
    let letters = Array(name.lowercased())
    guard letters.count <= maximumLength else { return nil }
    var best: (name: String, distance: Int)?
    var isAlone = false
    for candidate in known {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= 2, other.count <= maximumLength else { continue }
      let distance = distance(letters, other)
      guard distance <= max(1, min(2, other.count / 3)) else { continue }
      if let current = best, distance >= current.distance {
        if distance == current.distance { isAlone = false }
      } else {
        best = (candidate, distance)
        isAlone = true
      }
    }
    return isAlone ? best?.name : nil
  }

  /// How many letters must be put in, taken out, changed or swapped with the next.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [[Int]](repeating: [], count: 3)
    rows[1] = Array(0...right.count)
    for row in 0..<left.count {
      rows[2] = [row + 1]
      for column in 0..<right.count {
        let change = rows[1][column] + (left[row] == right[column] ? 0 : 1)
        var least = min(change, rows[1][column + 1] + 1, rows[2][column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, rows[0][column - 1] + 1)
        }
        rows[2].append(least)
      }
      rows[0] = rows[1]
      rows[1] = rows[2]
    }
    return rows[1][right.count]
  }
}
