import Foundation

/// How a scenario's files are reached; the disk, or a table of texts in a test.
package struct ScenarioFiles: Sendable {
  /// The bytes of the file at a path.
  package var read: @Sendable (String) throws -> [UInt8]
  /// The paths of all files below a folder, relative to it, in any order.
  package var list: @Sendable (String) throws -> [String]

  package init(
    read: @escaping @Sendable (String) throws -> [UInt8],
    list: @escaping @Sendable (String) throws -> [String]
  ) {
    self.read = read
    self.list = list
  }

  /// Larger files are no scenario text.
  package static let sizeLimit = 8 << 20
  private static let entryLimit = 20_000

  /// The file system, without what is no regular file or larger than `sizeLimit`.
  package static let disk = ScenarioFiles(
    read: { path in
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw CocoaError(.fileReadUnknown)
      }
      if let size = attributes[.size] as? Int, size > sizeLimit {
        throw CocoaError(.fileReadTooLarge)
      }
      return [UInt8](try Data(contentsOf: target))
    },
    list: { folder in
      guard let walk = FileManager.default.enumerator(atPath: folder) else {
        throw CocoaError(.fileReadNoSuchFile)
      }
      var paths: [String] = []
      for case let path as String in walk where paths.count < entryLimit {
        if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular { paths.append(path) }
      }
      return paths
    })
}

/// Paths as text: joined, split and matched without touching the disk.
enum PathText {
  /// A path relative to a folder, with `.` and `..` resolved where possible.
  static func joined(_ folder: String, _ relative: String) -> String {
    if relative.hasPrefix("/") { return relative }
    let whole = folder.isEmpty ? relative : folder + "/" + relative
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (whole.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The folder of a path; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a relative path matches a pattern of `*`, `?` and `**`.
  static func matches(_ path: String, pattern: String) -> Bool {
    matches(path.split(separator: "/")[...], pattern.split(separator: "/")[...])
  }

  private static func matches(
    _ path: ArraySlice<Substring>, _ pattern: ArraySlice<Substring>
  ) -> Bool {
    guard let head = pattern.first else { return path.isEmpty }
    if head == "**" {
      return matches(path, pattern.dropFirst())
        || (!path.isEmpty && matches(path.dropFirst(), pattern))
    }
    guard let name = path.first, matchesName(Array(name.utf8), Array(head.utf8)) else {
      return false
    }
    return matches(path.dropFirst(), pattern.dropFirst())
  }

  /// Greedy with one step back, so that no pattern takes more than name × pattern steps.
  private static func matchesName(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var place = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        star = (index, place)
        index += 1
      } else if index < pattern.count,
        pattern[index] == UInt8(ascii: "?") || pattern[index] == name[place]
      {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        place = last.name + 1
        index = last.pattern + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
