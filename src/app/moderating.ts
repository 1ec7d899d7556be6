import { z } from 'zod'
import type { SentFile } from '../corpus/add.js'
import type { CorpusPlan } from '../corpus/plan.js'
import { closedGapsDetail, type Gap } from '../domain/index.js'
import type { State } from '../state/state.js'

/** How long a step may be confirmed, in milliseconds. */
const PATIENCE = 15 * 60_000

const step = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('refresh'),
    evenIfWorse: z.boolean(),
    /** Digest of the corpus that was planned. */
    corpus: z.string().nullable().default(null),
  }),
  z.object({ what: z.literal('remove'), target: z.string() }),
  z.object({ what: z.literal('rollback'), version: z.string() }),
])

/** What is done once a moderator confirms it. */
export type Step = z.infer<typeof step>

/** The name under which the audit has a step of this kind, which may be anything. */
export function actionOf(what: string): string {
  const known = step.options.some(({ shape }) => shape.what.value === what)
  return known ? `corpus.${what}` : 'corpus'
}

/** Keeps a step in the state until its moderator confirms it, also over a restart; returns its id. */
export function holdStep(
  state: Pick<State, 'hold'>,
  user: string,
  held: Step,
  now: number,
): Promise<string> {
  return state.hold(user, held, new Date(now + PATIENCE).toISOString())
}

/** Returns the step, once; null when it is too old, was taken already, or is another's. */
export async function takeStep(
  state: Pick<State, 'take'>,
  user: string,
  id: string,
): Promise<Step | null> {
  return step.safeParse(await state.take(user, id)).data ?? null
}

/** Whether a refresh would do anything: files alone may have changed, and an index may be missing. */
export function hasChanges({
  added,
  changed,
  removed,
  files,
  unsettled,
  indexVersion,
}: CorpusPlan): boolean {
  const filesChanged = files.added.length + files.changed.length + files.removed.length
  const articles = added.length + changed.length + removed.length
  return indexVersion === null || articles + filesChanged + unsettled.length > 0
}

/** Closes the groups of gaps that were chosen by the id of any of their gaps; `detail` is for the audit. */
export async function closeGroups(
  state: Pick<State, 'closeGaps'>,
  groups: readonly (readonly Gap[])[],
  chosen: readonly string[],
  user: string,
): Promise<{ closed: number; detail: string }> {
  const gaps = groups.filter((group) => group.some(({ id }) => chosen.includes(id))).flat()
  const closed = await state.closeGaps(
    gaps.map(({ id }) => id),
    user,
  )
  return { closed, detail: closedGapsDetail(gaps) }
}

/** A text that was pasted, and what is stated of it; empty where nothing is. */
export interface Pasted {
  title: string
  source: string
  date: string
  text: string
}

/** A pasted text as a file with its metadata at the head; a JSON string is a YAML string. */
export function pastedFile({ text, ...stated }: Pasted): SentFile {
  const head = Object.entries(stated)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  const bytes = Buffer.from(`---\n${head.join('')}---\n\n${text}\n`)
  return { name: `${stated.title}.md`, bytes }
}
