internal import COpenGL

// What reading pictures back and measuring the device's time need.
extension GL {
  static let clientMappedBarrier = GLbitfield(GL_CLIENT_MAPPED_BUFFER_BARRIER_BIT)
  static let defaultWidth = GLenum(GL_FRAMEBUFFER_DEFAULT_WIDTH)
  static let defaultHeight = GLenum(GL_FRAMEBUFFER_DEFAULT_HEIGHT)
  static let mapRead = GLbitfield(GL_MAP_READ_BIT)
  static let clientStorage = GLbitfield(GL_CLIENT_STORAGE_BIT)
  static let alreadySignaled = GLenum(GL_ALREADY_SIGNALED)
  static let timeoutExpired = GLenum(GL_TIMEOUT_EXPIRED)
  static let conditionSatisfied = GLenum(GL_CONDITION_SATISFIED)
  static let timestamp = GLenum(GL_TIMESTAMP)
  static let queryResult = GLenum(GL_QUERY_RESULT)
  static let queryResultAvailable = GLenum(GL_QUERY_RESULT_AVAILABLE)
}
