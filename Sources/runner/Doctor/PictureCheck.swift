import Renderer

/// Whether the machine can draw, and whether there is a display to draw on.
struct PictureCheck {
  var environment: [String: String]

  func findings() -> [DoctorFinding] { [graphics(), display()] }

  private func graphics() -> DoctorFinding {
    do {
      let device = try RenderDevice(context: GLContext.offscreen())
      let path = device.standardPath.rawValue
      guard device.isSoftware else {
        return DoctorFinding(
          "opengl", .ok,
          en: "graphics: \(device.description), drawn by the path \(path)",
          da: "grafik: \(device.description), der tegnes ad vejen \(path)")
      }
      return DoctorFinding(
        "opengl", .warning,
        en: "the processor draws (\(device.description), path \(path)); "
          + "a headset needs a graphics card",
        da: "processoren tegner (\(device.description), vejen \(path)); "
          + "et headset kræver et grafikkort")
    } catch {
      return DoctorFinding(
        "opengl", .missing, en: error.english, da: error.danish,
        remedy: "sudo apt install libgl1-mesa-dri libegl1")
    }
  }

  private func display() -> DoctorFinding {
    guard let name = environment["DISPLAY"], !name.isEmpty else {
      return DoctorFinding(
        "display", .warning,
        en: "no display; a session plays in the terminal and saves pictures",
        da: "ingen skærm; en session spilles i terminalen og gemmer billeder")
    }
    return DoctorFinding("display", .ok, en: "display \(name)", da: "skærm \(name)")
  }
}
