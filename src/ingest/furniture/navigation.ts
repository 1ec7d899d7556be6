/** The buttons, bars and placeholders of a page. Patterns run over a folded line without its brackets. */
const words = new Set(
  `首页 主页 home 正文 登录 注册 搜索 菜单 导航 退出 设置 更多 返回 顶部 返回顶部 返回首页 返回列表 回到顶部 返回页首 页首
  打印 打印本页 打印文章 打印页面 关闭 关闭窗口 关闭本页 关闭页面 收藏 收藏本文 纠错 我要纠错 举报 我要举报 投诉 复制 复制链接 邀请 订阅 推送 顶 踩
  分享 分享到 分享至 分享给 分享到微信 分享到微博 分享到qq 一键分享 转发 转载 推荐 点赞 赞 在看 评论 写评论 发表评论 我要评论 参与评论 全部评论 留言 写留言 跟帖 我要评论 查看评论 关注 已关注 私信
  微信 微博 新浪微博 腾讯微博 qq qq空间 qq好友 朋友圈 微信好友 豆瓣 人人网 facebook twitter x line plurk telegram whatsapp email weibo wechat 更多平台
  字号 字体 字体大小 文字大小 大 中 小 特大 超大 大字 小字 大号 小号 中号 大字号 小字号 大字体 小字体 放大字体 缩小字体 默认字号 a+ a- a t t+ t- t大 t小 无障碍 无障碍浏览 长者模式 适老版 关怀版 听全文 听新闻 朗读 语音播报 播放 暂停 放大 缩小 还原
  简体 繁体 简体版 繁体版 简 繁 english en 手机版 电脑版 移动版 客户端 app 下载 下载app 下载客户端 打开app 手机看新闻
  上一页 下一页 上页 下页 首页 末页 尾页 上一篇 下一篇 上一条 下一条 上一则 下一则 上一版 下一版 原创 置顶 热 新 广告 推广 赞助 end 划线 人划线 阅读原文 查看原文 原文链接 展开 收起 展开全文 阅读全文 查看全文 全文 查看更多 点击查看更多 加载更多 点击加载更多 加载中
  网站地图 联系我们 关于我们 使用帮助 帮助 帮助中心 意见反馈 广告服务 友情链接 法律声明 隐私政策 隐私声明 用户协议 服务条款 免责声明 网站声明 诚聘英才 加入我们 人才招聘 版权声明 站点地图 设为首页 加入收藏 rss 商务合作`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const channels = new Set(
  '新闻 要闻 时政 国内 国际 社会 军事 体育 汽车 房产 旅游 教育 时尚 科技 财经 股票 基金 娱乐 健康 文化 历史 视频 图片 图库 直播 评论 观点 理论 专题 政务 法治 民生 地方 本地 党建 数码 游戏 美食 母婴 星座 滚动 港澳 台湾 两岸 生活 副刊 运动 论坛 博客 音乐 电影'.split(
    ' ',
  ),
)
const fewestChannels = 4

const buttons: readonly RegExp[] = [
  /^(?:您?(?:的|现在的|当前的|当前|现在|目前)?(?:所在)?的?位置|当前所在|当前位置|所在位置)(?:\s?:|\s?是)/,
  // breadcrumbs: 首页 > 新闻 > 正文
  /^(?:网站)?首页\s?[>»→›/|-]|[>»→›]\s?(?:正文(?:内容)?|查看内容|详情|文章详情)(?:\s|$)|^[^\s>。,]{2,12}(?:\s?>>\s?[^\s>。,]{2,12}){1,4}$|[^。,]{2,16}>>$/,
  /^[^\s>»›→\d,。"+=]{2,12}(?:\s?[>»›→]\s?[^\s>»›→\d,。"+=]{2,12}){1,6}\s?[>»›→]?$/,
  /^(?:udn|首页|home)(?:\s?\/\s?[\u4e00-\u9fffa-z]{2,8}){1,4}$/,
  /^(?:一键)?分享(?:给|到|至)(?:朋友|好友|微信|微博|qq|空间|\s|:|$)|^分享让更多人看到/,
  /^(?:上一?[篇条则页]|下一?[篇条则页]|阅读下一篇|上\s?\/\s?下一篇新闻|前一篇|后一篇)(?:文章|新闻)?\s?(?:[:>]|$)/,
  /^(?:请?(?:您|先)?\s?登录(?:后|之后)|登录后|文明上网|网友评论|请先\s登录|还没有(?:人)?评论|暂无评论|发表于\s\d)/,
  /^(?:\+\s?1|\+\s?关注|\d{1,3}\s?\/\s?\d{1,3}|#[^\s#]{1,12}(?:\s#[^\s#]{1,12}){0,8})#?$/,
  /^(?:视频|图片|音频|页面|评论|数据|内容|广告)?(?:正在)?(?:加载|缓冲|载入)中[.…]*$|^(?:加载|播放)失败|^播放(?:视频|器)|^(?:请稍候|若长时间无响应)|加载中[,，]请稍候/,
  /^(?:点击|单击)(?:图片)?(?:查看|进入|放大|播放|下载|观看|上方|下方|蓝字|阅读|展开)[^。]{0,16}$|^查看(?:原图|大图)$|^(?:图集|组图|高清)(?:\s?[:(]|$)/,
  /^(?:扫一扫|扫码|扫描(?:二维码|下方)|长按.{0,6}(?:识别|关注|扫)|识别二维码|微信扫)[^。]{0,40}$|^用微信扫|[^。]{0,12}(?:微信|公众)号$|^(?:欢迎)?(?:关注|搜索)[^。]{0,8}(?:公众号|微信号?)[^。]{0,20}$/,
  /^(?:下载|打开|安装)[^。]{0,12}(?:客户端|app)|^(?:android|iphone|ipad|ios|安卓|苹果)版?$|客户端下载$|^[^。]{0,16}(?:app|客户端)(?:专享|内打开|打开|查看|看全文)/,
  /^[(]?原标题\s?:|点我(?:订阅|下载|看)|^点(?:此|这里)(?:订阅|下载|查看|进入)/,
  /^点个?["']?(?:在看|赞)["']?|^喜欢(?:此|这)内容的人还喜欢|^(?:阅读|展开)(?:剩余|余下)全文|^我知道了$|^(?:全部|最新|热门|精彩)?评论\s?\(?\d{0,6}\)?条?$/,
  /^(?:本|我们的?)?网站(?:使用|采用)\s?cookies?|使用\s?cookies?|^接受(?:所有|全部)\s?cookies?$/,
  /^(?:刚表态过的朋友|该贴已经同步)|^回复\s?(?:\(\d|举报)|^powered by|^gmt\+\d/,
]
const pageMark =
  /^第?\s?\d{1,4}\s?页?\s?[,/|共]\s?共?\s?\d{1,4}\s?页$|^第\s?\d{1,4}\s?页$|^-\s?\d{1,4}\s?-$|^page\s\d{1,4}(?:\sof\s\d{1,4})?$|^[(【]?下转\s?[^)】]{0,10}版?[^)】]{0,6}[)】]?$/
const separators = /[\s|/·•>»›→、,:;[\]()【】〔〕《》「」{}。]+/

/** Whether a folded line is nothing but what one clicks on, or what stands where a picture will be. */
export function isNavigation(folded: string): boolean {
  const tokens = folded.split(separators).filter((token) => token !== '')
  if (tokens.length === 0) return /[|>»›]/.test(folded)
  if (tokens.every((token) => words.has(token))) return true
  const known = tokens.filter((token) => words.has(token) || channels.has(token)).length
  if (known >= fewestChannels && known >= 0.6 * tokens.length) return true
  const bare = folded.replace(/^[【[(「<#*▲▼◆■\s]{1,4}/, '').replace(/[】\])」\s]{1,4}$/, '')
  return buttons.some((button) => button.test(bare) || button.test(folded))
}

/** What a printer sets between the lines of a story: the number of a page, （下转第3版）. */
export function isPageMark(folded: string): boolean {
  return folded.length <= 24 && pageMark.test(folded)
}
