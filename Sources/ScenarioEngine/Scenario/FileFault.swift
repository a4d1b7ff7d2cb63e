import Foundation

/// What a failed read is called when a person is told.
enum FileFault {
  /// A short English reason, the same on every system.
  static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: return "no such file"
    case .fileReadNoPermission: return "no permission"
    case .fileReadTooLarge: return "larger than \(ScenarioFiles.sizeLimit >> 20) MB"
    default: return "not a readable file"
    }
  }
}
