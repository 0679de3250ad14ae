/// What follows the adverb 一一 (one by one), and what never does.
///
/// Source: by hand; the adverb goes with what is done to each of several things or people.
enum OneByOne {
  /// Whether `text` may be what 一一 goes with: 对应, 向…道谢; or the 年 of 一一年.
  static func mayBegin(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    return single.contains(first)
      || words[first]?.contains(where: { text.starts(with: $0) }) == true
  }

  /// Whether `text` begins with a word that turns to something else: 当然, 你.
  static func cannotBegin(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    turns.contains { text.starts(with: $0) }
  }

  /// Whether `text` begins with a word that no sentence has behind the adverb at its start: 第一, 原来.
  static func cannotBeginSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    sentenceTurns.contains { text.starts(with: $0) }
  }

  private static let single = Set("地向给把将替跟作做加予年月日号".unicodeScalars)

  private static let words: [Unicode.Scalar: [[Unicode.Scalar]]] = {
    let words = """
      据实 如实 仔细 详细 安排 摆出 摆放 摆在 拜访 拜见 拜谢 办结 办理 保存 报到 报告 备案 比对 比较 比照 编号
      编写 辨别 辨认 辩驳 辩解 标出 标记 标明 标示 标注 驳斥 驳回 补办 补充 补齐 补上 补正
      布置 部署 测量 查办 查处 查对 查封 查核 查看 查明 查清 查实 查验 查找 查证 拆除 拆解
      阐明 阐释 阐述 尝遍 尝试 陈列 陈述 呈报 呈现 澄清 出示 处理 处置 传达 传授 传阅 存档
      答道 答复 答谢 答应 打电话 打开 打量 打上 打听 打招呼 道别 道出 道来 道明 道谢 登记 登门
      递交 点出 点名 点评 点破 点清 调查 调处 调解 订正 兑付 兑现 对比 对号 对接 对应 对账
      对照 对质 发表 发放 发给 反驳 反馈 返还 放好 放回 放在 分辨 分发 分给 分解 分类 分配
      分析 分享 浮现 复查 复核 复述 改正 概述 盖章 告别 告辞 告诉 告知 更换 更正 公布 公开
      公示 勾选 购置 归档 归还 归类 归位 过目 过堂 过问 核查 核定 核对 核减 核实 核算 核销
      核准 划分 划清 还原 回答 回访 回复 回顾 回应 汇报 击破 计算 记录 记下 记载 记在 记住
      纪录 检查 检验 检阅 鉴别 鉴定 建档 讲解 讲明 讲述 交办 交代 交待 交付 交给 交换 交接
      揭开 揭示 揭晓 解答 解读 解决 解开 解释 解说 介绍 进行 究办 纠正 纠治 决定 开列 刊登
      看清 看望 考核 列出 列举 列明 列入 列示 领会 领取 录入 论述 论证 罗列 落到 落地 落实
      枚举 描绘 描述 明确 命名 摸清 默念 目睹 拟定 弄清 排查 排除 排列 盘点 判断 批驳 批复
      批阅 评价 评论 评审 评述 破除 破解 剖析 铺开 签到 签订 签发 签名 签收 签署 签字 清查
      清点 清理 清算 清退 取缔 取下 确认 认定 认领 入册 入户 闪过 闪现 商议 上报 上门 申报
      审查 审定 审核 审批 审议 审阅 识别 收好 收回 收集 收缴 收录 收下 授予 受理 梳理 输入
      数过 数来 说出 说到 说明 说清 送达 送到 送给 送还 送上 搜集 诉说 探访 探讨 提到 提交
      提示 填报 填入 填写 挑选 听取 通报 通知 投递 推敲 退还 退回 完成 慰问 问道 问过 问候
      问清 握手 细看 细数 细说 详解 详述 详谈 销号 销毁 销账 校对 校正 写出 写明 写下 写在
      谢过 行礼 叙述 叙说 宣布 宣读 询问 寻访 训话 研判 演示 验明 验收 验证 移交 移送 印证
      应对 应验 应允 映射 约谈 载明 载入 再现 赞扬 造册 展开 展示 展现 张贴 找出 找到 召见
      整改 整理 指出 指明 指认 指正 致谢 质问 重温 重现 注册 注明 注释 抓好 抓实 转达 转告
      转交 装订 追查 追究 赘述 走遍 走访 走过 遵照
      """
    return Dictionary(grouping: scalars(of: words)) { $0[0] }
  }()

  private static let turns = scalars(
    of: "你 我 您 咱 他 她 它 这 那 便 却 当然 但是 但 因为 虽然 虽说 尽管 如果 否则 然而 不过 还有 还是 恐怕 分明 于是 可见 毕竟")

  private static let sentenceTurns = scalars(
    of: """
      第一 第二 第三 不多 不久 不料 不但 不是 不仅 不知 不然 今天 昨天 明天 现在 当时 从前 后来 原来 其实 所以
      而且 并且 也许 大概 或许 谁 什么 怎么 为什么 没有 正是 就是 只是 只有 可是 已经 到底 究竟 其中 例如
      """)

  private static func scalars(of words: String) -> [[Unicode.Scalar]] {
    words.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
  }
}
