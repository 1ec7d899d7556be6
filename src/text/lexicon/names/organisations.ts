/**
 * Endings of organisation names of at least two characters: the ends of names and common nouns for them that occur in
 * at least 300 of the 66,971 training articles of `news-68k`; 大学 covers 科技大学. 平台, 团队 and 网站 are left out because they
 * more often say what something is.
 */
export const organisationEnds =
  '公司 企业 集团 银行 大学 高校 学院 学校 中学 小学 医院 研究院 研究所 科学院 实验室 委员会 协会 学会 商会 工会 联合会 基金会 理事会 董事会 法院 检察院 公安局 管理局 统计局 教育局 体育局 旅游局 民政局 气象局 分局 总局 派出所 事务所 交易所 工作室 办公室 办事处 服务站 俱乐部 联盟 党委 党组 政府 国务院 电视台 报社 通讯社 出版社 旅行社 博物馆 图书馆 体育馆 大使馆 工厂 支队 大队 总队 中队 救援队 球队 代表团'.split(
    ' ',
  )

/** Endings that form a name only together with what comes before: 指挥中心, 消防救援机构. */
export const organisationNouns = '中心 机构 组织 单位 部门 证券 消防站'.split(' ')

/** Last characters of departments: 教育部, 公安厅. Many other words end this way too (内部, 格局). */
export const departmentEnds = '部局委厅'

/** Words used to ask for an organisation: 哪家企业, 承建方是谁. */
export const askedOrganisations =
  '公司 机构 部门 单位 企业 学校 大学 学院 医院 银行 组织 媒体 集团 法院 球队 俱乐部 平台 协会 品牌 厂商 开发商 运营商 承建方 主办方'.split(
    ' ',
  )

/** Words for a firm. */
export const firms = '公司 企业 集团 厂商 厂'.split(' ')

/** Desks, offices and groups that sign a report as its writers: 水库管理党支部. */
export const signingOffices =
  '支部 党委 总支 委员会 办公室 办公厅 编辑部 评论员 课题组 调研组 研究院 研究所 研究室 学院 宣传部 团委 工会 观察员'.split(
    ' ',
  )
