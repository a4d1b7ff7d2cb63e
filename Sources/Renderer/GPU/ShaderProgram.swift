internal import COpenGL

/// Shaders that were linked to one program.
struct ShaderProgram: ~Copyable {
  let name: GLuint

  private init(adopting name: GLuint) {
    self.name = name
  }

  deinit { glDeleteProgram(name) }

  /// Compiles and links two texts of GLSL.
  ///
  /// The label names the program in errors; each macro is set to 1 in both shaders.
  static func linking(
    _ label: String, vertex: String, fragment: String, defines: [String] = []
  ) throws(GPUError) -> ShaderProgram {
    try linking(
      label, [(GL.vertexShader, vertex, "vert"), (GL.fragmentShader, fragment, "frag")], defines)
  }

  /// Compiles and links a program that draws nothing but reckons.
  static func linking(_ label: String, compute: String) throws(GPUError) -> ShaderProgram {
    try linking(label, [(GL.computeShader, compute, "comp")], [])
  }

  private static func linking(
    _ label: String, _ stages: [(GLenum, String, String)], _ defines: [String]
  ) throws(GPUError) -> ShaderProgram {
    let name = glCreateProgram()
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateProgram") }
    let program = ShaderProgram(adopting: name)
    for (kind, source, suffix) in stages {
      let shader = try compile(kind, adding(defines, to: source), label: "\(label).\(suffix)")
      glAttachShader(name, shader)
      // It stays alive until the program lets go of it.
      glDeleteShader(shader)
    }
    glLinkProgram(name)
    var status: GLint = 0
    glGetProgramiv(name, GL.linkStatus, &status)
    guard status != 0 else {
      var length: GLint = 0
      glGetProgramiv(name, GL.infoLogLength, &length)
      let log = text(length) { glGetProgramInfoLog(name, length, nil, $0) }
      throw GPUError(.shaderFailed, call: "glLinkProgram", detail: "\(label): \(log)")
    }
    return program
  }

  /// The place of a uniform outside blocks; −1, which OpenGL passes over, where there is none.
  borrowing func location(of uniform: String) -> GLint {
    glGetUniformLocation(name, uniform)
  }

  private static func compile(
    _ kind: GLenum, _ source: String, label: String
  ) throws(GPUError) -> GLuint {
    let shader = glCreateShader(kind)
    guard shader != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateShader") }
    source.withCString { characters in
      var pointer: UnsafePointer<GLchar>? = characters
      glShaderSource(shader, 1, &pointer, nil)
    }
    glCompileShader(shader)
    var status: GLint = 0
    glGetShaderiv(shader, GL.compileStatus, &status)
    guard status != 0 else {
      var length: GLint = 0
      glGetShaderiv(shader, GL.infoLogLength, &length)
      let log = text(length) { glGetShaderInfoLog(shader, length, nil, $0) }
      glDeleteShader(shader)
      throw GPUError(.shaderFailed, call: "glCompileShader", detail: "\(label): \(log)")
    }
    return shader
  }

  /// Puts the macros after the line that names the version, which must stay first.
  private static func adding(_ defines: [String], to source: String) -> String {
    guard let end = source.firstIndex(of: "\n") else { return source }
    let lines = defines.map { "#define \($0) 1\n" }.joined()
    return source[...end] + lines + "#line 2\n" + source[source.index(after: end)...]
  }

  private static func text(
    _ length: GLint, _ body: (UnsafeMutablePointer<GLchar>?) -> Void
  ) -> String {
    var characters = [CChar](repeating: 0, count: Int(max(length, 0)) + 1)
    characters.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    return String(
      decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
