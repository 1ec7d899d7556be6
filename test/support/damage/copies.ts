import { words } from '../../../src/text/segment.js'
import type { Random } from './random.js'

/**
 * Returns a press text as another page prints it: up to a third of its sentences dropped, one in ten of the remaining
 * words replaced by words of other texts, a few new sentences before or after it.
 */
export function copyOf(text: string, others: readonly string[], random: Random): string {
  const sentences = sentencesOf(text)
  const dropping = random.below(Math.floor(sentences.length / 3) + 1)
  const kept = [...sentences]
  for (let n = 0; n < dropping; n++) kept.splice(random.below(kept.length), 1)
  const vocabulary = words(random.pick(others)).filter((word) =>
    /^[\u4e00-\u9fff]+$/.test(word.text),
  )
  const replaced = kept.map((sentence) =>
    words(sentence)
      .map(({ start, end }) =>
        /\S/.test(sentence.slice(start, end)) && random.chance(0.1) && vocabulary.length > 0
          ? random.pick(vocabulary).text
          : sentence.slice(start, end),
      )
      .join(''),
  )
  const own = Array.from({ length: random.below(4) }, () =>
    random.pick(sentencesOf(random.pick(others))),
  )
  const inFront = random.below(own.length + 1)
  return [...own.slice(0, inFront), ...replaced, ...own.slice(inFront)].join('')
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。！？]+[。！？][”’」』）)]*|[^。！？]+$/g) ?? [text]
}
