import { toSimplified, toTraditional } from '../text/script.js'
import type { ClaimChecker } from './claim-checker.js'
import type { Models } from './models.js'

/** Loads what the first question needs: models, dictionaries and the index. @throws as a check */
export async function warmUp(check: ClaimChecker, models: Models): Promise<void> {
  // Any claim with names, amounts and dates will do; no chat model is asked.
  await check(['云岭大桥2024年5月建成，总投资18亿元。'], {}, undefined)
  toTraditional('云')
  toSimplified('雲')
  // As long as real passages, since the reader is warmed up for one input length.
  const passages = Array.from({ length: 8 }, () => '云岭大桥2024年5月建成。'.repeat(16))
  await (await models.reader())?.read('云岭大桥何时建成？', passages)
}
