import Foundation
import ScenarioEngine

/// The open documents and what they belong to.
///
/// Whatever is open is read from the editor, the rest from the disk. A change
/// only marks what it touches; `refresh` reads it again, once for many changes.
struct Workspace {
  private(set) var documents: [String: Document] = [:]
  private(set) var analyses: [ScenarioRoot: Analysis] = [:]
  private var stale: Set<ScenarioRoot> = []

  var hasStale: Bool { !stale.isEmpty }

  // MARK: - Documents

  mutating func open(_ document: Document) {
    documents[document.path] = document
    touch(document.path)
  }

  /// Changes an open document; whether there is one.
  mutating func change(_ path: String, _ body: (inout Document) -> Void) -> Bool {
    guard var document = documents[path] else { return false }
    body(&document)
    documents[path] = document
    touch(path)
    return true
  }

  /// Forgets a document; the roots that no open document needs any more are given back.
  mutating func close(_ path: String) -> [ScenarioRoot] {
    touch(path)
    documents[path] = nil
    let needed = Set(documents.keys.flatMap { roots(of: $0) })
    let unneeded = analyses.keys.filter { !needed.contains($0) }
    for root in unneeded { analyses[root] = nil }
    stale.subtract(unneeded)
    stale = stale.filter { needed.contains($0) }
    return unneeded
  }

  /// Marks all that a file has a part in.
  mutating func touch(_ path: String) {
    stale.formUnion(roots(of: path))
    for (root, analysis) in analyses where analysis.index(of: path) != nil { stale.insert(root) }
  }

  /// Marks everything, since files may have come or gone.
  mutating func touchAll() {
    stale.formUnion(analyses.keys)
    for path in documents.keys { stale.formUnion(roots(of: path)) }
  }

  // MARK: - Roots

  /// What a document belongs to; a script that its scenario leaves out also stands for itself.
  private func roots(of path: String) -> [ScenarioRoot] {
    guard let root = ScenarioRoot.of(path, names: names) else { return [] }
    guard path.hasSuffix(".yarn"), let analysis = analyses[root], analysis.index(of: path) == nil
    else { return [root] }
    return [root, .script(path: path)]
  }

  /// The names in a folder, those of documents that are not saved yet included.
  private func names(in folder: String) -> [String] {
    let onDisk = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let open = documents.keys.filter { DocumentURI.folder(of: $0) == folder }
      .map { String($0.dropFirst(folder.count + 1)) }
    return onDisk + open
  }

  // MARK: - Analyses

  /// Reads again what was marked; gives the roots that were read.
  mutating func refresh(_ context: (ScenarioPackage, String) -> LintContext) -> [ScenarioRoot] {
    var refreshed: [ScenarioRoot] = []
    while let root = stale.popFirst() {
      analyses[root] = Analysis.make(root, from: files, context)
      refreshed.append(root)
      // Only now is it known which documents a scenario leaves out.
      for path in documents.keys {
        for other in roots(of: path) where analyses[other] == nil { stale.insert(other) }
      }
    }
    return refreshed
  }

  /// What is known of a document.
  func analysis(of path: String) -> (analysis: Analysis, file: Int)? {
    for root in roots(of: path).reversed() {
      if let analysis = analyses[root], let file = analysis.index(of: path) {
        return (analysis, file)
      }
    }
    let others = analyses.values.filter { $0.index(of: path) != nil }
      .sorted { $0.root.mainFile < $1.root.mainFile }
    guard let analysis = others.first, let file = analysis.index(of: path) else { return nil }
    return (analysis, file)
  }

  /// The disk with the open documents laid over it.
  var files: ScenarioFiles {
    let texts = documents.mapValues(\.source.bytes)
    return ScenarioFiles(
      read: { path in
        if let text = texts[path] ?? texts[DocumentURI.normalized(path)] { return text }
        return try ScenarioFiles.disk.read(path)
      },
      list: { folder in
        let below = folder + "/"
        let open = texts.keys.filter { $0.hasPrefix(below) }.map {
          String($0.dropFirst(below.count))
        }
        let onDisk: [String]
        do {
          onDisk = try ScenarioFiles.disk.list(folder)
        } catch {
          if open.isEmpty { throw error }
          return open
        }
        return onDisk + open.filter { !onDisk.contains($0) }
      })
  }
}
