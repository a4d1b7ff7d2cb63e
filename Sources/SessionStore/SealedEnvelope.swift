import Crypto
import Foundation

/// How a payload lies on disk: sealed, and bound to the row it belongs to.
///
/// Layout: version (1 byte), key identifier (8), nonce (12), ciphertext, tag
/// (16). The key identifier says which key opens it, so that a key per young
/// person can join the station's without changing what is already written.
struct SealedEnvelope: Sendable {
  static let version: UInt8 = 1
  private static let headerCount = 1 + 8
  private static let overheadCount = headerCount + 12 + 16

  let key: StationKey

  /// Seals a payload for one place; the same bytes open nowhere else.
  func seal(_ payload: [UInt8], for place: Place) throws -> Data {
    let header = [Self.version] + key.identifier
    let box = try ChaChaPoly.seal(
      payload, using: key.secret, authenticating: header + place.bytes)
    return Data(header) + box.combined
  }

  /// Opens an envelope found at a place.
  ///
  /// - Returns: nil when it is of another version or key, was changed, or was
  ///   sealed for another place.
  func open(_ envelope: Data, at place: Place) -> [UInt8]? {
    guard envelope.count >= Self.overheadCount else { return nil }
    let header = Array(envelope.prefix(Self.headerCount))
    guard header == [Self.version] + key.identifier else { return nil }
    guard
      let box = try? ChaChaPoly.SealedBox(combined: envelope.dropFirst(Self.headerCount)),
      let payload = try? ChaChaPoly.open(
        box, using: key.secret, authenticating: header + place.bytes)
    else { return nil }
    return Array(payload)
  }
}

extension SealedEnvelope {
  /// The row and column that an envelope belongs to.
  enum Place: Sendable {
    case alias(SessionID)
    case record(SessionID, sequence: Int, timeMilliseconds: Int, kind: String)

    /// Unambiguous bytes: fixed-width parts first, the one open-ended part last.
    var bytes: [UInt8] {
      switch self {
      case .alias(let session):
        Array("modet.alias\0\(session.text)".utf8)
      case .record(let session, let sequence, let timeMilliseconds, let kind):
        Array("modet.record\0\(session.text)".utf8)
          + Self.bigEndian(sequence) + Self.bigEndian(timeMilliseconds) + Array(kind.utf8)
      }
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
      withUnsafeBytes(of: Int64(value).bigEndian) { Array($0) }
    }
  }
}
