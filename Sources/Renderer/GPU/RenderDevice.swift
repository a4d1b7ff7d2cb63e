internal import COpenGL

/// The graphics device: the only owner of its objects, and the only place that draws.
///
/// This folder wraps OpenGL 4.5 core. Each object of the driver is a value that cannot be copied
/// and that gives itself back; they live in pools here and are named by handles outside. The
/// device remembers what is bound and passes over calls that would change nothing. It belongs to
/// the thread of its context, and its pools are emptied before the context goes.
package final class RenderDevice {
  /// What the driver calls itself.
  package let description: String
  /// Whether the processor draws, so that costly extras should stay off.
  package let isSoftware: Bool
  /// Whether a vertex shader may name the viewport that it draws to.
  package let hasViewportIndex: Bool
  let maxSamples: Int

  var buffers = ResourcePool<GPUBuffer>()
  var streams = ResourcePool<StreamBuffer>()
  var textures = ResourcePool<GPUTexture>()
  var lightTextures = ResourcePool<LightTexture>()
  var programs = ResourcePool<ShaderProgram>()
  var vertexArrays = ResourcePool<VertexArray>()
  var framebuffers = ResourcePool<Framebuffer>()
  var readBacks = ResourcePool<ReadBackBuffer>()
  var timers = ResourcePool<FrameTimer>()
  var bound = BoundState()
  var clock = FrameClock()
  /// Programs that were drawn with: drivers finish a program when it is first used.
  var usedPrograms: Set<UInt32> = []
  /// Every program that was built, with its macros: each costs time to load, and a pass to test.
  package internal(set) var builtPrograms: [String] = []
  /// Misuses of the device since somebody last emptied this; more than a hundred are not kept.
  package internal(set) var faults: [GPUFault] = []
  /// What was drawn since somebody last set this to nothing.
  package var statistics = DrawStatistics()
  let context: GLContext

  /// The path that suits the device.
  package var standardPath: RenderPath { isSoftware ? .software : .gpu }

  /// How many objects of the driver are in use, for finding what was never given back.
  package var liveObjects: Int {
    buffers.count + streams.count + textures.count + lightTextures.count + programs.count
      + vertexArrays.count + framebuffers.count + readBacks.count + timers.count
  }

  /// What can make a frame late by the program's own doing, since the device was made.
  package var delays: DeviceDelays {
    DeviceDelays(
      objectsMade: buffers.made + streams.made + textures.made + lightTextures.made
        + vertexArrays.made + framebuffers.made + readBacks.made + timers.made,
      programsLinked: programs.made, programsFirstUsed: usedPrograms.count,
      waits: clock.lateWaits)
  }

  /// Takes a context over and checks that it can do what this renderer needs.
  package init(context: GLContext) throws(GPUError) {
    try context.makeCurrent()
    self.context = context
    let name = Self.text(GL.renderer)
    description = "\(name), OpenGL \(Self.text(GL.version))"
    // NOOP is Mesa's driver that draws nothing, for measuring: no hardware either.
    let software = ["llvmpipe", "softpipe", "swrast", "SWR", "NOOP"]
    isSoftware = software.contains { name.contains($0) }
    maxSamples = Self.number(GL.maxSamples)
    hasViewportIndex = Self.hasExtension("GL_ARB_shader_viewport_layer_array")
    // A processor that draws keeps every triangle of a frame until it is done, tens of megabytes
    // of them; with two, one is drawn while the next is made.
    if isSoftware { clock = FrameClock(framesInFlight: 2) }
    let major = Self.number(GL.majorVersion)
    let minor = Self.number(GL.minorVersion)
    guard (major, minor) >= (4, 5) else {
      throw GPUError(.deviceTooOld, call: "glGetString", detail: description)
    }
    setFixedState()
    if context.onMessage != nil { listen() }
  }

  deinit {
    // Another context may be current by now, and deleting needs the own one.
    try? context.makeCurrent()
    timers = ResourcePool()
    readBacks = ResourcePool()
    framebuffers = ResourcePool()
    vertexArrays = ResourcePool()
    programs = ResourcePool()
    lightTextures = ResourcePool()
    textures = ResourcePool()
    streams = ResourcePool()
    buffers = ResourcePool()
    clock = FrameClock()
  }

  /// Makes the device's context the thread's own again, where several are in use.
  package func makeCurrent() throws(GPUError) { try context.makeCurrent() }

  /// Notes a misuse.
  func report(_ fault: GPUFault) {
    if faults.count < 100 { faults.append(fault) }
  }

  /// Notes it if the device's context is not the one that the thread's calls mean.
  func checkThread(_ call: String) {
    if !context.isCurrent { report(.wrongThread(call: call)) }
  }

  /// Throws if a command since the last check was refused, or the device was misused.
  package func check(_ what: String) throws(GPUError) {
    if let fault = faults.first {
      faults.removeAll()
      throw GPUError(.misuse, call: what, detail: fault.description)
    }
    let code = glGetError()
    guard code != GL.noError else { return }
    // Later errors of the same frame say nothing new.
    while glGetError() != GL.noError {}
    throw GPUError(.commandFailed, call: what, detail: "OpenGL error 0x\(String(code, radix: 16))")
  }

  private func setFixedState() {
    glEnable(GL.framebufferSRGB)
    glEnable(GL.seamlessCubes)
    glEnable(GL.scissorTest)
    glEnable(GL.depthTest)
    glDepthFunc(GL.lessOrEqual)
    glPixelStorei(GL.unpackAlignment, 1)
    glPixelStorei(GL.packAlignment, 1)
  }

  private static func text(_ name: GLenum) -> String {
    glGetString(name).map { String(cString: $0) } ?? ""
  }

  private static func hasExtension(_ name: String) -> Bool {
    (0..<GLuint(max(number(GL.extensionCount), 0))).contains { index in
      glGetStringi(GL.extensions, index).map { String(cString: $0) } == name
    }
  }

  private static func number(_ name: GLenum) -> Int {
    var value: GLint = 0
    glGetIntegerv(name, &value)
    return Int(value)
  }
}

/// How much was drawn.
package struct DrawStatistics: Sendable, Equatable {
  package var draws = 0
  /// Calls that drew; on the `gpu` path one call makes many draws.
  package var batches = 0
  package var triangles = 0
  package var stateChanges = 0
  /// Calls that reckoned.
  package var dispatches = 0

  package init() {}
}

/// What a frame should not have to do: a driver takes long over it, or the frame itself waits.
///
/// It happens while something is loaded. A frame in which one of these grew was late by the
/// program's own doing; tests hold that none does.
package struct DeviceDelays: Sendable, Equatable {
  /// Buffers, textures and the like.
  package var objectsMade = 0
  package var programsLinked = 0
  /// Programs that were drawn or reckoned with for the first time.
  package var programsFirstUsed = 0
  /// Waits for the device in the middle of a frame.
  package var waits = 0
}

/// How triangles meet what is on the picture already.
struct PipelineState: Hashable {
  enum Blending {
    case none
    /// Colour carries its alpha already.
    case premultiplied
    /// Colour dims what is there.
    case multiply
  }
  var blending = Blending.none
  var testsDepth = true
  var writesDepth = true
  var cullsBack = true
  /// Turns alpha into covered samples, where a pixel has several.
  var coversByAlpha = false
}

/// What is bound now, so that nothing is bound twice.
struct BoundState {
  var program: GLuint = 0
  var vertexArray: GLuint = 0
  var textures = InlineArray<16, GLuint>(repeating: 0)
  var pipeline: PipelineState?
}
