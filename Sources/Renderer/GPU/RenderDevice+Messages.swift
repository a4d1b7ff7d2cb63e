internal import COpenGL

extension RenderDevice {
  /// Passes on what the driver says, call by call, to the listener of the context.
  func listen() {
    glEnable(GL.debugOutput)
    // On the calling thread and inside the call, so that a test knows what it was about.
    glEnable(GL.debugOutputSynchronous)
    // The device owns the context, and the driver stops talking when the context goes.
    glDebugMessageCallback(receive, Unmanaged.passUnretained(context).toOpaque())
  }
}

/// Takes one message from the driver; the last argument is the `GLContext`.
private func receive(
  _ source: GLenum, _ type: GLenum, _ id: GLuint, _ severity: GLenum, _ length: GLsizei,
  _ text: UnsafePointer<GLchar>?, _ user: UnsafeRawPointer?
) {
  guard let text, let user else { return }
  let context = Unmanaged<GLContext>.fromOpaque(user).takeUnretainedValue()
  let kinds = [GL.debugTypeError, GL.debugTypeDeprecated, GL.debugTypeUndefined]
  context.onMessage?(
    GPUMessage(
      severity: severity == GL.debugSeverityHigh
        ? .high : severity == GL.debugSeverityMedium ? .medium : .low,
      isFault: kinds.contains(type), text: String(cString: text)))
}
