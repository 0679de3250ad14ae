/// The style sheets of HTML and EPUB.
enum MarkupStyle {
  /// How the parts of a document stand; without colours and sizes of the page, which readers of EPUB
  /// set themselves.
  static let text = """

    h1, h2, h3, h4, h5, h6 { line-height: 1.4; break-after: avoid; page-break-after: avoid;
      text-align: left; }
    h1 { font-size: 1.6em; text-align: center; text-wrap: balance; margin: 1em 0; }
    h2 { font-size: 1.25em; margin: 1.4em 0 .6em; }
    h3, h4, h5, h6 { font-size: 1.05em; margin: 1.1em 0 .5em; }
    h2.chapter, h3.chapter { text-align: center; }
    p { margin: .4em 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
    .subtitle, .document-number, .centred { text-indent: 0; text-align: center; }
    .letterhead { text-indent: 0; text-align: center; font-size: 2em; line-height: 1.4;
      letter-spacing: .1em; color: #d5281b; margin: .6em 0; }
    .letterhead + .document-number { border-bottom: 2px solid #d5281b; padding-bottom: .6em;
      margin-bottom: 1.6em; }
    .addressee { text-indent: 0; }
    .attachment-heading { text-indent: 0; font-weight: bold; margin-top: 1.6em; }
    .signature { break-after: avoid; page-break-after: avoid; }
    .signature, .date { text-indent: 0; text-align: right; margin-right: 2em; }
    .caption, figcaption p { text-indent: 0; text-align: center; font-size: .95em; }
    figcaption { break-after: avoid; page-break-after: avoid; }
    figcaption p.unit { text-align: right; }
    .distribution { text-indent: 0; font-size: .9em; border-top: 1px solid; border-bottom: 1px solid;
      padding: .2em 1em; }
    .distribution + .distribution { border-top: none; margin-top: -.4em; }
    .list, .contents, nav ol { list-style: none; padding: 0; margin: .4em 0; }
    .list li { margin: .3em 0 .3em 2em; overflow-wrap: anywhere; }
    .contents li { display: flex; margin: .2em 0; }
    .leader { flex: 1; min-width: 2em; overflow: hidden; white-space: nowrap; color: transparent;
      border-bottom: 1px dotted; margin: 0 .4em .5em; height: 1em; }
    figure { margin: 1em 0; overflow-x: auto; }
    table { border-collapse: collapse; margin: 0 auto; font-size: .95em; line-height: 1.5; }
    th, td { border: 1px solid; padding: .25em .6em; text-align: center; }
    th.prose, td.prose { text-align: left; }
    tr { break-inside: avoid; page-break-inside: avoid; }
    aside.footnote { font-size: .85em; border-top: 1px solid; margin: 1em 0; padding-top: .2em; }
    aside.footnote p { text-indent: 0; }
    .placeholder { text-indent: 0; text-align: center; border: 2px dashed; padding: .6em;
      margin: 1em 0; font-weight: bold; }
    .remark { text-indent: 0; text-align: center; font-size: .85em; opacity: .75; }

    """

  /// The page of an HTML file, in the light, in the dark and on paper.
  static let screen = """
    :root { --ink: #1d1d1f; --paper: #fdfcf9; --rule: #b9b6ad; --link: #1a5a96; --alert: #a3271b;
      --alert-paper: #fdf0ee; --head: #f1efe8; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #d9d7d2; --paper: #17181a; --rule: #56575a; --link: #8ab8e6; --alert: #f2a097;
        --alert-paper: #33201e; --head: #232528; }
      .letterhead { color: #ee6a5e; }
    }
    html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
    body { max-width: 38em; margin: 0 auto; padding: 2em 1.2em 4em; font-size: 1.06rem;
      line-height: 1.85; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC",
      SimSun, "宋体", serif; }
    h1, h2, h3, h4, h5, h6, th, nav { font-family: "Noto Sans CJK SC", "Source Han Sans SC",
      "PingFang SC", "Microsoft YaHei", SimHei, "黑体", sans-serif; }
    .subtitle, .document-number, .remark { font-family: FangSong, "仿宋", STFangsong, serif; }
    nav { font-size: .9em; line-height: 1.6; border: 1px solid var(--rule); border-radius: .3em;
      padding: .5em 1em; margin-bottom: 2em; }
    nav ol ol { padding-left: 1.5em; }
    summary { cursor: pointer; }
    a { color: var(--link); text-decoration: none; }
    a:hover { text-decoration: underline; }
    th, td, .distribution, aside.footnote, .leader { border-color: var(--rule); }
    th { background: var(--head); }
    .placeholder { color: var(--alert); background: var(--alert-paper); }
    .page::after { content: "〔" attr(aria-label) "〕"; color: var(--rule); font-size: .7em;
      vertical-align: super; }
    :target { background: var(--head); }
    @media print {
      :root { --ink: #000; --paper: #fff; --rule: #000; --alert: #000; --alert-paper: #fff;
        --head: #fff; }
      @page { size: A4; margin: 3.7cm 2.6cm 3.5cm 2.8cm; }
      body { max-width: none; padding: 0; font-size: 12pt; line-height: 1.75; }
      nav, .page::after { display: none; }
      figure { overflow: visible; }
      thead { display: table-header-group; }
      .letterhead { print-color-adjust: exact; }
      p { orphans: 2; widows: 2; }
    }

    """
}
