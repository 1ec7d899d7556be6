import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ClaimCheck, Restriction } from '../../domain/index.js'
import { checkIn } from '../../wording/check-reasons.js'
import { assertRange, failure, fileUnreadable } from '../../wording/failure.js'
import type { Locale } from '../../wording/locale.js'
import { assertOneOrBatch, runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { terminalFor } from '../draw-answer.js'
import { drawCheck } from '../draw-check.js'

/** Checks one claim, or each line of a batch file in order. */
export async function check(
  context: CommandContext,
  claim: string | undefined,
  options: CommonOptions & Restriction & { batch?: string; image?: string },
): Promise<void> {
  const { terminal, lang } = context
  const { batch, image } = options
  if (image !== undefined) return checkImage(context, image, claim ?? batch, options)
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

/** Checks what the text of a picture states, each sentence as a claim. */
async function checkImage(
  context: CommandContext,
  image: string,
  other: string | undefined,
  options: CommonOptions & Restriction,
): Promise<void> {
  const { terminal, lang } = context
  if (other !== undefined) throw failure('usage:image_alone', {})
  assertRange(options)
  const bytes = await readFile(image).catch((cause: unknown) => {
    throw fileUnreadable(image, cause)
  })
  const app = await context.open(options)
  const read = await app.readPicture(basename(image), bytes)
  if ('reason' in read) throw failure('usage:image_unread', { path: image, reason: read.reason })
  const { text, doubtful } = read
  // Loaded late, like the app itself.
  const { statementsIn } = await import('../../app.js')
  const claims = statementsIn(text)
  const checks: ClaimCheck[] = []
  for (const check of await app.checkAll(claims, options))
    checks.push(await inLanguage(check, lang))
  if (options.json) terminal.out(JSON.stringify({ image, text, doubtful, checks }))
  else {
    for (const check of checks) terminal.out(`${drawCheck(check, terminal)}\n`)
    if (doubtful > 0) terminal.err(terminal.words.doubtful(doubtful))
  }
}

/** Returns a check with its reasons in a language; null leaves them as they are. */
async function inLanguage(check: ClaimCheck, locale: Locale | null): Promise<ClaimCheck> {
  if (locale === null) return check
  // Loaded late, like the app itself.
  const { toTraditional } = await import('../../app.js')
  return checkIn(locale, check, toTraditional)
}
