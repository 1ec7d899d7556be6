import { fold } from '../text/fold.js'
import { isProse, type Line } from './lines.js'
import { byline } from './metadata.js'

/** What surrounds a story on its page, told by what a line says (patterns over folded text). */
const furniture: readonly RegExp[] = [
  // navigation
  /^(?:您?(?:的|现在的|当前的|当前)?位置|当前所在)\s?[:：]/,
  /^首页\s?[>»]|>\s?正文|>>/,
  /^(?:上一篇|下一篇|返回(?:顶部|首页|列表)|打印|关闭|收藏|字号|字体|登录|注册|评论|点赞|纠错)(?:[\s:：]|$)/,
  // sharing and contacts
  /^(?:一键)?分享(?:给|到|至)(?:朋友|好友|微信|微博|qq|空间|\s|:|$)|扫一扫|长按.{0,6}(?:识别|关注)|微信(?:号|公众号)$|关注.{0,6}(?:公众号|微信)/,
  /(?:电话|手机|微信|热线|咨询|qq|租售|合作)[^\d。]{0,8}[:：][^\d。]{0,4}[\d\s-]{7,}/,
  /(?:^|\D)400[-\s]?\d{3,4}[-\s]?\d{3,4}(?:\D|$)/,
  // rights and licences
  /版权(?:所有|声明)|版权[为归].{0,30}所有|版 权 所 有|copyright|all rights reserved|未经.{0,10}(?:授权|同意|许可).{0,10}(?:禁止|不得|请勿)/,
  /许可证\s?:?\s?(?:\([\u4e00-\u9fff]{1,4}\)|[\u4e00-\u9fff])?\s?(?:字|b2|\d)|icp备|icp证|公网安备|^营业执照|违法和不良信息|举报(?:电话|邮箱)|(?:网站|服务)(?:声明|律师|邮箱)/,
  /概况.*(?:招聘|广告服务|联系我们)/,
]

/** From here on a page shows other stories. */
const otherStories =
  /^[【[]?(?:相关(?:文章|阅读|新闻|推荐|链接|报道)|热门(?:推荐|文章|新闻)|猜你喜欢|延伸阅读|推荐阅读|更多(?:精彩|新闻|报道))(?:[\s:>»\]】]|$)/

/** The end of a story in the words of its editors: （责编：张凯）, （完） */
const lastLine = /^[(]?(?:责编|责任编辑|编辑|审核|校对)\s?[:：].{1,24}$|[(]完[)]$/

// Set phrases that sites put behind a story's last sentence, on the same line. What follows a label
// holds no sentence of its own: 图片来源：… in the middle of a line that runs on is no tail.
const tails: readonly RegExp[] = [
  /返回搜狐，查看更多(?:\s?责任编辑：[^\n。，]{0,20})?$/,
  /更多精彩内容请进入.{2,8}$/,
  /如遇作品内容、版权等问题[^\n]{0,120}$/,
  /【投稿、区域合作[^】\n]{0,90}】$/,
  /本文属于原创文章，如若转载，请注明来源[^\n]{0,160}$/,
  /广告声明：[^\n]{0,160}$/,
  /[（(]?原标题：[^\n。]{0,120}$/,
  /[（(【[]?\s?(?:责任|流程|本文)?(?:编辑|责编|校对|审核)\s?[:：][^\n。！？，]{0,60}(?:，转载请注明出处)?。?$/,
  /(?<=[。！？”）)])\s{0,3}编辑\s[\u4e00-\u9fff]{2,4}(?:\s?校对\s[\u4e00-\u9fff]{2,4})?$/,
  /[（(]?来源[:：][^\n。！？，]{0,60}$/,
  /[（(]完[）)]$/,
]
const longestTail = 240

/** The lines that are the story's own, in order. A sentence of running prose is kept when in doubt. */
export function withoutFurniture(lines: readonly Line[]): Line[] {
  const upTo = storyEnd(lines)
  return lines.slice(0, upTo).filter(({ text }) => !isFurniture(text))
}

// Furniture is short; a longer line is a paragraph, and one of those is never dropped for a word in it.
const longestFurniture = 120

function isFurniture(text: string): boolean {
  if (text.length > longestFurniture) return false
  const folded = fold(text)
  if (!furniture.some((pattern) => pattern.test(folded))) return false
  // A line that closes as prose is a sentence about licences or telephones, unless it reserves rights.
  return !isProse(text) || /^版权|请注明|转载/.test(folded)
}

function storyEnd(lines: readonly Line[]): number {
  for (const [i, { text }] of lines.entries()) {
    // Only a line's own head and foot count: the rest of a long one need not be folded.
    if (i > 0 && otherStories.test(fold(text.slice(0, 12)))) return i
    if (!lastLine.test(fold(text.slice(-40))) && byline(text) === null) continue
    const rest = lines.slice(i + 1)
    const prose = rest.filter((line) => isProse(line.text) && !isFurniture(line.text)).length
    if (rest.length > 0 && prose <= rest.length / 5) return i + 1
  }
  return lines.length
}

/** Where the story's text ends on its last line, before a set phrase of the site. */
export function textEnd(text: string): number {
  const from = Math.max(0, text.length - longestTail)
  const foot = text.slice(from)
  for (const tail of tails) {
    const found = tail.exec(foot)
    if (found) return from + foot.slice(0, found.index).trimEnd().length
  }
  return text.length
}
