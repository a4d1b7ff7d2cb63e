import Foundation
import Testing

@testable import runner

@Suite struct DoctorTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "modet-doctor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func write(_ text: String, _ folder: URL, _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func missingPackagesAreNamedWithTheCommand() throws {
    try withFolder { folder in
      try write("# sound\nlibopenal-dev\ngit # tool\n\nlibspng-dev\n", folder, "Packages.debian")
      let status = """
        Package: git
        Status: install ok installed

        Package: libspng-dev
        Status: deinstall ok config-files

        """
      try write(status, folder, "status")
      let check = PackageCheck(
        resources: Resources(root: folder), statusFile: folder.appending(path: "status").path)
      let finding = try #require(check.findings().first)
      #expect(finding.status == .missing)
      #expect(finding.remedy == "sudo apt install libopenal-dev libspng-dev")
      let elsewhere = PackageCheck(
        resources: Resources(root: folder), statusFile: folder.appending(path: "none").path)
      #expect(elsewhere.findings().map(\.status) == [.warning])
    }
  }

  @Test func aShippedModelThatIsCutShortIsNamedWithWhatTellsMore() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    #expect(ContentCheck(resources: Resources(root: project.root)).finding().status == .ok)
    let path = "Assets/Places/calm.glb"
    let bytes = try Data(contentsOf: project.url(path))
    try project.replace(path, with: bytes.prefix(bytes.count / 2))
    let finding = ContentCheck(resources: Resources(root: project.root)).finding()
    #expect(finding.status == .missing)
    #expect(finding.danish.contains("calm.glb: Filen er ikke hel"), "\(finding.danish)")
    #expect(finding.remedy == "modet check '\(project.url(path).path)'")
    // The station takes its folder along when it goes.
    withExtendedLifetime(station) {}
  }

  @Test func aStoreThatOthersCanReachIsFound() throws {
    try withFolder { folder in
      let check = StoreCheck(folder: folder.path)
      #expect(check.finding().status == .ok)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path)
      let open = check.finding()
      #expect(open.status == .missing)
      #expect(open.danish.contains("755"))
      #expect(open.remedy == "chmod -R go-rwx '\(folder.path)'")
    }
  }

  @Test func aStoreThatIsNotThereYetIsNoFault() throws {
    try withFolder { folder in
      let path = folder.appending(path: "a/b/modet").path
      #expect(StoreCheck(folder: path).finding().status == .ok)
      #expect(!FileManager.default.fileExists(atPath: path))
      try write("", folder, "file")
      #expect(StoreCheck(folder: folder.appending(path: "file").path).finding().status == .missing)
    }
  }

  @Test(
    arguments: zip(
      [50_000_000, 1_000_000_000, 9_000_000_000, nil],
      [DoctorFinding.Status.missing, .warning, .ok, .warning]))
  func aFullDiskIsFound(free: Int?, status: DoctorFinding.Status) {
    #expect(DiskCheck.finding(free: free, folder: "sessions").status == status)
  }

  @Test func missingAndEmptyContentIsNamed() throws {
    try withFolder { folder in
      let project = try Resources.find().root
      for path in ContentCheck.wanted {
        try write("", folder, path)
        try Data(contentsOf: project.appending(path: path)).write(to: folder.appending(path: path))
      }
      let check = ContentCheck(resources: Resources(root: folder))
      #expect(check.finding().status == .ok)
      try write("", folder, "Assets/Places/street.glb")
      #expect(check.finding().status == .missing)
      #expect(check.finding().english.contains("Assets/Places/street.glb"))
    }
    #expect(ContentCheck(resources: nil).finding().status == .missing)
  }

  @Test func theProjectHasAllThatIsLookedFor() throws {
    #expect(ContentCheck(resources: try Resources.find()).finding().status == .ok)
  }

  @Test func aBrowserIsLookedForInThePath() throws {
    try withFolder { folder in
      let check = BrowserCheck(searchPath: "/nonexistent:\(folder.path)")
      #expect(check.finding().status == .warning)
      try write("#!/bin/sh", folder, "firefox")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "firefox").path)
      #expect(check.finding().status == .ok)
    }
  }

  @Test func whatDrawsScenariosIsLookedForInThePath() throws {
    try withFolder { folder in
      let check = GraphvizCheck(searchPath: folder.path)
      #expect(check.finding().status == .warning)
      #expect(check.finding().remedy == "sudo apt install graphviz")
      try write("#!/bin/sh", folder, "dot")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "dot").path)
      #expect(check.finding().status == .ok)
    }
  }

  @Test func theReportIsOneDocumentInTheLanguageAskedFor() throws {
    let findings = [
      DoctorFinding("a", .ok, en: "fine", da: "fint", remedy: "never shown"),
      DoctorFinding("b", .missing, en: "gone", da: "væk", remedy: "sudo apt install b"),
    ]
    let report = DoctorReport(findings, in: .danish)
    let document = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
    let fields = try #require(document as? [String: Any])
    #expect(fields["ok"] as? Bool == false)
    let checks = try #require(fields["checks"] as? [[String: String]])
    #expect(checks.map { $0["status"] } == ["ok", "missing"])
    #expect(checks[0]["remedy"] == nil)
    #expect(checks[1]["message"] == "væk")
    let text = report.text(in: .danish)
    #expect(text.contains("mangler væk\n        → sudo apt install b"))
    #expect(DoctorReport([findings[0]], in: .english).ok)
  }

  @Test func thisMachineIsExaminedToTheEnd() throws {
    try withFolder { folder in
      let doctor = Doctor(
        storeFolder: folder.path, resources: try Resources.find(), environment: [:])
      let ids = doctor.findings().map(\.id)
      #expect(
        ids == [
          "packages", "opengl", "display", "audio", "voice-da", "voice-en", "store", "disk",
          "content", "browser", "graphviz",
        ])
    }
  }
}
