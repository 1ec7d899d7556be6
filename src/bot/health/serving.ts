import type { State } from '../../app.js'
import type { RunningBot } from '../contract.js'
import type { Notices } from './notices.js'

export interface IndexInfo {
  version: string
  articles: number
}

/** The parts of the running process that its health depends on. */
export interface Serving {
  bot: RunningBot | null
  isStopping: boolean
  notices: Notices
  /** One for each home. */
  homes: ServedHome[]
}

export interface ServedHome {
  /** null where one corpus serves everybody. */
  name: string | null
  /** What is remembered; null until it is open. */
  state: Pick<State, 'mishap'> | null
  /** The index in service; null where none is open. */
  index(): IndexInfo | null | Promise<IndexInfo | null>
}

/** The index in service; null also where that cannot be found out: why is for the log, not for whoever asks. */
export async function indexIn(home: ServedHome): Promise<IndexInfo | null> {
  try {
    return await home.index()
  } catch {
    return null
  }
}
