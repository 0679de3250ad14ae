/// Tells by their names whether the files of a folder are the pages of one document.
enum PageFolder {
  /// Whether the names share everything but one number that runs.
  ///
  /// 1, 2, 4 run; three years or three times of day do not.
  /// Extensions do not count. A run may miss every other number, as backs of sheets do.
  static func isRunning(_ names: [String]) -> Bool {
    guard names.count >= 2 else { return false }
    let shapes = names.map(Shape.init)
    guard let first = shapes.first, shapes.allSatisfy({ $0.literals == first.literals }) else {
      return false
    }
    let varying = first.numbers.indices.filter { index in
      shapes.contains { $0.numbers[index] != first.numbers[index] }
    }
    guard varying.count == 1, let column = varying.first else { return false }
    let values = shapes.map { $0.numbers[column] }
    guard Set(values).count == values.count, let low = values.min(), let high = values.max() else {
      return false
    }
    return high - low < 2 * values.count
  }

  /// A name as what stands between its numbers, and the numbers.
  private struct Shape {
    var literals: [String] = [""]
    var numbers: [Int] = []

    init(_ name: String) {
      let suffix = Extension.of(name)
      let stem = suffix.isEmpty ? name[...] : name.dropLast(suffix.count + 1)
      var digits = ""
      for scalar in stem.unicodeScalars {
        if NaturalOrder.isDigit(scalar) {
          digits.unicodeScalars.append(scalar)
          continue
        }
        close(&digits)
        literals[literals.count - 1].unicodeScalars.append(scalar)
      }
      close(&digits)
    }

    private mutating func close(_ digits: inout String) {
      guard !digits.isEmpty else { return }
      // A number that does not fit is no page number; it stays what it is, text.
      if let value = Int(digits), value < Int.max / 4 {
        numbers.append(value)
        literals.append("")
      } else {
        literals[literals.count - 1] += digits
      }
      digits = ""
    }
  }
}
