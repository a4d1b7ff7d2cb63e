/// Where every name of a scenario is made and used, in scripts and settings alike.
package struct NameIndex: Sendable {
  /// By file and place; no two overlap.
  package let occurrences: [NameOccurrence]
  private let places: [AuthorName: [Int]]

  package init(_ unordered: [NameOccurrence]) {
    var sorted: [NameOccurrence] = []
    for occurrence in unordered.sorted(by: Self.precedes) {
      if let last = sorted.last?.range, last.file == occurrence.range.file,
        last.upper > occurrence.range.lower
      {
        continue
      }
      sorted.append(occurrence)
    }
    occurrences = sorted
    places = Dictionary(grouping: sorted.indices) { sorted[$0].name }
  }

  /// The name that stands at, or ends at, an offset.
  package func occurrence(inFile file: Int, at offset: Int) -> NameOccurrence? {
    var low = 0
    var high = occurrences.count
    while low < high {
      let middle = (low + high) / 2
      let range = occurrences[middle].range
      if (range.file, range.upper) < (file, offset) { low = middle + 1 } else { high = middle }
    }
    let candidates = occurrences[low...].prefix(2).filter { occurrence in
      occurrence.range.file == file && occurrence.range.lower <= offset
        && offset <= occurrence.range.upper
    }
    // Where one name ends and another begins, the one that begins is meant.
    return candidates.last
  }

  /// Every place of a name, in the order of files and places.
  package func occurrences(of name: AuthorName) -> [NameOccurrence] {
    places[name, default: []].map { occurrences[$0] }
  }

  /// Where a name is made; several for a group of nodes.
  package func definitions(of name: AuthorName) -> [NameOccurrence] {
    occurrences(of: name).filter { $0.role == .definition }
  }

  /// All names of a kind that are made somewhere, sorted.
  package func defined(_ kind: AuthorName.Kind) -> [String] {
    places.compactMap { name, indices in
      let isDefined = indices.contains { occurrences[$0].role == .definition }
      return name.kind == kind && isDefined ? name.text : nil
    }.sorted()
  }

  private static func precedes(_ left: NameOccurrence, _ right: NameOccurrence) -> Bool {
    let leftPlace = (left.range.file, left.range.lower, left.range.upper)
    return leftPlace < (right.range.file, right.range.lower, right.range.upper)
  }
}
