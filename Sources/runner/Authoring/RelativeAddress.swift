import Foundation

/// Addresses of files as a browser follows them from a page in some folder.
enum RelativeAddress {
  /// The way from a folder to a file, percent-encoded.
  static func of(_ file: URL, from folder: URL) -> String {
    let target = parts(file)
    let base = parts(folder)
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - shared)
    return (up + target[shared...].map(encoded)).joined(separator: "/")
  }

  private static func parts(_ url: URL) -> [String] {
    url.standardizedFileURL.resolvingSymlinksInPath().pathComponents.filter { $0 != "/" }
  }

  /// Without what a browser would read as a scheme, a query or another folder.
  private static func encoded(_ name: String) -> String {
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return name.addingPercentEncoding(withAllowedCharacters: plain) ?? name
  }
}
