import Foundation

/// Pictures of one person for whoever judges a body: faces from near, the whole figure all round.
///
/// The person stands where an officer stands in the street, in the light of the place.
package struct LookSheet {
  /// One picture: how the person stands and looks, and from where it is seen.
  package struct Shot: Sendable {
    package let name: String
    /// The morphs that are moved, by name.
    var morphs: [String: Float] = [:]
    /// Metres from the face, or from the middle of the body.
    var distance: Float
    /// What the picture is high, in metres at the person.
    var height: Float
    /// The middle of the picture, metres under the eyes; nil for the middle of the body.
    var below: Float?
    /// How far the person is turned away from the eye, radians.
    var turn: Float = 0
    /// Width over height.
    var aspect: Float = 1
  }

  /// The pictures of a sheet, in order.
  package static let shots: [Shot] = [
    face("neutral"),
    face("smile", ["smile": 0.9]),
    face("stern", ["stern": 1]),
    face("worried", ["worried": 1]),
    face("blink", ["eyeBlinkLeft": 1, "eyeBlinkRight": 1]),
    face("disgust", ["disgust": 1]),
    face("contempt", ["contempt": 1]),
    face("surprise", ["surprise": 1]),
    face("viseme-aa", ["viseme_aa": 1]),
    face("viseme-o", ["viseme_O": 1]),
    face("viseme-ff", ["viseme_FF": 1]),
    Shot(name: "half-turned", distance: 0.8, height: 0.34, below: 0.03, turn: 0.8),
    Shot(name: "1.2-metres", distance: 1.2, height: 0.62, below: 0.14),
    Shot(name: "3-metres", distance: 3, height: 1.2, below: 0.36),
    body("front", turn: 0),
    body("side", turn: .pi / 2),
    body("back", turn: .pi),
  ]

  private static func face(_ name: String, _ morphs: [String: Float] = [:]) -> Shot {
    Shot(name: name, morphs: morphs, distance: 0.8, height: 0.34, below: 0.03)
  }

  private static func body(_ name: String, turn: Float) -> Shot {
    Shot(name: name, distance: 3.4, height: 2.0, turn: turn, aspect: 0.5)
  }

  /// Awake lids are a little higher than the morph's rest.
  private static let awake: Float = 0.14
  private static let spot = SIMD3<Float>(-0.45, 0, -1.9)

  private let stage: StageRenderer
  private let skeleton: Skeleton
  private let morphNames: [String]
  private let eyeHeight: Float

  /// Puts a person into a place; throws what loading throws.
  package init(person: ImportedScene, place: ImportedScene) throws {
    stage = try StageRenderer(context: try GLContext.offscreen(), detail: .rich)
    try stage.loadPlace("street", place)
    (skeleton, morphNames) = try stage.addPerson(id: "person", person)
    let rest = skeleton.restLocal
    var palette = JointPalette(jointCount: skeleton.count)
    palette.update(skeleton, locals: rest, worldFromPerson: .identity)
    eyeHeight = skeleton.index(of: "eye_l").map { palette.worldFromJoint[$0].c3.y } ?? 1.6
  }

  /// Draws one picture that many pixels high.
  package func draw(_ shot: Shot, height: Int) throws -> Image {
    pose(shot)
    let width = Int((Float(height) * shot.aspect).rounded())
    let target = try stage.makeTarget(width: width, height: height, samples: 4)
    let aim = shot.below.map { eyeHeight - $0 } ?? 0.92
    let eye = Self.spot + SIMD3(0, aim, shot.distance + (shot.below == nil ? 0 : 0.1))
    let view = View(
      viewport: Viewport(width: width, height: height), eye: Pose(position: eye),
      fieldOfView: FieldOfView(
        verticalRadians: 2 * atan(shot.height / 2 / shot.distance), aspect: shot.aspect))
    stage.draw([view], into: target)
    try stage.device.check("LookSheet.draw")
    return stage.read(target)
  }

  private func pose(_ shot: Shot) {
    var body = Body(skeleton: skeleton, morphNames: morphNames, seed: 4)
    body.place(at: Self.spot, yawRadians: shot.turn, time: 0)
    _ = body.setPose("calm", time: 0)
    let isTurned = shot.turn != 0
    body.look(at: isTurned ? .ahead : .viewer, time: 0)
    var locals = skeleton.restLocal
    var weights = [Float](repeating: 0, count: morphNames.count)
    let eye = Self.spot + SIMD3(0, eyeHeight, shot.distance + 0.1)
    let world = body.evaluate(time: 2.2, viewer: eye, locals: &locals, morphWeights: &weights)
    for (index, name) in morphNames.enumerated() {
      weights[index] = shot.morphs[name] ?? (name.hasPrefix("eyeWide") ? Self.awake : 0)
    }
    stage.setPerson("person", worldFromPerson: world, locals: locals, morphWeights: weights)
  }
}
