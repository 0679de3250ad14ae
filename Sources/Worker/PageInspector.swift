import DocumentModel
import PageImaging
import WorkerProtocol

/// Applies cleaning operators one by one and keeps a picture of each step.
struct PageInspector {
  /// Where the pictures go.
  let folder: String

  private static let sheetName = "sheet.png"

  func inspect(
    _ page: PageImage, by operators: [any PageOperator]
  ) throws(ImagingError) -> PageInspection {
    let sheet = try ContactSheet()
    var steps = [try step("page", page, after: nil, number: 0, seconds: 0)]
    try sheet.add(page, caption: Self.caption(of: steps[0]))
    var image = page
    for (index, stage) in operators.enumerated() {
      let clock = ContinuousClock()
      let start = clock.now
      let cleaned = try stage.apply(to: image)
      let seconds = (clock.now - start) / .seconds(1)
      let step = try step(
        type(of: stage).name, cleaned, after: (image, steps[index].file), number: index + 1,
        seconds: seconds)
      try sheet.add(cleaned, caption: Self.caption(of: step))
      steps.append(step)
      image = cleaned
    }
    try sheet.writePNG(to: "\(folder)/\(Self.sheetName)")
    return PageInspection(steps: steps, sheet: Self.sheetName)
  }

  private func step(
    _ name: String, _ image: PageImage, after before: (image: PageImage, file: String)?,
    number: Int, seconds: Double
  ) throws(ImagingError) -> PageInspection.Step {
    let isChanged = before.map { !image.hasPixels(of: $0.image) } ?? true
    let file = isChanged ? "\(number)-\(name).png" : before?.file ?? ""
    if isChanged { try image.writePNG(to: "\(folder)/\(file)") }
    return PageInspection.Step(
      name: name, file: file, isChanged: isChanged, width: image.width, height: image.height,
      depth: image.depth, seconds: seconds,
      measures: Array(image.measures.dropFirst(before?.image.measures.count ?? 0)))
  }

  private static func caption(of step: PageInspection.Step) -> String {
    var lines = [step.name]
    if step.name != "page" {
      lines.append(
        "\(Int((step.seconds * 1000).rounded())) ms" + (step.isChanged ? "" : ", nothing to do"))
    }
    if step.isChanged { lines.append("\(step.width) x \(step.height), \(step.depth) bit") }
    lines += step.measures.map { "\($0.name) \(($0.value * 1000).rounded() / 1000)" }
    return lines.joined(separator: "\n")
  }
}
