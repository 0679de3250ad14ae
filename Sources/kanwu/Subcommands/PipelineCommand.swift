import ArgumentParser
import Batch
import Foundation
import PipelineFile
import Worker

/// `kanwu pipeline`: what pipelines there are, what they say, and whether they are right.
struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "List, show and check pipeline files.",
    subcommands: [ListPipelines.self, ShowPipeline.self, CheckPipeline.self])
}

struct ListPipelines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the installed pipelines.")

  func run() throws {
    let surroundings = Surroundings()
    for (name, file) in surroundings.files.pipelines() {
      let about = (try? PipelineDescription(contentsOf: file))?.about ?? ""
      print("\(name)\t\(about)\t\(file.path)")
    }
  }
}

struct ShowPipeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a pipeline with every option of its operators.")

  @Argument(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "default"

  func run() throws {
    let surroundings = Surroundings()
    do throws(PipelineError) {
      let description = try surroundings.pipeline(pipeline)
      print("# \(description.file)")
      if !description.about.isEmpty { print("about: \(description.about)") }
      print("page:")
      for stage in description.page { show(stage, options: try PageStages.options(of: stage)) }
      print("recognise:")
      show(
        description.recogniser, options: try PageStages.options(of: description.recogniser),
        indent: "", marker: "  ")
      print("document:")
      for stage in description.document { show(stage, options: TextStages.options(of: stage)) }
      if !description.export.isEmpty { print("export:") }
      for stage in description.export { show(stage, options: OutputFormat.options(of: stage)) }
      print("text-layer: \(description.textLayer.rawValue)")
    } catch {
      throw surroundings.exit(.configuration, error.message)
    }
  }

  private func show(
    _ stage: StageDescription, options: [(name: String, value: OptionValue)], indent: String = "  ",
    marker: String = "- "
  ) {
    print("\(indent)\(marker)\(stage.name)\(options.isEmpty ? "" : ":")")
    for option in options {
      let value = stage.options[option.name]?.value ?? option.value
      let isSet = stage.options[option.name] != nil
      print("\(indent)    \(option.name): \(value.yaml)\(isSet ? "" : "  # default")")
    }
  }
}

struct CheckPipeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a pipeline file, with its tables and models.")

  @Argument(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "default"

  func run() throws {
    let surroundings = Surroundings()
    do throws(PipelineError) {
      let description = try surroundings.pipeline(pipeline)
      _ = try surroundings.textStages(of: description)
      print("\(description.file): no errors")
    } catch {
      throw surroundings.exit(.configuration, error.message)
    }
  }
}
