import Renderer

/// Whether the machine can draw, and whether there is a display to draw on.
struct PictureCheck {
  var environment: [String: String]

  func findings() -> [Finding] { [graphics(), display()] }

  private func graphics() -> Finding {
    do {
      let device = try RenderDevice(context: GLContext.offscreen())
      guard device.isSoftware else {
        return Finding(
          "opengl", .ok, en: "graphics: \(device.description)",
          da: "grafik: \(device.description)")
      }
      return Finding(
        "opengl", .warning,
        en: "the processor draws (\(device.description)); a headset needs a graphics card",
        da: "processoren tegner (\(device.description)); et headset kræver et grafikkort")
    } catch {
      return Finding(
        "opengl", .missing, en: error.english, da: error.danish,
        remedy: "sudo apt install libgl1-mesa-dri libegl1")
    }
  }

  private func display() -> Finding {
    guard let name = environment["DISPLAY"], !name.isEmpty else {
      return Finding(
        "display", .warning,
        en: "no display; a session plays in the terminal and saves pictures",
        da: "ingen skærm; en session spilles i terminalen og gemmer billeder")
    }
    return Finding("display", .ok, en: "display \(name)", da: "skærm \(name)")
  }
}
