import Foundation

/// Whether the disk of the sessions has room for a day's work.
struct DiskCheck {
  /// Below this a session could be cut short: bytes.
  static let needed = 200_000_000
  /// Below this it is time to tidy up: bytes.
  static let comfortable = 2_000_000_000

  var folder: String

  func finding() -> DoctorFinding { Self.finding(free: freeBytes(), folder: folder) }

  static func finding(free: Int?, folder: String) -> DoctorFinding {
    guard let free else {
      return DoctorFinding(
        "disk", .warning, en: "the free space at \(folder) cannot be read",
        da: "den ledige plads ved \(folder) kan ikke læses")
    }
    let megabytes = free / 1_000_000
    return DoctorFinding(
      "disk", free < needed ? .missing : free < comfortable ? .warning : .ok,
      en: "\(megabytes) MB free for sessions", da: "\(megabytes) MB ledig til sessioner",
      remedy: free < comfortable ? "df -h '\(folder)'" : nil)
  }

  /// What the nearest folder that exists has left.
  private func freeBytes() -> Int? {
    var path = folder
    while path.count > 1, !FileManager.default.fileExists(atPath: path) {
      path = (path as NSString).deletingLastPathComponent
    }
    var status = statvfs()
    guard statvfs(path.isEmpty ? "." : path, &status) == 0 else { return nil }
    return Int(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(
        by: UInt64(status.f_frsize)
      ).partialValue)
  }
}
