import Crypto

/// The name of a content: equal bytes, equal hash.
package enum ContentHash {
  /// SHA-256 as 64 lower-case hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String {
    Hexadecimal.text(SHA256.hash(data: bytes))
  }
}
