/// What a page paints, and whether its pictures look as their pixels say.
struct PageContentFacts {
  var content: PageContent
  /// No picture on the page has entries that change how it looks.
  var isPlainPicture: Bool
}

/// Reads what pages paint, forms included, through `qpdf`.
struct PageContentReader {
  private let pdf: String
  private let scratch: String
  private let parts: [Qpdf.PageParts]

  /// Pages whose content is asked for in one call.
  private static let batch = 200

  /// - Throws: what running `qpdf` throws.
  init(pdf: String, scratch: String) throws(IntakeError) {
    self.pdf = pdf
    self.scratch = scratch
    parts = try Qpdf.pages(of: pdf, scratch: scratch)
  }

  /// By page number, from 1; pages that `qpdf` cannot find are left out.
  func contents(of numbers: [Int]) throws(IntakeError) -> [Int: PageContentFacts] {
    let known = numbers.filter { parts.indices.contains($0 - 1) }
    var found: [Int: PageContentFacts] = [:]
    for start in stride(from: 0, to: known.count, by: Self.batch) {
      let some = Array(known[start..<min(start + Self.batch, known.count)])
      found.merge(try batch(some)) { $1 }
    }
    return found
  }

  private func batch(_ numbers: [Int]) throws(IntakeError) -> [Int: PageContentFacts] {
    let streams = try objects(numbers.flatMap { parts[$0 - 1].contents }, withData: true)
    let images = try objects(
      numbers.flatMap { parts[$0 - 1].images.map(\.object) }, withData: false)
    var contents: [Int: PageContent] = [:]
    for number in numbers {
      let part = parts[number - 1]
      let data = part.contents.compactMap { streams[$0]?.data }
      guard data.count == part.contents.count else { continue }
      contents[number] = PageContent(
        stream: Array(data.joined(separator: [0x0A])), images: Set(part.images.map(\.name)))
    }
    let forms = try forms(contents.mapValues(\.forms).filter { !$0.value.isEmpty })
    var found: [Int: PageContentFacts] = [:]
    for (number, content) in contents {
      let shown = Set(content.pictures.map(\.name))
      let isPlain = parts[number - 1].images.filter { shown.contains($0.name) }.allSatisfy {
        images[$0.object].map { $0.keys.isDisjoint(with: OnePicture.changingKeys) } ?? false
      }
      found[number] = PageContentFacts(
        content: content.resolving(forms[number] ?? [:]), isPlainPicture: isPlain)
    }
    return found
  }

  /// What the forms of the given names paint, by page number and name.
  private func forms(_ wanted: [Int: Set<String>]) throws(IntakeError) -> [Int: [String:
    PageContent]]
  {
    guard !wanted.isEmpty else { return [:] }
    let pages = try objects(wanted.keys.map { parts[$0 - 1].object }, withData: false)
    var resources: [Int: Qpdf.Value] = [:]
    for number in wanted.keys {
      resources[number] = pages[parts[number - 1].object]?.value["/Resources"]
    }
    resources = try resolved(resources)
    let tables = try resolved(resources.compactMapValues { $0["/XObject"] })
    var references: [Int: [String: String]] = [:]
    for (number, names) in wanted {
      for name in names {
        references[number, default: [:]][name] = tables[number]?[name]?.reference
      }
    }
    let streams = try objects(references.values.flatMap(\.values), withData: true)
    return references.mapValues { forms in
      forms.compactMapValues { object in
        streams[object]?.data.map { PageContent(stream: $0, images: []) }
      }
    }
  }

  /// Follows references, one step.
  private func resolved(_ values: [Int: Qpdf.Value]) throws(IntakeError) -> [Int: Qpdf.Value] {
    let found = try objects(values.values.compactMap(\.reference), withData: false)
    return values.compactMapValues { value in
      value.reference.map { found[$0]?.value } ?? value
    }
  }

  private func objects(
    _ objects: [String], withData: Bool
  ) throws(IntakeError) -> [String: Qpdf.Object] {
    try Qpdf.objects(
      Array(Set(objects)).sorted(), of: pdf, withData: withData, scratch: scratch)
  }
}
