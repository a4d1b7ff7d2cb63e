import Foundation
import Testing

@testable import ScenarioEngine

/// The file system as a scenario's loader sees it.
@Suite struct ScenarioDiskTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "modet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func aMissingFolderIsNamed() throws {
    let error = #expect(throws: ScenarioLoadError.self) {
      try ScenarioPackage.load(folder: "/no/such/folder")
    }
    #expect(error?.message(in: .english).contains("'/no/such/folder'") == true)
  }

  @Test func aFolderWithoutAProjectIsNamed() throws {
    try withFolder { folder in
      let error = #expect(throws: ScenarioLoadError.self) {
        try ScenarioPackage.load(folder: folder)
      }
      #expect(error?.message(in: .danish).contains("ingen .yarnproject-fil i") == true)
    }
  }

  @Test func aDeviceBehindALinkIsNotRead() throws {
    try withFolder { folder in
      let link = folder + "/scenario.yaml"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "/dev/zero")
      #expect(throws: CocoaError.self) { try ScenarioFiles.disk.read(link) }
    }
  }

  @Test func aFileTooLargeIsNotRead() throws {
    try withFolder { folder in
      let path = folder + "/a.yarn"
      let bytes = Data(count: ScenarioFiles.sizeLimit + 1)
      try bytes.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: CocoaError.self) { try ScenarioFiles.disk.read(path) }
      #expect(error.map { FileFault.reason($0) } == "larger than 8 MB")
    }
  }

  @Test func aFolderWithMoreThanAScenarioHasIsRefusedSoon() throws {
    let error = #expect(throws: FolderTooLarge.self) { try ScenarioFiles.disk.list("/") }
    #expect(error.map { FileFault.reason($0) }?.contains("more than 20000 files") == true)
  }

  @Test func hiddenAndDeepFoldersAreNotGoneInto() throws {
    try withFolder { folder in
      for path in [".git/a", ".hidden", "1/2/3/4/5/6/7/a", "1/2/3/4/5/6/7/8/9/a"] {
        let file = URL(fileURLWithPath: folder + "/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      #expect(try ScenarioFiles.disk.list(folder).sorted() == [".hidden", "1/2/3/4/5/6/7/a"])
    }
  }

  @Test func filesAreListedBelowTheFolder() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/Plans", withIntermediateDirectories: true)
      for name in ["a.yarn", "Plans/b.testplan"] {
        try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      #expect(try ScenarioFiles.disk.list(folder).sorted() == ["Plans/b.testplan", "a.yarn"])
    }
  }
}
