internal import COpenGL

/// How vertices are laid out in buffers.
struct VertexArray: ~Copyable {
  /// One input of a vertex shader.
  struct Attribute {
    /// The shader's `location`.
    var location: Int
    /// The buffer binding it is read from.
    var binding = 0
    var components: Int
    /// Bytes from the start of a vertex.
    var offset: Int
    /// Four bytes as numbers from 0 to 1 instead of floats.
    var isNormalizedBytes = false
    /// A whole number of 32 bits instead of floats.
    var isInteger = false
  }

  let name: GLuint

  private init(adopting name: GLuint) {
    self.name = name
  }

  deinit {
    var name = self.name
    glDeleteVertexArrays(1, &name)
  }

  static func make(_ attributes: [Attribute]) throws(GPUError) -> VertexArray {
    var name: GLuint = 0
    glCreateVertexArrays(1, &name)
    guard name != 0 else { throw GPUError(.objectCreationFailed, call: "glCreateVertexArrays") }
    for attribute in attributes {
      let location = GLuint(attribute.location)
      glEnableVertexArrayAttrib(name, location)
      if attribute.isInteger {
        glVertexArrayAttribIFormat(
          name, location, GLint(attribute.components), GL.unsignedInt, GLuint(attribute.offset))
      } else {
        glVertexArrayAttribFormat(
          name, location, GLint(attribute.components),
          attribute.isNormalizedBytes ? GL.unsignedByte : GL.float,
          attribute.isNormalizedBytes ? 1 : 0, GLuint(attribute.offset))
      }
      glVertexArrayAttribBinding(name, location, GLuint(attribute.binding))
    }
    return VertexArray(adopting: name)
  }

  borrowing func setVertices(_ buffer: GLuint, binding: Int, offset: Int, stride: Int) {
    glVertexArrayVertexBuffer(name, GLuint(binding), buffer, offset, GLsizei(stride))
  }

  /// How many instances read the same element of a binding; 0 for one element a vertex.
  borrowing func setDivisor(_ divisor: Int, binding: Int) {
    glVertexArrayBindingDivisor(name, GLuint(binding), GLuint(divisor))
  }

  borrowing func setIndices(_ buffer: GLuint) {
    glVertexArrayElementBuffer(name, buffer)
  }
}
