import Foundation
import Renderer
import ScenarioEngine

/// What the lints want to know of this machine: the day, the takes, the files of the stage.
///
/// The day is that of each reading: an editor may stay open for longer than one.
struct LintSurroundings: Sendable {
  var resources: Resources?

  /// For a scenario in its folder; a take that cannot be read has no length.
  func context(of package: ScenarioPackage, in folder: URL) -> LintContext {
    var takes: [String: [VoiceTake]] = [:]
    let languages = Set(package.stringTable.languages).union(TakeFolder.languages(of: folder))
    for language in languages {
      let found = TakeFolder(scenario: folder, language: language).all
      takes[language] = found.map { file in
        VoiceTake(
          name: file.deletingPathExtension().lastPathComponent,
          durationMs: try? TakeFolder.durationMs(of: file))
      }
    }
    return LintContext(today: day, takes: takes, assets: assets)
  }

  private var day: CalendarDay? {
    let parts = Calendar(identifier: .gregorian)
      .dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private var assets: AssetNames? {
    resources.map {
      AssetNames(
        places: names($0.assets, "Places"), people: names($0.assets, "People"),
        sounds: names($0.assets, "Audio"))
    }
  }

  private func names(_ assets: URL, _ folder: String) -> Set<String> {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: assets.appending(path: folder), includingPropertiesForKeys: nil)) ?? []
    return Set(files.map { $0.deletingPathExtension().lastPathComponent })
  }
}
