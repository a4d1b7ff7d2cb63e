import Foundation
import Testing

@testable import Renderer

/// That misuse of the device is noticed, passed over, and told by `check`.
@Suite(.serialized) struct ValidationTests {
  private func makeDevice() throws -> RenderDevice {
    try RenderDevice(context: try GLContext.checked())
  }

  @Test func aStaleHandleIsNoticedWhereverItIsUsed() throws {
    let device = try makeDevice()
    let buffer = try device.makeBuffer([1, 2, 3] as [Float])
    let array = try device.makeVertexArray([])
    let texture = try device.makeTexture(
      [UInt8](repeating: 9, count: 16), GPUTexture.Descriptor(width: 2, height: 2))
    let stream = try device.makeStream(regionSize: 64)
    device.destroy(buffer)
    device.destroy(array)
    device.destroy(texture)
    device.destroy(stream)
    #expect(device.faults.isEmpty)
    #expect(device.name(of: buffer) == 0)
    device.bind(array)
    device.replace(texture, with: [])
    #expect(device.fill(stream) { _ in Issue.record("memory that is gone") } == 0)
    [1 as Float].withUnsafeBytes { device.write($0, to: buffer, at: 0) }
    #expect(
      device.faults == [
        .staleHandle(call: "name(buffer)"), .staleHandle(call: "name(vertexArray)"),
        .staleHandle(call: "replace"), .staleHandle(call: "fill"), .staleHandle(call: "write"),
      ])
    let error = #expect(throws: GPUError.self) { try device.check("test") }
    #expect(error?.code == .misuse)
    #expect(error?.detail == GPUFault.staleHandle(call: "name(buffer)").description)
    // Once told, it is over.
    try device.check("test")
  }

  @Test func staleHandlesOfPicturesOnTheirWayAreNoticed() throws {
    let device = try makeDevice()
    let target = try device.makeTarget(width: 4, height: 4)
    let buffer = try device.makeReadBack(width: 4, height: 4)
    let timer = try device.makeTimer()
    let texture = try device.makeTexture(
      GPUTexture.Descriptor(width: 4, height: 4, format: .single, hasMipmaps: false))
    device.replaceRows(0..<5, of: texture, width: 4, with: Array(repeating: 0, count: 20))
    device.replaceRows(0..<4, of: texture, width: 4, with: [1, 2, 3])
    device.destroy(buffer)
    device.begin(buffer)
    device.end(buffer)
    device.clear(buffer)
    #expect(device.memory(of: buffer) == nil)
    #expect(device.isReady(buffer))
    device.destroy(target)
    device.bind(target, unit: 0)
    device.destroy(timer)
    device.beginTiming(timer, tag: 0)
    device.endTiming(timer)
    #expect(device.nextTime(timer) == nil)
    device.destroy(texture)
    device.replaceRows(0..<1, of: texture, width: 4, with: [1, 2, 3, 4])
    #expect(
      device.faults == [
        .wrongSize(call: "replaceRows", expected: 20, actual: 20),
        .wrongSize(call: "replaceRows", expected: 16, actual: 3),
        .staleHandle(call: "begin(readBack)"), .staleHandle(call: "end(readBack)"),
        .staleHandle(call: "clear(buffer)"), .staleHandle(call: "memory(readBack)"),
        .staleHandle(call: "bind(target)"), .staleHandle(call: "beginTiming"),
        .staleHandle(call: "endTiming"), .staleHandle(call: "replaceRows"),
      ])
  }

  @Test func aDoubleFreeIsNoticed() throws {
    let device = try makeDevice()
    let buffer = try device.makeBuffer([1] as [Float])
    #expect(device.destroy(buffer))
    #expect(!device.destroy(buffer))
    let target = try device.makeTarget(width: 4, height: 4)
    #expect(device.destroy(target))
    #expect(!device.destroy(target))
    #expect(
      device.faults == [
        .doubleFree(call: "destroy(buffer)"), .doubleFree(call: "destroy(target)"),
      ])
  }

  @Test func aWrongSizeIsNoticedBeforeTheDriverSeesIt() throws {
    let device = try makeDevice()
    let buffer = try device.makeBuffer(size: 16)
    let other = try device.makeBuffer(size: 8)
    [UInt8](repeating: 0, count: 12).withUnsafeBytes { device.write($0, to: buffer, at: 8) }
    device.copy(buffer, to: other, bytes: 16)
    let texture = try device.makeTexture(
      [UInt8](repeating: 9, count: 16), GPUTexture.Descriptor(width: 2, height: 2))
    device.replace(texture, with: [1, 2, 3])
    #expect(
      device.faults == [
        .wrongSize(call: "write", expected: 16, actual: 20),
        .wrongSize(call: "copy", expected: 8, actual: 16),
        .wrongSize(call: "replace", expected: 16, actual: 3),
      ])
    #expect(throws: GPUError.self) { try device.makeBuffer(size: 0) }
    #expect(throws: GPUError.self) { try device.makeBuffer(size: 1 << 40) }
    #expect(throws: GPUError.self) {
      try device.makeTexture([1], GPUTexture.Descriptor(width: 2, height: 2))
    }
    #expect(throws: GPUError.self) {
      try device.makeTexture(GPUTexture.Descriptor(width: 2, height: 2, layers: 5_000))
    }
  }

  @Test func anotherThreadsContextIsNoticed() throws {
    let device = try makeDevice()
    let other = try makeDevice()
    // The second device made its own context current.
    device.checkThread("test")
    other.checkThread("test")
    #expect(device.faults == [.wrongThread(call: "test")])
    #expect(other.faults.isEmpty)
    try device.makeCurrent()
    device.checkThread("again")
    #expect(device.faults.count == 1)
  }

  @Test func theDriversOwnComplaintsArrive() throws {
    var messages: [GPUMessage] = []
    let device = try RenderDevice(
      context: try GLContext.offscreen { messages.append($0) })
    // A buffer that no driver knows.
    device.bindBlock(0, 4_711, offset: 1, size: 16)
    #expect(messages.contains { $0.isFault && $0.severity == .high })
    #expect(throws: GPUError.self) { try device.check("test") }
  }

  @Test(arguments: RenderPath.allCases)
  func placesAndPeopleGiveEverythingBackWhenTheyLeave(path: RenderPath) throws {
    let stage = try StageRenderer(
      context: try GLContext.checked(), options: RenderOptions(path: path))
    let street = try GLTFImporter.load(path: "\(TestScenes.assets)/Places/street.glb")
    let calm = try GLTFImporter.load(path: "\(TestScenes.assets)/Places/calm.glb")
    let officer = try GLTFImporter.load(path: "\(TestScenes.assets)/People/officer-a.glb")
    let target = try stage.makeTarget(width: 32, height: 32, samples: 1)
    func visit() throws -> Int {
      try stage.loadPlace("street", street)
      try stage.loadPlace("calm", calm)
      for id in ["one", "two"] {
        _ = try stage.addPerson(id: id, officer)
        stage.setPerson(id, worldFromPerson: .identity, locals: [], morphWeights: [])
      }
      for place in ["street", "calm"] {
        stage.activePlace = place
        stage.draw([TestScenes.view(width: 32, height: 32)], into: target)
      }
      let most = stage.device.liveObjects
      #expect(stage.removePerson("two"))
      #expect(!stage.removePerson("two"))
      #expect(stage.removePerson("one"))
      #expect(stage.removePlace("calm"))
      #expect(stage.removePlace("street"))
      #expect(!stage.removePlace("street"))
      stage.draw([TestScenes.view(width: 32, height: 32)], into: target)
      try stage.device.check("test")
      #expect(stage.resources.geometry.vertexCount == 0)
      #expect(stage.resources.surfaces.used == 0)
      return most
    }
    _ = try visit()
    // Shaders, and memory that all share, stay.
    let rest = stage.device.liveObjects
    for _ in 0..<3 {
      #expect(try visit() > rest + 3)
      #expect(stage.device.liveObjects == rest)
    }
  }

  @Test func aPlaceThatIsLoadedAgainReplacesTheOldOne() throws {
    let stage = try StageRenderer(context: try GLContext.checked())
    let person = try GLTFImporter.load(bytes: GLBBuilder.person().encode())
    let first = try stage.loadPlace("street", person)
    #expect(first.map(\.id) == ["street/0"])
    let objects = stage.device.liveObjects
    try stage.loadPlace("street", person)
    #expect(stage.device.liveObjects == objects)
    #expect(stage.skinning.people.count == 1)
    _ = try stage.addPerson(id: "one", person)
    _ = try stage.addPerson(id: "one", person)
    #expect(stage.skinning.people.count == 2)
    #expect(stage.removePlace("street"))
    #expect(stage.skinning.people.map(\.id) == ["one"])
  }
}
