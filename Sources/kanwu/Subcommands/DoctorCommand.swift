import ArgumentParser
import Batch
import Foundation
import Intake
import PipelineFile
import Repair
import Worker

/// `kanwu doctor`: what is installed, what is missing, how to get it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what is missing, and how to get it.",
    discussion: "Exit code 69 when something that kanwu needs is missing.")

  func run() throws {
    let surroundings = Surroundings()
    print("kanwu \(programVersion), \(surroundings.executable.path)")
    let findings =
      languages() + [languageModel()] + secondReader() + programs() + pipelines(surroundings)
    for finding in findings {
      print("\(finding.isThere ? "ok     " : "missing") \(finding.name): \(finding.detail)")
    }
    print("confinement: \(Confinement.available.summary)")
    if ReaderProbe.secondReader() == nil {
      print("not set up: second reader (--engine paddle or both); get it with: make second-reader")
    }
    if findings.contains(where: { !$0.isThere }) {
      throw ArgumentParser.ExitCode(Batch.ExitCode.toolMissing.rawValue)
    }
  }

  private struct Finding {
    var name: String
    var isThere: Bool
    var detail: String
  }

  private func languages() -> [Finding] {
    ReaderProbe.languages().map { language in
      Finding(
        name: "Tesseract’s \(language.name)", isThere: language.remedy == nil,
        detail: language.remedy ?? "language data opens")
    }
  }

  private func languageModel() -> Finding {
    let path = LanguageModel.firstPresent(of: LanguageModel.usualPaths)
    return Finding(
      name: "language model", isThere: path != nil,
      detail: path ?? "repair is left to always and never rules; get it with: "
        + "apt-get install libime-data-language-model")
  }

  /// The models of the second reader, where this program has one.
  private func secondReader() -> [Finding] {
    guard let reader = ReaderProbe.secondReader() else { return [] }
    return reader.models.map { model in
      let problem = Surroundings.problem(ofModel: model.file, sum: model.sum)
      return Finding(
        name: "second reader’s \(URL(fileURLWithPath: model.file).lastPathComponent)",
        isThere: problem == nil, detail: problem ?? "\(model.file), \(reader.version)")
    }
  }

  private func programs() -> [Finding] {
    let scratch = FileManager.default.temporaryDirectory
    return ProgramProbe.all.map { program in
      do throws(IntakeError) {
        let version = try program.version(scratch: scratch)
        return Finding(name: program.name, isThere: true, detail: version)
      } catch {
        return Finding(
          name: program.name, isThere: false, detail: "\(error.message) (for \(program.purpose))")
      }
    }
  }

  /// Each installed pipeline with its tables and models.
  private func pipelines(_ surroundings: Surroundings) -> [Finding] {
    let installed = surroundings.files.pipelines()
    guard !installed.isEmpty else {
      let folders = surroundings.files.folders.map(\.path).joined(separator: ", ")
      return [Finding(name: "pipelines", isThere: false, detail: "none in \(folders)")]
    }
    return installed.map { name, file in
      do throws(PipelineError) {
        let description = try surroundings.pipeline(file.path)
        _ = try surroundings.textStages(of: description)
        return Finding(name: "pipeline \(name)", isThere: true, detail: file.path)
      } catch {
        return Finding(name: "pipeline \(name)", isThere: false, detail: error.message)
      }
    }
  }
}
