import { anyOf } from '../../text/any-of.js'
import { commentsLead, othersBehind, othersLead } from '../../text/lexicon/pages.js'

const lists = new RegExp(
  `^[\\s*#◆■▲|【[(]{0,3}(?:${anyOf(othersLead)}${anyOf(othersBehind)}|排行榜|(?:24|48)小时(?:热文|排行|热门)|(?:阅读|点击)排行榜?|vip课程推荐|app专享直播|赞助广告|广告赞助|人气(?:文章|新闻|排行)|即时热点|特别推荐|热读|热点排行|你可能(?:也)?(?:感兴趣|喜欢)|看过(?:本文|此文)的人还)[\\s:>»|\\]】)+.]{0,4}(?:更多|换一[换批]|more|\\d{1,4}条?)?[\\s>»]{0,3}$`,
)
const comments = new RegExp(
  `^[\\s【[]{0,2}(?:${anyOf(commentsLead)}(?:评论|留言|跟帖)|评论(?:列表|区)?|发表评论|我来说两句|网友点评|文明上网理性发言|跟帖评论|已有\\d{1,6}人(?:参与|评论))[\\s:([\\]】]{0,3}\\d{0,6}条?[)\\]】\\s]{0,3}$`,
)

/** Decides whether readers' comments begin at this folded line. */
export function startsComments(folded: string): boolean {
  return folded.length <= 40 && comments.test(folded)
}

/** Decides whether other stories or readers' comments begin at this folded line. */
export function startsOthers(folded: string): boolean {
  return folded.length <= 40 && (lists.test(folded) || comments.test(folded))
}

/** Decides whether a line links to one other story: 相关阅读：望溪古镇修缮完工. */
export function linksToOther(folded: string): boolean {
  return /^(?:相关(?:阅读|新闻|报道|链接)|延伸阅读|推荐阅读|点击阅读)\s?[:丨|>]\s?\S/.test(folded)
}
