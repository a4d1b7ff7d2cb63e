import ScenarioEngine

/// Everything that the program tells a person in the terminal.
enum Message {
  case resourcesMissing(String)
  case scenarioMissing(String, String)
  case scenarioBroken(String)
  case levelMissing(Int, [Int])
  case settingMalformed(String)
  case exportNeedsConsent
  case inputFileUnreadable(String, String)
  case inputLine(String, Int, String)
  case assetBroken(String)
  case outputUnwritable(String, String)
  case displayMissing(String)
  case sessionMissing(String)
  case logMalformed(String, Int, String)
  case programChanged(String)
  case replayDiffers(Int, String, String)
  case replayEqual(Int)
  case noSession
  case keptUnfinished(Int)
  case notSaving(String)
  case noAudio
  case volume(Int)
  case noTakes(Int)
  case syntheticMark
  case loading(String)
  case pictureSaved(String)
  case reviewAt(String)
  case sessionSaved(String)
  case keysTerminal
  case keysWindow
  case stopped
  case watching
  case watchReloaded
  case watchMended
  case watchBroken
  case watchNeedsRestart([StagePart])
  case watchGone(Reentry.Gone)
  case other(en: String, da: String)
}
