import Foundation
import Synthesis
import TestSupport

/// Small pages, so that unoptimised tests stay quick.
enum Sample {
  /// Debian package fonts-arphic-gbsn00lp, which `make test` installs.
  static let font = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"
  static let family = "AR PL SungtiL GB"

  static let text = SourceText(lines: [
    "第一条 为了加强档案管理，保障机关日常工作的顺利开展，制定本办法。",
    "第二条 各单位应当在每年3月31日以前，将上一年度的文件（含电子文件）整理归档。",
    "第三条 本办法自2019年1月1日起施行。",
  ])

  static let paper = Paper(width: 260, height: 200)

  static func maker(
    seed: UInt64 = 1, pages: Int? = 1, damages: Set<Damage> = [.clean], text: SourceText = text,
    scratch: TemporaryFolder
  ) throws -> PageMaker {
    try PageMaker(
      text: text, fonts: [font], seed: seed, pages: pages, damages: damages, paper: paper,
      scratch: scratch.url.path)
  }
}
