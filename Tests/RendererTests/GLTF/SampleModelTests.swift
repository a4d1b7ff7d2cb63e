import Testing

@testable import Renderer

/// A picture of each feature of the format, drawn as the program draws places and people.
@Suite(.serialized) struct SampleModelTests {
  @Test(arguments: SampleModel.all)
  func aModelLooksAsTheFormatSays(model: SampleModel) throws {
    let outcome = GLTFImporter.inspect(bytes: try model.build().encode())
    #expect(outcome.report.errors.isEmpty)
    let scene = try #require(outcome.scene)
    let stage = try StageRenderer(context: try GLContext.checked())
    var light = TestScenes.dark
    light.zenith = SIMD3(0.25, 0.3, 0.4)
    light.horizon = SIMD3(0.2, 0.2, 0.2)
    light.ground = SIMD3(0.05, 0.05, 0.05)
    light.lamps =
      scene.lights.isEmpty
      ? [
        Light(
          kind: .point, position: SIMD3(1.5, 2, 2), direction: SIMD3(0, -1, 0),
          colour: SIMD3(6, 5.5, 5))
      ] : scene.lights
    if !scene.lights.isEmpty { light.zenith = .zero }
    let people = try stage.loadPlace("street", scene, environment: light)
    if let seconds = model.seconds { try move(people, of: scene, to: seconds, on: stage) }
    let target = try stage.makeTarget(width: 128, height: 128, samples: 1)
    let eye = Pose(position: SIMD3(0, 0, 1.6))
    stage.draw([TestScenes.view(width: 128, height: 128, eye: eye)], into: target)
    let image = stage.read(target)
    try stage.device.check("test")
    try Snapshot.expect(image, "model-\(model.name)")
  }

  /// What moves is shown as it is at a moment of the first clip.
  private func move(
    _ people: [PlacePerson], of scene: ImportedScene, to seconds: Double, on stage: StageRenderer
  ) throws {
    let clip = try #require(scene.clips.first)
    var locals = scene.skeletons[clip.skeleton].restLocal
    var weights = [Float](repeating: 0, count: scene.morphNames.count)
    clip.sample(at: seconds, locals: &locals, morphWeights: &weights)
    stage.setPerson(
      people[clip.skeleton].id, worldFromPerson: .identity, locals: locals, morphWeights: weights)
  }
}
