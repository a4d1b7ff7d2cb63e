import Foundation

/// The address of a document, as the client writes it, and the path it stands for.
enum DocumentURI {
  /// The path of a `file:` address with its escapes resolved; `nil` for any other.
  static func path(of uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file:") else { return nil }
    var rest = uri.dropFirst("file:".count)
    if rest.hasPrefix("//") {
      // A host may stand there; only this machine's files are meant.
      rest = rest.dropFirst(2).drop { $0 != "/" }
    }
    guard rest.hasPrefix("/"), let path = String(rest).removingPercentEncoding,
      !path.utf8.contains(0)
    else { return nil }
    return normalized(path)
  }

  /// The address of a path, with escapes where a path may hold what an address may not.
  static func uri(of path: String) -> String {
    "file://" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)
  }

  /// A path without `.`, `..` and doubled slashes.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder of a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// What RFC 3986 leaves as it is in a path.
  private static let allowed = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
}
