/// Every sentence of the page in one language; the templates name the fields.
///
/// The words describe an exercise. They never judge, score or diagnose.
struct ReviewTexts: Sendable {
  var languageCode: String
  var reportTitle: String
  var noAlias: String
  var quoteOpen: String
  var quoteClose: String

  var warningTitle: String
  var warning: String
  var warningUse: String

  var factsHeading: String
  var scenario: String
  var date: String
  var unknownDate: String
  var level: String
  var duration: String
  var outcome: String
  var language: String
  var program: String
  var blendedTag: String
  var blended: String

  var chartHeading: String
  var chartNote: String
  var chartEmpty: String
  var chartTime: String
  var chartMarks: String
  var chartCrowded: String
  var chartPause: String

  var marksHeading: String
  var marksCaption: String
  var marksEmpty: String
  var number: String
  var time: String
  var who: String
  var what: String
  var authorsMark: String
  var answeredWith: String
  var answerTime: String
  var marksNote: String

  var ratingsHeading: String
  var ratingsCaption: String
  var ratingsEmpty: String
  var calmPlace: String
  var ratingItem: String
  var before: String
  var after: String
  var notAnswered: String

  var reflectionHeading: String
  var reflectionCaption: String
  var reflectionEmpty: String
  var question: String
  var answer: String
  var skipped: String
  var blankAnswer: String

  var stopsHeading: String
  var stopRight: String
  var stopsEmpty: String
  var selfCare: String

  var timelineHeading: String
  var timelineCaption: String
  var timelineEmpty: String
  var ending: String

  var lawHeading: String
  var lawCaption: String
  var lawNote: String
  var paragraph: String
  var lawText: String
  var source: String
  var checkedOn: String

  var qualityHeading: String
  var qualityEmpty: String
  var notMeasuredHeading: String
  var notMeasured: [String]
  var confidential: String

  static func `in`(_ language: ReviewLanguage) -> ReviewTexts {
    switch language {
    case .danish: .danish
    case .english: .english
    }
  }
}
