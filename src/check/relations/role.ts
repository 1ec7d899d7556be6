import { bare, isAbout } from '../../answer/clauses/subject.js'
import type { Told } from '../../answer/clauses/told.js'
import { fold } from '../../text/fold.js'
import { type Found, foundIn } from '../found.js'

const roles =
  '总工程师|总设计师|总指挥|总教练|主教练|董事长|总经理|首席执行官|理事长|秘书长|创始人|总裁|主席|书记|省长|市长|县长|区长|镇长|乡长|校长|院长|馆长|厂长|局长|处长|部长|所长|站长|台长|队长|团长|会长|行长|社长|主任|负责人'
const person = '[\\u4e00-\\u9fff]{2,4}|[\\u4e00-\\u9fff]{1,8}(?:·[\\u4e00-\\u9fff]{1,8})+'
const lower = /(?:副|前|原|名誉|代理?|助理|时任|候任|常务)$/

interface Role {
  who: string
  /** Of what, with all that makes the office another one: 市妇幼保健院副. */
  of: string
  role: string
}

const claimPatterns = [
  new RegExp(`^(?<who>${person})(?:是|为|任|担任|出任)(?<of>.{2,30}?)的?(?<role>${roles})$`),
  new RegExp(`^(?<of>.{2,30}?)的?(?<role>${roles})(?:是|为|由)(?<who>${person})(?:担任)?$`),
]

function roleIn(folded: string): Role | null {
  for (const pattern of claimPatterns) {
    const said = pattern.exec(folded)?.groups
    if (!said) continue
    const { who = '', of = '', role = '' } = said
    return { who: who.replace(/(?:现|已|就)$/, ''), of, role }
  }
  return null
}

/** 顾言昌是柏溪集团董事长: who holds an office, where the articles name the holder beside it. */
export function readRole(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const role = roleIn(fold(claim))
  if (!role || /[不未没非曾]/.test(role.of)) return null
  return (told) => told.flatMap((clause) => stanceOn(role, clause))
}

function stanceOn(ours: Role, clause: Told): Found[] {
  for (const { who, of } of holdersIn(clause, ours.role)) {
    if (lower.test(of) !== lower.test(ours.of) || !isAbout(ours.of, of, clause)) continue
    if (who.startsWith(ours.who)) {
      return [foundIn(clause, 'for', `语料写的是“${clause.folded.trim()}”，与说法相符`)]
    }
    const isPerson = surname.test(who) && isEnd(clause, who)
    if (isPerson && !shared.has(ours.role)) {
      return [foundIn(clause, 'against', `语料里担任${ours.role}的是“${who}”，不是“${ours.who}”`)]
    }
  }
  return []
}

/** Offices that several people hold at a time. */
const shared = new Set(['负责人', '创始人', '主任', '队长', '书记', '部长', '处长'])
const surname =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞]/

/** What a clause goes on with behind a name, or its end. */
const behindName =
  '(?:$|[、"\\s]|说|称|在|表示|介绍|认为|指出|透露|宣布|强调|担任|致辞|出席|带领|告诉|坦言)'
const endsName = new RegExp(`^${behindName}`)

function isEnd({ folded }: Told, who: string): boolean {
  return endsName.test(folded.slice(folded.indexOf(who) + who.length))
}

/** Those whom a clause names as holders of an office: 董事长由X担任, 校长X在, X，某集团董事长. */
function holdersIn({ folded, earlier }: Told, role: string): { who: string; of: string }[] {
  const found: { who: string; of: string }[] = []
  const verb = '(?:一职)?(?:是|为|由|仍是)?'
  const name = '([\\u4e00-\\u9fff]{2,3}?|[\\u4e00-\\u9fff·]{4,14}?)'
  for (const match of folded.matchAll(new RegExp(`${role}${verb}${name}(?=${behindName})`, 'g'))) {
    found.push({
      who: match[1] ?? '',
      of: folded.slice(0, match.index).replace(/(?:新|现)任$/, ''),
    })
  }
  const forward = new RegExp(`^(${person})(?:是|为|任|现任|担任|出任)([^,]{2,30}?)${role}$`)
  const said = forward.exec(folded)
  if (said) found.push({ who: said[1] ?? '', of: said[2] ?? '' })
  const appointed = new RegExp(`任命(${person}?)为([^,]{0,20}?)${role}`).exec(folded)
  if (appointed) found.push({ who: appointed[1] ?? '', of: appointed[2] ?? '' })
  const apposed = new RegExp(`^([^,]{2,30}?)${role}$`).exec(folded)?.[1]
  const who = earlier.at(-1)
  if (apposed !== undefined && who && new RegExp(`^(?:${person})$`).test(who)) {
    found.push({ who, of: apposed })
  }
  return found
}

const definition =
  /^(?<subject>.{2,24}?)(?:就是|是|为|系)(?<kind>(?:一[家座个名位所种条支项款])?.{3,40})$/
const notDefined = /[不未没]|是否|比|高于|\d/

/** 柏溪集团是一家轮胎制造企业: what something is. It can be found so; that it is not, no article says. */
export function readDefinition(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const said = definition.exec(fold(claim))?.groups
  const { subject = '', kind = '' } = said ?? {}
  if (!said || notDefined.test(fold(claim)) || /[的所]$|时|因|原$/.test(subject)) return null
  // 是由某公司建的 only stresses what is done.
  if (/^(?:由|在|因|从|被|为了|以|通过|根据)|的$/.test(kind)) return null
  const own = kind.replace(/^一[家座个名位所种条支项款]/, '')
  return (told) =>
    told.flatMap((clause) => {
      const copula = /(?:^|[^但还只可正不总而也若凡如于仅就])(?<is>是|为|系|作为)/.exec(
        clause.folded,
      )
      const at = copula ? copula.index + copula[0].length : -1
      const theirs = at < 0 ? '' : clause.folded.slice(at)
      if (!copula || /[不未没]$/.test(clause.folded.slice(0, at - 1))) return []
      if (!holdsKind(theirs, own)) return []
      const head = clause.folded.slice(0, at).replace(/(?:作为|[是为系])$/, '')
      const named = bare(head) === '' ? (clause.earlier.at(-1) ?? '') : head
      if (!isAbout(subject, named, clause)) return []
      return [foundIn(clause, 'for', `语料写的是“${clause.folded.trim()}”，与说法相符`)]
    })
}

/** All words of a kind in their order, with what else the article says of it: 从事轮胎制造的民营企业. */
function holdsKind(theirs: string, kind: string): boolean {
  let at = 0
  for (const piece of pieces(kind)) {
    const found = theirs.indexOf(piece, at)
    if (found < 0) return false
    at = found
  }
  return !/[不未非曾]/.test(theirs.slice(0, at))
}

function pieces(kind: string): string[] {
  const plain = kind.replaceAll('的', '')
  const found: string[] = []
  for (let i = 0; i < plain.length; i += 2)
    found.push(plain.slice(Math.min(i, plain.length - 2), i + 2))
  return found
}
