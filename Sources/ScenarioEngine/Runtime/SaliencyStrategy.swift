/// How one of several contents that all fit is selected.
package enum SaliencyStrategy: UInt8, Sendable, Hashable, CaseIterable {
  /// The first in the order written.
  case first
  /// The one with the most conditions; the first of those.
  case best
  /// Of those selected the fewest times, the one with the most conditions; the first of those.
  case bestLeastRecentlyViewed
  /// As `bestLeastRecentlyViewed`, but by chance among equals.
  case randomBestLeastRecentlyViewed

  /// As a test plan and a host's settings write it.
  package var name: String {
    switch self {
    case .first: "first"
    case .best: "best"
    case .bestLeastRecentlyViewed: "best_least_recently_seen"
    case .randomBestLeastRecentlyViewed: "random_best_least_recently_seen"
    }
  }

  /// The strategy of a name.
  package init?(name: String) {
    guard let strategy = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = strategy
  }

  /// Whether what is selected counts as viewed.
  var remembers: Bool {
    self == .bestLeastRecentlyViewed || self == .randomBestLeastRecentlyViewed
  }
}

/// A content that may be selected now.
struct Candidate {
  /// Its place among all that were added, those whose condition fails too.
  var place: Int
  /// Its index in `Program.contents`.
  var content: Int
}

extension SharedState {
  /// Selects among candidates in the order written; `nil` where there are none.
  ///
  /// What is selected is remembered, where the strategy does so. Allocates nothing.
  mutating func select(among candidates: [Candidate], _ contents: [ContentInfo]) -> Candidate? {
    guard var best = candidates.first else { return nil }
    var equals = 1
    for candidate in candidates.dropFirst() {
      switch comparison(candidate, best, contents) {
      case .better:
        best = candidate
        equals = 1
      case .equal: equals += 1
      case .worse: break
      }
    }
    if saliency == .randomBestLeastRecentlyViewed, equals > 1 {
      best = draw(among: candidates, equalTo: best, equals, contents)
    }
    if saliency.remembers, contentViews[best.content] < Int32.max {
      contentViews[best.content] += 1
    }
    return best
  }

  private enum Comparison { case better, equal, worse }

  private func comparison(
    _ candidate: Candidate, _ best: Candidate, _ contents: [ContentInfo]
  ) -> Comparison {
    if saliency == .first { return .worse }
    if saliency.remembers {
      let views = contentViews[candidate.content]
      let fewest = contentViews[best.content]
      if views != fewest { return views < fewest ? .better : .worse }
    }
    let complexity = contents[candidate.content].complexity
    let most = contents[best.content].complexity
    if complexity != most { return complexity > most ? .better : .worse }
    return .equal
  }

  private mutating func draw(
    among candidates: [Candidate], equalTo best: Candidate, _ count: Int,
    _ contents: [ContentInfo]
  ) -> Candidate {
    var remaining = generator.draw(below: UInt64(count))
    for candidate in candidates where comparison(candidate, best, contents) == .equal {
      if remaining == 0 { return candidate }
      remaining -= 1
    }
    return best
  }
}
