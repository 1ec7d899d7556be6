import type { FigureWords } from './zh-cn.js'

export const traditional: FigureWords = {
  title: (questions, version) => `${questions} 個問題 · 索引 ${version}`,
  half: (half, questions) => `${half === 'odd' ? '奇數行' : '偶數行'}的 ${questions} 個問題`,
  retrieval: '搜尋',
  legs: { dense: '語意', lexical: '字面', together: '合併' },
  answerAt: 'answer@k：標準答案出現在前 k 個段落裡的問題所佔的比例',
  latency: (p50, p95) => `合併搜尋耗時：p50 ${p50} 毫秒 · p95 ${p95} 毫秒`,
  answers: (it, confidence) => [
    `回答：${it.answerable} 題有答案，答對 ${it.right}（short ${it.inShort}，answer ${it.inAnswer}），誤為沉默 ${it.wronglySilent}`,
    `沉默：${it.unanswerable} 題無答案，沉默 ${it.silent}`,
    `平均長度 ${it.meanAnswerLength.toFixed(0)} 字 · 引文 ${it.quotes} 筆 · 含不符引文的回答 ${it.answersWithInexactQuotes} 個`,
    `數字：含無據數字的回答 ${it.answersWithUnsupportedNumbers} 個`,
    `把握：${confidence}（答對/作答）`,
    `分歧：${it.conflicting} 題來源說法不一，並列出來 ${it.conflictsShown}；其他題裡列出分歧 ${it.conflictsElsewhere}`,
  ],
  generation: (it) => {
    const reasons = it.fallbacks.map(({ cause, answers }) => `${cause} ${answers}`).join('，')
    return [
      `對話模型：${it.generated + it.declined + it.fellBack} 題，用模型所寫 ${it.generated}，模型認為沒有答案 ${it.declined}，不用模型 ${it.fellBack}${reasons === '' ? '' : `（${reasons}）`}`,
      `核對：模型寫了 ${it.sentences} 句，因引文裡沒有依據而未照用 ${it.unsupportedSentences} 句`,
    ]
  },
  generated: (it) =>
    `模型所寫的回答：${it.answerable} 題有答案，答對 ${it.right}（short ${it.inShort}，answer ${it.inAnswer}） · 平均長度 ${it.meanAnswerLength.toFixed(0)} 字`,
  verdicts: (it) =>
    `查證：${it.claims} 句，判斷正確 ${it.right} · 引文 ${it.quotes} 筆 · 含不符引文的查證 ${it.checksWithInexactQuotes} 個`,
  expected: (verdict, given) => `  應為 ${verdict}：${given.join('，')}`,
}
