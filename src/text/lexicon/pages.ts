/** Buttons, bars and placeholders seen on the pages of news sites. */
export const navigationWords =
  `首页 主页 home 正文 登录 注册 搜索 菜单 导航 退出 设置 更多 返回 顶部 返回顶部 返回首页 返回列表 回到顶部 返回页首 页首
  打印 打印本页 打印文章 打印本文 打印此页 打印页面 反馈 意见反馈 跳至内容 跳到内容 跳过导航 文章导航 发表回复 回复 没有了 置顶 关闭此页 关闭 关闭窗口 关闭本页 关闭页面 收藏 收藏本文 纠错 我要纠错 举报 我要举报 投诉 复制 复制链接 邀请 订阅 推送 顶 踩
  分享 分享到 分享至 分享给 分享到微信 分享到微博 分享到qq 一键分享 转发 转载 推荐 点赞 赞 在看 评论 写评论 发表评论 我要评论 参与评论 全部评论 留言 写留言 跟帖 我要评论 查看评论 关注 已关注 私信
  微信 微博 新浪微博 腾讯微博 qq qq空间 qq好友 朋友圈 微信好友 豆瓣 人人网 facebook twitter x line plurk telegram whatsapp email weibo wechat 更多平台
  字号 字体 字体大小 字型 字型大小 字级 文字大小 大 中 小 特大 超大 大字 小字 大号 小号 中号 大字号 小字号 大字体 小字体 放大字体 缩小字体 默认字号 a+ a- a t t+ t- t大 t小 无障碍 无障碍浏览 长者模式 适老版 关怀版 听全文 听新闻 朗读 语音播报 播放 暂停 放大 缩小 还原
  简体 繁体 简体版 繁体版 简 繁 english en 手机版 电脑版 移动版 客户端 app 下载 下载app 下载客户端 打开app 手机看新闻
  上一页 下一页 上页 下页 首页 末页 尾页 上一篇 下一篇 上一条 下一条 上一则 下一则 上一版 下一版 原创 置顶 热 新 广告 推广 赞助 end 划线 人划线 阅读原文 查看原文 原文链接 展开 收起 展开全文 阅读全文 查看全文 全文 查看更多 点击查看更多 加载更多 点击加载更多 加载中
  网站地图 联系我们 关于我们 使用帮助 帮助 帮助中心 意见反馈 广告服务 友情链接 法律声明 隐私政策 隐私声明 用户协议 服务条款 免责声明 网站声明 诚聘英才 加入我们 人才招聘 版权声明 站点地图 设为首页 加入收藏 rss 商务合作`.split(
    /\s+/,
  )

/** Sections of news sites. */
export const channels =
  '新闻 要闻 时政 国内 国际 社会 军事 体育 汽车 房产 旅游 教育 时尚 科技 财经 股票 基金 娱乐 健康 文化 历史 视频 图片 图库 直播 评论 观点 理论 专题 政务 法治 民生 地方 本地 党建 数码 游戏 美食 母婴 星座 滚动 港澳 台湾 两岸 生活 副刊 运动 论坛 博客 音乐 电影'.split(
    ' ',
  )

/** Marks of one character that are buttons. */
export const shortMarks = '大 中 小 完 赞 贊 顶 踩'.split(' ')

/** Parts of the heading of a list of other stories: 相关阅读, 热门推荐. */
export const othersLead =
  '相关 热门 精彩 热点 推荐 最新 精选 更多 编辑 为 为您 头条 今日 猜你 大家 本周 站内 图片 首页 延伸 扩展 关联 往期 频道 专题 同类'.split(
    ' ',
  )
export const othersBehind =
  '文章 阅读 新闻 推荐 链接 报道 资讯 内容 稿件 话题 帖子 精彩 排行 排行榜 热点 信息 专题 视频 喜欢 都在看 在看 回顾 焦点 图片 动态 关注 标签 搜索'.split(
    ' ',
  )

/** Whose comments follow, in both scripts. */
export const commentsLead = '热门 熱門 最新 精彩 全部 网友 網友 用户 用戶'.split(' ')

/** Words next to the day of a story that name nobody, and the endings of such words. */
export const besideDayWords =
  '发布 发表 更新 时间 日期 来源 作者 编辑 责编 浏览 阅读 点击 评论 分享 收藏 字号 字体 原创 关注 打印 投稿 优质 认证 官方 听 看 正文 新闻 首页 综合 星期 周一 周二 周三 周四 周五 周六 周日 上午 下午 北京 am pm by published updated gmt 来自 记者 摄影 人气 分类 备案 刊出 栏目 标签 频道 最后 图片 字数'.split(
    ' ',
  )
export const besideDayEnds =
  '次 人 阅读 浏览 评论 作者 时间 领域创作者 报导 报道 分钟 小时 天前'.split(' ')

/** What is reported as missing from a page, and the words for it. */
export const goneThings = '内容 文章 帖子 页面 网页 视频 作品 账号 帐号 公众号 稿件'.split(' ')
export const goneWords = '删除 下架 移除 不存在 失效 屏蔽 迁移 注销 停止 撤回 查看 访问 找到'.split(
  ' ',
)

/** Words that begin a copyright line but name no owner. */
export const noOwners =
  '备案 本站 本网 本报 法律 免责 未经 不得 地址 技术 网站 所有 违者 任何'.split(' ')

/** What a click on a picture or a line does. */
export const clickWords = '查看 进入 放大 播放 下载 观看 上方 下方 蓝字 阅读 展开'.split(' ')

/** Subjects of a site's declaration, and what an advertiser gives a number for. */
export const declarationKinds = '特别 平台 免责 版权 转载 网站 郑重 风险 投资'.split(' ')
export const adverts = '微信 手机 租售 招商 招商热线 招商电话 广告 投稿 报料 爆料 合作'.split(' ')

/** Ends of a text that goes on elsewhere, in both scripts. */
export const goesOnElsewhere =
  '阅读全文 閱讀全文 查看全文 阅读更多 閱讀更多 查看更多 阅读原文 閱讀原文 查看原文 点击查看 點擊查看 点此阅读 详情请见 详见原文 繼續閱讀 继续阅读 更多内容 更多內容 全文'.split(
    ' ',
  )
