import Foundation
import Renderer
import ScenarioEngine

/// Whether the scenario and what it shows are there, whole.
struct ContentCheck {
  static let wanted =
    [
      "Scenarios/politi-id-tjek/politi-id-tjek.yarnproject", "Assets/People/officer-a.glb",
      "Assets/People/officer-b.glb", "Assets/Places/street.glb",
      "Assets/Places/living-room.glb", "Assets/Fonts/Inter-Regular.otf",
    ] + CalmPlace.allCases.map { "Assets/Places/\($0.assetName).glb" }

  var resources: Resources?

  func finding() -> DoctorFinding {
    guard let root = resources?.root else {
      return DoctorFinding(
        "content", .missing, en: "the folders Scenarios and Assets are not found",
        da: "mapperne Scenarios og Assets findes ikke", remedy: "./run doctor")
    }
    let missing = Self.wanted.filter { size(root.appending(path: $0)) == 0 }
    guard missing.isEmpty else {
      let list = missing.joined(separator: ", ")
      return DoctorFinding(
        "content", .missing, en: "files are missing or empty: \(list)",
        da: "filer mangler eller er tomme: \(list)", remedy: "git checkout -- Scenarios Assets")
    }
    for path in Self.wanted where CheckedModel.isModel(path) {
      let report = GLTFImporter.inspect(path: root.appending(path: path).path).report
      guard var error = report.firstError else { continue }
      error.file = path
      return DoctorFinding(
        "content", .missing, en: error.english, da: error.danish,
        remedy: "modet check '\(root.appending(path: path).path)'")
    }
    return DoctorFinding(
      "content", .ok, en: "scenario, people and places are there",
      da: "scenarie, personer og steder er der")
  }

  private func size(_ url: URL) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? 0
  }
}
