import Testing

@testable import ScenarioEngine

@Suite struct PathTextTests {
  @Test(arguments: [
    ("a/b", "c.yarn", "a/b/c.yarn"), ("a/b", "../c", "a/c"), ("/a", "../../c", "/../c"),
    ("", "c", "c"), ("a", "/c", "/c"), ("../x", "../y", "../y"), ("a/.", "./b", "a/b"),
  ])
  func pathsAreJoined(folder: String, relative: String, whole: String) {
    #expect(PathText.joined(folder, relative) == whole)
  }

  @Test(arguments: [
    ("a.yarn", "*.yarn", true), ("sub/a.yarn", "*.yarn", false), ("sub/a.yarn", "**/*.yarn", true),
    ("a.yarn", "**/*.yarn", true), ("a.yarn", "?.yarn", true), ("ab.yarn", "?.yarn", false),
    ("a.yarn.bak", "*.yarn", false), ("x/y/z", "**", true), ("abc", "a*b*c*", true),
    ("abd", "a*b*c*", false), ("", "*", false), ("A.YARN", "*.yarn", true),
    ("a.yarn", "./*.yarn", true), ("x/y.yarn", "x/", true), ("x/y/z.yarn", "x/", true),
    ("y/x", "x/", false), ("a/b/c/d", "a/**/d", true), ("a/d", "a/**/d", true),
    ("a/b/c", "**/b/**", true), ("a/b/c", "**/d/**", false), ("Ø/é.yarn", "ø/*.yarn", true),
  ])
  func patternsMatchAsGlobs(path: String, pattern: String, matches: Bool) {
    #expect(PathText.matches(path, pattern: pattern) == matches)
  }

  @Test func aPatternOfManyStarsEndsSoon() {
    let pattern = String(repeating: "*a", count: 400) + "b"
    #expect(!PathText.matches(String(repeating: "a", count: 2000), pattern: pattern))
    let folders = String(repeating: "**/a/", count: 400) + "b"
    #expect(!PathText.matches(String(repeating: "a/", count: 2000), pattern: folders))
  }

  @Test func foldersOfPaths() {
    #expect(PathText.folder(of: "a/b/c") == "a/b")
    #expect(PathText.folder(of: "c").isEmpty)
    #expect(PathText.folder(of: "/c") == "/")
  }
}
