import Foundation
import Renderer

/// Reads `--poses`: where the head is, `{"t_ms": 0, "yaw_deg": 0, "pitch_deg": -10, "position": [0, 1.6, 0]}` a line.
///
/// Yaw is positive to the left, pitch positive upwards; between two lines the
/// head stays where it was.
struct PoseFile {
  struct Entry: Decodable {
    var timeMs: Int
    var yawDegrees: Float?
    var pitchDegrees: Float?
    var position: [Float]?

    enum CodingKeys: String, CodingKey {
      case timeMs = "t_ms"
      case yawDegrees = "yaw_deg"
      case pitchDegrees = "pitch_deg"
      case position
    }
  }

  let path: String

  func entries() throws -> [(timeMs: Int, head: HeadDirection)] {
    var result: [(timeMs: Int, head: HeadDirection)] = []
    for (number, line) in try LineFile(path: path).lines() {
      let entry: Entry
      do {
        entry = try JSONDecoder().decode(Entry.self, from: line)
      } catch {
        throw UserError(.inputLine(path, number, JSONProblem.text(of: error)))
      }
      guard (0...UnattendedLoop.limitMs).contains(entry.timeMs) else {
        throw UserError(.inputLine(path, number, "'t_ms': 0–\(UnattendedLoop.limitMs)"))
      }
      result.append((entry.timeMs, entry.head))
    }
    return result.sorted { $0.timeMs < $1.timeMs }
  }
}

extension PoseFile.Entry {
  fileprivate var head: HeadDirection {
    var head = HeadDirection()
    head.yawRadians = bounded(yawDegrees) * .pi / 180
    head.pitchRadians = bounded(pitchDegrees) * .pi / 180
    if let position, position.count == 3, position.allSatisfy({ $0.isFinite && abs($0) < 100 }) {
      head.position = SIMD3(position[0], position[1], position[2])
    }
    return head
  }

  private func bounded(_ degrees: Float?) -> Float {
    guard let degrees, degrees.isFinite else { return 0 }
    return max(-360, min(360, degrees))
  }
}
