/// All findings as tab-separated rows, for the one who wants to know what was left out and why.
public struct LearningReport {
  public var findings: [Learner.Finding]

  public init(findings: [Learner.Finding]) {
    self.findings = findings
  }

  public var text: String {
    let head = "wrong\tright\tweight\tplaces\tdocuments\thelped\tneutral\tharmed\tprecision\tkept\n"
    return head
      + findings.map { finding in
        let proof = finding.proof
        let precision = proof.precision.map { "\(($0 * 1000).rounded() / 1000)" } ?? ""
        return [
          String(finding.rule.wrong), String(finding.rule.right), "\(finding.rule.weightLog10)",
          "\(finding.places)", "\(finding.documents)", "\(proof.helped)", "\(proof.neutral)",
          "\(proof.harmed)", precision, finding.isKept ? "yes" : "no",
        ].joined(separator: "\t") + "\n"
      }.joined()
  }
}
