import type { Connection } from '../contract.js'
import { type IndexInfo, indexIn, type Serving } from './serving.js'

export interface Health {
  status: 'ok' | 'unavailable'
  /** One sentence, where it is unavailable. */
  reason?: string
  /** Of the index in service. */
  version?: string
  articles?: number
  discord: Connection | 'connecting'
  uptimeSeconds: number
}

/** Whether questions can be answered now, and if not, why; it holds no secrets and no questions. */
export async function healthOf(serving: Serving, uptimeSeconds: number): Promise<Health> {
  const index = await indexIn(serving)
  const discord = serving.bot?.connection ?? 'connecting'
  const reason = serving.isStopping ? '正在停止。' : (reasons[discord] ?? withoutIndex(index))
  return {
    status: reason === null ? 'ok' : 'unavailable',
    ...(reason === null ? {} : { reason }),
    ...(index ? { version: index.version, articles: index.articles } : {}),
    discord,
    uptimeSeconds: Math.floor(uptimeSeconds),
  }
}

const reasons: Record<Health['discord'], string | null> = {
  connecting: '正在启动，还没有登录 Discord。',
  connected: null,
  reconnecting: '与 Discord 的连接断了，正在自动重连。',
  closed: 'Discord 关闭了连接，不会自动重连：请检查 DISCORD_TOKEN 后重新启动。',
}

function withoutIndex(index: IndexInfo | null): string | null {
  return index === null ? '索引还没有打开。' : null
}
