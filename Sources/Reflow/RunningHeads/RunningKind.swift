/// What a line that runs over the pages is.
enum RunningKind {
  case head
  case foot
  case number

  /// As the JSON has it.
  var reason: String {
    switch self {
    case .head: "running head"
    case .foot: "running foot"
    case .number: "page number"
    }
  }

  /// As the text has it.
  var label: String {
    switch self {
    case .head: "页眉"
    case .foot: "页脚"
    case .number: "页码"
    }
  }
}
