/// The wording of one error: what happened, and what to do.
struct StoreErrorWording: Equatable {
  var message: String
  var remedy: String
}

extension StoreError.Code {
  func wording(path: String, language: StoreLanguage) -> StoreErrorWording {
    switch language {
    case .danish: danish(path)
    case .english: english(path)
    }
  }

  private func danish(_ path: String) -> StoreErrorWording {
    switch self {
    case .folderUnusable:
      .init(
        message: "mappen '\(path)' kan ikke oprettes eller bruges",
        remedy: "Vælg en mappe, som du selv må skrive i.")
    case .readableByOthers:
      .init(
        message: "andre end dig kan læse '\(path)'",
        remedy:
          "Luk for andre: chmod go-rwx '\(path)'. Ejes den af en anden, så vælg din egen mappe.")
    case .keyMissing:
      .init(
        message: "nøglen '\(path)' mangler, men der ligger gemte sessioner",
        remedy: "Læg nøglen tilbage fra jeres sikkerhedskopi. Uden den kan sessionerne ikke læses.")
    case .keyDamaged:
      .init(
        message: "nøglen '\(path)' er ikke en hel nøgle",
        remedy: "Læg nøglen tilbage fra jeres sikkerhedskopi. Slet ikke filen imens.")
    case .keyMismatch:
      .init(
        message: "nøglen '\(path)' hører ikke til de gemte sessioner",
        remedy: "Læg den nøgle tilbage, som sessionerne er gemt med.")
    case .inUse:
      .init(
        message: "sessionerne i '\(path)' er i brug af et andet Modet-program",
        remedy: "Luk det andet program, eller vent til det er færdigt.")
    case .locked:
      .init(
        message: "databasen '\(path)' er låst af et andet program",
        remedy: "Luk det program, der har den åben.")
    case .corrupt:
      .init(
        message: "databasen '\(path)' er beskadiget",
        remedy: "Flyt hele mappen til side, slet intet, og hent sikkerhedskopien frem.")
    case .diskFull:
      .init(
        message: "disken er fuld, så '\(path)' kan ikke gemmes",
        remedy: "Gør plads på disken. Det, der mangler, gemmes så snart der er plads.")
    case .readOnly:
      .init(
        message: "'\(path)' må ikke ændres",
        remedy: "Giv dig selv skriveret til filen og mappen.")
    case .deviceFailure:
      .init(
        message: "disken svarer med fejl ved '\(path)'",
        remedy: "Se efter, om disken er fuld, taget ud eller i stykker.")
    case .newerSchema:
      .init(
        message: "databasen '\(path)' er lavet af en nyere udgave af Modet",
        remedy: "Brug den nyere udgave.")
    case .payloadUnreadable:
      .init(
        message: "en gemt hændelse i '\(path)' kan ikke åbnes; den er ændret eller flyttet",
        remedy: "Flyt hele mappen til side, slet intet, og hent sikkerhedskopien frem.")
    case .recordMissing:
      .init(
        message: "der mangler hændelser i en session i '\(path)'",
        remedy: "Flyt hele mappen til side, slet intet, og hent sikkerhedskopien frem.")
    case .recordRefused:
      .init(
        message: "en hændelse blev ikke taget imod i '\(path)'",
        remedy: "Det er en fejl i Modet. Meld den med teksten her.")
    case .sessionUnknown:
      .init(
        message: "der er ingen sådan session i '\(path)'",
        remedy: "Se listen over sessioner.")
    case .sessionEnded:
      .init(
        message: "sessionen i '\(path)' er afsluttet",
        remedy: "Begynd en ny session.")
    case .unexpected:
      .init(
        message: "databasen '\(path)' svarede noget uventet",
        remedy: "Prøv igen. Sker det igen, så meld fejlen med teksten her.")
    }
  }

  private func english(_ path: String) -> StoreErrorWording {
    switch self {
    case .folderUnusable:
      .init(
        message: "the folder '\(path)' cannot be made or used",
        remedy: "Choose a folder that you may write in.")
    case .readableByOthers:
      .init(
        message: "others than you can read '\(path)'",
        remedy: "Close it to others: chmod go-rwx '\(path)'. "
          + "If someone else owns it, choose a folder of your own.")
    case .keyMissing:
      .init(
        message: "the key '\(path)' is missing, but there are stored sessions",
        remedy: "Put the key back from your backup. Without it the sessions cannot be read.")
    case .keyDamaged:
      .init(
        message: "the key '\(path)' is not a whole key",
        remedy: "Put the key back from your backup. Do not delete the file meanwhile.")
    case .keyMismatch:
      .init(
        message: "the key '\(path)' does not belong to the stored sessions",
        remedy: "Put back the key that the sessions were stored with.")
    case .inUse:
      .init(
        message: "the sessions in '\(path)' are in use by another Modet program",
        remedy: "Close the other program, or wait until it is done.")
    case .locked:
      .init(
        message: "the database '\(path)' is locked by another program",
        remedy: "Close the program that has it open.")
    case .corrupt:
      .init(
        message: "the database '\(path)' is damaged",
        remedy: "Move the whole folder aside, delete nothing, and restore the backup.")
    case .diskFull:
      .init(
        message: "the disk is full, so '\(path)' cannot be saved",
        remedy: "Make room on the disk. What is missing is saved as soon as there is room.")
    case .readOnly:
      .init(
        message: "'\(path)' may not be changed",
        remedy: "Give yourself permission to write to the file and its folder.")
    case .deviceFailure:
      .init(
        message: "the disk answers with errors at '\(path)'",
        remedy: "See whether the disk is full, taken out or broken.")
    case .newerSchema:
      .init(
        message: "the database '\(path)' was made by a newer version of Modet",
        remedy: "Use the newer version.")
    case .payloadUnreadable:
      .init(
        message: "a stored event in '\(path)' cannot be opened; it was changed or moved",
        remedy: "Move the whole folder aside, delete nothing, and restore the backup.")
    case .recordMissing:
      .init(
        message: "events are missing from a session in '\(path)'",
        remedy: "Move the whole folder aside, delete nothing, and restore the backup.")
    case .recordRefused:
      .init(
        message: "an event was not accepted in '\(path)'",
        remedy: "This is a fault in Modet. Report it with the text here.")
    case .sessionUnknown:
      .init(
        message: "there is no such session in '\(path)'",
        remedy: "See the list of sessions.")
    case .sessionEnded:
      .init(
        message: "the session in '\(path)' has ended",
        remedy: "Begin a new session.")
    case .unexpected:
      .init(
        message: "the database '\(path)' answered something unexpected",
        remedy: "Try again. If it happens again, report it with the text here.")
    }
  }
}
