/// Why the graphics device could not do what it was asked.
package struct GPUError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable {
    /// The machine offers less than OpenGL 4.5 core.
    case deviceTooOld
    case contextFailed
    case objectCreationFailed
    case shaderFailed
    case framebufferIncomplete
    case outOfRange
    case commandFailed
    /// The program used the device wrongly; the detail is a `GPUFault`.
    case misuse
  }

  package var code: Code
  /// The failing C function.
  package var call: String
  package var detail: String

  package init(_ code: Code, call: String, detail: String = "") {
    self.code = code
    self.call = call
    self.detail = detail
  }

  package var description: String { english }

  /// What happened and what to do about it, in English.
  package var english: String {
    let what =
      switch code {
      case .deviceTooOld:
        "this machine's graphics are too old; OpenGL 4.5 core is needed. Update the graphics "
          + "driver, or install Mesa's software renderer: apt install libgl1-mesa-dri"
      case .contextFailed:
        "no OpenGL 4.5 core context could be made. Install Mesa: apt install libegl1 "
          + "libgl1-mesa-dri"
      case .objectCreationFailed: "the graphics driver could not make an object"
      case .shaderFailed: "a shader does not compile; this is a fault of the program"
      case .framebufferIncomplete: "the graphics driver cannot draw to such a picture"
      case .outOfRange: "a size is outside what the graphics device can do"
      case .commandFailed: "the graphics driver refused a command"
      case .misuse: "the program used the graphics device wrongly; this is a fault of the program"
      }
    return "\(what) (\(call)\(detail.isEmpty ? "" : ": " + detail))"
  }

  /// What happened and what to do about it, in Danish.
  package var danish: String {
    let what =
      switch code {
      case .deviceTooOld:
        "maskinens grafik er for gammel; der kræves OpenGL 4.5 core. Opdatér grafikdriveren, "
          + "eller installér Mesas softwaregrafik: apt install libgl1-mesa-dri"
      case .contextFailed:
        "der kunne ikke laves en OpenGL 4.5 core-kontekst. Installér Mesa: apt install libegl1 "
          + "libgl1-mesa-dri"
      case .objectCreationFailed: "grafikdriveren kunne ikke lave et objekt"
      case .shaderFailed: "en shader kan ikke oversættes; det er en fejl i programmet"
      case .framebufferIncomplete: "grafikdriveren kan ikke tegne på sådan et billede"
      case .outOfRange: "en størrelse er uden for det, grafikken kan klare"
      case .commandFailed: "grafikdriveren afviste en kommando"
      case .misuse: "programmet brugte grafikken forkert; det er en fejl i programmet"
      }
    return "\(what) (\(call)\(detail.isEmpty ? "" : ": " + detail))"
  }
}
