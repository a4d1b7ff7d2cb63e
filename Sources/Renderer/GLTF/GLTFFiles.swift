import Foundation

/// The files that a scene is made of: its own bytes, and those that it names.
///
/// A scene may only name files in its own folder or below. Files are read and not mapped into
/// memory: a mapped file that somebody cuts short meanwhile would end the process.
struct GLTFFiles: Sendable {
  /// Larger files than this are refused before they are read, in bytes.
  static let largestFile = 512 << 20

  /// The folder of the scene; nil for bytes in memory, which can name no files.
  var folder: URL?

  /// A file that is there, is a plain file and is not too large.
  static func read(_ file: URL) throws(GLTFIssue) -> Foundation.Data {
    do {
      // A link is not a file, but may lead to one.
      let file = file.resolvingSymlinksInPath()
      let values = try file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
      guard values.isRegularFile == true, let size = values.fileSize else {
        throw GLTFIssue(.ioError, "'\(file.lastPathComponent)' is no file")
      }
      guard size <= largestFile else {
        throw GLTFIssue(.ioError, "the file is larger than \(largestFile >> 20) MiB")
      }
      return try Foundation.Data(contentsOf: file)
    } catch let issue as GLTFIssue {
      throw issue
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      throw GLTFIssue(.fileNotFound, "there is no file '\(file.lastPathComponent)'")
    } catch {
      throw GLTFIssue(.ioError, "the file cannot be read: \(error.localizedDescription)")
    }
  }

  /// What a URI of the scene leads to: data inside it, or a file beside the scene.
  func resolve(_ uri: String, at pointer: String) throws(GLTFIssue) -> Foundation.Data {
    if uri.hasPrefix("data:") { return try Self.embedded(uri, at: pointer) }
    let file = try path(uri, at: pointer)
    do {
      return try Self.read(file)
    } catch {
      throw GLTFIssue(error.code, at: pointer, error.message)
    }
  }

  /// - Source: RFC 2397; glTF writes binary data in base 64 alone.
  private static func embedded(
    _ uri: String, at pointer: String
  ) throws(GLTFIssue) -> Foundation.Data {
    guard let comma = uri.firstIndex(of: ","), uri[..<comma].hasSuffix(";base64"),
      let data = Foundation.Data(base64Encoded: String(uri[uri.index(after: comma)...]))
    else { throw GLTFIssue(.invalidURI, at: pointer, "the data are not in base 64") }
    return data
  }

  /// The file that a relative URI names, once it is known to stay inside the folder.
  private func path(_ uri: String, at pointer: String) throws(GLTFIssue) -> URL {
    guard let name = uri.removingPercentEncoding, !name.isEmpty, !name.utf8.contains(0) else {
      throw GLTFIssue(.invalidURI, at: pointer, "'\(uri.prefix(80))' is no relative address")
    }
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    let outside = GLTFIssue(
      .nonRelativeURI, at: pointer,
      "'\(name.prefix(80))' leads out of the scene's own folder")
    let isPlain = !name.hasPrefix("/") && !name.hasPrefix("\\") && !name.contains(":")
    guard isPlain, !parts.contains("..") else { throw outside }
    guard let folder else {
      throw GLTFIssue(.fileNotFound, at: pointer, "a scene without a folder names '\(name)'")
    }
    let file = folder.appendingPathComponent(name)
    // A link may lead anywhere.
    let root = folder.resolvingSymlinksInPath().path
    guard file.resolvingSymlinksInPath().path.hasPrefix(root + "/") else { throw outside }
    return file
  }
}
