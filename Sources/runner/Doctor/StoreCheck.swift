import Foundation

/// Whether only this user can reach the sessions, and whether they can be written.
struct StoreCheck {
  var folder: String

  func finding() -> DoctorFinding {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return parent() }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return DoctorFinding(
        "store", .missing, en: "\(folder) is not a folder; the sessions need one",
        da: "\(folder) er ikke en mappe; sessionerne skal bruge en")
    }
    guard status.st_uid == geteuid() else {
      return DoctorFinding(
        "store", .missing, en: "\(folder) belongs to another user",
        da: "\(folder) tilhører en anden bruger",
        remedy: "sudo chown -R \"$USER\" '\(folder)'")
    }
    guard status.st_mode & 0o077 == 0 else {
      let mode = String(status.st_mode & 0o777, radix: 8)
      return DoctorFinding(
        "store", .missing, en: "others can reach the sessions in \(folder) (mode \(mode))",
        da: "andre kan komme til sessionerne i \(folder) (rettigheder \(mode))",
        remedy: "chmod -R go-rwx '\(folder)'")
    }
    return DoctorFinding(
      "store", .ok, en: "sessions in \(folder), closed to others",
      da: "sessioner i \(folder), lukket for andre")
  }

  /// Looks whether the first session will be able to make the folder.
  private func parent() -> DoctorFinding {
    var path = (folder as NSString).deletingLastPathComponent
    while path.count > 1, !FileManager.default.fileExists(atPath: path) {
      path = (path as NSString).deletingLastPathComponent
    }
    guard FileManager.default.isWritableFile(atPath: path.isEmpty ? "." : path) else {
      return DoctorFinding(
        "store", .missing, en: "\(folder) cannot be made: no permission in \(path)",
        da: "\(folder) kan ikke laves: ingen rettighed i \(path)",
        remedy: "install -d -m 700 '\(folder)'")
    }
    return DoctorFinding(
      "store", .ok, en: "no sessions yet; they will lie in \(folder)",
      da: "ingen sessioner endnu; de kommer til at ligge i \(folder)")
  }
}
