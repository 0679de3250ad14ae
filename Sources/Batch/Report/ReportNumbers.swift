import Foundation

/// Numbers and times as reports show them, the same in every locale.
enum ReportNumbers {
  /// `1,234,567`.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// `1 page`, `1,200 pages`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `0.4 s`, `3 min 05 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    guard let tenths = whole(seconds * 10), tenths >= 0 else { return "?" }
    let whole = (tenths + 5) / 10
    if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
    if whole < 3600 { return "\(whole / 60) min \(padded(whole % 60)) s" }
    return "\(grouped(whole / 3600)) h \(padded(whole / 60 % 60)) min"
  }

  /// Of a share 0…1: `98.7 %`.
  static func percent(_ share: Double) -> String {
    guard let tenths = whole(share * 1000), tenths >= 0 else { return "?" }
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// `2026-03-01 02:30`.
  static func minute(_ date: Date, in zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    let day = [parts.month, parts.day].map { padded($0 ?? 0) }.joined(separator: "-")
    let time = [parts.hour, parts.minute].map { padded($0 ?? 0) }.joined(separator: ":")
    return "\(parts.year ?? 0)-\(day) \(time)"
  }

  /// `UTC+08:00`.
  static func zone(_ zone: TimeZone, at date: Date) -> String {
    let minutes = zone.secondsFromGMT(for: date) / 60
    guard minutes != 0 else { return "UTC" }
    let size = abs(minutes)
    return "UTC\(minutes < 0 ? "-" : "+")\(padded(size / 60)):\(padded(size % 60))"
  }

  /// The nearest whole number; `nil` for none and for what no `Int` holds.
  private static func whole(_ number: Double) -> Int? {
    Int(exactly: number.rounded())
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
