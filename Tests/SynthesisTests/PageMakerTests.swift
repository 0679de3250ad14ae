import Foundation
import PageImaging
import TestSupport
import Testing

@testable import Synthesis

struct PageMakerTests {
  private let scratch: TemporaryFolder
  private let output: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    output = try TemporaryFolder()
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: output.url.appendingPathComponent(name))
  }

  @Test func `the same seed gives the same bytes, in whatever chunks`() throws {
    let damages: Set<Damage> = [.photocopy, .lowResolution, .fax]
    let maker = try Sample.maker(seed: 3, pages: 3, damages: damages, scratch: scratch)
    try maker.makePages(0..<3, into: output.url.path, truth: output.url.path)
    let names = try output.outputs()
    #expect(names.count == 6)
    let first = try names.map(bytes)
    let again = try Sample.maker(seed: 3, pages: 3, damages: damages, scratch: scratch)
    try again.makePages(2..<3, into: output.url.path, truth: output.url.path)
    try again.makePages(0..<2, into: output.url.path, truth: output.url.path)
    #expect(try output.outputs() == names)
    #expect(try names.map(bytes) == first)
  }

  @Test func `the truth is the plan's text, one paragraph per line`() throws {
    let maker = try Sample.maker(scratch: scratch)
    try maker.makePages(0..<1, into: output.url.path, truth: output.url.path)
    let spec = maker.plan.pages[0]
    #expect(try output.outputs() == ["page-000000.png", "page-000000.txt"])
    #expect(
      try String(decoding: bytes("page-000000.txt"), as: UTF8.self)
        == spec.paragraphs.joined(separator: "\n") + "\n")
  }

  @Test func `a page is a sheet of the planned size with print of the planned length`() throws {
    let maker = try Sample.maker(scratch: scratch)
    let spec = maker.plan.pages[0]
    let page = try maker.typeset(spec)
    let pixelsPerPoint = Double(spec.dpi) / 72
    #expect(page.width == Int((Sample.paper.width * pixelsPerPoint).rounded()))
    let inkRows = page.rowsWithInk
    let top = Double(try #require(inkRows.first)) / pixelsPerPoint
    #expect(abs(top - spec.layout.top) < spec.layout.pitch)
    // Song has about an eighth of its cells black; a line of boxes for missing glyphs has more.
    let cells = spec.paragraphs.joined().unicodeScalars.count { $0.value > 0x2E80 }
    let cell = pow(spec.layout.size * pixelsPerPoint, 2)
    #expect((0.07...0.25).contains(Double(page.inkPixels) / (Double(cells) * cell)))
  }

  @Test func `a first line is indented by two characters and the next one is not`() throws {
    let text = SourceText(lines: [String(repeating: "国", count: 30)])
    let maker = try Sample.maker(text: text, scratch: scratch)
    let spec = maker.plan.pages[0]
    let page = try maker.typeset(spec)
    let em = spec.layout.size * Double(spec.dpi) / 72
    let rows = page.rowsWithInk
    let firstLine = try #require(rows.first)
    let gap = try #require(rows.dropFirst().first { !rows.contains($0 - 1) })
    let indent =
      page.firstInk(in: firstLine..<(gap - 1)) - page.firstInk(in: gap..<(gap + Int(em / 2)))
    #expect(abs(Double(indent) / em - 2) < 0.15)
  }

  @Test func `the files say their resolution and can be read as pages`() throws {
    let maker = try Sample.maker(pages: 2, damages: [.fax, .lowResolution], scratch: scratch)
    try maker.makePages(0..<2, into: output.url.path, truth: output.url.path)
    for spec in maker.plan.pages {
      let path = output.url.appendingPathComponent(spec.pictureName).path
      let page = try PageImage.read(path: path)
      #expect(page.dpi == Double(spec.dpi))
      #expect(page.depth == (spec.damage == .fax ? 1 : 8))
    }
  }

  @Test func `chunks can be made on several threads at once`() async throws {
    let maker = try Sample.maker(pages: 4, damages: [.lowResolution], scratch: scratch)
    let path = output.url.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask { try maker.makePages(number..<(number + 1), into: path, truth: path) }
      }
      try await group.waitForAll()
    }
    #expect(try output.outputs().count == 8)
  }

  @Test func `nothing is left in the scratch folder but what fonts need`() throws {
    let maker = try Sample.maker(scratch: scratch)
    try maker.makePages(0..<1, into: output.url.path, truth: output.url.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(left.filter { !$0.hasPrefix("font-") && !$0.hasPrefix(".") } == [])
  }

  @Test func `signs of markup are printed as they are`() throws {
    let text = SourceText(lines: ["甲<b>乙</b>&amp;丙"])
    let maker = try Sample.maker(text: text, scratch: scratch)
    let plain = try Sample.maker(text: SourceText(lines: ["甲乙丙"]), scratch: scratch)
    #expect(
      try maker.typeset(maker.plan.pages[0]).inkPixels
        > plain.typeset(plain.plan.pages[0]).inkPixels * 3 / 2)
  }

  @Test func `a folder that cannot be written is told`() throws {
    let maker = try Sample.maker(scratch: scratch)
    let error = #expect(throws: SynthesisError.self) {
      try maker.makePages(0..<1, into: "/no/folder", truth: output.url.path)
    }
    #expect(error?.message.contains("/no/folder/page-000000.png cannot be written") == true)
  }

  @Test(.enabled(if: SmallDisc.isPossible, "mounting needs root"), arguments: [true, false])
  func `nothing stands for a picture or a text that a full disc cut short`(isText: Bool) throws {
    let maker = try Sample.maker(scratch: scratch)
    let full = output.url.path + "/full"
    let disc = try SmallDisc(at: full, megabytes: 1)
    // Names still find room when the bytes are all taken.
    for (name, size) in [("most", (1 << 20) - (8 << 10)), ("rest", 4 << 10), ("end", 4 << 10)] {
      _ = FileManager.default.createFile(
        atPath: "\(full)/\(name)", contents: Data(count: size))
    }
    #expect(throws: SynthesisError.self) {
      try maker.makePages(
        0..<1, into: isText ? output.url.path : full, truth: isText ? full : output.url.path)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: full)
    #expect(left.filter { $0.hasPrefix("page-") } == [])
    withExtendedLifetime(disc) {}
  }
}

extension GreyPicture {
  /// Darker than half.
  var inkPixels: Int { pixels.count { $0 < 128 } }

  var rowsWithInk: [Int] {
    (0..<height).filter { y in pixels[(y * width)..<((y + 1) * width)].contains { $0 < 128 } }
  }

  /// The first column with ink in some rows.
  func firstInk(in rows: Range<Int>) -> Int {
    rows.compactMap { y in (0..<width).first { pixels[y * width + $0] < 128 } }.min() ?? width
  }
}
