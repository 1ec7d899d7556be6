/**
 * Offices, professions and roles of people that occur in at least 50 of the 66,971 training articles of `news-68k`; 局长
 * covers 副局长. Words that seldom occur next to a name are left out: 代表, 委员, 嫌疑人, 老师.
 */
export const offices =
  '负责人 书记 主任 作者 主席 经理 部长 总统 董事 局长 发言人 医生 冠军 亚军 季军 教授 总经理 秘书 院长 董事长 市长 律师 总裁 秘书长 分析师 教练 法官 队长 会长 大使 总理 执行官 创始人 创办人 议员 医师 导演 编剧 工程师 总监 研究员 校长 裁判 行长 司长 检察官 检察长 处长 区长 所长 厅长 省长 州长 县长 镇长 科长 理事长 主持人 院士 司令 司令员 首相 干事 外长 专员 合伙人 站长 馆长 设计师 团长 监事 传承人 领事 主编 国务卿 班主任 班长 社长 议长 总编 总编辑 制片人 机长 特使 店长 园长 船长 台长'.split(
    ' ',
  )

/** Endings of words for people: 设计师, 运动员, 发言人. */
export const peopleEnds = '长员者师生授家理官事记席人警民手'
