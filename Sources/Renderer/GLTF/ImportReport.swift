/// Everything that was found in one file, in the order in which it was read.
package struct ImportReport: Sendable, Equatable {
  /// More than this is counted but not kept: a broken list would fill the screen.
  package static let mostIssues = 500

  package var file = ""
  package private(set) var issues: [GLTFIssue] = []
  /// How many more were found.
  package private(set) var omitted = 0
  private var known: Set<GLTFIssue> = []

  package init() {}

  /// The report of a file that cannot be read at all.
  init(_ issue: GLTFIssue) { add(issue) }

  /// The problems for which the file is not shown.
  package var errors: [GLTFIssue] { issues.filter { $0.severity == .error } }

  /// The first error; there is none in a file that is shown.
  package private(set) var firstError: GLTFIssue?

  /// Takes a problem in, once.
  mutating func add(_ issue: GLTFIssue) {
    if issue.severity == .error, firstError == nil { firstError = issue }
    guard known.count < Self.mostIssues else {
      omitted += 1
      return
    }
    if known.insert(issue).inserted { issues.append(issue) }
  }

  mutating func add(_ code: GLTFCode, at pointer: String, _ message: String) {
    add(GLTFIssue(code, at: pointer, message))
  }
}
