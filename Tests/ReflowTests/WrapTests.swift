import DocumentModel
import Reflow
import Testing

/// How wrapped lines of texts without geometry are told from lines of their own.
struct WrapTests {
  private func texts(_ lines: [String]) -> [String] {
    AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs.map(\.text)
  }

  /// The lines as they come out by themselves: without the spaces beside Chinese characters.
  private func alone(_ lines: [String]) -> [String] { lines.flatMap { texts([$0]) } }

  /// What must stand as it is: no sentence goes through its lines, though they are of like length.
  @Test(arguments: [
    // Names, addresses, books.
    ["录取名单", "计算机科学与技术专业张晓明", "计算机科学与技术专业李晓红", "软件工程专业本科四年制赵志刚", "信息安全专业本科四年制周小平"],
    ["江苏省交通规划设计院股份有限公司", "浙江省建筑设计研究院股份有限公司", "山东省城乡规划设计研究院有限公司", "福建省林业勘察设计院有限责任公司"],
    ["《红楼梦》曹雪芹著人民文学出版社出版", "《围城》钱钟书著人民文学出版社出版发行", "《边城》沈从文著北岳文艺出版社出版发行"],
    // Slogans, verse without marks, verse with.
    ["坚定理想信念，牢记初心使命，推动高质量发展", "深化改革创新，扩大对外开放，促进共同富裕", "加强党的领导，改进工作作风，密切联系群众"],
    ["我是你河边上破旧的老水车啊母亲", "数百年来纺着疲惫的歌我的母亲啊", "我是你额上熏黑的矿灯照亮了道路"],
    ["我愿意是荒林，在河流的两岸，", "对一阵阵的狂风，勇敢地作战……", "只要我的爱人是一只小鸟，", "在我的稠密的树枝间做窠，鸣叫。"],
    // Lines that begin alike.
    ["08:00 酒店大堂集合出发前往机场", "10:35 乘坐航班飞往昆明国际机场", "14:00 抵达昆明入住宾馆，稍事休息。"],
    ["1952年9月由三所学院合并组建专科学校", "1958年8月升格为师范学院并开始招生", "1966年6月停止招生，教师下放劳动。"],
    ["姓名：刘洋", "工作单位及职务：长沙市第一中学语文教师", "家庭住址：长沙市开福区湘雅路八十八号", "备注：无。"],
    ["1. 下列各句中，没有语病的一句是", "A. 通过这次学习，使我提高了认识。", "B. 他的写作水平明显改进了。"],
  ])
  func `lists of lines of like length stay lines`(lines: [String]) {
    #expect(texts(lines) == alone(lines))
  }

  @Test func `the few wraps of a contract join, and its short lines stay`() {
    let lines = [
      "技术服务合同", "合同编号：JS-2024-018", "甲方：清溪镇自来水厂", "一、服务内容",
      "1. 乙方为甲方提供管网的日常巡检服务。",
      "2. 乙方应在接到故障通知后4小时内到达现场处理，一般故障应当在24小时", "内排除。",
      "3. 乙方每季度提交一份书面报告。", "二、服务期限", "本合同期限为一年。", "三、争议解决",
      "双方应当协商解决；协商不成的，提交甲方所在地有管辖权的人民法院通过", "诉讼解决。",
      "甲方代表：", "乙方代表：",
    ]
    let expected =
      lines[..<5] + [lines[5] + lines[6]] + lines[7..<11] + [lines[11] + lines[12]] + lines[13...]
    #expect(texts(lines) == alone(Array(expected)))
  }

  @Test func `an item of a numbered list goes on without an end mark`() {
    let lines = [
      "1、打开电源开关", "2、等待指示灯亮起", "3、按下启动键，此时设备开始运行，屏幕上会显示当前的工作状态和剩余", "时间",
      "4、关闭电源",
    ]
    #expect(texts(lines) == [lines[0], lines[1], lines[2] + lines[3], lines[4]])
  }

  @Test func `questions and answers wrap between their labels`() {
    let lines = [
      "问：如何办理社保卡？", "答：请携带本人身份证到户籍所在地的社保经办机构办理，填写申领登记表，经审核后",
      "十五个工作日内领取。", "问：社保卡可以异地使用吗？", "答：可以。",
    ]
    #expect(texts(lines) == [lines[0], lines[1] + lines[2], lines[3], lines[4]])
  }

  @Test func `blank lines part paragraphs though one stops at a dash`() {
    let lines = [
      "他把行李放下，环顾四周。屋子里的陈设和三年前一模一样，连墙上那张发黄", "的照片都没有挪动过位置。", "", "街上空无一人，只有风——",
      "", "那种能钻进骨头缝里的风。",
    ]
    #expect(texts(lines) == [lines[0] + lines[1], lines[3], lines[5]])
  }

  @Test func `sections with decimal numbers are headings and keep the space`() {
    let lines = [
      "1 引言", "1.1 编写目的", "本文档用于说明系统的功能需求。", "1.2 术语", "UI：用户界面。", "2 总体描述", "2.1 运行环境",
      "页面响应时间不超过 3 秒。",
    ]
    let paragraphs = AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs
    #expect(
      paragraphs.filter { $0.kind == .heading }.map(\.text)
        == ["1 引言", "1.1 编写目的", "1.2 术语", "2 总体描述", "2.1 运行环境"])
  }

  @Test func `a title of two lines is one`() {
    let lines = ["清溪镇人民政府办公室关于印发清溪镇自来水厂", "用水和收费管理办法的通知", "清政办发〔2024〕3号"]
    #expect(texts(lines) == [lines[0] + lines[1], lines[2]])
  }

  @Test(arguments: [
    (
      [
        "The quick brown fox jumps over the lazy dog and then runs",
        "away into the forest, where it finds an old, well-", "known tree.",
      ], "well-known tree."
    ),
    (
      [
        "Article 1 The Parties agree to the following terms and con-", "ditions set forth below.",
      ], "terms and conditions set forth below."
    ),
  ])
  func `compounds keep the hyphen at which they were parted`(lines: [String], end: String) {
    let joined = texts(lines)
    #expect(joined.count == 1)
    #expect(joined.last?.hasSuffix(end) == true)
  }
}
