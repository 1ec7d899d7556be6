import { isReadOnly, type State } from '../app.js'
import type { BotContext } from './contract.js'
import { describeError } from './failures/failure.js'

type Kept = Parameters<State['keep']>[0]

/** What the log says where something was not written down, by what it is. */
const failures: Record<Kept['kind'], { keep: string; message: string }> = {
  answer: { keep: '回答没有记下：它的按钮暂不可用', message: '没有记下回答所在的消息' },
  check: { keep: '查证没有记下：它的按钮暂不可用', message: '没有记下查证所在的消息' },
}

/**
 * Keeps what was given and returns its id; null where that failed, or where the asker has deleted all that is theirs
 * since they asked: then it is shown without buttons.
 */
export async function keep(
  given: Kept,
  isDeleted: () => Promise<boolean>,
  { state, log }: BotContext,
): Promise<string | null> {
  if (await isDeleted()) return null
  try {
    const id = await state.keep(given)
    // They may have deleted it while it was being kept.
    if (!(await isDeleted())) return id
    await state.forget(id)
  } catch (error) {
    // That the database can only be read was reported once.
    if (!isReadOnly(error)) log.error({ err: describeError(error) }, failures[given.kind].keep)
  }
  return null
}

/** Notes which message shows what was kept, so that a reply to it is known to follow it up. */
export async function noteMessage(
  kind: Kept['kind'],
  id: string,
  message: string,
  { state, log }: BotContext,
): Promise<void> {
  await state
    .shownIn(id, message)
    .catch((error) => log.error({ err: describeError(error) }, failures[kind].message))
}
