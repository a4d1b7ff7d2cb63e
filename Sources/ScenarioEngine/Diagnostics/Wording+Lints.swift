// What is said about what can be read off a scenario. Sorted by name.

extension Wording {
  static let absentAsset = Wording(
    en: "nothing in '{1}' is named '{0}'; there is {2}",
    da: "intet i '{1}' hedder '{0}'; der er {2}")
  static let calmAnswerFirst = Wording(
    en:
      "a calm answer stands first in {0} of {1} groups; expected at most {2}, or its place gives it away",
    da:
      "et roligt svar står først i {0} af {1} grupper; der ventes højst {2}, ellers røber pladsen det"
  )
  static let calmFirstToo = Wording(
    en: "a calm answer stands first here too", da: "her står et roligt svar også først")
  static let hardToRead = Wording(
    en:
      "what the young person reads in '{0}' has lix {1} in {2} words; expected at most {3}, and this text weighs most",
    da:
      "det, den unge læser på '{0}', har lix {1} på {2} ord; der ventes højst {3}, og denne tekst vejer mest"
  )
  static let hardToReadToo = Wording(
    en: "this text weighs much too", da: "denne tekst vejer også meget")
  static let inputNotOffered = Wording(
    en: "the scenario does not offer '{0}'; its 'inputs:' are {1}",
    da: "scenariet tilbyder ikke '{0}'; dets 'inputs:' er {1}")
  static let lawOfTomorrow = Wording(
    en: "'{0}' was read on {1}, a day that is still to come; expected the day it was read",
    da: "'{0}' er læst {1}, en dag, der ikke er kommet endnu; der ventes den dag, den blev læst")
  static let lawWithoutSpeaker = Wording(
    en: "nobody says this line; expected somebody of the cast who answers for what the law says",
    da: "ingen siger denne replik; der ventes en fra 'cast', der står inde for, hvad loven siger")
  static let longAnswer = Wording(
    en: "this answer has {0} words in '{1}'; expected at most {2}",
    da: "dette svar er på {0} ord på '{1}'; der ventes højst {2}")
  static let longAnswerToo = Wording(
    en: "and {0} words in '{1}'", da: "og {0} ord på '{1}'")
  static let missingTake = Wording(
    en: "{0} lines have no take in '{1}', where others have; the first is '{2}'",
    da: "{0} replikker er ikke indtalt på '{1}', hvor andre er; den første er '{2}'")
  static let missingTakeToo = Wording(
    en: "'{0}' has no take either", da: "'{0}' er heller ikke indtalt")
  static let noInputOffered = Wording(
    en: "nobody can give this answer: the scenario offers {1}, and not '{0}'",
    da: "ingen kan give dette svar: scenariet tilbyder {1} og ikke '{0}'")
  static let noUnconditionalOption = Wording(
    en: "every answer here has a condition; expected one that can always be given",
    da: "alle svar her har en betingelse; der ventes ét, som altid kan gives")
  static let outdatedLaw = Wording(
    en: "'{0}' was last read on {1}, more than twelve months ago; read the source again",
    da: "'{0}' er sidst læst {1}, for over tolv måneder siden; læs kilden igen")
  static let quickLights = Wording(
    en: "the light changes more than {0} times within a second; expected longer between changes",
    da: "lyset skifter mere end {0} gange på et sekund; der ventes længere mellem skiftene")
  static let settingsLanguage = Wording(
    en: "no words in '{0}' here, a language of the project",
    da: "her mangler ord på '{0}', som er et af projektets sprog")
  static let strayLanguage = Wording(
    en: "there are takes in '{0}', which is no language of the project",
    da: "der er indtalinger på '{0}', som ikke er et af projektets sprog")
  static let strayTake = Wording(
    en: "the take '{0}' in '{1}' belongs to no line; rename it, or remove it",
    da: "indtalingen '{0}' på '{1}' hører ikke til nogen replik; omdøb den, eller fjern den")
  static let takeOfUnspoken = Wording(
    en: "the take '{0}' in '{1}' is never heard: nobody says this line",
    da: "indtalingen '{0}' på '{1}' høres aldrig: ingen siger denne replik")
  static let timerShortToo = Wording(
    en: "in '{0}' there are {1} words, which need at least {2} s",
    da: "på '{0}' er der {1} ord, som kræver mindst {2} s")
  static let timerTooShort = Wording(
    en:
      "{0} words in '{1}' cannot be read in {2} s; expected at least {3} s (3 s + words/1.5 s)",
    da: "{0} ord på '{1}' kan ikke læses på {2} s; der ventes mindst {3} s (3 s + ord/1,5 s)")
  static let timerWithoutTime = Wording(
    en: "this timer gives no time at all, so that silence is the only answer",
    da: "denne tidsgrænse giver slet ingen tid, så tavshed er det eneste svar")
  static let uncitedLaw = Wording(
    en: "no line stands on '{0}'; write '#law:{0}' where it is said, or remove it",
    da: "ingen replik bygger på '{0}'; skriv '#law:{0}', hvor det siges, eller fjern den")
}
