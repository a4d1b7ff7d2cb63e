import Foundation
import Synchronization
import Testing

@testable import Renderer

@Suite(.serialized) struct MirrorTests {
  /// A wall whose left half is red and whose right half is blue, and green above the eyes.
  private func makeStage() throws -> StageRenderer {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    func glowing(_ colour: SIMD3<Float>) -> Material {
      var material = TestScenes.material(SIMD4(0, 0, 0, 1))
      material.emissive = colour
      return material
    }
    try stage.loadPlace(
      "street",
      TestScenes.scene(
        [
          TestScenes.box(from: SIMD3(-9, -9, -3), to: SIMD3(0, 1.6, -2.9), material: 0),
          TestScenes.box(from: SIMD3(0, -9, -3), to: SIMD3(9, 1.6, -2.9), material: 1),
          TestScenes.box(from: SIMD3(-9, 1.6, -3), to: SIMD3(9, 9, -2.9), material: 2),
        ],
        [glowing(SIMD3(2, 0, 0)), glowing(SIMD3(0, 0, 2)), glowing(SIMD3(0, 2, 0))]),
      environment: TestScenes.dark)
    return stage
  }

  /// Waits for a picture on the side thread, as a slow frame loop would.
  private func next(
    _ mirror: Mirror, after sequence: Int, _ frame: (Int) -> Void
  ) throws -> MirrorFrame {
    for index in 0..<2_000 {
      frame(index)
      if let latest = mirror.latest, latest.sequence > sequence { return latest }
      Thread.sleep(forTimeInterval: 0.002)
    }
    throw GPUError(.commandFailed, call: "MirrorTests", detail: "no picture came")
  }

  @Test func oneEyeArrivesUprightAndInItsColours() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 640, height: 360, samples: 1)
    stage.draw([TestScenes.view(width: 640, height: 360)], into: target)
    let mirror = try Mirror(on: stage)
    let eye = Viewport(width: 640, height: 360)
    let frame = try next(mirror, after: 0) { mirror.update(target, eye: eye, time: Double($0)) }
    try stage.device.check("mirror")
    let image = try ImageDecoder.decode(frame.jpeg)
    #expect(image.width == 960 && image.height == 540)
    let source = stage.read(target)
    // Each quarter as in the picture itself, but for what JPEG rounds.
    for (x, y) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
      let shown = image[x: Int(960 * x), y: Int(540 * y)]
      let drawn = source[x: Int(640 * x), y: Int(360 * y)]
      for channel in 0..<3 {
        #expect(abs(Int(shown[channel]) - Int(drawn[channel])) < 9, "\(x), \(y)")
      }
    }
    #expect(image[x: 240, y: 400].x > 150 && image[x: 240, y: 400].z < 60)
    #expect(image[x: 720, y: 400].z > 150)
    #expect(image[x: 480, y: 60].y > 150)
  }

  @Test func aSquareEyeStandsInTheMiddleWithBlackBeside() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 256, height: 128, samples: 1)
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: 256, height: 128, verticalRadians: 1,
      into: &views)
    stage.draw(views, into: target)
    let mirror = try Mirror(on: stage)
    let frame = try next(mirror, after: 0) {
      mirror.update(target, eye: views[1].viewport, time: Double($0))
    }
    let image = try ImageDecoder.decode(frame.jpeg)
    #expect(image[x: 60, y: 270].x < 8 && image[x: 900, y: 270].z < 8)
    #expect(image[x: 300, y: 400].x > 150 && image[x: 660, y: 400].z > 150)
  }

  /// An eye of another shape leaves nothing of the last one beside it.
  @Test func whatLiesBesideTheEyeStaysBlackWhenItsShapeChanges() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 320, height: 180, samples: 1)
    stage.draw([TestScenes.view(width: 320, height: 180)], into: target)
    let mirror = try Mirror(on: stage)
    var last = 0
    for (round, width) in [320, 320, 90, 90].enumerated() {
      let frame = try next(mirror, after: last) {
        mirror.update(
          target, eye: Viewport(width: width, height: 180),
          time: Double(round) + ($0 == 0 ? 0 : 0.01))
      }
      last = frame.sequence
      let image = try ImageDecoder.decode(frame.jpeg)
      let edge = image[x: 60, y: 270]
      #expect(width == 320 ? edge.x > 150 : edge.x < 8, "\(round)")
    }
  }

  @Test func whoWantsEachPictureGetsItOnTheSideThread() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 160, height: 90, samples: 1)
    stage.draw([TestScenes.view(width: 160, height: 90)], into: target)
    let given = Mutex<[Int]>([])
    let frameThread = pthread_self()
    let mirror = try Mirror(on: stage) { frame in
      #expect(pthread_self() != frameThread)
      given.withLock { $0.append(frame.sequence) }
    }
    var last = 0
    for round in 0..<3 {
      last = try next(mirror, after: last) {
        mirror.update(
          target, eye: Viewport(width: 160, height: 90), time: Double(round) + ($0 == 0 ? 0 : 0.01))
      }.sequence
    }
    for _ in 0..<500 where given.withLock({ $0.count < 3 }) { Thread.sleep(forTimeInterval: 0.002) }
    #expect(given.withLock { $0 } == [1, 2, 3])
  }

  @Test func twoBuffersTakeTurnsAndNumbersGrow() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 160, height: 90, samples: 1)
    let eye = Viewport(width: 160, height: 90)
    let mirror = try Mirror(on: stage)
    var used: [Int] = []
    var last = 0
    for round in 0..<6 {
      stage.draw([TestScenes.view(width: 160, height: 90)], into: target)
      let before = mirror.sequence
      let frame = try next(mirror, after: last) { step in
        mirror.update(target, eye: eye, time: Double(round) + (step == 0 ? 0 : 0.01))
        guard mirror.sequence > before, used.count <= round else { return }
        used += mirror.sequencesOnTheirWay.indices.filter {
          mirror.sequencesOnTheirWay[$0] == mirror.sequence
        }
      }
      #expect(frame.sequence == last + 1)
      last = frame.sequence
    }
    #expect(used == [0, 1, 0, 1, 0, 1] || used == [1, 0, 1, 0, 1, 0])
    #expect(mirror.dropped == 0)
  }

  /// With nobody to take pictures away, the third and all later ones are left out at once.
  @Test func picturesAreLeftOutRatherThanWaitedFor() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 160, height: 90, samples: 1)
    stage.draw([TestScenes.view(width: 160, height: 90)], into: target)
    // The side thread is held up by its first picture, so no buffer is taken away after it.
    let goesOn = DispatchSemaphore(value: 0)
    let mirror = try Mirror(on: stage) { _ in goesOn.wait() }
    let eye = Viewport(width: 160, height: 90)
    for step in 0..<50 { mirror.update(target, eye: eye, time: Double(step)) }
    #expect(mirror.dropped > 40)
    #expect(mirror.sequence + mirror.dropped == 50)
    for _ in 0..<50 { goesOn.signal() }
  }

  @Test(arguments: [(5.0, 15), (15, 15), (24, 24), (30, 30), (300, 30), (Double.nan, 20)])
  func thereAreAsManyPicturesASecondAsAskedFor(asked: Double, given: Int) throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 16, height: 16, samples: 1)
    let mirror = try Mirror(on: stage, perSecond: asked)
    let eye = Viewport(width: 16, height: 16)
    for frame in 0..<270 { mirror.update(target, eye: eye, time: Double(frame) / 90) }
    let wanted = mirror.sequence + mirror.dropped
    #expect(abs(wanted - given * 3) <= 2)
  }

  @Test func noPictureBringsAnythingForTheFirstTime() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
    let mirror = try Mirror(on: stage)
    let before = stage.device.delays
    _ = try next(mirror, after: 1) {
      mirror.update(target, eye: Viewport(width: 64, height: 64), time: Double($0))
    }
    #expect(stage.device.delays == before)
  }

  @Test func aMirrorThatGoesLeavesNothingBehind() throws {
    let stage = try makeStage()
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    let objects = stage.device.liveObjects
    for _ in 0..<5 {
      let mirror = try Mirror(on: stage)
      for step in 0..<3 {
        mirror.update(target, eye: Viewport(width: 64, height: 64), time: Double(step))
      }
    }
    #expect(stage.device.liveObjects == objects)
    try stage.device.check("mirror")
  }
}
