import { describe, expect, test } from 'vitest'
import { findBound, findRelation } from '../../../src/check/relations/relation.js'
import { judge } from '../../../src/check/verdict.js'
import type { Hit, Verdict } from '../../../src/domain/index.js'
import { noParts } from '../../../src/retrieve/rerank/score.js'
import { article } from '../answer/invented.js'

function hitOf(text: string, n: number): Hit {
  const told = article({ id: `told-${n}`, text, title: null, published: '2024-06-20' })
  return {
    article: told,
    passage: { articleId: told.id, start: 0, end: text.length, text },
    score: 1,
    trace: { dense: null, lexical: null, cosine: 0, parts: noParts, terms: [], features: {} },
  }
}

function verdictOn(claim: string, ...texts: string[]): Verdict {
  const hits = texts.map(hitOf)
  return judge(findRelation(claim, hits) ?? findBound(claim, hits)).verdict
}

const [yes, no, unknown] = ['supported', 'contradicted', 'not_in_corpus'] as const

const trade = '2023年禾川市进出口总额1250亿元，同比增长12.4%。其中，出口780亿元，增长15.1%。'
const rain =
  '7月15日，禾川市平均降雨量为136毫米。南屏区降雨量最大，达到212毫米，北岭区降雨量为88毫米。'
const lines = '澜溪市地铁1号线于2016年9月28日开通运营，澜溪市地铁2号线于2019年12月30日开通运营。'
const injured = '栗坪镇暴雨造成超过5万人受灾。'
const named = '柏溪集团“年产3万吨新材料”项目总投资7亿元。'
const passengers = '地铁1号线日均客流为42万人次，地铁2号线日均客流为35万人次。'
const table = '铁岩队主场上座率同比提升6个百分点。铁岩队在联赛积分榜上排名第四。'
const firms = '南圩市共有上市公司47家，上市公司数量居全省第三位。'
const airport = '鹿浦机场去年运送旅客至少386万人次。鹿浦机场，是西南地区重要的货运枢纽。'
const factory = '云庐药业二期项目总投资18亿元，目前主体厂房已经封顶，预计明年6月投产。'
const school = '岚州大学校长宋知远在开学典礼上致辞。岚州大学为省属重点高校。'
const bridge = '湄江三桥全长5.2公里，比湄江二桥长1.1公里。'
const furnace = '白岭玻璃项目总投资7亿元。目前，该项目厂房全部建成，首条生产线已具备点火条件。'

const hub = '在深湾·太原物流项目现场，工人们正在安装设备，全力推进月底建成交付。项目总投资7亿元。'
const base = '晶岭能源大基地是全省重大转型项目。目前，晶岭能源项目一期投入运营、二期设备进场。'
const jobs = '1月至6月，再就业267万人，同比有所增加。'
const firm = '望川康佳光电科技有限公司是康佳集团的子公司，拥有核心技术。'

const cases: readonly (readonly [kind: string, text: string, claim: string, Verdict])[] = [
  ['bound', trade, '禾川市2023年进出口总额超过1000亿元', yes],
  ['bound', trade, '禾川市2023年进出口总额不足1000亿元', no],
  ['bound', trade, '禾川市2023年进出口总额至少1200亿元', yes],
  ['bound', trade, '禾川市2023年进出口总额在1200亿元以下', no],
  ['bound', trade, '禾川市2022年进出口总额超过1000亿元', unknown],
  ['bound', trade, '青芜市2023年进出口总额不足1000亿元', unknown],
  ['bound', trade, '禾川市2023年出口超过900亿元', no],
  ['bound', trade, '禾川市2023年进口超过900亿元', unknown],
  ['bound', rain, '禾川市平均降雨量低于100毫米', no],
  ['bound', rain, '北岭区降雨量不到100毫米', yes],
  ['bound', airport, '鹿浦机场去年运送旅客超过300万人次', yes],
  ['bound', airport, '鹿浦机场去年运送旅客超过500万人次', unknown],
  ['bound', passengers, '地铁1号线日均客流超过50万人次', no],
  ['bound', passengers, '地铁3号线日均客流超过50万人次', unknown],

  ['bound', injured, '栗坪镇暴雨造成超过3万人受灾', yes],
  ['bound', injured, '栗坪镇暴雨造成超过7万人受灾', no],
  ['bound', injured, '栗坪镇暴雨造成超过5.5万人受灾', unknown],
  ['bound', '栗坪镇登记失业率不到4%。', '栗坪镇登记失业率不到2%', no],
  ['bound', named, '柏溪集团项目总投资超过5亿元', yes],
  ['bound', named, '柏溪集团项目总投资不足5亿元', no],
  ['bound', named, '柏溪集团“年产9万吨涂料”项目总投资超过5亿元', unknown],
  ['bound', named, '青芜集团项目总投资超过5亿元', unknown],

  ['trend', trade, '2023年禾川市进出口总额同比下降', no],
  ['trend', trade, '2023年禾川市进出口总额比上年增长', yes],
  ['trend', trade, '2023年禾川市出口同比减少', no],
  ['trend', trade, '2023年禾川市进口同比减少', unknown],
  ['trend', trade, '2023年禾川市进出口总额环比下降', unknown],
  ['trend', trade, '2024年禾川市进出口总额同比下降', unknown],
  ['trend', trade, '2023年南圩市进出口总额同比下降', unknown],
  ['trend', table, '铁岩队主场上座率同比下降', no],
  ['trend', table, '赤焰队主场上座率同比下降', unknown],
  ['trend', '松溪水库蓄水量比上年同期多0.9亿立方米。', '松溪水库蓄水量比上年同期少', no],
  ['trend', '松溪水库蓄水量不再下降。', '松溪水库蓄水量同比增加', unknown],

  ['order', rain, '南屏区降雨量大于北岭区', yes],
  ['order', rain, '北岭区降雨量超过南屏区', no],
  ['order', rain, '北岭区降雨量超过东山区', unknown],
  ['order', passengers, '地铁2号线日均客流高于地铁1号线', no],
  ['order', passengers, '地铁1号线日均客流比地铁2号线多', yes],
  ['order', bridge, '湄江三桥比湄江二桥长', yes],
  ['order', bridge, '湄江二桥比湄江三桥长', no],
  ['order', '白石镇队比红湾镇队快13秒。', '红湾镇队比白石镇队快', no],
  ['order', '白石镇队比红湾镇队快13秒。', '红湾镇队比白石镇队高', unknown],

  ['rank', firms, '南圩市上市公司数量居全省第三', yes],
  ['rank', firms, '南圩市上市公司数量全省排名第2', no],
  ['rank', firms, '南圩市上市公司数量居全国第二', unknown],
  ['rank', firms, '东浦市上市公司数量居全省第二', unknown],
  ['rank', table, '铁岩队在联赛积分榜上排名第4', yes],
  ['rank', table, '铁岩队在联赛积分榜上位列第二', no],
  ['rank', table, '赤焰队在联赛积分榜上位列第二', unknown],

  ['precedence', lines, '澜溪市地铁1号线早于2号线开通', yes],
  ['precedence', lines, '澜溪市地铁1号线晚于2号线开通', no],
  ['precedence', lines, '澜溪市地铁3号线早于2号线开通', unknown],
  ['precedence', lines, '澜溪市地铁1号线在2017年之前开通', yes],
  ['precedence', lines, '澜溪市地铁2号线早于2018年开通', no],
  ['precedence', lines, '澜溪市地铁2号线在2019年之前开通', unknown],
  ['precedence', '湄江大桥2022年10月通车。', '湄江大桥在2020年之后通车', yes],
  ['precedence', '湄江大桥预计2022年10月通车。', '湄江大桥在2020年之前通车', unknown],

  ['step', factory, '云庐药业二期项目已经投产', no],
  ['step', factory, '云庐药业二期尚未投产', yes],
  ['step', factory, '云庐药业一期已经投产', unknown],
  ['step', '江州地铁6号线目前尚未开通。', '江州地铁6号线已经开通', no],
  ['step', '江州地铁6号线目前尚未开通。', '江州地铁5号线已经开通', unknown],
  ['step', '龙津机场T2航站楼已于6月12日正式启用。', '龙津机场T2航站楼已经启用', yes],
  ['step', '龙津机场T2航站楼已于6月12日正式启用。', '龙津机场T2航站楼尚未启用', no],
  ['step', furnace, '白岭玻璃的项目已经投产', no],
  ['step', furnace, '青石玻璃的项目已经投产', unknown],
  ['step', furnace, '白岭玻璃的生产线已经投产', no],
  ['step', hub, '深湾太原物流项目已经建成交付', no],
  ['step', base, '晶岭能源项目一期已经投入运营', yes],
  ['step', base, '晶岭能源项目二期已经投入运营', unknown],
  ['trend', jobs, '1月至6月，再就业430万人，同比有所增加', unknown],
  ['definition', firm, '望川康佳光电科技是康佳集团的子公司', yes],

  ['office', school, '宋知远是岚州大学校长', yes],
  ['office', school, '岚州大学校长是许若谷', no],
  ['office', school, '宋知远是岚州大学副校长', unknown],
  ['office', school, '宋知远是海屿大学校长', unknown],
  ['office', '曲江大学8日召开大会，任命袁朗为校长。', '曲江大学校长是袁朗', yes],
  ['office', '北原代表团团长是秦立言。', '秦立言是云岭代表团团长', unknown],

  ['definition', school, '岚州大学是省属高校', yes],
  ['definition', school, '海屿大学是省属高校', unknown],
  ['definition', airport, '鹿浦机场是西南地区重要的货运枢纽', yes],
  ['definition', airport, '鹿浦机场是东北地区重要的货运枢纽', unknown],
  ['definition', '柏溪集团是一家从事轮胎制造的民营企业。', '柏溪集团是一家轮胎制造企业', yes],
  ['definition', '柏溪集团不是一家轮胎制造企业。', '柏溪集团是一家轮胎制造企业', unknown],
]

describe('a claim that relates things', () => {
  test.each(cases)('of %s, to “%s”: “%s” is %s', (_kind, text, claim, verdict) => {
    expect(verdictOn(claim, text)).toBe(verdict)
  })

  test('takes the values of two sentences and names both', () => {
    const hits = [hitOf('望川市常住人口为512万人。海屿市常住人口为487万人。', 0)]
    const [found] = findRelation('海屿市常住人口多于望川市', hits) ?? []
    expect(found?.reason).toBe('语料中前者为487万人，后者为512万人，前者更少')
    expect(found?.also?.sentence).toEqual({ start: 0, end: 14 })
  })

  test('gives the amount and which side of the bound it lies on', () => {
    const [found] = findBound('禾川市2023年进出口总额超过1000亿元', [hitOf(trade, 0)])
    expect(found?.reason).toBe('语料写的是“1250亿元”，高于1000亿元，与说法相符')
  })

  test('is no other claim', () => {
    expect(findRelation('澜溪大桥全长4280米', [])).toBeNull()
    expect(findBound('澜溪大桥全长4280米', [])).toEqual([])
  })
})
