/**
 * Endings of event names that occur in at least 50 of the 66,971 training articles of `news-68k`; 大会 covers 代表大会, 决赛
 * covers 半决赛. Of the words in 会, 赛, 节, 展, 礼 and 式 that occur this often, only those that name an occasion are listed.
 */
export const events =
  '活动 会议 比赛 仪式 发布会 大会 决赛 论坛 大运会 大赛 展览 开幕式 闭幕式 运动会 座谈会 竞赛 联赛 峰会 记者会 奥运会 世界杯 盛会 会展 研讨会 展会 亚运会 博览会 演唱会 锦标赛 小组赛 年会 典礼 晚会 嘉年华 交流会 聚会 车展 预赛 球赛 音乐会 路演 音乐节 听证会 资格赛 作品展 冬奥会 分享会 文化节 公开赛 推介会 马拉松 淘汰赛 联谊会 书展 挑战赛 艺术节 招聘会 展览会 画展 见面会 电影节 庆典 友谊赛 邀请赛'.split(
    ' ',
  )
