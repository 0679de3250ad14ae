/// How report.html looks: light and dark by the reader's setting, black on white in print.
package enum ReportStyle {
  package static let css = """
    :root {
      color-scheme: light dark;
      --ground: #fcfcfa; --card: #f1f1ec; --line: #d5d5cc; --ink: #1d1e20; --faint: #5c5f63;
      --good: #24713f; --warn: #8a5300; --bad: #b3261e; --accent: #2b5c8a;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #17181a; --card: #222427; --line: #3a3d41; --ink: #e8e8e4; --faint: #a3a7ab;
        --good: #7ccf98; --warn: #f0b95e; --bad: #ff8f86; --accent: #8bbbe8;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC",
        "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
    }
    main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    header { border-left: .35rem solid var(--good); padding: .1rem 0 .1rem 1.1rem; }
    header.later { border-color: var(--accent); }
    header.person { border-color: var(--bad); }
    h1 { font-size: 1.5rem; line-height: 1.3; margin: .1rem 0 .4rem; text-wrap: balance; }
    h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
    h3 { font-size: 1rem; margin: 0 0 .3rem; }
    h1, h3, p, li, dd, td, figcaption { overflow-wrap: anywhere; }
    p { margin: .3rem 0; }
    .run, .more, .time, dt { color: var(--faint); }
    .run { font-size: .9rem; }
    .next { font-size: 1.05rem; }
    header.person .next { font-weight: 600; }
    .warn { color: var(--warn); }
    .bad { color: var(--bad); }
    .tiles {
      list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .6rem;
      grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    }
    .tiles li { background: var(--card); border-radius: .4rem; padding: .55rem .8rem; }
    .tiles b { display: block; font-size: 1.4rem; line-height: 1.2; }
    .facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
    .facts dd { margin: 0; }
    article { background: var(--card); border-radius: .4rem; padding: .8rem 1rem; margin: .7rem 0; }
    .tag {
      font-size: .8rem; font-weight: normal; border: 1px solid; border-radius: 1rem;
      padding: .05rem .55rem; margin-left: .3rem; white-space: nowrap;
    }
    .remedy::before { content: "→ "; color: var(--faint); }
    .names { margin: .4rem 0 0; padding-left: 1.2rem; }
    table { border-collapse: collapse; width: 100%; font-size: .93rem; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; }
    th { color: var(--faint); font-weight: 600; }
    tr { border-bottom: 1px solid var(--line); }
    td { overflow: hidden; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.number, .time { white-space: nowrap; }
    .number + * { padding-left: 1rem; }
    td.text { font-size: 1.1rem; }
    td.bar { width: 30%; vertical-align: middle; }
    td.bar span { display: block; height: .6rem; background: var(--accent); border-radius: .2rem; }
    .pages {
      display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr));
    }
    figure { margin: 0; }
    figure img, .blank {
      width: 100%; height: 14rem; object-fit: contain; object-position: top; display: block;
      background: var(--card); border: 1px solid var(--line);
    }
    .blank { display: grid; place-content: center; color: var(--faint); }
    figcaption { font-size: .88rem; padding-top: .25rem; }
    @media (max-width: 40rem) {
      section { overflow-x: auto; }
      td.bar { width: auto; min-width: 4rem; }
    }
    @media print {
      :root {
        color-scheme: light;
        --ground: #fff; --card: #fff; --line: #bbb; --ink: #000; --faint: #444;
        --good: #000; --warn: #000; --bad: #000; --accent: #555;
      }
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      article, .tiles li { border: 1px solid var(--line); }
      article, figure, tr, .tiles li { break-inside: avoid; }
      h2, h3, thead { break-after: avoid; }
      .pages { grid-template-columns: repeat(4, 1fr); }
      td.bar span { print-color-adjust: exact; }
    }

    """
}
