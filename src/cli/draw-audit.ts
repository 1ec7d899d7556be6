import { type AuditEntry, named } from '../domain/index.js'
import { minuteOf } from './draw-listed.js'
import type { CliWords } from './messages/zh-cn.js'

/** Renders what moderators did, newest first, one line each; empty if it was not asked for. */
export function drawAudit({ audit }: { audit?: readonly AuditEntry[] }, words: CliWords): string[] {
  if (audit === undefined) return []
  const lines = audit.map(({ at, user, action, outcome, detail }) => {
    const what = words.because(
      named<string>(words.actions, action) ?? action,
      named<string>(words.outcomes, outcome) ?? outcome,
    )
    return [minuteOf(at), user, what, detail.replace(/\s+/g, ' ')].filter(Boolean).join(' · ')
  })
  return ['', words.auditTitle, ...(lines.length > 0 ? lines : [words.noAudit])]
}
