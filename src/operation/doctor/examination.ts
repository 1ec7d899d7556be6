import type { CheckName, Finding } from '../../domain/index.js'
import { YoujuError } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'

/** Looks at one thing; may find several, such as one for each home. */
export interface Examination {
  check: CheckName
  /** The name of the home it is about, if it is about one. */
  home?: string | null
  run(signal: AbortSignal): Promise<Finding | Finding[]>
}

/** What a single examination may take, in milliseconds; reading the models and hashing a large corpus takes long. */
export const TIME_LIMIT = 60_000

/** Runs an examination. Whatever becomes of it, there is a finding. */
export async function examined(
  { check, home = null, run }: Examination,
  limit: number = TIME_LIMIT,
): Promise<Finding[]> {
  const signal = AbortSignal.timeout(limit)
  const late = new Promise<Finding>((resolve) => {
    signal.addEventListener('abort', () =>
      resolve(finding(check, 'todo', 'slow', { seconds: limit / 1000 })),
    )
  })
  const found = await Promise.race([run(signal), late]).catch((error) => failed(check, error))
  return [found].flat().map((each) => ({ ...each, home }))
}

function failed(check: CheckName, error: unknown): Finding {
  if (error instanceof YoujuError) return finding(check, 'todo', 'fault', { error })
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return finding(check, 'todo', 'unexpected', { message })
}
