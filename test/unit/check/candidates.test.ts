import { describe, expect, test } from 'vitest'
import { candidatesOf, readCandidates } from '../../../src/check/candidates.js'
import type { Reader } from '../../../src/read/reader.js'
import { ReadText } from '../../../src/text/read-text.js'
import { terms } from '../../../src/text/tokens.js'
import { article, evidence } from '../answer/invented.js'
import { found } from './found.js'

const match = article({
  id: 'match',
  text: '白云队昨晚主场2比1击败红星队。现场观众超过三万人。球迷赛后久久不愿离去。',
})
const court = article({ id: 'court', text: '法院昨天宣判一起欠薪案。被告须支付工资8万元。' })
const hits = [match, court].map((each) => evidence(each).hit)
const weightsOf = (claim: string) => new Map(terms(claim).map((term) => [term, 1]))
const best = (claim: string) => candidatesOf(hits, [], weightsOf(claim))[0]?.sentence.text

describe('the sentences that come nearest to a claim', () => {
  test.each([
    ['白云队击败红星队', '白云队昨晚主场2比1击败红星队。'],
    ['红星队昨晚被白云队击败', '白云队昨晚主场2比1击败红星队。'],
    ['现场观众有两万人', '现场观众超过三万人。'],
    ['被告支付工资', '被告须支付工资8万元。'],
  ])('%s: %s', (claim, sentence) => {
    expect(best(claim)).toBe(sentence)
  })

  test('are at most two of a passage, and then those of the rules', () => {
    const ruled = found('against', 'fans', '红星队否认输球。')
    const list = candidatesOf(hits, [ruled], weightsOf('白云队击败红星队'))
    expect(list.map(({ hit }) => hit.article.id)).toEqual([
      'match',
      'match',
      'court',
      'court',
      'fans',
    ])
    expect(list.at(-1)?.sentence.text).toBe('红星队否认输球。')
  })

  test('are named once where the rules found them too', () => {
    const text = '白云队昨晚主场2比1击败红星队。'
    const [hit] = hits
    if (!hit) throw new Error('no hit')
    const ruled = { ...found('for', 'match', text), hit }
    const list = candidatesOf([hit], [ruled], weightsOf('白云队击败红星队'))
    expect(list.filter(({ sentence }) => sentence.text === text)).toHaveLength(1)
  })

  test('are of the persons that the claim names, where an article names them', () => {
    const one = article({ id: 'one', text: '李某某因赌博被行政拘留10日。' })
    const other = article({ id: 'other', text: '韩某某被警方处以行政拘留5日。' })
    const both = [one, other].map((each) => evidence(each).hit)
    const ofPeople = (people: string[]) =>
      candidatesOf(both, [], weightsOf('韩某某被行政拘留10日'), people).map(
        ({ hit }) => hit.article.id,
      )
    expect(ofPeople(['韩某某'])).toEqual(['other'])
    expect(ofPeople(['周某某']).toSorted()).toEqual(['one', 'other'])
  })

  test('hold a share of the claim, and their passage no less', () => {
    for (const { held, heldAround } of candidatesOf(hits, [], weightsOf('白云队击败红星队'))) {
      expect(held).toBeLessThanOrEqual(heldAround)
    }
  })
})

test('the reader is given what stands around a sentence; without training on claims it says nothing', async () => {
  const claim = new ReadText('现场观众超过三万人')
  const candidates = candidatesOf(hits, [], weightsOf(claim.text))
  const windows: string[] = []
  const reader = (isTrained: boolean): Reader => ({
    model: 'told',
    read: async () => [],
    entails: async (_, texts) => {
      windows.push(...texts)
      return isTrained ? texts.map(() => ({ supports: 1, contradicts: 0, neither: 0 })) : null
    },
  })
  expect(await readCandidates(reader(true), claim, candidates)).toHaveLength(candidates.length)
  expect(windows[0]).toContain('击败红星队。现场观众超过三万人。')
  expect(await readCandidates(reader(false), claim, candidates)).toBeNull()
})
