/// Texts as they were shaped for some width, so that what is on show is never shaped again.
///
/// They stay as long as their atlas does, which outlives a session: what a scenario says can be
/// shaped while it loads. What somebody types is never put here.
struct ShapedTexts {
  /// More than a scenario says in one language; past it all is forgotten.
  static let most = 4_096

  private struct Key: Hashable {
    var text: String
    var weight: FontWeight
    /// Ems.
    var width: Float
  }

  private var blocks: [Key: TextBlock] = [:]

  var count: Int { blocks.count }

  /// Gives a text that was shaped before, or shapes it.
  mutating func block(
    _ text: String, _ weight: FontWeight, width: Float, shape: () -> TextBlock
  ) -> TextBlock {
    let key = Key(text: text, weight: weight, width: width)
    if let known = blocks[key] { return known }
    if blocks.count >= Self.most { blocks.removeAll() }
    let block = shape()
    blocks[key] = block
    return block
  }
}
