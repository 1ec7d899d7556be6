import { fold } from '../../text/fold.js'

// Set phrases that sites add after a story's last sentence, on the same line, matched against folded text. The
// text after a label contains no sentence: 图片来源：… in a line that goes on is not a tail.
const tails: readonly RegExp[] = [
  /返回搜狐,查看更多(?:\s?责任编辑:[^\n。,]{0,20})?$/,
  /更多精彩内容请进入.{2,8}$/,
  /如遇作品内容、版权等问题[^\n]{0,120}$/,
  /【投稿、区域合作[^】\n]{0,90}】$/,
  /本文属于原创文章,如若转载,请注明来源[^\n]{0,160}$/,
  /广告声明:[^\n]{0,160}$/,
  /\(?原标题:[^\n。]{0,120}$/,
  /[(【[]?\s?(?:责任|流程|本文)?(?:编辑|责编|校对|审核)\s?[:][^\n。!?,]{0,60}(?:,转载请注明出处)?。?$/,
  /[(【[](?:责任|本文)?(?:编辑|责编|编译|译者|核稿)\s?[:/][^\n。!?,]{0,40}[)】\]]\s?\d{0,7}$/,
  /(?<=[。!?")])\s{0,3}编辑\s[\u4e00-\u9fff]{2,4}(?:\s?校对\s[\u4e00-\u9fff]{2,4})?$/,
  /[(]?(?:资料|信息|内容|文章|图片)?来源[:][^\n。!?,]{0,60}$/,
  /[([【](?:完|全文完|本文完)[)\]】](?:\s?\d{7})?$/,
  /(?<=[。!?")])\s{0,3}[(](?:下转|转)\s?[^)\n]{0,10}版[^)\n]{0,8}[)]$/,
  /(?<=[。!?")])\s{0,3}【纠错】$/,
]
const longestTail = 240

/** Returns where the story's text ends on its last line, before a set phrase of the site. */
export function textEnd(text: string): number {
  const from = Math.max(0, text.length - longestTail)
  const foot = text.slice(from)
  const folded = fold(foot)
  for (const tail of tails) {
    const found = tail.exec(folded)
    if (found) return from + foot.slice(0, found.index).trimEnd().length
  }
  return text.length
}
