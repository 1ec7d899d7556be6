import { anyOf } from '../../text/any-of.js'
import { channels, clickWords, navigationWords } from '../../text/lexicon/pages.js'

/** The buttons, bars and placeholders of a page. The patterns match a folded line without its brackets. */
const words = new Set(navigationWords)
const sections = new Set(channels)
const fewestChannels = 4

const buttons: readonly RegExp[] = [
  /^(?:您?(?:的|现在的|当前的|当前|现在|目前)?(?:所在)?的?位置|当前所在|当前位置|所在位置)(?:\s?:|\s?是)/,
  // breadcrumbs: 首页 > 新闻 > 正文
  /^(?:网站)?首页\s?[>»→›/|-]|[>»→›]\s?(?:正文(?:内容)?|查看内容|详情|文章详情)(?:\s|$)|^[^\s>。,]{2,12}(?:\s?>>\s?[^\s>。,]{2,12}){1,4}$|^[^。,]{2,16}>>$/,
  /^[^\s>»›→\d,。"+=]{2,12}(?:\s?[>»›→]\s?[^\s>»›→\d,。"+=]{2,12}){1,6}\s?[>»›→]?$/,
  /^(?:udn|首页|home)(?:\s?\/\s?[\u4e00-\u9fffa-z]{2,8}){1,4}$/,
  /^(?:一键)?分享(?:给|到|至)(?:朋友|好友|微信|微博|qq|空间|\s|:|$)|^分享让更多人看到/,
  /^(?:上一?[篇条则页]|下一?[篇条则页]|阅读下一篇|上\s?\/\s?下一篇新闻|前一篇|后一篇)(?:文章|新闻)?\s?(?:[:>]|$)/,
  /^(?:请?(?:您|先)?\s?登录(?:后|之后)|登录后|文明上网|网友评论|请先\s登录|还没有(?:人)?评论|暂无评论|发表于\s\d)/,
  /^(?:\+\s?1|\+\s?关注|\d{1,3}\s?\/\s?\d{1,3}|#[^\s#]{1,12}(?:\s#[^\s#]{1,12}){0,8})#?$/,
  /^(?:视频|图片|音频|页面|评论|数据|内容|广告)?(?:正在)?(?:加载|缓冲|载入)中[.…]*$|^(?:加载|播放)失败|^播放(?:视频|器)|^(?:请稍候|若长时间无响应)|加载中[,，]请稍候/,
  new RegExp(
    `^[点单]击(?:图片)?${anyOf(clickWords)}[^。]{0,16}$|^查看[原大]图$|^(?:图集|组图|高清)(?:\\s?[:(]|$)`,
  ),
  /^(?:扫一扫|扫码|扫描(?:二维码|下方)|长按.{0,6}(?:识别|关注|扫)|识别二维码|微信扫)[^。]{0,40}$|^用微信扫|[^。]{0,12}(?:微信|公众)号$|^(?:欢迎)?(?:关注|搜索)[^。]{0,8}(?:公众号|微信号?)[^。]{0,20}$/,
  /^(?:下载|打开|安装)[^。]{0,12}(?:客户端|app)|^(?:android|iphone|ipad|ios|安卓|苹果)版?$|客户端下载$|^[^。]{0,16}(?:app|客户端)(?:专享|内打开|打开|查看|看全文)/,
  /^(?:热门搜索|热搜词?|搜索热词|大家都在搜)\s?:/,
  /点我(?:订阅|下载|看)|^点(?:此|这里)(?:订阅|下载|查看|进入)/,
  /^点个?["']?(?:在看|赞)["']?|^喜欢(?:此|这)内容的人还喜欢|^(?:阅读|展开)(?:剩余|余下)全文|^我知道了$|^(?:全部|最新|热门|精彩)?评论\s?\(?\d{0,6}\)?条?$/,
  /^(?:本|我们的?)?网站(?:使用|采用)\s?cookies?|使用\s?cookies?|^接受(?:所有|全部)\s?cookies?$/,
  /^您?的?浏览器[^。]{0,12}(?:无法|不支持)[^。]{0,12}(?:播放|视频)|^转播到[^。]{2,12}$|(?:请)?继续往下(?:阅读|看)[.…]*$|^[^。]{0,6}(?:以上|以下)(?:为|是)广告|^(?:advertisement|广告|我是广告)|^[▼▲◤◥★※]\s?[^。]{2,24}\s?[▼▲◢◣★]$|^(?:点击)?(?:播报|收听|朗读)本文|^听全文|^(?:like|关注)我们的[^。]{0,12}(?:脸书|微博|facebook)|^(?:撮要|摘要|podcast|end of podcast)$|^(?:图片|影像|图像|封面图?片?)\s?来源\s?[:,]?$|^(?:文|文字|图|摄影|编辑|撰文)\s?[|]$|^[∙·•]\s?\S{2,8}\s?>$/,
  /^[(【]?本文来自[^。]{2,20},?更多[^。]{2,20}(?:下载|关注|搜索)[^。]{0,20}[)】]?$|^更多[^。]{0,12}(?:资讯|新闻|内容|文章|报道)[^。]{0,8}(?:请|尽在|下载|关注|上)[^。]{2,24}$|^●?\s?更多(?:文章|新闻|报道)/,
  /^(?:刚表态过的朋友|该贴已经同步)|^回复\s?(?:\(\d|举报)|^powered by|^gmt\+\d/,
]
const pageMark =
  /^第?\s?\d{1,4}\s?页?\s?[,/|共]\s?共?\s?\d{1,4}\s?页$|^第\s?\d{1,4}\s?页$|^-\s?\d{1,4}\s?-$|^page\s\d{1,4}(?:\sof\s\d{1,4})?$|^[(【]?下转\s?[^)】]{0,10}版?[^)】]{0,6}[)】]?$/
const separators = /[\s|/·•>»›→、,:;[\]()【】〔〕《》「」{}。]+/

/** Decides whether a folded line holds only clickable labels or picture placeholders. */
export function isNavigation(folded: string): boolean {
  const tokens = folded.split(separators).filter((token) => token !== '')
  if (tokens.length === 0) return /[|>»›]/.test(folded)
  if (tokens.every((token) => words.has(token))) return true
  const known = tokens.filter((token) => words.has(token) || sections.has(token)).length
  if (known >= fewestChannels && known >= 0.6 * tokens.length) return true
  const bare = folded.replace(/^[【[(「<#*▲▼◆■\s]{1,4}/, '').replace(/[】\])」\s]{1,4}$/, '')
  return buttons.some((button) => button.test(bare) || button.test(folded))
}

/** Decides whether a line is what a printer sets between the lines of a story: a page number, （下转第3版）. */
export function isPageMark(folded: string): boolean {
  return folded.length <= 24 && pageMark.test(folded)
}

/** Decides whether a line states the former title: （原标题：…）, whatever mark the title ends in. */
export function isFormerTitle(folded: string): boolean {
  return /^[(【[]?(?:原标题|原题)\s?:/.test(folded)
}
