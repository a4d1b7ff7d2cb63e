import Testing

@testable import LanguageServer

@Suite struct DocumentURITests {
  @Test(arguments: [
    ("file:///a/b.yarn", "/a/b.yarn"), ("file:///a%20b/%C3%A6%C3%B8%C3%A5.yarn", "/a b/æøå.yarn"),
    ("FILE:///a/./b/../c", "/a/c"), ("file://localhost/a//b", "/a/b"), ("file:/a", "/a"),
    ("file:///a%23b%3F", "/a#b?"), ("file:///æ", "/æ"), ("file:///../../a", "/a"),
  ])
  func aFileHasAPath(uri: String, path: String) {
    #expect(DocumentURI.path(of: uri) == path)
  }

  @Test(arguments: [
    "untitled:Untitled-1", "http://a/b", "file:", "file:a", "file:///a%zz", "file:///a%00b", "",
  ])
  func whatIsNoFileHasNone(uri: String) {
    #expect(DocumentURI.path(of: uri) == nil)
  }

  @Test(arguments: ["/a/b.yarn", "/Ærø møde, nr. 1 #2/x?y%.yarn", "/😀", "/a&b=c+d"])
  func aPathComesBackFromItsAddress(path: String) {
    let uri = DocumentURI.uri(of: path)
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect(DocumentURI.path(of: uri) == path)
  }
}
