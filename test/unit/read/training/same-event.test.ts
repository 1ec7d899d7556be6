import { describe, expect, it } from 'vitest'
import { sameEvent } from '../../../../src/read/training/same-event.js'
import { reports } from '../../../support/reports-of-one-event.js'

describe('reports of the same event', () => {
  const [first, second] = reports(4)

  it('are paired', () => {
    expect(sameEvent([first, '今天天气晴朗,适合出门散步,公园里的荷花开得正好。', second])).toEqual([
      [0, 2],
    ])
  })

  it('are no copies of each other', () => {
    expect(sameEvent([first, `${first}更多消息请看下文。`])).toEqual([])
  })
})
