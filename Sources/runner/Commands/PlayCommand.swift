import ArgumentParser
import Foundation
import Renderer
import ScenarioEngine
import SessionStore

/// `modet play`: one session without the console.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play one session without the console.")

  @Argument(help: "A folder, its .yarnproject, or an id under Scenarios/.")
  var scenario: String

  @OptionGroup var options: PlayOptions

  func run() throws {
    let language = options.language ?? .ofLocale
    try UserErrors.report(in: language) {
      try PlaySession(scenario: scenario, options: options, language: language).run()
    }
  }
}

/// Turns errors into a sentence on standard error and exit status 1.
enum UserErrors {
  static func report(in language: Language, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as UserError {
      fail(error.text(in: language))
    } catch let error as StoreError {
      fail(error.description)
    } catch let error as AudioError {
      fail(error.message(language: language.rawValue))
    } catch let error as GPUError {
      fail(displayMissing(language == .danish ? error.danish : error.english, language))
    } catch let error as PlatformError {
      fail(displayMissing(language == .danish ? error.danish : error.english, language))
    } catch let error as GLTFIssue {
      let reason = language == .danish ? error.danish : error.english
      fail(Message.assetBroken(reason).text(in: language))
    } catch let error as TextError {
      fail("\(error)")
    } catch let error as ImageError {
      fail(Message.assetBroken("\(error)").text(in: language))
    }
  }

  private static func displayMissing(_ reason: String, _ language: Language) -> String {
    Message.displayMissing(reason).text(in: language)
  }

  private static func fail(_ text: String) -> Never {
    Terminal.say("modet: \(text)")
    Foundation.exit(1)
  }
}
