import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cutAtSentences,
  escapeCited,
  escapeMarkdown,
  maskedLink,
  oneLine,
  sentencesOf,
} from '../../../../src/bot/discord/markdown.js'

/** Text with far more of what matters to Discord than chance would bring. */
const pieces = fc.constantFrom(
  ...['新馆', '2.4万平方米', '。', '！', '？', '”', '[1]', '[12]', '[', ']', '(', ')', '*', '**'],
  ...['_', '~~', '`', '```', '||', '>', '<', '<@1>', '<#1>', '<t:1>', '#', '-#', '- ', '1. '],
  ...['\\', '\n', ' ', '@everyone', '@here', ':smile:', 'https://a.example/b_c', '😀', '.', '…'],
)
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 8 })))
  .map((parts) => parts.join('').replace(/[\u200b\u202a-\u202e\u2066-\u2069]/gu, ''))

/** What Discord displays of escaped text. */
const displayed = (escaped: string) =>
  escaped.replace(/\\([^0-9A-Za-z\s])/gu, '$1').replaceAll('\u200b', '')

describe('escapeMarkdown', () => {
  it('displays as the text itself', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(displayed(escapeMarkdown(given))).toBe(given)
      }),
    )
  })

  it('leaves nothing that formats, links or mentions', () => {
    fc.assert(
      fc.property(text, (given) => {
        const bare = escapeMarkdown(given).replace(/\\[^0-9A-Za-z\s]/gu, 'x')
        expect(bare).not.toMatch(/[\\*_~`|<>[\]()#]|:\/\/|@(everyone|here)/i)
        expect(bare).not.toMatch(/^\s*[-+]\s/m)
      }),
    )
  })

  it.each([
    ['**粗体**', '\\*\\*粗体\\*\\*'],
    ['@everyone', '@\u200beveryone'],
    ['https://a.example', 'https\\://a.example'],
    ['- 一', '\\- 一'],
    ['1. 一', '1\\. 一'],
    ['2.4万，2024-05-18，10:30', '2.4万，2024-05-18，10:30'],
    ['\u202e反', '反'],
  ])('writes %j as %j', (given, escaped) => {
    expect(escapeMarkdown(given)).toBe(escaped)
  })
})

describe('escapeCited', () => {
  it('keeps markers as they are, and lets none of them become a link', () => {
    expect(escapeCited('新馆[1](https://a.example)')).toBe('新馆[1]\\(https\\://a.example\\)')
    fc.assert(
      fc.property(text, (given) => {
        expect(escapeCited(given)).not.toMatch(/\]\(/)
      }),
    )
  })
})

describe('sentencesOf', () => {
  it('splits after a sentence with its quotes and markers', () => {
    expect(sentencesOf('他说：“开放。”[1][2]面积2.4万。 [3]\n真的？It is. [4] Yes')).toEqual([
      '他说：“开放。”[1][2]',
      '面积2.4万。 [3]',
      '\n',
      '真的？',
      'It is. [4] ',
      'Yes',
    ])
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(sentencesOf(given).join('')).toBe(given)
      }),
    )
  })

  it('never starts a sentence with a marker of the one before', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const sentence of sentencesOf(given).slice(1)) {
          expect(sentence).not.toMatch(/^\s*\[\d{1,4}\]/)
        }
      }),
    )
  })
})

describe('cutAtSentences', () => {
  const limit = fc.integer({ min: 0, max: 120 })

  it('keeps to the limit', () => {
    fc.assert(
      fc.property(text, limit, (given, room) => {
        expect(cutAtSentences(sentencesOf(given), room).text.length).toBeLessThanOrEqual(room)
      }),
    )
  })

  it('keeps whole sentences from the start, as many as fit', () => {
    fc.assert(
      fc.property(text, limit, (given, room) => {
        const cut = cutAtSentences(sentencesOf(given), room)
        const sentences = sentencesOf(given)
        const wholes = sentences.map((_, index) =>
          sentences
            .slice(0, index + 1)
            .map(escapeCited)
            .join('')
            .trimEnd(),
        )
        const fitting = wholes.filter((whole) => whole.length <= room)
        if (wholes.length === 0 || (wholes[0]?.length ?? 0) > room) return
        expect(cut.text).toBe(fitting.at(-1))
      }),
    )
  })

  it('says how many it left out, and leaves none out that fit', () => {
    expect(cutAtSentences(['一。[1]', '二。[2]', '三。[3]'], 11)).toEqual({
      text: '一。[1]二。[2]',
      shown: 2,
      omitted: 1,
    })
    expect(cutAtSentences(['一。[1]', '二。[2]'], 10)).toEqual({
      text: '一。[1]二。[2]',
      shown: 2,
      omitted: 0,
    })
  })

  it('cuts inside a sentence only when the first alone is too long, and keeps its markers', () => {
    const cut = cutAtSentences([`${'长'.repeat(50)}。[1][2]`], 20)
    expect(cut).toEqual({ text: `${'长'.repeat(13)}…[1][2]`, shown: 1, omitted: 0 })
  })
})

describe('maskedLink', () => {
  it('links web addresses only', () => {
    expect(maskedLink('标题', 'https://a.example/1')).toBe('[标题](<https://a.example/1>)')
    for (const url of [null, '', '没有', 'javascript:alert(1)', 'https://bank@evil.example/']) {
      expect(maskedLink('标题', url)).toBe('标题')
    }
  })

  it('lets neither label nor address end the link early', () => {
    fc.assert(
      fc.property(text, fc.webUrl({ withFragments: true }), text, (label, url, tail) => {
        const link = maskedLink(oneLine(label, 120) || '—', `${url}?q=${tail.trim()}`)
        expect(link).toMatch(/^(\[[^[\]]*\]\(<https?:\/\/[^\s<>()]+>\)|[^\n]*)$/u)
      }),
    )
  })
})

describe('oneLine', () => {
  it('never splits a surrogate pair', () => {
    expect(oneLine('😀😀😀', 4)).toBe('😀…')
    expect(oneLine(' 一\n\n二 ', 10)).toBe('一 二')
  })
})
