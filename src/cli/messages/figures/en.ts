import type { FigureWords } from './zh-cn.js'

export const english: FigureWords = {
  title: (questions, version) => `questions: ${questions} · index ${version}`,
  half: (half, questions) => `questions on ${half} lines: ${questions}`,
  retrieval: 'retrieval',
  legs: { dense: 'meaning  ', lexical: 'wording  ', together: 'together ' },
  answerAt: 'answer@k: the share of questions whose right answer stands in the first k passages',
  latency: (p50, p95) => `time of a retrieval by both: p50 ${p50} ms · p95 ${p95} ms`,
  answers: (it, confidence) => [
    `answers: ${it.answerable} questions have one, right ${it.right} (short ${it.inShort}, answer ${it.inAnswer}), wrongly silent ${it.wronglySilent}`,
    `silence: ${it.unanswerable} questions have no answer, silent ${it.silent}`,
    `mean length ${it.meanAnswerLength.toFixed(0)} characters · quotes ${it.quotes} · answers with an inexact quote ${it.answersWithInexactQuotes}`,
    `numbers: answers with a number that nothing supports ${it.answersWithUnsupportedNumbers}`,
    `confidence: ${confidence} (right/answered)`,
    `conflicts: in ${it.conflicting} questions the sources disagree, shown ${it.conflictsShown}; shown in other questions ${it.conflictsElsewhere}`,
  ],
  generation: (it) => {
    const reasons = it.fallbacks.map(({ cause, answers }) => `${cause} ${answers}`).join(', ')
    return [
      `chat model: ${it.generated + it.declined + it.fellBack} questions, written by the model ${it.generated}, no answer by the model ${it.declined}, model not used ${it.fellBack}${reasons === '' ? '' : ` (${reasons})`}`,
      `checked: the model wrote ${it.sentences} sentences, of which ${it.unsupportedSentences} were not used as written, for want of a quote`,
    ]
  },
  generated: (it) =>
    `answers by the model: ${it.answerable} questions have one, right ${it.right} (short ${it.inShort}, answer ${it.inAnswer}) · mean length ${it.meanAnswerLength.toFixed(0)} characters`,
  verdicts: (it) =>
    `checks: ${it.claims} statements, judged rightly ${it.right} · quotes ${it.quotes} · checks with an inexact quote ${it.checksWithInexactQuotes}`,
  expected: (verdict, given) => `  should be ${verdict}: ${given.join(', ')}`,
}
