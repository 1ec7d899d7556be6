import { describe, expect, it } from 'vitest'
import { Stream } from '../../../../src/bot/asking/stream.js'
import type { BotMessage } from '../../../../src/bot/discord/bot-message.js'

/** A stream whose edits go through when the test says so. */
function stream() {
  let time = 0
  const shown: string[] = []
  const under: { through(): void; fails(): void }[] = []
  const show = ({ content }: BotMessage) =>
    new Promise<{ id: string }>((resolve, reject) => {
      shown.push(content)
      under.push({ through: () => resolve({ id: '1' }), fails: () => reject(new Error('500')) })
    })
  const settled = async (how: 'through' | 'fails') => {
    under.at(-1)?.[how]()
    await new Promise(setImmediate)
  }
  const made = new Stream(show, () => time)
  return { made, shown, settled, wait: (ms: number) => (time += ms) }
}

const sentence = (text: string) => ({ text, cites: [] })

describe('Stream', () => {
  it('shows the first sentence at once, and the others with what came before', async () => {
    const { made, shown, settled, wait } = stream()
    made.add({ text: '一。', cites: [1] })
    await settled('through')
    made.add(sentence('二。'))
    wait(1499)
    made.add(sentence('三。'))
    expect(shown).toEqual(['一。[1] …'])
    wait(1)
    made.add(sentence('四。'))
    expect(shown).toEqual(['一。[1] …', '一。[1]二。三。四。 …'])
  })

  it('waits for an edit under way, however long it takes', async () => {
    const { made, shown, settled, wait } = stream()
    made.add(sentence('一。'))
    wait(60_000)
    made.add(sentence('二。'))
    expect(shown).toHaveLength(1)
    await settled('through')
    made.add(sentence('三。'))
    expect(shown.at(-1)).toBe('一。二。三。 …')
  })

  it('ends when no edit is under way, also when that one fails', async () => {
    const { made, settled } = stream()
    made.add(sentence('一。'))
    let isOver = false
    const over = made.end().then(() => {
      isOver = true
    })
    await new Promise(setImmediate)
    expect(isOver).toBe(false)
    await settled('fails')
    await over
    expect(isOver).toBe(true)
  })

  it('shows of a long answer whole sentences that a message holds', async () => {
    const { made, shown, settled, wait } = stream()
    for (let i = 0; i < 400; i++) {
      made.add({ text: '这一句有八个字。', cites: [1] })
      await settled('through')
      wait(1500)
    }
    expect(shown.at(-1)?.length).toBeLessThanOrEqual(2000)
    expect(shown.at(-1)).toMatch(/。\[1\] …$/)
  })
})
