import Foundation

/// Draws pictures with Debian's `graphviz`, a process of its own.
struct Graphviz {
  /// A scene of a hundred nodes takes a second; what takes this long is stuck.
  static let limitSeconds = 60.0
  static let remedy = "sudo apt install graphviz"

  /// The folders in which `dot` is looked for, as in `PATH`.
  var searchPath: String
  var limitSeconds = Self.limitSeconds

  /// `dot`, or nil where it is not installed.
  var program: URL? {
    searchPath.split(separator: ":").map { URL(filePath: "\($0)/dot") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A page with the picture that a text in Graphviz' language describes.
  ///
  /// - Throws: `UserError` where `dot` is missing, fails or does not come to an end.
  func svg(of dot: String, title: String, language: Language) throws -> String {
    guard let program else {
      throw UserError(
        .other(
          en: "the picture needs Graphviz, which is not installed. Run: \(Self.remedy)",
          da: "tegningen kræver Graphviz, som ikke er installeret. Kør: \(Self.remedy)"))
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "modet-graph-\(UUID().uuidString)")
    try FileWriter.makeFolder(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in.dot"), folder.appending(path: "out.svg"))
    try FileWriter.write(Data(dot.utf8), to: input)
    try run(program, ["-Tsvg", "-o", output.path, input.path], in: folder)
    guard let data = FileManager.default.contents(atPath: output.path), !data.isEmpty else {
      throw Self.failure("no picture")
    }
    return Self.page(String(decoding: data, as: UTF8.self), title: title, language: language)
  }

  private func run(_ program: URL, _ arguments: [String], in folder: URL) throws {
    let errors = folder.appending(path: "errors")
    try FileWriter.write(Data(), to: errors)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw Self.failure(FileWriter.reason(error))
    }
    guard ended.wait(timeout: .now() + limitSeconds) == .success else {
      kill(process.processIdentifier, SIGKILL)
      throw Self.failure("> \(Int(limitSeconds)) s")
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let said = FileManager.default.contents(atPath: errors.path) ?? Data()
      let line = String(decoding: said.prefix(500), as: UTF8.self)
        .split(whereSeparator: \.isNewline).first.map(String.init)
      throw Self.failure(line ?? "exit \(process.terminationStatus)")
    }
  }

  private static func failure(_ reason: String) -> UserError {
    UserError(
      .other(
        en: "Graphviz could not draw the picture (\(reason)). '--dot FILE' writes its text.",
        da: "Graphviz kunne ikke tegne billedet (\(reason)). '--dot FIL' skriver teksten til det."))
  }

  /// The picture as a browser and a screen reader want it: with a title and a language.
  static func page(_ svg: String, title: String, language: Language) -> String {
    guard let root = svg.range(of: "<svg"),
      let end = svg.range(of: ">", range: root.upperBound..<svg.endIndex)
    else { return svg }
    let words = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return svg[..<root.upperBound] + " lang=\"\(language.rawValue)\""
      + svg[root.upperBound..<end.upperBound] + "\n<title>\(words)</title>"
      + svg[end.upperBound...]
  }
}
