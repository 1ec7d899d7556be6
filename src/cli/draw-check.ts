import type { ClaimCheck, Verdict } from '../domain/index.js'
import { modelFailureToOperator } from '../wording/model-failures.js'
import { asOf, drawSources } from './draw-answer.js'
import type { Terminal } from './terminal.js'

const verdicts: Record<Verdict, string> = {
  supported: '相符',
  contradicted: '不符',
  disputed: '说法不一',
  not_in_corpus: '语料未载',
}

/** Renders a check as text: the verdict, the reasons, and the sources for and against. */
export function drawCheck(check: ClaimCheck, terminal: Terminal): string {
  const { bold, dim } = terminal
  const related = check.related.length > 0 ? ['最接近的段落（没有说到这件事）：'] : []
  const sources =
    check.citations.length > 0 ? ['来源', ...drawSources(check.citations, terminal)] : []
  const count =
    check.citations.length > 0
      ? `${check.citations.length} 处引文 · ${check.independentOrigins} 个独立来源 · `
      : ''
  return [
    bold(`${verdicts[check.verdict]} · “${check.claim}”`),
    ...check.reasons,
    ...sources,
    ...related,
    ...(related.length > 0 ? drawSources(check.related, terminal) : []),
    ...(check.modelFailure ? [modelFailureToOperator('zh-CN', check.modelFailure, false)] : []),
    dim(`${count}${asOf(check)}`),
  ].join('\n')
}
