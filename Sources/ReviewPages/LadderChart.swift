/// The two ladders as one drawing: stairs over time, with numbered marks.
///
/// Only named steps are drawn, never a number, because the ladder is the
/// author's model of the scene. All fields are text for `chart.mustache`.
struct LadderChart: Sendable {
  var width: String
  var height: String
  var plotLeft: String
  var plotRight: String
  var plotWidth: String
  var plotTop: String
  var plotBottom: String
  var plotHeight: String
  var axisLabelX: String
  var axisLabelY: String
  var title: String
  var description: String
  var bands: [Band]
  var ticks: [Tick]
  var pauses: [PauseField]
  var curves: [Curve]
  var marks: [Mark]
  var isCrowded: Bool
  var hasMarks: Bool
  var hasPauses: Bool

  struct Band: Sendable {
    var name: String
    var top: String
    var labelX: String
    var labelY: String
    var height: String
    var isShaded: Bool
  }

  struct Tick: Sendable {
    var x: String
    var top: String
    var bottom: String
    var labelY: String
    var label: String
  }

  struct PauseField: Sendable {
    var x: String
    var width: String
    var top: String
    var height: String
  }

  struct Curve: Sendable {
    var title: String
    var path: String
    /// Picks colour and dash in the style sheet.
    var className: String
    /// The course in words, for those who do not see the drawing.
    var course: String
  }

  struct Mark: Sendable {
    var number: Int
    var x: String
    var top: String
    var bottom: String
    var textY: String
    var shape: String
    var href: String
    var label: String
    /// False for a mark without room for its number: only its line is drawn.
    var hasRoom: Bool
  }
}
