import { describe, expect, test } from 'vitest'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import { droppedNegation, stanceFault } from '../../../../src/evidence/wording/modality.js'
import { ReadText } from '../../../../src/text/read-text.js'

const compact = (text: string) => new ReadText(text).compact

describe('a sentence that claims more than its quote', () => {
  const fault = (sentence: string, quote: string) =>
    stanceFault(compact(sentence), groundsOf([quote]))

  test.each([
    ['a plan as a fact', '儿童医院已经扩建。', '儿童医院计划明年扩建。'],
    ['an expectation as a fact', '球队夺冠。', '球队有望夺冠。'],
    ['a denial left out', '公司裁员三成。', '公司否认裁员三成的传闻。'],
    ['a negation left out', '嫌疑人落网。', '嫌疑人尚未落网。'],
    ['a condition left out', '航班取消。', '如果台风登陆，航班取消。'],
    ['a rumour as a fact', '校长辞职。', '网传校长辞职，校方称不实。'],
    ['an attempt as a deed', '两队签约。', '两队拟签约。'],
    ['a plan for a year as a fact', '儿童医院扩建。', '儿童医院计划2027年扩建。'],
    [
      'a plan beside a rumour that is denied',
      '医院扩建，网传停诊不属实。',
      '医院计划明年扩建。网传医院停诊，院方称不属实。',
    ],
  ])('%s: %s', (_, sentence, quote) => {
    expect(fault(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['the same plan', '儿童医院计划明年扩建。', '儿童医院计划明年扩建。'],
    ['the same plan in another word', '儿童医院拟于明年扩建。', '儿童医院计划明年扩建。'],
    ['the same denial', '公司否认裁员三成。', '公司否认裁员三成的传闻。'],
    ['the same negation in another word', '嫌疑人还没有落网。', '嫌疑人尚未落网。'],
    ['a fact beside a plan', '儿童医院有床位八百张。', '儿童医院有床位八百张，计划明年扩建。'],
    ['据说 within other words', '消费增长百分之五。', '数据说明，消费增长百分之五。'],
    [
      'a rumour that is denied in both',
      '网传公司停产的消息不属实，员工放假一个月。',
      '网传公司停产的消息不属实，员工放假一个月。',
    ],
    ['网传 within other words', '播放量超2亿次。', '短视频在互联网传播，播放量超2亿次。'],
    ['a plan that is a noun', '扶贫计划已经完成。', '扶贫计划已经完成。'],
  ])('is none with %s: %s', (_, sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})

describe('a word without its negation', () => {
  const dropped = (sentence: string, quote: string) =>
    droppedNegation(compact(sentence), groundsOf([quote]))

  test.each([
    ['比赛开始。', '比赛尚未开始。'],
    ['药品获批。', '药品没有获批。'],
    ['原告出庭。', '原告并未出庭。'],
  ])('%s', (sentence, quote) => {
    expect(dropped(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['比赛还未开始。', '比赛尚未开始。'],
    ['药品未获批。', '药品没有获批。'],
    ['原告出庭。', '被告未出庭，原告出庭。'],
    ['未成年人免票。', '未成年人免票。'],
  ])('is none: %s', (sentence, quote) => {
    expect(dropped(sentence, quote)).toBeNull()
  })
})
