import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Turned } from '../../../src/domain/index.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { onlyLine, turnedSchema } from '../../support/cli/contract.js'
import { newAnswer, newCheck } from '../../support/state/answered-examples.js'
import { citation } from '../bot/answers.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const youju = (...args: string[]) =>
  callYouju(['corpus', 'turned', ...args], {
    ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir },
  })

const value: Turned = {
  ...{ kind: 'value', before: '18亿元', after: '21亿元', claim: null, indexVersion: '2' },
  citation: citation({ quote: '大桥总投资21亿元。', source: '云岭晚报', published: '2024-05-18' }),
}
const verdict: Turned = {
  ...{ kind: 'verdict', before: 'supported', after: 'not_in_corpus', claim: '桥长52米' },
  ...{ indexVersion: '2', citation: null },
}

/** A value that changed long ago, a verdict that changed now and whose message is gone, and what only its asker saw. */
async function changed(): Promise<void> {
  const state = await on.app.state()
  const long = new Date(Date.now() - 9 * 24 * 60 * 60_000).toISOString()
  const now = new Date().toISOString()
  const answer = await state.keep(newAnswer({ question: '云岭大桥总投资多少？' }))
  await state.noteTurned(answer, [value], long, [])
  const check = await state.keep(newCheck({ question: '听说桥长52米' }))
  await state.noteTurned(check, [verdict], now, [])
  await state.turnedShown(check, 'lost')
  const own = await state.keep(newAnswer({ question: '只有我看得到？', isPrivate: true }))
  await state.noteTurned(own, [value], now, [])
  await on.app.close()
}

test.each([
  [
    'zh-CN',
    /已有新的说法的旧回答：2 条\n听说桥长52米 .*原消息没法改\n.*结论有变：相符 → 语料未载 · “桥长52米”\n/,
    /云岭大桥总投资多少？ .*\n {2}已有新的说法：21亿元（原来：18亿元）\n.*云岭晚报 · 2024-05-18.*\n.*│ 大桥总投资21亿元。\n$/,
  ],
  [
    'zh-TW',
    /已有新的說法的舊回答：2 則\n.*原訊息無法修改\n.*結論有變：相符 → 語料未載/,
    /已有新的說法：21亿元（原來：18亿元）/,
  ],
  [
    'en',
    /reported otherwise now: 2\n.*cannot be edited\n.*verdict changed: Supported → Not in the corpus/,
    /Reported otherwise since: 21亿元 \(was: 18亿元\)/,
  ],
])(
  'lists what turned, newest first, but not what only its asker saw: %s',
  async (lang, ...parts) => {
    await changed()
    const listed = await youju('--lang', lang)
    expect(listed).toMatchObject({ code: 0, stderr: '' })
    for (const part of parts) expect(listed.stdout).toMatch(part)
    expect(listed.stdout).not.toContain('只有我看得到')
  },
)

test('in JSON each change has its sentence and its quote, and who asked is left out', async () => {
  await changed()
  const all = turnedSchema.parse(onlyLine((await youju('--json')).stdout))
  expect(all.turned).toMatchObject([
    { kind: 'check', shown: 'lost', changes: [{ claim: '桥长52米', citation: null }] },
    {
      kind: 'answer',
      changes: [{ said: '已有新的说法：21亿元（原来：18亿元）', citation: { source: '云岭晚报' } }],
    },
  ])
  const few = [
    ['--days', '7'],
    ['--most', '1'],
  ].map(async (limit) => turnedSchema.parse(onlyLine((await youju('--json', ...limit)).stdout)))
  for (const { turned } of await Promise.all(few)) {
    expect(turned.map(({ question }) => question)).toEqual(['听说桥长52米'])
  }
  expect((await youju('--days', '0')).code).toBe(2)
})
