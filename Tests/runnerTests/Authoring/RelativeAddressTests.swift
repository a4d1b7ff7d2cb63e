import Foundation
import Testing

@testable import runner

@Suite struct RelativeAddressTests {
  @Test(arguments: [
    ("/a/b/c.yarn", "/a/b", "c.yarn"), ("/a/b/c.yarn", "/a/d/e", "../../b/c.yarn"),
    ("/a/b c/æ#?.yarn", "/a", "b%20c/%C3%A6%23%3F.yarn"), ("/c.yarn", "/", "c.yarn"),
    ("/a/x:y.yarn", "/a", "x%3Ay.yarn"), ("/a/b/../c.yarn", "/a/./", "c.yarn"),
  ])
  func aFileIsFoundFromAFolder(file: String, folder: String, address: String) {
    let found = RelativeAddress.of(
      URL(filePath: file), from: URL(filePath: folder, directoryHint: .isDirectory))
    #expect(found == address)
  }
}
