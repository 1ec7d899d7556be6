import { type Chat, startChatTurn } from '../answer/phrasing/model/chat.js'
import { deadlineIn } from '../answer/phrasing/model/chat-model.js'
import { type CheckOptions, checkClaim, checkedClaim } from '../check/check-claim.js'
import { judgeWith } from '../check/model-check.js'
import type { Breach, ClaimCheck } from '../domain/index.js'
import type { ServedIndex } from '../index/index.js'
import { assertRange } from '../wording/failure.js'
import type { AddLinks } from './links-app.js'
import { type Models, opened } from './models.js'

/** Checks claims one after the other, all against the same version; with a chat model, it judges too. */
export type ClaimChecker = (
  claims: readonly string[],
  options: CheckOptions | undefined,
  chat: Chat | undefined,
) => Promise<ClaimCheck[]>

/** @param onBreach called for each check that is withheld because it breaks the contract of quotes */
export function claimChecker(parts: {
  index: ServedIndex
  models: Models
  onBreach: ((breach: Breach) => void) | undefined
  addLinks: AddLinks
}): ClaimChecker {
  return async (claims, options = {}, chat) => {
    claims.forEach(checkedClaim)
    assertRange(options)
    const serving = await parts.index.get()
    const { embedder, ...others } = await opened(parts.models)
    const means = { onBreach: parts.onBreach, ...options, ...others }
    const checks: ClaimCheck[] = []
    for (const claim of claims) {
      options.signal?.throwIfAborted()
      const deadline = chat && deadlineIn(chat.timeoutSeconds, options.signal)
      const model = chat && judgeWith({ turn: startChatTurn(chat, deadline), articles: serving })
      const check = await checkClaim(serving, embedder, claim, { ...means, model })
      await parts.addLinks([...check.citations, ...check.related])
      checks.push(check)
    }
    return checks
  }
}
