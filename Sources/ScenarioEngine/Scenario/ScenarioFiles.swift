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
  /// A folder with more in it is no scenario's.
  static let entryLimit = 20_000
  private static let depthLimit = 8

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
    list: listed)

  /// Goes into folders, but not hidden ones, and gives up where no scenario can be.
  @Sendable private static func listed(_ folder: String) throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    var paths: [String] = []
    var count = 0
    for case let path as String in walk {
      count += 1
      if count > entryLimit { throw FolderTooLarge() }
      let type = walk.fileAttributes?[.type] as? FileAttributeType
      let isHidden = path.split(separator: "/").last?.hasPrefix(".") == true
      if type == .typeDirectory, isHidden || walk.level >= depthLimit { walk.skipDescendants() }
      if type == .typeRegular { paths.append(path) }
    }
    return paths
  }
}

/// A folder with more in it than a scenario has.
struct FolderTooLarge: Error, CustomStringConvertible {
  var description: String {
    "more than \(ScenarioFiles.entryLimit) files and folders, which is no scenario"
  }
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

  /// Whether a relative path matches a pattern of `*`, `?` and `**`, in whatever case.
  ///
  /// A pattern that ends in `/` stands for all below that folder.
  static func matches(_ path: String, pattern: String) -> Bool {
    var parts = pattern.split(separator: "/").filter { $0 != "." }.map(folded)
    if pattern.hasSuffix("/") { parts.append(Array("**".utf8)) }
    return matches(path.split(separator: "/").map(folded), parts)
  }

  private static func folded(_ text: Substring) -> [UInt8] { Array(text.lowercased().utf8) }

  /// `**` stands for any number of folders, also none.
  private static func matches(_ path: [[UInt8]], _ pattern: [[UInt8]]) -> Bool {
    let any = Array("**".utf8)
    return matches(path, pattern, isStar: { $0 == any }, isMatch: matchesName)
  }

  private static func matchesName(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    matches(
      name, pattern, isStar: { $0 == UInt8(ascii: "*") },
      isMatch: { $1 == UInt8(ascii: "?") || $0 == $1 })
  }

  /// Greedy with one step back, so that no pattern takes more than name × pattern steps.
  private static func matches<Part>(
    _ name: [Part], _ pattern: [Part], isStar: (Part) -> Bool, isMatch: (Part, Part) -> Bool
  ) -> Bool {
    var place = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if index < pattern.count, isStar(pattern[index]) {
        star = (index, place)
        index += 1
      } else if index < pattern.count, isMatch(name[place], pattern[index]) {
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
    return pattern[index...].allSatisfy(isStar)
  }
}
