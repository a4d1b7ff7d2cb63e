import Foundation

/// How long the device takes for each pass of a frame: it is waited for after each one.
///
/// What is drawn stays the same, but nothing overlaps, so such a frame takes longer than others.
/// Nothing waits where nobody measures.
package final class PassProfile {
  /// What a frame has the device do, in this order.
  package enum Pass: Int, CaseIterable, Sendable {
    /// Bending everybody, and what the frame is prepared by.
    case skinning
    /// The shadows that lamps throw.
    case maps
    /// Everything opaque or cut out: the place and people.
    case surfaces
    /// The dark under feet.
    case contact
    case sky
    /// What can be seen through, such as hair.
    case blended
    /// The fade and the panels.
    case panels
    /// Several samples a pixel becoming one.
    case resolve
    /// The picture for somebody beside the headset.
    case mirror
  }

  private var times = InlineArray<9, Int64>(repeating: 0)
  private var last: Int64 = 0

  package init() {}

  /// Forgets the frame before.
  package func begin() {
    times = InlineArray(repeating: 0)
    last = Self.now
  }

  /// Waits for the device and counts what has passed since the last mark to a pass.
  package func mark(_ pass: Pass, on device: RenderDevice) {
    device.finish()
    let now = Self.now
    times[pass.rawValue] += now - last
    last = now
  }

  /// What a pass of the frame took on the wall's clock: nanoseconds.
  package func nanoseconds(_ pass: Pass) -> Int64 { times[pass.rawValue] }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
