import type { AskedType, Question } from '../../question/question.js'

const NUMERAL = '[\\d一二三四五六七八九十百千万亿两半]'

/** What a text that answers a question of the kind tends to hold; all of folded text. */
const signs: Partial<Record<AskedType, RegExp>> = {
  amount:
    /\d|[一二三四五六七八九十百千万亿两几]+(?:个|家|名|位|人|条|台|套|所|项|种|次|场|件|辆|座|栋|层|岁|成|倍|届|级|支|只|吨|米|元|部|款|类|批)/,
  date: /\d[年月日时]|[上下本今昨去明]\S?[年月日周]|近日|日前|年[底初]/,
  duration: new RegExp(`${NUMERAL}(?:余|多)?个?(?:小时|分钟|秒|天|日|周|星期|月|年)`),
  organisation:
    /公司|机构|部门|单位|企业|学校|大学|学院|医院|银行|组织|集团|法院|俱乐部|[队局部委院会厅]/,
  place: /[省市县区镇村国州岛里]|北京|上海/,
  reason: /因|由于|导致|为了|所以|致使|旨在|目的/,
  list: /、[^。]*[、和及]|以及|包括/,
  name: /["《]/,
  person: /[说示称绍任长席家员授]|\(/,
}

/** How much a folded text looks as if it held what is asked for: 0, half for a number without its unit, 1. */
export function signOfType({ type, unit }: Question): (folded: string) => number {
  const sign = signs[type]
  if (!sign) return () => 1
  if (!unit || type !== 'amount') return (folded) => Number(sign.test(folded))
  const withUnit = new RegExp(`${NUMERAL}[余多]?${unit}`)
  return (folded) => (withUnit.test(folded) ? 1 : sign.test(folded) ? 0.5 : 0)
}
