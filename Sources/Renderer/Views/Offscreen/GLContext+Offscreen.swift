internal import CEGL

extension GLContext {
  /// A context without window, screen or X server, for pictures and tests.
  ///
  /// With a listener the driver looks more closely and tells what it thinks of each call.
  package static func offscreen(
    onMessage: ((GPUMessage) -> Void)? = nil
  ) throws(GPUError) -> GLContext {
    let display = try openDisplay()
    guard eglBindAPI(EGLenum(EGL_OPENGL_API)) == EGL_TRUE else { throw failure("eglBindAPI") }
    let attributes: [EGLint] = [
      EGL_CONTEXT_MAJOR_VERSION, 4, EGL_CONTEXT_MINOR_VERSION, 5,
      EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
      EGL_CONTEXT_OPENGL_DEBUG, onMessage == nil ? 0 : 1, EGL_NONE,
    ]
    // No configuration is needed where nothing but framebuffer objects is drawn on.
    guard let context = eglCreateContext(display, nil, nil, attributes) else {
      throw failure("eglCreateContext")
    }
    let result = GLContext(
      activate: { eglMakeCurrent(display, nil, nil, context) == EGL_TRUE },
      isActive: { eglGetCurrentContext() == context },
      release: {
        if eglGetCurrentContext() == context { eglMakeCurrent(display, nil, nil, nil) }
        // The display is shared by all contexts of the process and stays open.
        eglDestroyContext(display, context)
      }, onMessage: onMessage)
    try result.makeCurrent()
    return result
  }

  private static func openDisplay() throws(GPUError) -> EGLDisplay {
    guard
      let display = eglGetPlatformDisplay(EGLenum(EGL_PLATFORM_SURFACELESS_MESA), nil, nil)
    else { throw failure("eglGetPlatformDisplay") }
    guard eglInitialize(display, nil, nil) == EGL_TRUE else { throw failure("eglInitialize") }
    return display
  }

  private static func failure(_ call: String) -> GPUError {
    GPUError(.contextFailed, call: call, detail: "EGL error 0x\(String(eglGetError(), radix: 16))")
  }
}
