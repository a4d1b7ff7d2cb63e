import Foundation
import Testing

/// The scripts that a newcomer meets first, on machines that lack something.
@Suite struct ScriptTests {
  /// Calls a function of `.ci/prepare.sh` where only the named programs exist.
  ///
  /// - Parameters:
  ///   - function: what to call.
  ///   - programs: names and what they do, as shell text, beside the usual small tools.
  /// - Returns: how it ended and what it said.
  /// - Throws: when the folder or the shell cannot be made.
  private func prepare(_ function: String, _ programs: [String: String]) throws -> Shell.Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "modet-scripts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for tool in ["sed", "head", "sort", "comm", "bash"] {
      let real = ["/usr/bin/\(tool)", "/bin/\(tool)"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: tool).path,
        withDestinationPath: try #require(real, "\(tool) is missing"))
    }
    for (name, text) in programs {
      let file = folder.appending(path: name).path
      let bytes = Data("#!/bin/bash\n\(text)\n".utf8)
      #expect(
        FileManager.default.createFile(
          atPath: file, contents: bytes, attributes: [.posixPermissions: 0o755]))
    }
    let script = "set -euo pipefail; source .ci/prepare.sh; \(function)"
    return try Shell.run("/bin/bash", ["-c", script], path: folder.path)
  }

  @Test(arguments: ["run", "test", ".ci/run", ".ci/prepare.sh"])
  func everyScriptParses(script: String) throws {
    #expect(try Shell.run("/bin/bash", ["-n", script]).status == 0)
  }

  @Test(arguments: ["run", "test", ".ci/run"])
  func everyScriptMayBeStarted(script: String) {
    let path = ProjectFolder.root.appending(path: script).path
    #expect(FileManager.default.isExecutableFile(atPath: path))
  }

  @Test func withoutAToolchainItIsSaidWhichAndHow() throws {
    let result = try prepare("require_swift", [:])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Swift 6.2 eller nyere; fundet: ingen"))
    #expect(result.errors.contains("Swift 6.2 or newer; found: none"))
    #expect(result.errors.contains("https://www.swift.org/install/linux/"))
  }

  @Test(arguments: [
    ("Swift version 6.1.2 (swift-6.1.2-RELEASE)", Int32(1)),
    ("Swift version 5.10 (swift-5.10-RELEASE)", 1), ("no version at all", 1),
    ("Swift version 6.2 (swift-6.2-RELEASE)", 0), ("Apple Swift version 6.10.1", 0),
    ("Swift version 7.0-dev (LLVM 1)", 0),
  ])
  func onlyANewEnoughToolchainIsTaken(version: String, status: Int32) throws {
    #expect(try prepare("require_swift", ["swift": "echo '\(version)'"]).status == status)
  }

  @Test func withoutPermissionTheExactCommandIsSaid() throws {
    let installed = "echo 'installed git'; echo 'installed g++'; echo 'config-files zlib1g-dev'"
    let result = try prepare("require_packages", ["dpkg-query": installed, "id": "echo 1000"])
    #expect(result.status == 1)
    let command = result.errors.split(whereSeparator: \.isNewline).last ?? ""
    #expect(command.hasPrefix("  apt-get install "))
    #expect(command.contains(" libglfw3-dev ") && command.contains(" zlib1g-dev"))
    #expect(!command.contains(" git ") && !command.contains("g++"))
  }

  @Test func asAdministratorWhatIsMissingIsInstalled() throws {
    let result = try prepare(
      "require_packages",
      [
        "dpkg-query": "sed -nE 's/^([a-z].*)/installed \\1/p' Packages.debian | sed /libspng/d",
        "id": "echo 0", "apt-get": "echo \"apt-get called: $*\"", "env": "shift; \"$@\"",
      ])
    #expect(result.status == 0)
    let calls = result.errors.split(whereSeparator: \.isNewline)
      .filter { $0.hasPrefix("apt-get called") }
    #expect(calls.last == "apt-get called: install --no-install-recommends -y libspng-dev")
  }

  @Test func aPackageThatOnlyTestsNeedIsAskedForByName() throws {
    let all = "sed -nE 's/^([a-z].*)/installed \\1/p' Packages.debian"
    let result = try prepare(
      "require_packages python3-venv", ["dpkg-query": all, "id": "echo 1000"])
    #expect(result.status == 1)
    let command = result.errors.split(whereSeparator: \.isNewline).last ?? ""
    #expect(command == "  apt-get install --no-install-recommends -y python3-venv")
  }

  @Test func withoutPythonItIsSaidWhatIsMissing() throws {
    let result = try prepare(
      "python_environment no-such-folder Tests/LanguageServer/requirements.txt",
      ["cmp": "exit 1", "rm": "exit 0"])
    #expect(result.status == 1)
    #expect(result.errors.contains("access to PyPI"))
  }

  @Test func whatIsThereIsNotInstalledAgain() throws {
    let all = "sed -nE 's/^([a-z].*)/installed \\1/p' Packages.debian"
    let result = try prepare("require_packages", ["dpkg-query": all, "id": "echo 1000"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }
}
