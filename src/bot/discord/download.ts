import type { Attachment } from 'discord.js'
import { readAtMost } from '../../app.js'
import type { BotLog } from '../contract.js'
import { describeError } from '../failures/failure.js'

/** Milliseconds. */
const timeLimit = 30_000

/** Fetches what is attached to a message. What Discord says of its size is not relied on. */
export async function downloaded(
  { url, size }: Pick<Attachment, 'url' | 'size'>,
  most: number,
  log: BotLog,
): Promise<Uint8Array | 'too_large' | 'failed'> {
  if (size > most) return 'too_large'
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeLimit) })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return (await readAtMost(response.body ?? [], most)) ?? 'too_large'
  } catch (error) {
    log.warn({ err: describeError(error) }, '没能取到上传的文件')
    return 'failed'
  }
}
