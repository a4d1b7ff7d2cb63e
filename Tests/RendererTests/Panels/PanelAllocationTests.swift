import AllocationCounter
import Foundation
import Testing

@testable import Renderer

/// Panels and the mirror, frame by frame: what they ask of memory is our own count, not the driver's.
@Suite(.serialized) struct PanelAllocationTests {
  private let size = (width: 96, height: 48)

  /// What changes from frame to frame while somebody thinks about an answer.
  private func change(_ content: inout PanelContent, frame: Int) -> Pose {
    let time = Float(frame) / 90
    content.timerFraction = 1 - time / 20
    content.focus = .option(frame / 40 % 4)
    content.dwellProgress = Float(frame % 40) / 60
    content.stopRing = frame % 300 < 90 ? Float(frame % 300) / 180 : nil
    content.faces.removeAll(keepingCapacity: true)
    for face in 0..<4 { content.faces.append(SIMD3(Float(face) - 1.5, 1.6 + sin(time) * 0.01, -2)) }
    return Pose(
      position: SIMD3(0, 1.6, 0),
      orientation: Quaternion(angleRadians: sin(time) * 0.8, axis: SIMD3(0, 1, 0)))
  }

  @Test func aFrameOfWordsAnswersAndRingsAllocatesNothing() throws {
    try #require(AllocationCounter.isAvailable)
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: size.width, height: size.height, samples: 1)
    let atlas = try TestFonts.atlas()
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    var content = PanelLayoutTests.busyContent()
    var views: [View] = []
    var counts: [Int] = []
    for frame in 0..<900 {
      let head = change(&content, frame: frame)
      let count = try AllocationCounter.count(onlyOwn: true) {
        layout.layout(content, headPose: head, into: &mesh)
        try stage.setPanels(mesh, atlas: atlas)
        ViewLayout.sideBySide.place(
          head: head, width: size.width, height: size.height, verticalRadians: 1.4, into: &views)
        stage.draw(views, into: target)
      }
      counts.append(try #require(count))
    }
    #expect(counts.dropFirst(400).allSatisfy { $0 == 0 }, "\(counts.filter { $0 > 0 })")
  }

  /// Who breathes moves no panel, and words that stand are not put up anew.
  @Test func facesThatMoveLeaveWhatStands() throws {
    let atlas = try TestFonts.atlas()
    var layout = PanelLayout(atlas: atlas, language: "da")
    var mesh = PanelMesh()
    var content = PanelLayoutTests.busyContent()
    let head = Pose(position: SIMD3(0, 1.6, 0))
    content.faces = [SIMD3(-0.45, 1.65, -1.9)]
    layout.layout(content, headPose: head, into: &mesh)
    let revision = mesh.revision
    content.faces = [SIMD3(-0.45, 1.66, -1.9)]
    layout.layout(content, headPose: head, into: &mesh)
    #expect(mesh.revision == revision)
    content.timerFraction = 0.4
    layout.layout(content, headPose: head, into: &mesh)
    #expect(mesh.revision != revision)
  }

  @Test func aFrameWithAMirrorAllocatesNothing() throws {
    try #require(AllocationCounter.isAvailable)
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: size.width, height: size.height, samples: 1)
    let mirror = try Mirror(on: stage, perSecond: 30)
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: .identity, width: size.width, height: size.height, verticalRadians: 1.4, into: &views)
    var counts: [Int] = []
    for frame in 0..<300 {
      stage.draw(views, into: target)
      let count = AllocationCounter.count(onlyOwn: true) {
        mirror.update(target, eye: views[0].viewport, time: Double(frame) / 90)
      }
      counts.append(try #require(count))
    }
    #expect(mirror.sequence > 2)
    #expect(counts.dropFirst(60).allSatisfy { $0 == 0 }, "\(counts.filter { $0 > 0 })")
  }
}
