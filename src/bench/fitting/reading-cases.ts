import { answerQuestion } from '../../answer/answer.js'
import type { HeadlineSigns } from '../../answer/short/headline-signs.js'
import type { AllSigns } from '../../answer/sureness/abstention.js'
import type { Embedder } from '../../embed/embedder.js'
import { copiesOfGold } from '../../evaluation/evaluate.js'
import type { IndexVersion } from '../../index/index.js'
import type { Reader } from '../../read/reader.js'
import type { WrittenItem } from '../../read/training/written-items.js'
import { holds, isRightShort, readReadingSet } from '../inputs/reading-set.js'
import { askings, type CorpusKind, textsOf } from '../inputs/written-corpora.js'
import { readWrittenItems } from '../inputs/written-items.js'

/** The result of a question, as numbers. */
export interface ReadingCase {
  /** The id of the article that it was written about, and the corpus that it was asked of. */
  id: string
  kind: CorpusKind | 'without its article' | 'held out'
  isAnswerable: boolean
  /** The signs that it is answered. */
  signs: AllSigns
  /** The signs of each candidate span, and whether it is right. */
  spans: { signs: HeadlineSigns; label: 0 | 1 }[]
  /** Whether the best three sentences contain the answer. */
  isHeld: boolean
}

/** A question and its answer; null if nothing answers it. */
interface Asked {
  id: string
  question: string
  answer: string | null
}

export interface AskingOptions {
  embedder: Embedder
  reader: Reader | undefined
  whole: IndexVersion
  /** A file of written items, and the corpus that they were written about. */
  items: string
  corpus: string
  /** Reading sets that are not used for fitting. */
  heldOut: readonly string[]
}

/**
 * Asks the written questions of corpora with their articles, and the answerable ones also of the whole corpus without
 * their articles and all copies: an answer there is wrong, unless another report has the same.
 */
export async function readingCases(options: AskingOptions): Promise<ReadingCase[]> {
  const { whole, embedder } = options
  const items = readWrittenItems(options.items).filter(({ kind }) => kind !== 'claim')
  const texts = await textsOf(items, options.corpus)
  const copies = await copiesOfGold(
    whole,
    [...texts.keys()].map((id) => ({ question: '', gold: [id] })),
  )
  const cases: ReadingCase[] = []
  for await (const { kind, index, items: some } of askings(items, texts, whole, embedder)) {
    const asked = some.flatMap((item) => askedBy(item, texts))
    cases.push(...(await casesOf(index, asked, kind, options)))
  }
  const answered = items.flatMap((item) => askedBy(item, texts)).filter((one) => one.answer)
  const left = await casesOf(whole, answered, 'without its article', options, ({ id }) =>
    copies({ question: '', gold: [id] }),
  )
  cases.push(...left.filter(({ isHeld }) => !isHeld))
  for (const path of options.heldOut) {
    cases.push(...(await casesOf(whole, await heldOut(path), 'held out', options)))
  }
  return cases
}

async function casesOf(
  index: IndexVersion,
  asked: readonly Asked[],
  kind: ReadingCase['kind'],
  { embedder, reader }: AskingOptions,
  excluded: (one: Asked) => ReadonlySet<string> | undefined = () => undefined,
): Promise<ReadingCase[]> {
  const cases: ReadingCase[] = []
  const isLeft = kind === 'without its article'
  for (const one of asked) {
    const { id, question, answer } = one
    const { weighed } = await answerQuestion(index, embedder, question, {
      reader,
      exclude: excluded(one),
    })
    if (!weighed) continue
    const { signs, ofReader, headlines, evidence } = weighed
    const three = evidence.slice(0, 3).map(({ sentence }) => sentence.text)
    cases.push({
      id,
      kind,
      isAnswerable: answer !== null && !isLeft,
      signs: { ...signs, ...ofReader },
      spans: headlines.map(({ evidence: { sentence }, span, signs: ofSpan }) => {
        const said = sentence.article.text.slice(span.start, span.end)
        const isRight = answer !== null && isRightShort(said, answer)
        return { signs: ofSpan, label: isRight ? 1 : 0 }
      }),
      isHeld: answer !== null && three.some((text) => holds(text, answer)),
    })
  }
  return cases
}

/** Returns a written question with its answer as it is in its article. */
function askedBy(item: WrittenItem, texts: ReadonlyMap<string, string>): Asked[] {
  if (item.kind === 'claim') return []
  const answer = item.kind === 'answer' ? (texts.get(item.id) ?? '').slice(...item.answer) : null
  return [{ id: item.id, question: item.question, answer }]
}

async function heldOut(path: string): Promise<Asked[]> {
  const items = await readReadingSet(path)
  return items.flatMap((item) =>
    item.kind === 'claim'
      ? []
      : [{ id: '', question: item.question, answer: item.kind === 'answer' ? item.answer : null }],
  )
}
