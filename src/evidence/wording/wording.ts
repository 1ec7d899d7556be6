import { words } from '../../text/segment.js'
import type { Grounds, SentenceGrounds } from './grounds.js'
import { rightComparisons } from './misplaced-values.js'
import { type Name, namesSetApart, small, taggedNames } from './names.js'

/**
 * Words that join, report or frame what quotes say, and say nothing themselves. Adverbs and verbs are few: 仅, 首次, 取消 turn a
 * sentence into another.
 */
const joining = new Set(
  (
    '是 为 即 在 于 对 从 到 至 由 则 以 之 中 有 共 共有 共计 总计 合计 一共 分别 分别为 分别是 达 达到 ' +
    '也 都 还 又 均 时 同样 同时 此外 另外 另 其中 首先 其次 最后 随后 之后 此前 当时 目前 主要 具体 ' +
    '事 事情 受 受到 分析 后来 之前 以后 原本 原来 将 就 说法 消息 金额 文中 另一 另一方 包括 包含 例如 比如 属于 作为 来自 位于 涉及 关于 根据 按照 通过 针对 面对 ' +
    '表示 称 说 说明 认为 指出 介绍 提到 提及 报道 显示 透露 回应 ' +
    '原因 理由 由于 因为 因此 所以 因而 从而 导致 使 使得 造成 做法 办法 方式 措施 方面 情况 问题 内容 结果 过程 ' +
    '进行 发生 出现 存在 开展 采取 据 名为 叫做 称为 获得 得到 时间 地点 双方 经'
  ).split(' '),
)
/** Words for what a sentence is about that say nothing of it. */
const subjects = new Set(
  '行动 原理 活动 项目 工程 公司 企业 集团 产品 事件 报告 文章 展会 会议 比赛 学校 医院 当地 官方 平台 双方 两人 三人 通报 公告'.split(
    ' ',
  ),
)
/** A character of these is a word of its own at the edge of one that the segmenter has cut wrong. */
const edge = /[的了于由因为在与和及对从到至以等则称说名叫是有其者人性们里这那另还又再一起]/
/** Turn what follows into something else, and so need the very word that they turn. */
const turning = /[不未没无非已]/
/** Words that relate others: conjunctions, prepositions, particles, pronouns, measures, places in a row. */
const relating = /^[pcurqyfk]/

/** The share of a sentence's pairs of characters that its quotes or the question hold, 0 to 1. */
export function shareHeld(compact: string, grounds: Grounds, asked: string): number {
  const pairs = pairsOf(compact)
  const held = pairs.filter((pair) => grounds.hold(pair) || asked.includes(pair))
  return pairs.length === 0 ? 0 : held.length / pairs.length
}

function pairsOf(compact: string): string[] {
  const pairs: string[] = []
  for (let at = 0; at + 1 < compact.length; at++) {
    const pair = compact.slice(at, at + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.push(pair)
  }
  return pairs
}

/**
 * The words of a sentence that are the model's own and say something. A word that the segmenter cuts otherwise in the quote is
 * held when each of its characters is, together with a neighbour.
 * @param isFigure whether a place belongs to an amount or a date, which are compared as such
 */
export function newWords(
  compact: string,
  { quotes, around, asked }: Pick<SentenceGrounds, 'quotes' | 'around' | 'asked'>,
  isFigure: (at: number) => boolean,
): string[] {
  return words(compact)
    .filter(({ text, tag, start, end }) => {
      if (!/[\p{L}\p{N}]/u.test(text) || isFigure(start)) return false
      const isTurning = text.length === 1 && turning.test(text)
      if (text === '已') return !quotes.hold(text)
      if (isTurning) return !quotes.hold(compact.slice(start, end + 1))
      if (
        joining.has(text) ||
        /^[一这那该此各每两]\p{L}?事?$/u.test(text) ||
        (relating.test(tag) && !turning.test(text))
      )
        return false
      if (text.length > 1 && (quotes.hold(text) || asked.includes(text))) return false
      // A thing may be named as its passage names it; what happens to it is what the quotes say.
      const isThing = /^n/.test(tag) || start === 0
      // 行动, 其原理: a sentence may begin with a word for what it is about.
      const isSubject = start === 0 || /[其该这此]/.test(compact.charAt(start - 1))
      if (isSubject && subjects.has(text)) return false
      if (tag === 'x' && isOfSmallWords(text, quotes)) return false
      if (text.length > 1 && isThing && around.hold(text)) return false
      for (let at = start; at < end; at++) if (!isCovered(compact, at, quotes, asked)) return true
      return false
    })
    .map(({ text }) => text)
}

/** Whether a word that the word list does not know is small words, and one character of the quotes at most: 中有, 判得. */
function isOfSmallWords(text: string, quotes: Grounds): boolean {
  const rest = [...text].filter((letter) => !small.includes(letter))
  return rest.length === 0 || (rest.length === 1 && quotes.hold(rest.join('')))
}

/** Whether a character stands beside its neighbour in the grounds too. */
export function isCovered(compact: string, at: number, grounds: Grounds, asked: string): boolean {
  const letter = compact.charAt(at)
  if (edge.test(letter) || (/[男女]/.test(letter) && grounds.hold(letter))) return true
  const before = compact.slice(at - 1, at + 1)
  const after = compact.slice(at, at + 2)
  return [before, after].some(
    (pair) => pair.length === 2 && (grounds.hold(pair) || asked.includes(pair)),
  )
}

/**
 * The first name of a folded sentence that grounds do not have, and nothing in quotation marks may they lack; null for none.
 */
export function newName(folded: string, grounds: Grounds): string | null {
  const compared = rightComparisons(folded)
  const isHeld = ({ text, at, tag }: Name) => {
    const compact = text.replace(/\s/g, '')
    if (grounds.hold(compact) || compared.includes(text)) return true
    // 辽宁省 is 辽宁; what the word list does not know may be two words.
    if (tag === 'ns' && compact.length > 2 && /[省市县区州镇乡村]$/.test(compact)) {
      return grounds.hold(compact.slice(0, -1))
    }
    return tag === 'x' && [...text].every((_, i) => isCovered(folded, at + i, grounds, ''))
  }
  const name = taggedNames(folded).find((each) => !isHeld(each))?.text
  const isNew = (each: string) => !grounds.hold(each.replace(/\s/g, ''))
  return name ?? namesSetApart(folded).find(isNew) ?? null
}
