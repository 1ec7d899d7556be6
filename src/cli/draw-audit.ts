import type { AuditEntry } from '../domain/index.js'
import { minuteOf } from './draw-listed.js'

const outcomes: Readonly<Record<string, string>> = {
  started: '开始',
  done: '完成',
  refused: '被拒',
  failed: '失败',
  stopped: '中止',
}

const actions: Record<string, string> = {
  'corpus.status': '看状态',
  'corpus.add': '加文章',
  'corpus.remove': '移除',
  'corpus.refresh': '刷新',
  'corpus.history': '看版本',
  'corpus.rollback': '退回版本',
  'gaps.list': '看待补清单',
  'gaps.close': '处理待补',
  'state.restore': '重建记录',
}

/** Renders what moderators did, newest first, one line each; empty if it was not asked for. */
export function drawAudit({ audit }: { audit?: readonly AuditEntry[] }): string[] {
  if (audit === undefined) return []
  const lines = audit.map(({ at, user, action, outcome, detail }) => {
    const what = `${actions[action] ?? action}：${outcomes[outcome] ?? outcome}`
    return [minuteOf(at), user, what, detail.replace(/\s+/g, ' ')].filter(Boolean).join(' · ')
  })
  return ['', '最近的操作', ...(lines.length > 0 ? lines : ['还没有。'])]
}
