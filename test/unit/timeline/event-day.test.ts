import { expect, it } from 'vitest'
import { eventDay } from '../../../src/timeline/event-day.js'
import { lineOf } from './lines.js'

const dayOf = (text: string, published: string | null = '2024-05-20') => {
  const { quote, at } = lineOf('大桥', text, published)
  return eventDay(quote, at, published)
}

it.each([
  ['5月18日，大桥建成通车。', '2024-05-18'],
  ['大桥（云岭段）18日建成通车。', '2024-05-18'],
  ['大桥昨日建成通车。', '2024-05-19'],
  ['截至5月3日，大桥已通过车辆2万辆。', '2024-05-03'],
  ['大桥将于6月1日通车。', '2024-06-01'],
  ['大桥将于2024年11月25日通车。', '2024-11-25'],
  ['大桥将于今年11月25日通车。', '2024-11-25'],
  ['去年5月1日动工的大桥5月18日通车。', '2024-05-18'],
])('takes the day that a sentence gives of its subject: %s', (text, day) => {
  expect(dayOf(text)).toBe(day)
})

it.each([
  '大桥建成通车，比5月1日少了两个车道。',
  '5月18日，记者从市交通局获悉，大桥建成通车。',
  '据《云岭日报》5月18日报道，大桥建成通车。',
  '大桥的检修持续到5月30日。',
  '大桥的通车日期改为5月30日。',
  '大桥通车的前一日下了雨。',
  '大桥建成通车，隧道5月18日开工。',
  '大桥从4月1日至6月30日限行。',
  '大桥近日建成通车。',
  '大桥今年通车。',
])('takes no day that is of something else, or none: %s', (text) => {
  expect(dayOf(text)).toBeNull()
})

it('counts 次日 from the day named before it, and nothing from none', () => {
  expect(dayOf('5月18日试运行，次日大桥通车。')).toBe('2024-05-19')
  expect(dayOf('次日，大桥通车。')).toBeNull()
})

it('takes only a whole date where the day of publication is not known', () => {
  expect(dayOf('5月18日，大桥建成通车。', null)).toBeNull()
  expect(dayOf('2024年5月18日，大桥建成通车。', null)).toBe('2024-05-18')
})

it('takes no day without a year that is far ahead: it may be of the year before', () => {
  expect(dayOf('11月25日，大桥启动建设。', '2024-07-28')).toBeNull()
  expect(dayOf('9月1日，大桥将通车。', '2024-07-28')).toBe('2024-09-01')
})
