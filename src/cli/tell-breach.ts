import type { Breach } from '../domain/index.js'
import type { Terminal } from './terminal.js'

const madeOf: Record<Breach['of'], string> = {
  answer: '回答',
  generated: '对话模型写的回答',
  check: '查证结果',
}

/**
 * Reports on standard error that a result was withheld because it breaks the contract: what is wrong, in which
 * articles.
 */
export function tellBreach({ of, violations, indexVersion }: Breach, terminal: Terminal): void {
  const kinds = [...new Set(violations.map(({ kind }) => kind))].join('、')
  const articles = [...new Set(violations.flatMap(({ articleId }) => articleId ?? []))]
  const about = articles.length > 0 ? `，涉及文章 ${articles.join('、')}` : ''
  terminal.err(
    `有一个${madeOf[of]}不合引文约定（${kinds}${about}，索引 ${indexVersion}），没有给出。请用 ingest 重建索引；仍然如此时请向维护者报告。`,
  )
}
