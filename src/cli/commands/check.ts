import type { ClaimCheck, Restriction } from '../../domain/index.js'
import { checkIn } from '../../wording/check-reasons.js'
import { assertRange } from '../../wording/failure.js'
import type { Locale } from '../../wording/locale.js'
import { assertOneOrBatch, runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { terminalFor } from '../draw-answer.js'
import { drawCheck } from '../draw-check.js'

/** Checks one claim, or each line of a batch file in order. */
export async function check(
  context: CommandContext,
  claim: string | undefined,
  options: CommonOptions & Restriction & { batch?: string },
): Promise<void> {
  const { terminal, lang } = context
  const { batch } = options
  assertOneOrBatch(claim, batch, 'claim')
  assertRange(options)
  const app = await context.open(options)
  if (claim === undefined) {
    const checked = async (text: string) => inLanguage(await app.check(text, options), lang)
    await runBatch(context, batch ?? '', 'claim', checked)
    return
  }
  const checked = await app.check(claim, options)
  if (options.json) terminal.out(JSON.stringify(await inLanguage(checked, lang)))
  else {
    const drawing = terminalFor(claim, terminal, lang)
    // Without --lang, reasons in Chinese come in the script of the claim.
    const { locale } = drawing.words
    const asked = lang ?? (locale === 'zh-CN' ? null : locale)
    terminal.out(drawCheck(await inLanguage(checked, asked), drawing))
  }
}

/** Returns a check with its reasons in a language; null leaves them as they are. */
async function inLanguage(check: ClaimCheck, locale: Locale | null): Promise<ClaimCheck> {
  if (locale === null) return check
  // Loaded late, like the app itself.
  const { toTraditional } = await import('../../app.js')
  return checkIn(locale, check, toTraditional)
}
