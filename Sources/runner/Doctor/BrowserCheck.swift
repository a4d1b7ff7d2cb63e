import Foundation

/// Whether there is a browser to show the review page in; one on another machine does as well.
struct BrowserCheck {
  static let names = [
    "chromium", "google-chrome", "firefox", "firefox-esr", "microsoft-edge", "xdg-open",
  ]

  var searchPath: String

  func finding() -> DoctorFinding {
    let folders = searchPath.split(separator: ":")
    for name in Self.names {
      let isThere = folders.contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
      }
      if isThere {
        return DoctorFinding(
          "browser", .ok, en: "review pages open in \(name)", da: "rapporter åbnes i \(name)")
      }
    }
    return DoctorFinding(
      "browser", .warning, en: "no browser for the review page; the file can be opened elsewhere",
      da: "ingen browser til rapporten; filen kan åbnes et andet sted",
      remedy: "sudo apt install chromium")
  }
}
