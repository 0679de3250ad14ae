import Foundation
import TestSupport
import Testing

/// What stands between characters, in every format that comes out.
struct SpacingTests {
  private let kanwu = KanwuProgram()

  /// A heading, prose and a table.
  private static let text = """
    一、 停 水 安 排
    本镇于6月 18日起更换PVC管道，由Qingxi Water  Supply公司施工，每天8小 时，为 期3天。
    街道\t用户 数\tPVC管（米）
    东街\t120户\t35

    """

  /// The outputs of one run over ``text``, by format.
  private func outputs(spacing: String) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let input = try folder.write(Self.text, to: "in/停水.txt")
    let pipeline = try folder.write(
      "document:\n  - normalise-punctuation\n  - reflow: {han-latin-spacing: \(spacing)}\n",
      to: "spacing.yml")
    let output = folder.url.appendingPathComponent("out")
    let result = try kanwu.run(
      "run", input.path, "--output", output.path, "--pipeline", pipeline.path)
    #expect(result.exitCode == 0, "\(result.errors)")
    var texts: [String: String] = [:]
    for format in ["txt", "md", "json"] {
      let file = output.appendingPathComponent("停水.txt.\(format)")
      texts[format] = try String(contentsOf: file, encoding: .utf8)
    }
    return texts
  }

  @Test(arguments: [("none", ""), ("thin", "\u{2009}"), ("space", " ")])
  func `Chinese and Latin are parted as asked in all formats, cells too`(
    spacing: String, gap: String
  ) throws {
    let texts = try outputs(spacing: spacing)
    let prose =
      "本镇于_6_月_18_日起更换_PVC_管道，由_Qingxi Water Supply_公司施工，每天_8_小时，为期_3_天。"
      .replacing("_", with: gap)
    let row = ["街道", "用户数", "PVC_管（米）".replacing("_", with: gap)]
    for (format, text) in texts {
      #expect(text.contains(prose), "\(format): \(text)")
      let parted = ["txt": "\t", "md": " | ", "json": "\\t"][format] ?? ""
      #expect(text.contains(row.joined(separator: parted)), "\(format): \(text)")
    }
    #expect(texts["md"]?.contains("120\(gap)户") == true)
  }

  @Test func `no space stays between Chinese characters in any format`() throws {
    for (format, text) in try outputs(spacing: "none") {
      let paragraphs = format == "json" ? String(text.split(separator: "\"paragraphs\"")[1]) : text
      let scalars = Array(paragraphs.unicodeScalars)
      for index in scalars.indices.dropFirst().dropLast() where scalars[index] == " " {
        let isParted =
          scalars[index - 1].properties.isIdeographic && scalars[index + 1].properties.isIdeographic
        #expect(!isParted, "\(format): \(paragraphs)")
      }
    }
  }
}
