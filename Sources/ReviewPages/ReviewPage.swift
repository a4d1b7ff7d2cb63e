import Mustache

/// The languages a review page is written in.
package enum ReviewLanguage: String, Sendable, CaseIterable {
  case danish = "da"
  case english = "en"
}

/// The review of one session as a web page that needs nothing but itself.
///
/// One file: style and drawing inside, no script, no address to anything else,
/// and a content security policy that says so. It can be read on a screen,
/// printed on A4 and kept. All wording is in `ReviewTexts` and `PageLabels`,
/// all markup in `Templates/`; no template ever writes a value unescaped, but
/// for the style sheet.
package enum ReviewPage {
  /// Writes the page.
  ///
  /// - Complexity: O(happenings); some milliseconds for a session.
  package static func html(_ review: SessionReview, language: ReviewLanguage) -> String {
    let context = PageContext(review, language: language, style: PageTemplates.style)
    guard let page = PageTemplates.library.render(context, withTemplate: "page") else {
      preconditionFailure("Templates/page.mustache is not among the page's templates")
    }
    return page
  }
}

/// The templates that are built into the program.
enum PageTemplates {
  static let sources: [String: [UInt8]] = [
    "page": PackageResources.page_mustache,
    "chart": PackageResources.chart_mustache,
    "marks": PackageResources.marks_mustache,
    "afterwards": PackageResources.afterwards_mustache,
    "timeline": PackageResources.timeline_mustache,
    "closing": PackageResources.closing_mustache,
  ]

  static let style = String(decoding: PackageResources.style_css, as: UTF8.self)

  static let library: MustacheLibrary = {
    MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
    var library = MustacheLibrary()
    for (name, bytes) in sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        preconditionFailure("Templates/\(name).mustache: \(error)")
      }
    }
    return library
  }()
}
