import type { Restriction, Timeline } from '../../domain/index.js'
import { assertRange } from '../../wording/failure.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { terminalFor } from '../draw-answer.js'
import { drawTimeline } from '../draw-timeline.js'

/** Shows what the articles say of a subject, by date. */
export async function timeline(
  context: CommandContext,
  subject: string,
  options: CommonOptions & Restriction,
): Promise<void> {
  const { terminal, lang } = context
  assertRange(options)
  const { since, until, source } = options
  const app = await context.open(options)
  const found: Timeline = await app.timeline(subject, { since, until, source })
  const drawn = () => drawTimeline(found, terminalFor(subject, terminal, lang))
  terminal.out(options.json ? JSON.stringify(found) : drawn())
}
