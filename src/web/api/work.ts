import type {
  AskReply,
  AskRequest,
  ClaimCheck,
  OnSentence,
  Restriction,
} from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'
import type { Gate } from '../access/gate.js'
import { assertScope } from './access/callers.js'
import type { Caller } from './contract.js'

/** Answers when it is the caller's turn; nothing is done for a client that has left. */
export function askFor(
  { caller, gate, signal }: Turn,
  request: AskRequest,
  onSentence?: OnSentence,
): Promise<AskReply['answer']> {
  assertScope(caller, 'ask')
  return gate.run(caller.key, signal, async () => {
    const { answer } = await caller.home.service.ask({ ...request, signal }, onSentence)
    return answer
  })
}

/** @param locale in which the reasons are said; null for the script of the claim */
export function checkFor(
  { caller, gate, signal }: Turn,
  { claim, ...restriction }: Restriction & { claim: string },
  locale: Locale | null,
): Promise<ClaimCheck> {
  assertScope(caller, 'check')
  return gate.run(caller.key, signal, async () => {
    const [check] = await caller.home.service.checkAll([claim], { ...restriction, signal })
    if (!check) throw new Error('each claim has a check')
    if (locale === null) return check
    // Loaded late: the app is large, and whoever serves it has it already.
    const [{ toTraditional }, { checkIn }] = await Promise.all([
      import('../../app.js'),
      import('../../wording/check-reasons.js'),
    ])
    return checkIn(locale, check, toTraditional)
  })
}

export function searchFor(
  { caller, gate, signal }: Turn,
  { query, ...options }: Restriction & { query: string; k: number },
) {
  assertScope(caller, 'search')
  return gate.run(caller.key, signal, async () => {
    const hits = await caller.home.service.search(query, options)
    return {
      query,
      hits: hits.map(({ article, passage: { start, end, text }, score, trace }) => ({
        ...{ articleId: article.id, file: article.file, start, end, text, score, trace },
      })),
    }
  })
}

/** Whose turn it is to be worked for, and how one knows that they have left. */
export interface Turn {
  caller: Caller
  gate: Gate
  signal: AbortSignal
}
