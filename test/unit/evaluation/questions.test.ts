import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isGold, readQuestions } from '../../../src/evaluation/questions.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

describe('a gold article is named', () => {
  const record = { id: 'news/2024.jsonl#17', file: 'news/2024.jsonl' }
  test.each([
    ['by its id', 'news/2024.jsonl#17', true],
    ['by the part behind #', '17', true],
    ['by its file', 'news/2024.jsonl', true],
    ['not by a part of that', '7', false],
    ['not by another record', 'news/2024.jsonl#1', false],
    ['not by the file name without its folder', '2024.jsonl', false],
  ])('%s: %s', (_, name, expected) => {
    expect(isGold(record, ['other.md', name])).toBe(expected)
  })

  test('never by nothing', () => expect(isGold(record, [])).toBe(false))
})

describe('a question set', () => {
  let folder: string
  let remove: () => Promise<void>
  beforeAll(async () => {
    ;({ folder, remove } = await temporaryFolder())
  })
  afterAll(() => remove())
  const read = async (...lines: string[]) => {
    const path = join(folder, 'questions.jsonl')
    await writeFile(path, lines.join('\n'))
    return readQuestions(path)
  }

  test('has one question a line; an answer is a string, a list, null, or left open', async () => {
    const questions = await read(
      '{"question":"甲？","answer":"一","gold":[17,"a.md"],"docs":1}',
      '',
      '{"question":"乙？","answer":["一","二"]}',
      '{"question":"丙？","answer":null}',
      '{"question":"丁？"}',
    )
    expect(questions).toEqual([
      { question: '甲？', answer: ['一'], gold: ['17', 'a.md'] },
      { question: '乙？', answer: ['一', '二'], gold: [] },
      { question: '丙？', answer: null, gold: [] },
      { question: '丁？', gold: [] },
    ])
  })

  test.each(['不是 JSON', '{"answer":"一"}', '[]'])(
    'tells the line it cannot read: %s',
    async (line) => {
      await expect(read('{"question":"甲？"}', line)).rejects.toMatchObject({
        code: 'file_unreadable',
        message: expect.stringContaining('第 2 行'),
      })
    },
  )

  test('that is not there is said to be unreadable', async () => {
    await expect(readQuestions(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('none.jsonl'),
    })
  })
})
