import Foundation
import ScenarioEngine

/// What `modet format` found out about one script.
struct SetScript {
  enum State {
    /// It stands as it should.
    case tidy
    /// It was set, or would be.
    case changed
    case left(FormattingHindrance)
  }

  var file: SourceFile
  /// As it should stand.
  var text: String
  var state: State

  init(_ file: SourceFile) {
    let result = ScriptFormatter.format(file)
    self.file = file
    text = result.text
    if let hindrance = result.hindrance {
      state = .left(hindrance)
    } else {
      // By bytes: equal characters can be written in two ways.
      state = result.edits.isEmpty ? .tidy : .changed
    }
  }

  /// What is wrong with the script, as the compiler says it, or that it is left alone and why.
  func complaint(in language: Language) -> String? {
    guard case .left(let hindrance) = state else { return nil }
    let words = language == .danish ? hindrance.wording.danish : hindrance.wording.english
    let reason = "\(file.path): \(words)"
    guard case .errors(let errors) = hindrance else { return reason }
    let formatter = DiagnosticFormatter(files: [file], language: language.diagnosticLanguage)
    return formatter.format(errors) + "\n" + reason
  }
}

/// Sets scripts as the shipped ones are set: files, all below a folder, or one text.
struct ScriptSetter {
  /// Whether files are only looked at.
  let onlyChecks: Bool
  let language: Language
  private let disk = ScenarioFiles.disk

  /// Sets all that paths name; gives whether everything stands as it should now.
  ///
  /// A file is written only where something changes in it.
  ///
  /// - Throws: `UserError` when a path names nothing, or a file cannot be written.
  func set(_ paths: [String]) throws -> Bool {
    var seen: Set<String> = []
    var isGood = true
    for path in try paths.flatMap(scripts) where seen.insert(path).inserted {
      let script = SetScript(try read(path))
      switch script.state {
      case .tidy: continue
      case .changed where onlyChecks:
        tell(path, en: "not formatted.", da: "er ikke sat op.")
        isGood = false
      case .changed:
        try OutputFile.replace(path, with: Array(script.text.utf8))
        tell(path, en: "formatted.", da: "sat op.")
      case .left:
        if let complaint = script.complaint(in: language) { Terminal.say(complaint) }
        isGood = false
      }
    }
    return isGood
  }

  /// Sets a text and writes it to standard output; gives whether it stands as it should.
  func setStandardInput() -> Bool {
    let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    guard let text = String(validating: bytes, as: UTF8.self) else {
      Terminal.say(Self.notText("-"), in: language)
      return false
    }
    let script = SetScript(SourceFile(path: "-", text: text))
    if let complaint = script.complaint(in: language) { Terminal.say(complaint) }
    if !onlyChecks { FileHandle.standardOutput.write(Data(script.text.utf8)) }
    return switch script.state {
    case .tidy: true
    case .changed: !onlyChecks
    case .left: false
    }
  }

  private func tell(_ path: String, en: String, da: String) {
    Terminal.say(.other(en: "\(path): \(en)", da: "\(path): \(da)"), in: language)
  }

  // MARK: - Files

  /// The scripts that a path names: itself, or all below a folder or a scenario.
  private func scripts(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, !isFolder.boolValue, !path.hasSuffix(".yarnproject") { return [path] }
    let folder = exists && isFolder.boolValue ? path : try scenarioFolder(path)
    let found: [String]
    do {
      found = try disk.list(folder).filter { $0.hasSuffix(".yarn") }.sorted()
    } catch {
      throw UserError(.inputFileUnreadable(folder, FileWriter.reason(error)))
    }
    guard !found.isEmpty else {
      throw UserError(
        .other(en: "\(path): holds no .yarn files.", da: "\(path): har ingen .yarn-filer."))
    }
    return found.map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  private func scenarioFolder(_ name: String) throws -> String {
    guard !name.hasSuffix(".yarn"), let folder = try? Resources.find().scenarioFolder(name) else {
      throw UserError(.other(en: "\(name): no such file.", da: "\(name): findes ikke."))
    }
    return folder.path
  }

  private func read(_ path: String) throws -> SourceFile {
    let bytes: [UInt8]
    do {
      bytes = try disk.read(path)
    } catch {
      throw UserError(.inputFileUnreadable(path, FileWriter.reason(error)))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UserError(Self.notText(path))
    }
    return SourceFile(path: path, text: text)
  }

  private static func notText(_ path: String) -> Message {
    .other(en: "\(path): is no text in UTF-8.", da: "\(path): er ikke tekst i UTF-8.")
  }
}
