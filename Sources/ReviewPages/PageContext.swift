/// All that the templates name, as text; `page.mustache` is its reader.
struct PageContext {
  var wording: ReviewTexts
  var styleSheet: String
  var pageTitle: String
  var aliasOrNone: String
  var facts: [Fact]
  var isBlended: Bool
  var hasChart: Bool
  var chart: [LadderChart]
  var hasChoices: Bool
  var hasMarks: Bool
  var marks: [MarkRow]
  var hasRatings: Bool
  var ratings: [RatingRow]
  var calmPlace: [String]
  var hasReflection: Bool
  var reflection: [ReflectionRow]
  var hasStops: Bool
  var stops: [StopRow]
  var hasTimeline: Bool
  var timeline: [TimelineRow]
  var endText: [String]
  var hasLaw: Bool
  var law: [LawRow]
  var hasQualityNotes: Bool
  var qualityNotes: [String]
  var notMeasured: [String]

  struct Fact {
    var name: String
    var value: String
    /// Shown as a tag after the value; empty for none.
    var tag: String
    var hasTag: Bool
  }

  struct MarkRow {
    var number: Int
    var time: String
    var kind: String
    var className: String
    var who: String
    /// Quoted words, or empty.
    var words: String
    var hasWords: Bool
    var remark: String
    var hasRemark: Bool
    var note: String
    var hasNote: Bool
    /// Only a choice has the three columns of an answer.
    var isChoice: Bool
    var style: String
    var modality: String
    var latency: String
  }

  struct RatingRow {
    var item: String
    var before: String
    var after: String
  }

  struct ReflectionRow {
    var kind: String
    var hasKind: Bool
    var question: String
    var answer: String
    var isAnswered: Bool
    var remark: String
  }

  struct StopRow {
    var time: String
    var text: String
    var wasCalledSelfCare: Bool
  }

  struct TimelineRow {
    var time: String
    var who: String
    var number: String
    var hasNumber: Bool
    var kind: String
    var hasKind: Bool
    var className: String
    var words: String
    var isQuoted: Bool
    var note: String
    var hasNote: Bool
  }

  struct LawRow {
    var paragraph: String
    var text: String
    var source: String
    var checkedOn: String
    var hasCheckedOn: Bool
  }
}
