import Foundation

/// Looks at what a session needs from this machine.
///
/// Each check is a type of its own in this folder, asks one thing, changes nothing, and answers
/// with findings. What needs a device (picture, sound) really opens it: a library that is
/// installed and a device that works are two things.
struct Doctor {
  /// The folder of the sessions.
  var storeFolder: String
  /// The program's own files; nil where they are not found.
  var resources: Resources?
  var environment: [String: String]

  func findings() -> [DoctorFinding] {
    PackageCheck(resources: resources).findings()
      + PictureCheck(environment: environment).findings()
      + SoundCheck().findings()
      + [StoreCheck(folder: storeFolder).finding(), DiskCheck(folder: storeFolder).finding()]
      + [ContentCheck(resources: resources).finding()]
      + [
        BrowserCheck(searchPath: environment["PATH"] ?? "").finding(),
        GraphvizCheck(searchPath: environment["PATH"] ?? "").finding(),
      ]
  }
}
