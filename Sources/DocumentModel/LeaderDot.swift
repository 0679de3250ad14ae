/// The dots that make a leader in a table of contents (第一章 总则……3), as print and readers have them.
public enum LeaderDot {
  public static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "．", "…", "⋯", "·", "•", "‧", "・", "․", "‥", "∙", "⋅", "┈", "┄", "﹒": true
    default: false
    }
  }
}
