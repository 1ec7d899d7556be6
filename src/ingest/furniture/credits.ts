// Who worked on a story without writing it. 编辑：这张图能用吗 is no credit: a credit holds names only.
const role =
  '(?:责任|执行|流程|本文|值班|实习|本期|网络|网页|本版|版面|微信|新媒体|文字|图片|视频|视觉|高级|栏目|首席|英文|内容)?(?:总?编辑|责编|美编|校对|审核|审校|编审|核稿|复审|初审|终审|一审|二审|三审|终校|监制|总?监审|统筹|策划|出品人?|总编|主编|主任|签发|排版|制作|制图|设计|海报|编导|剪辑|配音|摄像|运营|值班编委|编委|审读|发布|供图|图片|插画|配图|版式|检校)'
const person = '[\\u4e00-\\u9fffa-z·_]{1,12}'
const names = `${person}(?:[\\s、,/&]{1,3}${person}){0,5}`
const credit = new RegExp(
  `^[(【\\[〔<]?\\s?(?:${role}(?:\\s?[/、丨|]\\s?${role}){0,3}\\s?[:|/丨]\\s?(?:${names})?[\\s|;,、()/丨]{0,6}){1,6}[)】\\]〕>]?$`,
)
const unlabelled = new RegExp(
  `^[(【\\[■●]?\\s?${role}\\s{1,3}[\\u4e00-\\u9fff]{2,4}(?:\\s{1,6}${role}\\s{1,3}[\\u4e00-\\u9fff]{2,4}){0,5}[)】\\]]?$`,
)
const finished =
  /^(?:[(【[]\s?(?:完|全文完|本文完)\s?[)】\]]|[-—·\s]{0,6}(?:the\s)?(?:end|完)[-—·\s]{0,6})(?:\s?\d{7})?$/
const longestCredit = 90

/** Whether a folded line names editors and nothing else. */
export function isCredit(folded: string): boolean {
  if (folded.length > longestCredit) return false
  return credit.test(folded) || unlabelled.test(folded)
}

/** （完）, END: the story's end in the words of its editors, on a line of its own. */
export function isFinish(folded: string): boolean {
  return finished.test(folded)
}
