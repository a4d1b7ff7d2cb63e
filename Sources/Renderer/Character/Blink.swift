/// When the lids close, and how.
///
/// In each cell of time there is one moment at which a blink may come, and most do. So the
/// pauses between them are uneven, from under a second to some eight, as in a conversation.
struct Blink: Sendable {
  static let cellSeconds = 2.4
  /// The share of cells with a blink in an ordinary conversation.
  static let share: Float = 0.68
  // A lid comes down at up to 20 cm/s over its 1 cm.
  // Source: Doane, “Interactions of eyelids and tears…”, Am J Ophthalmol 89 (1980), 507–516.
  private static let closing: Float = 0.076
  private static let shut: Float = 0.04
  private static let opening: Float = 0.14

  let seed: UInt64

  /// How closed the lids are some seconds after a blink began, 0…1.
  static func closed(_ since: Float) -> Float {
    guard since > 0 else { return 0 }
    let total = closing + shut + opening
    return min(Ease.smooth(since / closing), Ease.smooth((total - since) / opening))
  }

  /// How closed the lids are at a time, 0…1; `rate` is 1 in an ordinary conversation.
  func closed(time: Double, rate: Float = 1) -> Float {
    let cell = (time / Self.cellSeconds).rounded(.down)
    let moment = Double(Ease.random(seed: seed, channel: 33, cell: Int(cell)))
    let since = Float(clamping: time - cell * Self.cellSeconds - moment * 1.8)
    // A rate that changes during a blink weakens it and does not end it at once.
    let wish = Self.share * rate - lot(Int(cell))
    return Self.closed(since) * Ease.smooth(wish * 20 + 0.5)
  }

  /// What decides whether a cell has its blink; eyes that stayed open twice close.
  private func lot(_ cell: Int) -> Float {
    func draw(_ cell: Int) -> Float { Ease.random(seed: seed, channel: 34, cell: cell) }
    let isDry = draw(cell - 1) > Self.share && draw(cell - 2) > Self.share
    return isDry ? draw(cell) * 0.5 : draw(cell)
  }
}
