import type { Span } from '../domain/index.js'
import { fold } from './fold.js'
import { numeralPattern, numeralValue } from './numerals.js'

export type QuantityKind = 'money' | 'percent' | 'count' | 'measure' | 'duration'

/** A number with its unit as it stands in a text; `start` and `end` hold the qualifiers too (近30亿元). */
export interface Quantity extends Span {
  kind: QuantityKind
  /** In the unit as written, with 万 and 亿 multiplied out. */
  value: number
  /** In folded form: 亿元 is 元 with its scale in `value`. */
  unit: string
  /** 余 多 以上 超 突破: more; 近 不足 以内: less; 约 左右: about; null: as written. */
  bound: 'more' | 'less' | 'about' | null
}

/** Units by kind, longest first where one begins another. */
const units: Record<QuantityKind, string[]> = {
  money: [...'人民币,美元,欧元,日元,港元,港币,英镑,卢布,韩元,澳元,加元,块钱,元,美金'.split(',')],
  percent: ['个百分点', '%', '‰', '成'],
  duration: [...'个多月,个月,个小时,小时,分钟,秒钟,秒,周年,年,天,周,个星期,星期,个季度'.split(',')],
  measure: [
    ...'平方公里,平方千米,平方米,立方米,公顷,英亩,亩,公里,千米,海里,厘米,毫米,微米,纳米,英寸,英尺,英里,米'.split(
      ',',
    ),
    ...'公斤,千克,毫克,微克,吨,克,斤,标准箱,千瓦时,兆瓦时,兆瓦,千瓦,瓦时,瓦,度电,摄氏度,度,升,毫升,赫兹'.split(
      ',',
    ),
    ...'kwh,gwh,mwh,gw,mw,kw,mah,km/h,km,cm,mm,nm,kg,mg,ml,gb,tb,mb,ghz,mhz,hz,m2,w,v,℃,°c'.split(
      ',',
    ),
  ],
  count: [
    ...'人次,人民币,架次,车次,户次,例次,余人,个百分,个单体,个项目,所,家,个,名,位,人,户,件,条,台,套,项,种,类,款,辆'.split(
      ',',
    ),
    ...'架,艘,只,头,匹,株,棵,张,份,本,册,篇,部,首,幅,座,栋,幢,间,层,处,片,块,根,支,枚,颗,粒,瓶,箱,盒,包,袋'.split(
      ',',
    ),
    ...'次,场,届,轮,批,期,起,例,宗,桩,门,节,课,步,站,班,组,队,代,级,星,强,倍,票,分,点,页,字,岁,村,镇,乡,县,市,省,国,校,院,店,企,字,席,床,针,剂,股,手,单,笔'.split(
      ',',
    ),
  ],
}

const kindOf = new Map<string, QuantityKind>()
for (const kind of ['money', 'percent', 'duration', 'measure', 'count'] as const) {
  for (const unit of units[kind]) if (!kindOf.has(unit)) kindOf.set(unit, kind)
}
const unitPattern = [...kindOf.keys()].sort((a, b) => b.length - a.length).join('|')

// Each part is bounded, so that no input makes the search go back over what it has read.
const pattern = new RegExp(
  String.raw`(近|约|大约|逾|超|超过|突破|不低于|不少于|至少|最多|不超过|不足|将近|接近|达到|达)?\s?` +
    String.raw`(百分之)?(${numeralPattern})\s?(多|余|几)?(万亿|亿|万|千|百)?\s?(多|余|几)?\s?(${unitPattern})?(以上|左右|以内|以下)?`,
  'g',
)

const notAmounts = /^(?:第|[a-z0-9.\-_/+])$/

/** The quantities of a text, in order, not overlapping; offsets are into `text`. */
export function quantities(text: string): Quantity[] {
  const folded = fold(text)
  const found: Quantity[] = []
  for (const match of folded.matchAll(pattern)) {
    const quantity = readMatch(folded, match)
    if (quantity) found.push(quantity)
  }
  return found
}

function readMatch(folded: string, match: RegExpMatchArray): Quantity | null {
  const [whole, before, percent, numeral = '', moreInside, scale = '', moreBehind, unit, after] =
    match
  const at = match.index ?? 0
  const precededBy = folded.charAt(at - 1)
  if (!before && notAmounts.test(precededBy)) return null
  if (!unit && !percent && !scale) return null
  const value = numeralValue(numeral, scale)
  if (value === null) return null
  const kind = percent ? 'percent' : (kindOf.get(unit ?? '') ?? 'count')
  if (isYear(kind, unit, numeral, scale, folded.slice(at + whole.length))) return null
  const kept = whole.replace(/\s+$/, '')
  return {
    start: at + (kept.length - kept.trimStart().length),
    end: at + kept.length,
    kind,
    value,
    unit: percent ? '%' : (unit ?? ''),
    bound: boundOf(before, moreInside ?? moreBehind, after),
  }
}

/** 2024年 and 二〇二四年 are dates, 5年 is a duration; 5月 is in dates.ts. */
function isYear(
  kind: QuantityKind,
  unit: string | undefined,
  numeral: string,
  scale: string,
  rest: string,
): boolean {
  if (kind !== 'duration' || unit !== '年' || scale !== '') return false
  return numeral.length >= 4 || /^\s?\d{1,2}\s?月/.test(rest)
}

function boundOf(
  before: string | undefined,
  more: string | undefined,
  after: string | undefined,
): Quantity['bound'] {
  if (more || after === '以上') return 'more'
  if (after === '以内' || after === '以下') return 'less'
  if (after === '左右') return 'about'
  if (!before || before.startsWith('达')) return null
  if (/^(近|将近|接近|不足|最多|不超过)$/.test(before)) return 'less'
  return /约/.test(before) ? 'about' : 'more'
}
