import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ObjectStream } from '../../../../src/answer/phrasing/sentence-stream.js'

const object = fc.record({ text: fc.string({ unit: 'grapheme' }), quotes: fc.array(fc.nat(9)) })

describe('objects of a reply', () => {
  test('are read alike, however the reply is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(object, { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (all, size) => {
          const reply = JSON.stringify({ sentences: all, short: 'x' })
          const stream = new ObjectStream('sentences')
          const found: unknown[] = []
          for (let at = 0; at < reply.length; at += size) {
            found.push(...stream.push(reply.slice(at, at + size)))
          }
          expect(found).toEqual(all)
          expect(stream.whole).toEqual({ sentences: all, short: 'x' })
        },
      ),
      { numRuns: 200 },
    )
  })

  test('come with the piece that completes them', () => {
    const stream = new ObjectStream('sentences')
    expect(stream.push('{"sentences": [{"text":"甲}","quotes":[1]')).toEqual([])
    expect(stream.push('}')).toEqual([{ text: '甲}', quotes: [1] }])
    expect(stream.push(',{"text":"\\"乙\\\\","quotes":[]}')).toEqual([
      { text: '"乙\\', quotes: [] },
    ])
    expect(stream.whole).toBeNull()
  })

  test('that are no JSON are null, and do not hide the next', () => {
    const stream = new ObjectStream('sentences')
    expect(stream.push('{"sentences":[{bad},{"text":"甲"}]}')).toEqual([null, { text: '甲' }])
  })
})
