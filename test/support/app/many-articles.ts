/** Returns a file of short articles. Each has its own figure, which is all that changes between editions. */
export function manyArticles(count: number, edition: number): Record<string, string> {
  const lines = Array.from({ length: count }, (_, n) => {
    const place = placeOf(n)
    const title = `${place}粮食收购`
    const text = `${place}今年收购粮食${figureOf(n, edition)}吨，比去年有所增加。${place}的粮库在秋收以后全部完成了检修。`
    return JSON.stringify({ id: `n${n}`, title, source: '乡土报', date: '2024-09-01', text })
  })
  return { 'many.jsonl': `${lines.join('\n')}\n` }
}

/** Returns a question about one of them; the next function returns its short answer in an edition. */
export function aboutPlace(n: number): string {
  return `${placeOf(n)}今年收购粮食多少吨？`
}

export function figureOf(n: number, edition: number): number {
  return 10_000 * edition + n + 1000
}

const first = [...'东南西北中上下前后大小新']
const second = [...'河山林田湖港桥渡湾坪岭沟']
const third = [...'口头庄堡寨店铺屯集坊']

function placeOf(n: number): string {
  const a = first[n % first.length]
  const b = second[Math.floor(n / first.length) % second.length]
  const c = third[Math.floor(n / first.length / second.length) % third.length]
  return `${a}${b}${c}村`
}
