import type { RejectionReason } from '../../domain/index.js'
import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { goneThings, goneWords } from '../../text/lexicon/pages.js'
import { isProse } from '../lines.js'

const gone = new RegExp(
  `${anyOf(goneThings)}[^。]{0,12}(?:已被|已经?|不存在|无法|被)[^。]{0,8}${anyOf(goneWords)}|(?:页面|文章|内容|帖子)不存在|(?:已下架|已删除|已失效|无法查看|404 not found|需要?(?:先)?登录后?(?:才能|方可|后)?(?:阅读|查看|浏览|访问))`,
)
const goneAtOnce = new RegExp(`^.{0,6}(?:${gone.source})`)
/** A story may begin with 游戏已下架, but not with a statement that the page itself is gone. */
const pageIsGone =
  /^(?:很抱歉,?|对不起,?|抱歉,?)?(?:该|此|本|你|您)?.{0,6}(?:内容|文章|帖子|页面|网页|稿件)[^。]{0,6}(?:已|不存在|无法)/
export const goneReason: RejectionReason = { code: 'page_gone' }
/** In characters: a notice that says nothing else, and the longest notice. */
export const shortNotice = 50
const longestNotice = 150
const shortLine = 20
const fewestCharacters = 20

/**
 * Returns why a page's text is not an article: it was taken down, or holds only names and buttons; otherwise
 * null.
 */
export function reasonAgainst(text: string): RejectionReason | null {
  if (isGone(text)) return goneReason
  const folded = fold(text)
  const han = folded.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const hasSentence =
    /[。！？]/.test(text) || isProse(text) || /[a-z]{3,}(?:\s[a-z'-]+){7}/.test(folded)
  return text.length <= longestNotice && han < fewestCharacters && !hasSentence
    ? { code: 'page_bare' }
    : null
}

/**
 * Decides whether a text is a notice that something was taken down, or begins with one and goes on to other
 * stories.
 */
export function isGone(text: string): boolean {
  if (text.length <= shortNotice) return gone.test(fold(text))
  // 某博主的账号已被注销 with a date is news.
  if (text.length <= longestNotice)
    return goneAtOnce.test(fold(text)) && !/\d\s?[年月]/.test(fold(text))
  const [first = '', second = ''] = text.split('\n')
  return (
    first.length <= shortLine &&
    pageIsGone.test(fold(first)) &&
    gone.test(fold(`${first} ${second}`).slice(0, longestNotice))
  )
}
