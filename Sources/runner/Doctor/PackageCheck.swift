import Foundation

/// Which of the Debian packages in `Packages.debian` are not installed.
struct PackageCheck {
  /// Where Debian keeps what is installed.
  static let statusFile = "/var/lib/dpkg/status"

  var resources: Resources?
  var statusFile = Self.statusFile

  func findings() -> [DoctorFinding] {
    guard let wanted = read(resources?.root.appending(path: "Packages.debian").path) else {
      return []  // installed without its sources: the package manager has seen to it
    }
    guard let status = read(statusFile) else {
      return [
        DoctorFinding(
          "packages", .warning,
          en: "this is not Debian; Packages.debian names what is needed",
          da: "dette er ikke Debian; Packages.debian nævner det, der skal til")
      ]
    }
    let missing = Self.missing(wanted: Self.names(wanted), dpkgStatus: status)
    guard !missing.isEmpty else {
      return [
        DoctorFinding(
          "packages", .ok, en: "all Debian packages are installed",
          da: "alle Debian-pakker er installeret")
      ]
    }
    let list = missing.joined(separator: " ")
    return [
      DoctorFinding(
        "packages", .missing, en: "Debian packages are missing: \(list)",
        da: "der mangler Debian-pakker: \(list)", remedy: "sudo apt install \(list)")
    ]
  }

  /// The names in the list: one a line, `#` begins a comment.
  static func names(_ list: String) -> [String] {
    list.split(whereSeparator: \.isNewline)
      .map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// Those of the names that dpkg's status file does not call installed.
  static func missing(wanted: [String], dpkgStatus: String) -> [String] {
    var installed: Set<Substring> = []
    var name: Substring = ""
    for line in dpkgStatus.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("Package: ") { name = line.dropFirst(9) }
      if line.hasPrefix("Status: "), line.hasSuffix(" ok installed") { installed.insert(name) }
    }
    return wanted.filter { !installed.contains($0[...]) }
  }

  private func read(_ path: String?) -> String? {
    path.flatMap { FileManager.default.contents(atPath: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
