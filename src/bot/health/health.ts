import type { Mishap } from '../../app.js'
import { programVersion } from '../../config.js'
import type { Connection } from '../contract.js'
import type { Notice } from './notices.js'
import { type IndexInfo, indexIn, type Serving } from './serving.js'

export interface Health {
  status: 'ok' | 'unavailable'
  /** The version of this program. */
  program: string
  /** One sentence, where it is unavailable. */
  reason?: string
  /** Of the index in service. */
  version?: string
  articles?: number
  /** Where there are several homes: the index in service in each, null where none is open. */
  homes?: { name: string; version: string | null; articles: number | null }[]
  discord: Connection | 'connecting'
  /** Whether this process does what only one of several does: refreshes, work by schedule, notices. */
  leader: boolean
  /** Which of Discord's shards it opens, of how many, as in `0,1/4`; null until that is known. */
  shards: string | null
  uptimeSeconds: number
  /** What is wrong and does not stop the bot. */
  notices: Notice[]
}

/**
 * Whether questions can be answered now, and if not, why; it holds no secrets and no questions.
 * @param namesHomes false where strangers may ask: which servers there are is nobody else's business
 */
export async function healthOf(
  serving: Serving,
  uptimeSeconds: number,
  { namesHomes = true }: { namesHomes?: boolean } = {},
): Promise<Health> {
  const indexes = await Promise.all(serving.homes.map(indexIn))
  const discord = serving.bot?.connection ?? 'connecting'
  const reason = serving.isStopping ? '正在停止。' : (reasons[discord] ?? withoutIndex(indexes))
  const mishaps = await Promise.all(
    serving.homes.map(async ({ state, name }) =>
      noticesOf((await state?.mishap()) ?? null, namesHomes ? name : null),
    ),
  )
  return {
    status: reason === null ? 'ok' : 'unavailable',
    program: programVersion,
    ...(reason === null ? {} : { reason }),
    ...(namesHomes || serving.homes.length === 1 ? shownIndexes(serving, indexes) : {}),
    discord,
    leader: serving.bot?.isLeader ?? false,
    shards: serving.bot?.shards ?? null,
    uptimeSeconds: Math.floor(uptimeSeconds),
    notices: [...mishaps.flat(), ...serving.notices.all],
  }
}

const reasons: Record<Health['discord'], string | null> = {
  connecting: '正在启动，还没有登录 Discord。',
  connected: null,
  reconnecting: '与 Discord 的连接断了，正在自动重连。',
  closed: 'Discord 关闭了连接，不会自动重连：请检查 DISCORD_TOKEN 后重新启动。',
}

/** Some servers can be answered as soon as one index is open. */
function withoutIndex(indexes: readonly (IndexInfo | null)[]): string | null {
  return indexes.every((index) => index === null) ? '索引还没有打开。' : null
}

function shownIndexes(
  { homes }: Serving,
  indexes: readonly (IndexInfo | null)[],
): Pick<Health, 'version' | 'articles' | 'homes'> {
  const [only] = indexes
  if (homes.every(({ name }) => name === null)) {
    return only ? { version: only.version, articles: only.articles } : {}
  }
  return {
    homes: homes.map(({ name }, i) => ({
      name: name ?? '',
      version: indexes[i]?.version ?? null,
      articles: indexes[i]?.articles ?? null,
    })),
  }
}

/** No path is named: whoever may ask for the health need not know the folders of the machine. */
function noticesOf(mishap: Mishap | null, home: string | null): Notice[] {
  if (mishap === null) return []
  const { what, at } = mishap
  return [
    {
      kind: `records_${what}`,
      since: at,
      times: 1,
      message: `${home === null ? '' : `${home}：`}${mishaps[what](at)}`,
    },
  ]
}

const mishaps: Record<Mishap['what'], (at: string) => string> = {
  restored: (at) => `状态数据库 state.db 被移走或删除过，已于 ${at} 在原处重建，记录都在。`,
  damaged: (at) =>
    `状态数据库 state.db 被截断或改坏，读不出来了，已于 ${at} 移到一旁另建：此前的记录不在新库里，请查看日志，有备份的可以恢复。`,
  detached: (at) =>
    `状态数据库 state.db 自 ${at} 起不在原处，还没能重建：新的记录在停止运行时会丢失，请查看日志。`,
  read_only: (at) => `数据库自 ${at} 起只能读（是备库，或设成了只读）：照常回答，但什么都记不下。`,
}
