import type { Found } from '../../../src/check/found.js'
import type { Article } from '../../../src/domain/index.js'
import type { Difference, Stance } from '../../../src/evidence/comparison/stance.js'
import { readStatement } from '../../../src/evidence/comparison/statement.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import { noParts } from '../../../src/retrieve/rerank/score.js'
import { ReadText } from '../../../src/text/read-text.js'
import { article, spanOf } from '../answer/invented.js'

interface Told {
  /** What stands where the claim has its value. */
  value?: string
  claim?: string
  why?: Difference | null
  held?: number
  rest?: string
  from?: Partial<Article>
}

/** A sentence that speaks for a claim (or against it), in an article of its own. */
export function found(
  side: Stance['side'],
  id: string,
  text: string,
  {
    value,
    claim = text,
    why = side === 'for' ? null : 'value',
    held = 1,
    rest = '',
    from,
  }: Told = {},
): Found {
  const told = article({ id, text: `${text}${rest}`, ...from })
  return {
    hit: {
      article: told,
      passage: { articleId: id, start: 0, end: told.text.length, text: told.text },
      score: 1,
      trace: { dense: null, lexical: null, cosine: 0, parts: noParts, terms: [], features: {} },
    },
    sentence: readSentence(told, { start: 0, end: text.length }),
    stance: {
      side,
      why,
      span: value === undefined ? null : spanOf(text, value),
      value: readStatement(new ReadText(claim)).values[0] ?? null,
    },
    how: { by: 'rules', held },
  }
}
