import Foundation
import Renderer

/// A head that looks about as somebody's in the scene: at those who speak, and over the answers.
///
/// It rests on no answer for as long as it takes to give it.
enum ScriptedHead {
  static func head(atMs timeMs: Int, seesAnswers: Bool) -> HeadDirection {
    let time = Double(timeMs) / 1000
    var head = HeadDirection()
    head.yawRadians = Float(0.16 * sin(time * 0.6) + 0.03 * sin(time * 2.3))
    head.pitchRadians = Float(-0.04 + 0.02 * sin(time * 1.1))
    head.position.x = Float(0.02 * sin(time * 0.9))
    guard seesAnswers else { return head }
    // Down over all of them and back in four seconds, which fills each ring a part of the way.
    let way = abs((time / 4).truncatingRemainder(dividingBy: 1) * 2 - 1)
    head.yawRadians *= 0.3
    head.pitchRadians = Float(-0.1 - 0.5 * way)
    return head
  }
}
