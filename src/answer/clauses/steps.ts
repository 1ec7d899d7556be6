import { fold } from '../../text/fold.js'
import { isAbout, subjectBefore } from './subject.js'
import type { Told } from './told.js'

/** What comes about once with a thing that is built; words for one step together, in the order of the steps. */
const steps = [
  ['开工', '动工', '破土动工'],
  ['封顶', '合龙', '贯通'],
  ['完工', '竣工', '建成', '落成'],
  [
    '投产',
    '投运',
    '投用',
    '启用',
    '通车',
    '开通',
    '开业',
    '开园',
    '开馆',
    '投入使用',
    '投入运营',
    '投入生产',
    '交付使用',
    '建成交付',
    '竣工交付',
    '交付',
    '建成投产',
    '建成通车',
    '建成投用',
    '竣工投产',
    '正式运营',
    '正式投产',
    '正式启用',
    '正式通车',
    '开通运营',
  ],
]
const stepOf = new Map(steps.flatMap((words, step) => words.map((word) => [word, step] as const)))
const happenings = [...stepOf.keys()].sort((a, b) => b.length - a.length).join('|')
const kinds: readonly RegExp[] = [
  /投产|生产/,
  /通车|开通/,
  /运营|投运|开业|开园|开馆/,
  /启用|投用|使用/,
  /交付/,
]

const notReached = '(?:目前|现在)?(?:还没有?|尚未|仍未|还未|没有|并未|未)'
const alreadyReached = '(?:目前|现在|早就|早)?已经?(?:全部|正式|全面|全线)?'
const claimed = new RegExp(
  `^(?<subject>.{2,40}?)(?:(?<no>${notReached})|${alreadyReached}|(?=[^已未没]))(?<what>${happenings})(?:了)?$`,
)
const bareStep = new RegExp(`^(?:${notReached}|${alreadyReached})(?:${happenings})了?$`)
const marked = /已|未|没/

/** Whether a clause says that a thing has, or has not, taken a step: `named`, or one that an earlier clause names. */
export function tellsStep(clause: string): 'named' | 'unnamed' | null {
  const folded = fold(clause.trim())
  if (bareStep.test(folded)) return 'unnamed'
  return claimedIn(folded) ? 'named' : null
}

/** What comes about once, and with what. */
export interface Step {
  subject: string
  what: string
}

/** The step that a folded statement says a thing has taken or not; null for another statement. */
export function claimedIn(folded: string): (Step & { isReached: boolean }) | null {
  const said = claimed.exec(folded)?.groups
  if (!said || !marked.test(folded)) return null
  return {
    subject: (said.subject ?? '').replace(/的$/, ''),
    what: said.what ?? '',
    isReached: !said.no,
  }
}

const asking = /是否|是不是|有没有|到底|究竟|[吗么呢?!。\s]+$/g
const asked = new RegExp(
  `^(?<subject>.{2,40}?)(?:(?:${alreadyReached})|(?:全部|正式|全面|全线))?(?<what>${happenings})了?(?:没有?)?$`,
)

/** The step that a folded question asks about: 大桥通车了吗, 项目是否已经投产, 新馆启用了没有; null for another. */
export function stepAsked(folded: string): Step | null {
  const said = asked.exec(folded.replace(asking, ''))?.groups
  if (!said?.subject || !said.what) return null
  return { subject: said.subject.replace(/的$/, ''), what: said.what }
}

const planned =
  /预计|有望|计划|力争|拟|争取|即将|将于|将在|将(?=[^军士来近])|(?:全力以赴)?确保|目标|可望|(?:全力)?推进/
const notYet = /尚未|还没|仍未|还未|未能|推迟|延期/
/** A step for which a thing is only ready lies ahead of it, and so does service. */
const ready =
  /具备[^,]{0,8}(?:点火|试产|试运行|试生产|投产|通车|开通|运营|投运|启用|验收|调试)?条件/
const partial = /一批|部分|首批|多个|第?[一二三四五六七八九十\d]+个/
const ongoing = /^(?:时|后|以来|以后|之后|前|之前|仪式|率|大会|条件|准备)/

/** Whether a clause says that a thing has taken a step; null where it is about another, or says neither. */
export function isReachedIn(clause: Told, { subject, what }: Step): boolean | null {
  const told = stateIn(clause, what)
  if (!told) return null
  const { part } = told
  const whole = part !== '' && subject.endsWith(part) ? subject.slice(0, -part.length) : subject
  return isAbout(whole.replace(/的$/, ''), told.subject, clause) ? told.isReached : null
}

interface State {
  subject: string
  /** What of it was the first to come this far: 生产线 of 第一条生产线. */
  part: string
  isReached: boolean
}

function stateIn(clause: Told, what: string): State | null {
  const { folded } = clause
  const readiness = ready.exec(folded)
  if (readiness && isLast(what)) {
    const line = /(?:第一条|首条|首台|首期|首个)(?<part>[\u4e00-\u9fff]{0,6}?)(?=已)/.exec(folded)
    const end = line ? line.index : readiness.index
    return { subject: ownSubject(clause, end), part: line?.groups?.part ?? '', isReached: false }
  }
  const found = [...folded.matchAll(new RegExp(happenings, 'g'))].find(({ 0: said }) =>
    isSameStep(said, what),
  )
  if (!found || partial.test(folded)) return null
  const behind = folded.slice(found.index + found[0].length)
  if (ongoing.test(behind)) return null
  const head = folded.slice(0, found.index)
  const isAhead = planned.test(head) || notYet.test(head)
  const mark = isAhead
    ? (planned.exec(head) ?? notYet.exec(head))
    : /(?:已经?|于|正式|全线|全面|全部)+$/.exec(head)
  const isReached = !isAhead && (/已|了$|于/.test(head) || /^(?:了|、|$)/.test(behind))
  if (!isAhead && (!isReached || /[不若如待等]|(?<![目日])前/.test(head))) return null
  return { subject: ownSubject(clause, mark?.index ?? found.index), part: '', isReached }
}

/** What a clause leaves out, the context says. */
function ownSubject(clause: Told, end: number): string {
  return subjectBefore({ ...clause, earlier: [] }, end)
}

function isLast(what: string): boolean {
  return stepOf.get(what) === steps.length - 1
}

function isSameStep(said: string, what: string): boolean {
  if (said === what || said.endsWith(what) || what.endsWith(said)) return true
  const step = stepOf.get(said)
  if (step !== stepOf.get(what)) return false
  return step === 0 || kinds.some((kind) => kind.test(said) && kind.test(what))
}
