/**
 * News agencies, whose stories are reprinted by others and whose names begin those of their other media: 新华 of 新华网. 中央
 * alone would match others.
 */
export const agencyNames = '新华 中新 中央社 中通 香港中通 法新 路透 美联 塔斯 共同 韩联'.split(' ')
export const agencies = agencyNames.map((name) => (name.endsWith('社') ? name : `${name}社`))

/** What a paper calls itself in the dateline of a story, and others that name themselves there. */
export const ownNames = '本报 本社 本台 本网'.split(' ')
export const broadcasters = '中新网 人民网 中央广播电台'.split(' ')

/** Endings of newspaper names. */
export const newspaperEnds = '日报 晚报 时报 早报 商报 晨报 都市报 快报 周报 导报'.split(' ')

/** Endings of media names. */
export const mediaEnds = '报 社 网 台 刊 新闻 在线 客户端 周刊 杂志'.split(' ')

/** Endings of the names of other publishers: accounts, desks. */
export const accountEnds = '发布 融媒 融媒体 融媒体中心 频道 公众号 快讯 头条 财经'.split(' ')

/** Endings of the names of offices that publish or sign. */
export const publishingOffices = '政府 中心 办公室 委员会 公司 局 厅 办 署 院 会 部 委'.split(' ')

/** Who writes, and their rank. */
export const writerRoles = '记者 通讯员 实习生 特派员 特约撰述 撰稿 撰稿人 撰文 作者 编译'.split(
  ' ',
)
export const writerRanks =
  '首席 见习 实习 特约 全媒体 融媒体 融媒 本报 本台 本网 本社 总台 央视'.split(' ')

/** Who edits, checks and releases a story, and for which desk. */
export const editors =
  '编辑 总编辑 责编 美编 校对 审核 审校 编审 审编 核稿 复审 初审 终审 一审 二审 三审 监制 监审 总监审 统筹 策划 总编 主编 签发 制作 编发 网编 责校'.split(
    ' ',
  )
export const editorDesks =
  '责任 执行 流程 本文 值班 实习 本期 网络 网页 本版 版面 微信 新媒体 文字 图片 视频 视觉 高级 栏目 首席 英文 内容'.split(
    ' ',
  )

/** Who else worked on a story without writing it. */
export const producers =
  '终校 出品 出品人 主任 排版 制图 设计 海报 编导 剪辑 配音 摄像 运营 值班编委 编委 审读 发布 供图 图片 插画 配图 版式 检校'.split(
    ' ',
  )

/** Words for the story itself in labels: 稿件来源, 文章作者. */
export const storyWords = '信息 文章 稿件 新闻 内容 图文 本文 媒体'.split(' ')

/** Words for what happens to a story at the time given: 发布时间. */
export const publishingWords =
  '发布 发表 更新 最后更新 发文 成文 录入 创建 刊发 刊登 文章 编辑 上传 添加'.split(' ')

/** Reader actions that are counted. */
export const readerActs =
  '阅读 浏览 点击 查看 评论 点赞 分享 人气 访问 播放 热度 观看 围观 收藏'.split(' ')

/** Words in place of a writer's or source's name, or at the start of something that is not one. */
export const noWriters =
  '编辑 责编 来源 审核 校对 记者 通讯员 时间 日期 发布 佚名 匿名 未知 网络 管理员 小编 综合 原创 转载 不详 站长 文字 摄影 图片 撰文 采访 楼主 沙发 板凳 游客 网友 无'.split(
    ' ',
  )
export const noSources = '网络 互联网 网上 网友 转载 综合 整理 本站 未知 不详 其他 其它 佚名'.split(
  ' ',
)

/** Words after 记者 that are not a name. */
export const reportingKinds =
  '手记 观察 综合 报道 报导 调查 节 证 获悉 了解 采访 之家 招待会 协会'.split(' ')

/** Words after a name that say what the person did. */
export const workBehindName =
  '文/图 图/文 文 图 摄影 摄影报道 综合报道 综合报导 报道 报导 文并摄'.split(' ')

/** Labels for who or what published a story, in addition to those for roles. */
export const publisherLabels =
  '来源 稿源 采写 欄名 栏名 原作者 供稿 发布人 发布者 发布单位 发布机构 摄影 出处 归档 栏目 分类 所属栏目 编辑 责任编辑 责编 审核 校对 发布 发表 录入'.split(
    ' ',
  )
/** Labels for things other than source, writer and editor. */
export const otherLabels =
  '发布于 发表于 更新于 字号 字体 字体大小 打印 关键词 标签 分类 栏目 摄影 图 图片 翻译 编译 字数'.split(
    ' ',
  )
export const tagLabels =
  '标签 分类 归类 关键词 关键字 相关字词 责任稿签 话题 本文标签 文章关键词 文章关键字'.split(' ')
