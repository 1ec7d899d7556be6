import type { Evaluation, Figures } from '../../../app.js'

type Answers = NonNullable<Figures['answers']>
type Generation = NonNullable<Figures['generation']>
type Verdicts = NonNullable<Evaluation['verdicts']>

/** What `eval` prints. */
export const simplified = {
  title: (questions: number, version: string) => `${questions} 个问题 · 索引 ${version}`,
  half: (half: 'odd' | 'even', questions: number) =>
    `${half === 'odd' ? '奇数行' : '偶数行'}的 ${questions} 个问题`,
  retrieval: '检索',
  legs: { dense: '语义', lexical: '字面', together: '合并' },
  /** Not everybody knows what this column means. */
  answerAt: 'answer@k：标准答案出现在前 k 个段落里的问题所占的比例',
  latency: (p50: string, p95: string) => `合并检索耗时：p50 ${p50} 毫秒 · p95 ${p95} 毫秒`,
  answers: (it: Answers, confidence: string) => [
    `回答：${it.answerable} 题有答案，答对 ${it.right}（short ${it.inShort}，answer ${it.inAnswer}），误为沉默 ${it.wronglySilent}`,
    `沉默：${it.unanswerable} 题无答案，沉默 ${it.silent}`,
    `平均长度 ${it.meanAnswerLength.toFixed(0)} 字 · 引文 ${it.quotes} 条 · 含不符引文的回答 ${it.answersWithInexactQuotes} 个`,
    `数字：含无据数字的回答 ${it.answersWithUnsupportedNumbers} 个`,
    `把握：${confidence}（答对/作答）`,
    `分歧：${it.conflicting} 题来源说法不一，并列出来 ${it.conflictsShown}；其他题里列出分歧 ${it.conflictsElsewhere}`,
  ],
  generation: (it: Generation) => {
    const reasons = it.fallbacks.map(({ cause, answers }) => `${cause} ${answers}`).join('，')
    return [
      `对话模型：${it.generated + it.declined + it.fellBack} 题，用模型所写 ${it.generated}，模型认为没有答案 ${it.declined}，不用模型 ${it.fellBack}${reasons === '' ? '' : `（${reasons}）`}`,
      `核对：模型写了 ${it.sentences} 句，因引文里没有依据而未照用 ${it.unsupportedSentences} 句`,
    ]
  },
  generated: (it: NonNullable<Generation['answers']>) =>
    `模型所写的回答：${it.answerable} 题有答案，答对 ${it.right}（short ${it.inShort}，answer ${it.inAnswer}） · 平均长度 ${it.meanAnswerLength.toFixed(0)} 字`,
  verdicts: (it: Verdicts) =>
    `查证：${it.claims} 句，判断正确 ${it.right} · 引文 ${it.quotes} 条 · 含不符引文的查证 ${it.checksWithInexactQuotes} 个`,
  expected: (verdict: string, given: readonly string[]) => `  应为 ${verdict}：${given.join('，')}`,
}

export type FigureWords = typeof simplified
