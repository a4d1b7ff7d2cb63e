import Foundation
import Testing

@testable import Renderer

/// What the words leave free of their speaker, on the screens of one eye, two eyes and a lens box.
@Suite struct SpeakerInViewTests {
  let atlas: GlyphAtlas

  init() throws { atlas = try TestFonts.atlas() }

  /// An upright rectangle of a view's own square, −1 to 1.
  private struct Rectangle {
    var lower = SIMD2<Float>(repeating: .infinity)
    var upper = SIMD2<Float>(repeating: -.infinity)

    init(_ places: [SIMD3<Float>], in view: View) {
      for place in places {
        let clip = view.clipFromWorld * SIMD4(place, 1)
        let point = SIMD2(clip.x, clip.y) / clip.w
        lower = pointwiseMin(lower, point)
        upper = pointwiseMax(upper, point)
      }
    }

    func meets(_ other: Rectangle) -> Bool {
      all(lower .< other.upper) && all(other.lower .< upper)
    }

    var isInSight: Bool { all(lower .>= -1) && all(upper .<= 1) }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var away: Float
    var yaw: Float
    var eyeHeight: Float
    var words: Int
    var testDescription: String {
      "\(away) m, yaw \(yaw), eyes at \(eyeHeight) m, \(words) words"
    }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    for away in [0.8, 1.2, 2, 3] as [Float] {
      for yaw in [0, 0.25, -0.25] as [Float] {
        for eyeHeight in [1.6, 1.2] as [Float] {
          // One line of the wide box, and two.
          for words in [3, 9] {
            cases.append(Case(away: away, yaw: yaw, eyeHeight: eyeHeight, words: words))
          }
        }
      }
    }
    return cases
  }()

  private static func content(_ setup: Case) -> PanelContent {
    var content = PanelLayoutTests.busyContent()
    let mouth = SIMD3(-sin(setup.yaw) * setup.away, 1.6, -cos(setup.yaw) * setup.away)
    content.subtitle?.anchor = mouth
    content.subtitle?.text = Array(repeating: "Godaften", count: setup.words / 3 + 1)
      .joined(separator: " og ")
    content.faces = [mouth]
    return content
  }

  /// From the crown down to the hips, as wide as an elbow that is held out, and as deep as arms.
  private static func body(_ mouth: SIMD3<Float>, _ setup: Case, elbow: Float) -> [SIMD3<Float>] {
    let towards = SIMD3(-sin(setup.yaw), 0, -cos(setup.yaw))
    let aside = SIMD3(towards.z, 0, -towards.x)
    // Hands come nearer than the chest where there is room for them.
    let reach: Float = min(0.25, setup.away - 0.6)
    var corners: [SIMD3<Float>] = []
    for across in [-elbow, elbow] as [Float] {
      for up in [0.2, -0.2, -0.7] as [Float] {
        let beside: SIMD3<Float> = mouth + SIMD3(0, up, 0) + aside * across
        corners.append(beside)
        // From the shoulders down.
        if up < 0 { corners.append(beside - towards * reach) }
      }
    }
    return corners
  }

  private static func views(_ layout: ViewLayout, _ head: Pose) -> [View] {
    var views: [View] = []
    // A little more than a screen of two to one shows of each half.
    layout.place(
      head: head, width: layout == .single ? 1_440 : 2_880, height: 1_440,
      verticalRadians: 84 * .pi / 180, into: &views)
    return views
  }

  /// Somebody who sits has words beside who stands nearer than a metre and a half.
  @Test(arguments: cases.filter { $0.eyeHeight > 1.5 || $0.away > 1.5 })
  func faceChestAndHandsStayFree(setup: Case) {
    let content = Self.content(setup)
    let head = Pose(position: SIMD3(0, setup.eyeHeight, 0))
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(content, headPose: head, into: &mesh)
    let box = mesh.vertices.prefix(4).map { SIMD3($0.position.0, $0.position.1, $0.position.2) }
    let body = Self.body(content.subtitle?.anchor ?? .zero, setup, elbow: 0.4)
    for screen in [ViewLayout.single, .sideBySide, .sideBySideHalf, .lens] {
      for view in Self.views(screen, head) {
        let words = Rectangle(box, in: view)
        #expect(!words.meets(Rectangle(body, in: view)), "\(screen)")
        #expect(words.isInSight, "\(screen): \(words)")
        for target in layout.targets {
          let button = [(-1, -1), (1, -1), (-1, 1), (1, 1)].map { (x: Float, y: Float) in
            target.frame.point(
              target.centre.x + x * target.half.x, target.centre.y + y * target.half.y)
          }
          #expect(!words.meets(Rectangle(button, in: view)), "\(screen)")
        }
      }
    }
  }

  /// Words are near their speaker: nobody's eyes have far to go from the face to the text.
  @Test(arguments: cases)
  func wordsAreNearTheFace(setup: Case) {
    let content = Self.content(setup)
    let head = Pose(position: SIMD3(0, setup.eyeHeight, 0))
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(content, headPose: head, into: &mesh)
    let middle = mesh.vertices.prefix(4).reduce(SIMD3<Float>.zero) {
      $0 + SIMD3($1.position.0, $1.position.1, $1.position.2) / 4
    }
    let mouth = (content.subtitle?.anchor ?? .zero) - head.position
    let angle = acos((middle - head.position).normalized.dot(mouth.normalized))
    #expect(angle < (setup.away < 1 ? 0.66 : 0.55))
  }

  /// A person beside the speaker keeps the face free where words stand beside.
  @Test(arguments: [Float(1), -1])
  func wordsBesideGoWhereNobodyIs(side: Float) {
    let setup = Case(away: 1, yaw: 0, eyeHeight: 1.2, words: 9)
    var content = Self.content(setup)
    content.faces.append(SIMD3(-0.6 * side, 1.5, -1.1))
    let head = Pose(position: SIMD3(0, setup.eyeHeight, 0))
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    layout.layout(content, headPose: head, into: &mesh)
    #expect(mesh.vertices.prefix(4).allSatisfy { $0.position.0 * side > 0 })
  }

  @Test func thePauseSignStandsOverTheWords() {
    var content = Self.content(Case(away: 1.2, yaw: 0, eyeHeight: 1.6, words: 9))
    let head = Pose(position: SIMD3(0, 1.6, 0))
    func top(_ content: PanelContent) -> (words: Float, all: Float) {
      var layout = PanelLayout(atlas: atlas, language: "da")
      var mesh = PanelMesh()
      layout.layout(content, headPose: head, into: &mesh)
      let pitches = mesh.vertices.map { atan2($0.position.1 - 1.6, -$0.position.2) }
      return (pitches[0..<4].max() ?? 0, pitches.max() ?? 0)
    }
    let without = top(content)
    content.isPaused = true
    let with = top(content)
    #expect(with.words == without.words)
    #expect(with.all > without.all + 0.05)
  }
}
