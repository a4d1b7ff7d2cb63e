import Foundation
import ScenarioEngine
import SessionStore

/// A scenario that is ready to be played, or the reasons why not.
struct ScenarioSetup {
  let package: ScenarioPackage
  let folder: URL

  /// Loads and compiles a scenario; everything wrong with it is printed to standard error.
  static func load(_ name: String, resources: Resources, language: Language) throws -> Self {
    let folder = try resources.scenarioFolder(name)
    do {
      return Self(package: try ScenarioPackage.load(folder: folder.path), folder: folder)
    } catch {
      Terminal.say(error.message(in: language.diagnosticLanguage))
      throw UserError(.scenarioBroken(name))
    }
  }

  var plan: SessionPlan {
    SessionPlan(
      program: package.program, startNode: package.startNode, baselineNode: package.baselineNode,
      reflectionNode: package.reflectionNode, levels: package.levels)
  }

  var programHash: String { ContentHash.sha256(package.program.canonicalBytes) }

  /// Checks level and variables against what the scenario declares.
  func check(_ settings: SessionSettings, language: Language) throws {
    if let text = settings.variables["level"], let level = Int(text),
      !package.levels.contains(level)
    {
      throw UserError(.levelMissing(level, package.levels))
    }
    do {
      try package.program.check(settings: settings.variables)
    } catch {
      throw UserError(.other(en: error.wording.english + ".", da: error.wording.danish + "."))
    }
  }
}
