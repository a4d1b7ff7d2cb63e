internal import COpenGL

/// The constants of OpenGL that this renderer uses, with the type that its functions take.
///
/// C macros import as `Int32`, while nearly every function wants `GLenum`.
enum GL {
  // MARK: Queries
  static let vendor = GLenum(GL_VENDOR)
  static let renderer = GLenum(GL_RENDERER)
  static let version = GLenum(GL_VERSION)
  static let majorVersion = GLenum(GL_MAJOR_VERSION)
  static let minorVersion = GLenum(GL_MINOR_VERSION)
  static let maxSamples = GLenum(GL_MAX_SAMPLES)
  static let uniformBufferOffsetAlignment = GLenum(GL_UNIFORM_BUFFER_OFFSET_ALIGNMENT)
  static let noError = GLenum(GL_NO_ERROR)

  // MARK: Buffers
  static let uniformBuffer = GLenum(GL_UNIFORM_BUFFER)
  static let mapWrite = GLbitfield(GL_MAP_WRITE_BIT)
  static let mapPersistent = GLbitfield(GL_MAP_PERSISTENT_BIT)
  static let mapCoherent = GLbitfield(GL_MAP_COHERENT_BIT)
  static let syncGPUCommandsComplete = GLenum(GL_SYNC_GPU_COMMANDS_COMPLETE)
  static let syncFlushCommands = GLbitfield(GL_SYNC_FLUSH_COMMANDS_BIT)
  static let waitFailed = GLenum(GL_WAIT_FAILED)

  // MARK: Shaders
  static let vertexShader = GLenum(GL_VERTEX_SHADER)
  static let fragmentShader = GLenum(GL_FRAGMENT_SHADER)
  static let compileStatus = GLenum(GL_COMPILE_STATUS)
  static let linkStatus = GLenum(GL_LINK_STATUS)
  static let infoLogLength = GLenum(GL_INFO_LOG_LENGTH)

  // MARK: Textures and framebuffers
  static let texture2D = GLenum(GL_TEXTURE_2D)
  static let texture2DArray = GLenum(GL_TEXTURE_2D_ARRAY)
  static let textureCube = GLenum(GL_TEXTURE_CUBE_MAP)
  static let seamlessCubes = GLenum(GL_TEXTURE_CUBE_MAP_SEAMLESS)
  static let rgba16Float = GLenum(GL_RGBA16F)
  static let rg16Float = GLenum(GL_RG16F)
  static let redGreen = GLenum(GL_RG)
  static let depth32Float = GLenum(GL_DEPTH_COMPONENT32F)
  static let compareMode = GLenum(GL_TEXTURE_COMPARE_MODE)
  static let compareFunction = GLenum(GL_TEXTURE_COMPARE_FUNC)
  static let red8 = GLenum(GL_R8)
  static let red = GLenum(GL_RED)
  static let rgba8 = GLenum(GL_RGBA8)
  static let srgb8Alpha8 = GLenum(GL_SRGB8_ALPHA8)
  static let rgba = GLenum(GL_RGBA)
  static let depth24 = GLenum(GL_DEPTH_COMPONENT24)
  static let wrapS = GLenum(GL_TEXTURE_WRAP_S)
  static let wrapT = GLenum(GL_TEXTURE_WRAP_T)
  static let minFilter = GLenum(GL_TEXTURE_MIN_FILTER)
  static let magFilter = GLenum(GL_TEXTURE_MAG_FILTER)
  static let maxAnisotropy = GLenum(0x84FE)
  static let unpackAlignment = GLenum(GL_UNPACK_ALIGNMENT)
  static let packAlignment = GLenum(GL_PACK_ALIGNMENT)
  static let framebuffer = GLenum(GL_FRAMEBUFFER)
  static let readFramebuffer = GLenum(GL_READ_FRAMEBUFFER)
  static let framebufferComplete = GLenum(GL_FRAMEBUFFER_COMPLETE)
  static let renderbuffer = GLenum(GL_RENDERBUFFER)
  static let colourAttachment = GLenum(GL_COLOR_ATTACHMENT0)
  static let depthAttachment = GLenum(GL_DEPTH_ATTACHMENT)
  static let colour = GLenum(GL_COLOR)
  static let depth = GLenum(GL_DEPTH)
  static let colourBufferBit = GLbitfield(GL_COLOR_BUFFER_BIT)

  // MARK: State
  static let framebufferSRGB = GLenum(GL_FRAMEBUFFER_SRGB)
  static let multisample = GLenum(GL_MULTISAMPLE)
  static let alphaToCoverage = GLenum(GL_SAMPLE_ALPHA_TO_COVERAGE)
  static let depthTest = GLenum(GL_DEPTH_TEST)
  static let scissorTest = GLenum(GL_SCISSOR_TEST)
  static let cullFace = GLenum(GL_CULL_FACE)
  static let blend = GLenum(GL_BLEND)
  static let lessOrEqual = GLenum(GL_LEQUAL)
  static let always = GLenum(GL_ALWAYS)
  static let zero = GLenum(GL_ZERO)
  static let one = GLenum(GL_ONE)
  static let sourceColour = GLenum(GL_SRC_COLOR)
  static let sourceAlpha = GLenum(GL_SRC_ALPHA)
  static let oneMinusSourceAlpha = GLenum(GL_ONE_MINUS_SRC_ALPHA)

  // MARK: Drawing
  static let triangles = GLenum(GL_TRIANGLES)
  static let triangleStrip = GLenum(GL_TRIANGLE_STRIP)
  static let float = GLenum(GL_FLOAT)
  static let unsignedByte = GLenum(GL_UNSIGNED_BYTE)
  static let unsignedInt = GLenum(GL_UNSIGNED_INT)
}
