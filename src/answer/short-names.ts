import type { Question } from '../retrieve/question.js'
import { type Word, words } from '../text/segment.js'
import { surnames } from '../text/surnames.js'
import type { Candidate } from './short-candidate.js'

const notNames =
  /^(?:关怀|何时|何地|何人|高度|高级|成为|成立|安全|时间|时候|方面|方式|全国|全面|全部|和平|关于|关系|文化|文件|金融|江苏|江西|河北|白天|马上|周年|周边|常务|向前|应该|解决|管理|明确|明显|连续|项目|平台|经济|单位|任务|任何|商业|农业|农村|华为|万元|万人)/

const roles =
  '董事长|总经理|经理|总裁|主席|书记|省长|市长|县长|区长|镇长|乡长|村长|校长|院长|馆长|厂长|局长|处长|部长|所长|站长|台长|队长|班长|会长|行长|社长|主任|代表|教授|院士|博士|专家|记者|导演|教练|指挥|医生|教师|设计师|工程师|修复师|分析师|厨师|律师|负责人|创始人|冠军'
// Whom an office stands before, up to a word that goes on about them: 校长董疏影宣布.
const withRole = new RegExp(
  `(?:${roles})(?<name>[${[...surnames].join('')}][\\u4e00-\\u9fff]{1,2}?)(?=$|[^\\u4e00-\\u9fff]|[说称是在和与任对向为也就已将告]|介绍|表示|认为|指出|透露|坦言|宣布|强调|获得|担任|带领|出席)`,
  'g',
)

const able = /[可能须]$/

/** People in a folded sentence: what the word list knows as a name, and words it does not know with a surname. */
export function personSpans(question: Question, sentence: string): Candidate[] {
  const found = foreignNames(sentence)
  const foreign = [...found]
  for (const { index, 0: whole, groups } of sentence.matchAll(withRole)) {
    const end = index + whole.length
    const start = end - (groups?.name?.length ?? 0)
    if (isName(sentence.slice(start, end))) found.push({ start, end, fit: 1 })
  }
  // 列车叫什么名字 asks for a name, and it need not be a person's.
  if (/名字/.test(question.folded)) found.push(...nameSpans(question, sentence))
  for (const { start, end, text, tag } of words(sentence)) {
    const length = end - start
    // Half of a foreign name is no name.
    if (foreign.some((name) => start < name.end && end > name.start)) continue
    // 可容纳30家: what can be done is a verb, whatever the word list takes it for.
    if (able.test(sentence.slice(0, start))) continue
    if (tag.startsWith('nr') && length >= 2 && !notNames.test(text))
      found.push({ start, end, fit: 1 })
    else if (tag === 'x' && length >= 2 && length <= 3 && isName(text))
      found.push({ start, end, fit: 0.9 })
  }
  return found
}

/** Names with a ·, from the words beside it: 指挥埃琳娜·沃尔科娃说 is 埃琳娜·沃尔科娃. */
function foreignNames(sentence: string): Candidate[] {
  const tagged = words(sentence)
  const found: Candidate[] = []
  for (let i = 1; i < tagged.length - 1; i++) {
    if (tagged[i]?.text !== '·') continue
    let first = i - 1
    let last = i + 1
    while (isPartOfName(tagged[first - 1])) first--
    while (isPartOfName(tagged[last + 1]) || tagged[last + 1]?.text === '·') last++
    const start = tagged[first]?.start ?? 0
    const end = tagged[last]?.end ?? start
    const name = sentence.slice(start, end).replace(/[说称]$/, '')
    if (/^[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+$/.test(name)) {
      found.push({ start, end: start + name.length, fit: 1 })
    }
    i = last
  }
  return found
}

const plainWord = /^(?:n$|v|p|u|c|d|m|r|f|t|a|y|s|l|i)/

function isPartOfName(word: Word | undefined): boolean {
  return word !== undefined && !plainWord.test(word.tag) && /^[\u4e00-\u9fff]+$/.test(word.text)
}

function isName(word: string): boolean {
  return surnames.has(word.charAt(0)) && !notNames.test(word)
}

const placeEnding =
  /[\u4e00-\u9fff]{2,12}?(?:新城|新区|示范区|开发区|高新区|自治区|省|市|县|区|镇|乡|村|州|岛|湖|山|河|路|街|馆|中心|广场|机场|港)/g

// The word list knows these as places; alone they name none.
const kindOfPlace = /^(?:新城|新区|示范区|开发区|高新区|自治区)$/
const joining = /^(?:p|c|u|v$|d|m|r|f|t)/

/** Places in a folded sentence. */
export function placeSpans(_question: Question, sentence: string): Candidate[] {
  const found: Candidate[] = []
  const tagged = words(sentence)
  for (const { start, end, text, tag } of tagged) {
    if (tag === 'ns' && !kindOfPlace.test(text)) found.push({ start, end, fit: 1 })
  }
  for (const { index, 0: run } of sentence.matchAll(placeEnding)) {
    const end = index + run.length
    // The name begins behind the last word that only joins: 5日在白芷镇 is 白芷镇.
    const joint = tagged.findLast(
      (word) => word.start < end - 1 && word.end > index && joining.test(word.tag),
    )
    const start = Math.max(index, joint?.end ?? index)
    if (end - start >= 2) found.push({ start, end, fit: 0.6 })
  }
  return found
}

/** What stands in quotation marks or 《》 in a folded sentence: a name is often set apart so. */
export function nameSpans(_question: Question, sentence: string): Candidate[] {
  return [...sentence.matchAll(/"([^"]{1,30})"|《([^》]{1,40})》|'([^']{1,30})'/g)].map((match) => {
    const inner = match[1] ?? match[2] ?? match[3] ?? ''
    return { start: match.index + 1, end: match.index + 1 + inner.length, fit: 1 }
  })
}

const enumeration = /[^,;:。!?、\s]{1,24}(?:、[^,;:。!?、]{1,24})+/g

const introducing =
  /^[^、]*(?:包括|包含|分别是|分别为|涵盖|(?<!所)有(?!限|关|效|助|望|着)|是)(?=[^、]{2,}、)/

/** Enumerations in a folded sentence: parts joined by 、 and 和, without what introduces them. */
export function listSpans(_question: Question, sentence: string): Candidate[] {
  return [...sentence.matchAll(enumeration)].map(({ index, 0: run }) => ({
    start: index + (introducing.exec(run)?.[0].length ?? 0),
    end: index + run.length,
    fit: 1,
  }))
}
