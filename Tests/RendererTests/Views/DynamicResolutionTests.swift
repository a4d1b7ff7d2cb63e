import Testing

@testable import Renderer

@Suite(.serialized) struct DynamicResolutionTests {
  @Test func aSmallerPartShowsTheSamePicture() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let box = TestScenes.box(from: SIMD3(-0.4, 0.9, -3.4), to: SIMD3(0.4, 1.7, -2.6), material: 0)
    var material = TestScenes.material(SIMD4(0, 0, 0, 1))
    material.emissive = SIMD3(1, 0.5, 0.2)
    try stage.loadPlace("street", TestScenes.scene([box], [material]), environment: TestScenes.dark)
    let large = try stage.makeTarget(width: 256, height: 256, samples: 1)
    let small = try stage.makeTarget(width: 134, height: 134, samples: 1)
    let view = TestScenes.view(width: 134, height: 134)
    stage.draw([view], into: large)
    stage.draw([view], into: small)
    let part = stage.read(large)
    let whole = stage.read(small)
    for y in 0..<134 {
      for x in 0..<134 {
        #expect(part[x: x, y: y + 122] == whole[x: x, y: y])
      }
    }
  }

  @Test func theDevicesTimesArriveWithTheirTags() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    let timer = try stage.device.makeTimer()
    var tags: [Int] = []
    for frame in 0..<10 {
      stage.device.beginTiming(timer, tag: frame)
      stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
      stage.device.endTiming(timer)
      stage.device.finish()
      while let done = stage.device.nextTime(timer) {
        tags.append(done.tag)
        #expect(done.seconds >= 0 && done.seconds < 10)
      }
    }
    #expect(tags == Array(0..<10))
    try stage.device.check("timer")
  }

  @Test func moreFramesInFlightThanMarksGoUnmeasured() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let timer = try stage.device.makeTimer()
    for frame in 0..<9 {
      stage.device.beginTiming(timer, tag: frame)
      stage.device.endTiming(timer)
    }
    stage.device.finish()
    var tags: [Int] = []
    while let done = stage.device.nextTime(timer) { tags.append(done.tag) }
    #expect(tags == [0, 1, 2, 3])
    try stage.device.check("timer")
  }

  @Test func aSlowDeviceGetsAnEvenSmallerPartAndNoNewPicture() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    // No processor draws a million pixels with everything on 480 times a second.
    var resolution = try DynamicResolution(on: stage, framesPerSecond: 480)
    let target = try stage.makeTarget(width: 2_048, height: 1_024, samples: 4)
    #expect(resolution.part(width: 2_048, height: 1_024) == (2_048, 1_024))
    for _ in 0..<6 {
      let part = resolution.part(width: target.width, height: target.height)
      resolution.beginFrame()
      stage.draw(
        [
          View(
            viewport: Viewport(width: part.width, height: part.height), eye: .identity,
            fieldOfView: FieldOfView(verticalRadians: 1, aspect: 2))
        ], into: target)
      resolution.endFrame()
    }
    let part = resolution.part(width: 2_048, height: 1_024)
    #expect(part.width < 2_048 && part.width.isMultiple(of: 2) && part.height.isMultiple(of: 2))
    #expect(part.width >= 1_000)
  }
}
