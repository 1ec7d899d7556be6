import { fold } from '../text/fold.js'
import { isProse, type Line } from './lines.js'

/** What surrounds a story on its page, told by what a line says (patterns over folded text). */
const furniture: readonly RegExp[] = [
  // navigation
  /^(?:您?(?:的|现在的|当前的|当前)?位置|当前所在)\s?[:：]/,
  /^首页\s?[>»]|>\s?正文|>>/,
  /^(?:上一篇|下一篇|返回(?:顶部|首页|列表)|打印|关闭|收藏|字号|字体|登录|注册|评论|点赞|纠错)(?:[\s:：]|$)/,
  // sharing and contacts
  /分享(?:给|到|至)|扫一扫|长按.{0,6}(?:识别|关注)|微信(?:号|公众号)$|关注.{0,6}(?:公众号|微信)/,
  /(?:电话|手机|微信|热线|咨询|qq|租售|合作)[^\d。]{0,8}[:：][^\d。]{0,4}[\d\s-]{7,}/,
  /(?:^|\D)400[-\s]?\d{3,4}[-\s]?\d{3,4}(?:\D|$)/,
  // rights and licences
  /版权(?:所有|声明|为|归)|版 权 所 有|copyright|all rights reserved|未经.{0,10}(?:授权|同意|许可).{0,10}(?:禁止|不得|请勿)/,
  /许可证|icp备|icp证|公网安备|^营业执照|违法和不良信息|举报(?:电话|邮箱)|(?:网站|服务)(?:声明|律师|邮箱)/,
  /概况.*(?:招聘|广告服务|联系我们)/,
]

/** From here on a page shows other stories. */
const otherStories =
  /^(?:相关(?:文章|阅读|新闻|推荐|链接|报道)|热门(?:推荐|文章|新闻)|猜你喜欢|延伸阅读|推荐阅读|更多(?:精彩|新闻|报道))/

/** The end of a story in the words of its editors: 。(孙宇佳), （责编：张凯）, （完） */
const lastLine =
  /[。!?"][(][\u4e00-\u9fff·、\s]{2,14}[)]$|^[(]?(?:责编|责任编辑|编辑|审核|校对)\s?[:：].{1,24}$|[(]完[)]$/

// Set phrases that sites put behind a story's last sentence, on the same line.
const tail =
  /(?:广告声明：|原标题：|（?(?:责任编辑|责编|编辑|校对|审核|来源)[:：])[^\n]{0,160}$|[（(]完[）)]$/

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
    if (!lastLine.test(fold(text.slice(-40)))) continue
    const rest = lines.slice(i + 1)
    const prose = rest.filter((line) => isProse(line.text) && !isFurniture(line.text)).length
    if (rest.length > 0 && prose <= rest.length / 5) return i + 1
  }
  return lines.length
}

/** Where the story's text ends on its last line, before set phrases of the site. */
export function textEnd(text: string): number {
  const found = tail.exec(text)
  return found ? text.slice(0, found.index).trimEnd().length : text.length
}
