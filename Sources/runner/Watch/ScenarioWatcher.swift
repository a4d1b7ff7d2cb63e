import Foundation
import ScenarioEngine
import Synchronization

/// Looks at a scenario's files on a thread of its own, and loads them when they have changed.
///
/// It looks four times a second. What is being saved is waited for until two
/// looks see the same, so ten saves in a second are one or two changes.
final class ScenarioWatcher: Sendable {
  /// What became of a change.
  enum News: Sendable {
    case loaded(LoadedScene)
    /// The files are again as they are played.
    case mended
    /// They cannot be played; why, as text for a person.
    case broken(String)
  }

  static let intervalSeconds = 0.25

  private let folder: URL
  private let voices: VoiceSource
  private let language: Language
  private let isStopped = Atomic<Bool>(false)
  private let news = Mutex<News?>(nil)

  /// Begins to look; `scene` is what is played now.
  init(scene: LoadedScene, voices: VoiceSource, language: Language) {
    folder = scene.setup.folder
    self.voices = voices
    self.language = language
    let thread = Thread { [weak self] in Self.look(scene) { self } }
    thread.name = "modet-watch"
    thread.start()
  }

  deinit { isStopped.store(true, ordering: .relaxed) }

  /// What has happened since the last call; the latest counts.
  func take() -> News? {
    news.withLock { news in
      defer { news = nil }
      return news
    }
  }

  var hasNews: Bool { news.withLock { $0 != nil } }

  // MARK: - On the thread

  private static func look(_ scene: LoadedScene, _ watcher: () -> ScenarioWatcher?) {
    var scene = scene
    var isBroken = false
    // What was saved between the loading and the first look is found by loading once more.
    var known: FolderState?
    var seen: FolderState?
    while let watcher = watcher(), !watcher.isStopped.load(ordering: .relaxed) {
      let state = watcher.state(of: scene)
      if state != known, state == seen {
        known = state
        watcher.load(&scene, &isBroken)
      }
      seen = state
      Thread.sleep(forTimeInterval: intervalSeconds)
    }
  }

  private func state(of scene: LoadedScene) -> FolderState {
    let inside = folder.path + "/"
    let outside = scene.setup.package.sourceFiles.map(\.path).filter { !$0.hasPrefix(inside) }
    return FolderState(folder: folder.path, outside: outside)
  }

  private func load(_ scene: inout LoadedScene, _ isBroken: inout Bool) {
    do throws(ScenarioLoadError) {
      let package = try ScenarioPackage.load(folder: folder.path)
      let next = LoadedScene(
        setup: ScenarioSetup(package: package, folder: folder), voices: voices, language: language)
      if next.isSame(as: scene) {
        if isBroken { tell(.mended) }
      } else {
        scene = next
        tell(.loaded(next))
      }
      isBroken = false
    } catch {
      isBroken = true
      tell(.broken(error.message(in: language.diagnosticLanguage)))
    }
  }

  private func tell(_ news: News) {
    self.news.withLock { waiting in
      // What was loaded is not forgotten because it was saved once more with nothing new.
      if case .mended = news, case .loaded? = waiting { return }
      waiting = news
    }
  }
}
