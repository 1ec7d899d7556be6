import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embedMessage } from '../../../../src/bot/discord/bot-message.js'
import { wordsIn } from '../../../../src/bot/messages/words-in.js'
import { type Shown, showAnswer } from '../../../../src/bot/shown/answer.js'
import { answerButtons } from '../../../../src/bot/shown/buttons.js'
import { showRest } from '../../../../src/bot/shown/rest.js'
import { locales } from '../../../../src/wording/locale.js'
import { messageToCreate } from '../../../support/discord/validation.js'
import { answered, silent } from '../../answer/invented.js'
import { anyAnswer } from './invented.js'

const anyLocale = fc.constantFrom(...locales)

describe('showAnswer', () => {
  it('renders any answer within the limits of Discord, and mentions no one', () => {
    fc.assert(
      fc.property(anyAnswer, anyLocale, (answer, locale) => {
        const { embed, rest } = showAnswer(answer, locale, { isNoted: true })
        const given = { isPrivate: true, mayBranch: true, rest }
        const rows = answerButtons('0123456789', answer, given, wordsIn(locale))
        const { allowedMentions, ...message } = embedMessage(embed, ...rows)
        // Throws what the platform would refuse.
        messageToCreate(message)
        expect(allowedMentions).toEqual({ parse: [], repliedUser: false })
        expect(embed.description).not.toMatch(/@(everyone|here)/i)
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it.each([
    ['zh-CN', '您说的“它”是指哪一个？请把问题写完整，再问一次。'],
    ['zh-TW', '您說的「它」是指哪一個？請把問題寫完整，再問一次。'],
    [
      'en',
      'I cannot tell what “它” stands for. Please write the question out in full and ask again.',
    ],
  ] as const)('asks back in %s', (locale, said) => {
    const { embed } = showAnswer(silent({ clarify: '它', related: [] }), locale)
    expect(embed.description).toBe(said)
  })

  it('says in the footer why the chat model was not used', () => {
    const { embed } = showAnswer(answered({ modelFailure: 'timeout' }), 'zh-CN')
    const said = '未使用对话模型（模型没有及时回应），回答直接摘自原文 · 1 篇报道'
    expect(embed.footer?.text.startsWith(said)).toBe(true)
  })
})

describe('showRest', () => {
  it('shows the rest of any answer in pages within the limits, and comes to an end', () => {
    fc.assert(
      fc.property(anyAnswer, anyLocale, (answer, locale) => {
        let { rest } = showAnswer(answer, locale)
        for (let pages = 0; rest !== null; pages++) {
          const { allowedMentions: _, ...message } = embedMessage(
            showRest(answer, rest, wordsIn(locale)).embed,
          )
          messageToCreate(message)
          const next: Shown | null = showRest(answer, rest, wordsIn(locale)).rest
          if (next) expect(sum(next)).toBeGreaterThan(sum(rest))
          rest = next
          expect(pages).toBeLessThan(200)
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('shows every sentence of a long answer once, whole and in order', () => {
    const sentences = Array.from({ length: 900 }, (_, i) => `第${i}句说的是新馆的面积。[1]`)
    const answer = answered({ answer: sentences.join('') })
    const first = showAnswer(answer, 'zh-TW')
    const texts = [first.embed.description]
    for (let rest = first.rest; rest !== null; ) {
      const page = showRest(answer, rest, wordsIn('zh-TW'))
      texts.push(page.embed.description)
      rest = page.rest
    }
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.join('\n').match(/第\d+句说的是新馆的面积。\[1\]/g)).toEqual(sentences)
  })
})

const sum = ({ sentences, conflicts, sources }: Shown) => sentences + conflicts + sources
