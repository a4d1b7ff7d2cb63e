internal import COpenGL

// What reading pictures back and measuring the device's time need.
extension GL {
  static let pixelPackBuffer = GLenum(GL_PIXEL_PACK_BUFFER)
  static let packRowLength = GLenum(GL_PACK_ROW_LENGTH)
  static let mapRead = GLbitfield(GL_MAP_READ_BIT)
  static let clientStorage = GLbitfield(GL_CLIENT_STORAGE_BIT)
  static let alreadySignaled = GLenum(GL_ALREADY_SIGNALED)
  static let timeoutExpired = GLenum(GL_TIMEOUT_EXPIRED)
  static let conditionSatisfied = GLenum(GL_CONDITION_SATISFIED)
  static let timestamp = GLenum(GL_TIMESTAMP)
  static let queryResult = GLenum(GL_QUERY_RESULT)
  static let queryResultAvailable = GLenum(GL_QUERY_RESULT_AVAILABLE)
}
