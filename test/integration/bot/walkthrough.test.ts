import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { home } from '../../../src/config.js'
import type { Card, Scene } from '../../support/walkthrough/record.js'
import { walkThrough } from '../../support/walkthrough/walk.js'

const textOf = (card: Card) =>
  card.kind === 'message'
    ? [card.content, ...card.embeds.flatMap(({ title, description }) => [title, description])].join(
        '\n',
      )
    : ''
const saidIn = (scenes: readonly Scene[], id: string) =>
  scenes
    .find((scene) => scene.id === id)
    ?.cards.map(textOf)
    .join('\n') ?? ''

it('leads a newcomer, and then a moderator, from step to step by what it says', async () => {
  const scenes = await walkThrough(({ server }) => {
    expect(server.failures).toEqual([])
    expect(server.unknownRoutes).toEqual([])
  })
  expect(scenes.map(({ id }) => id)).toEqual([
    'help',
    'answer',
    'original',
    'receipt',
    'check',
    'silence',
    'vote',
    'moderator-help',
    'gaps',
    'status',
    'add',
    'plan',
    'refresh',
    'new-answer',
    'gap-closed',
    'watch',
    'screenshot',
    'feed',
    'feed-check',
    'correction',
    'turned',
    'notice',
    'timeline',
    'history',
    'rollback',
    'rolled-back',
  ])
  // What docs/ shows is what is said now; where it is not, `npm run docs:pictures` draws it anew.
  const drawn = await readFile(join(home, 'docs/walkthrough/walk.jsonl'), 'utf8')
  expect(scenes.map((scene) => JSON.stringify(scene))).toEqual(drawn.trim().split('\n'))
  expect(saidIn(scenes, 'answer')).toContain('**700亿元**')
  expect(saidIn(scenes, 'answer')).toContain('⚠ 说法不一：人民网写作')
  expect(saidIn(scenes, 'receipt')).toContain('命中：晋城经开区、光机电产业总产值、突破')
  expect(saidIn(scenes, 'original')).toContain('**晋城经开区的光机电产业总产值已突破700亿元')
  expect(saidIn(scenes, 'check')).toMatch(/不符/)
  expect(saidIn(scenes, 'silence')).toContain('语料中没有找到')
  expect(saidIn(scenes, 'plan')).toContain('新增 1 篇 · 改动 0 篇 · 移除 0 篇 · 不变 14 篇')
  expect(saidIn(scenes, 'refresh')).toContain('抽查 3 题，答对 3 题（原来 3 题）')
  expect(saidIn(scenes, 'new-answer')).toContain('云溪日报')
  expect(saidIn(scenes, 'refresh')).toContain('▓▓▓▓▓▓▓▓░░░░ 4／6')
  expect(saidIn(scenes, 'screenshot')).toMatch(
    /\*\*属实\*\* · “云溪县图书馆新馆藏书60万册”[\s\S]*\*\*不符\*\*/,
  )
  expect(saidIn(scenes, 'correction')).toMatch(/有 \d 条旧回答已有新的说法/)
  const turned = '已有新的说法：2.1万平方米（原来：2.4万平方米）'
  expect(saidIn(scenes, 'turned')).toContain(turned)
  expect(saidIn(scenes, 'notice')).toContain(turned)
  expect(saidIn(scenes, 'timeline')).toMatch(/2\.4万平方米（云溪日报） → 2024-11-02 2\.1万平方米/)
  expect(saidIn(scenes, 'rolled-back')).toContain('现在由版本')
})
