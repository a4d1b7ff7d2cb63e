import Foundation

/// The files of the outside suite of the language, where a copy lies beside the checkout.
///
/// `MODET_YARN_CONFORMANCE` names its folder; otherwise `shared/conformance/yarn`
/// is looked for beside the repository and in the folders above it.
enum ConformanceSuite {
  static let isThere: Bool = folder != nil

  static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["MODET_YARN_CONFORMANCE"]
    let beside = ["..", "../..", "../../.."].map {
      CaseFolder.root.appending(path: "\($0)/shared/conformance/yarn")
    }
    let candidates = environment.map { [URL(filePath: $0)] } ?? beside
    return candidates.first { CaseFolder.exists($0.appending(path: "TestCases")) }
  }()

  static let cases = names(in: "TestCases", ending: "yarn")
  static let plans = names(in: "TestCases", ending: "testplan")
  static let failures = names(in: "ParseFailures", ending: "yarn")

  private static func names(in name: String, ending: String) -> [String] {
    folder.map { CaseFolder.names(in: $0.appending(path: name), ending: ending) } ?? []
  }
}
