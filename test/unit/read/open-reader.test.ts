import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConfiguredReader } from '../../../src/app/models.js'
import { readConfig } from '../../../src/config.js'
import { openReader } from '../../../src/read/open-reader.js'
import { classesOf } from '../../../src/read/transformers-reader.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { writeTinyBert } from '../../support/models/tiny-bert.js'

const modelsDir = 'embeddings/models'
let folder: string
let removeFolder: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
})
afterAll(() => removeFolder())

const open = (model: string, claimsModel: string | null = null) =>
  openReader({ model, modelsDir, claimsModel })
const missing = { code: 'model_missing' }

describe('openReader', () => {
  test('reads nothing of its own model before something is to be read, and tries again later', async () => {
    const own = join(folder, 'own')
    await mkdir(own)
    await writeFile(join(own, 'questions.onnx'), 'not a graph')
    const reader = open(own)
    const refused = reader.read('总投资多少？', ['总投资18亿元。'])
    await expect(refused).rejects.toMatchObject(missing)
    await expect(refused).rejects.toThrow(/READER_MODEL/)
    await cp(join(modelsDir, 'youju-reader-zh'), own, { recursive: true })
    expect((await reader.read('总投资多少？', ['总投资18亿元。'])).length).toBe(1)
    // What is loaded needs its files no more.
    await rm(own, { recursive: true })
    expect((await reader.read('总投资多少？', ['总投资18亿元。'])).length).toBe(1)
  })

  test('has no word on claims where its model has no graph for them', async () => {
    const own = join(folder, 'silent')
    await cp(join(modelsDir, 'youju-reader-zh'), own, { recursive: true })
    await rm(join(own, 'claims.onnx'))
    expect(await open(own).entails('总投资18亿元。', ['总投资18亿元。'])).toBeNull()
  })

  test.each([
    ['READER_MODEL', () => open(join(folder, 'nothing'))],
    ['READER_CLAIMS_MODEL', () => open('youju-reader-zh', join(folder, 'nothing'))],
  ])('names %s where there is no such model', (setting, opening) => {
    expect(opening).toThrow(expect.objectContaining(missing))
    expect(opening).toThrow(setting)
  })

  test('refuses a model for claims that does not say which class is which', async () => {
    const model = join(folder, 'relevance')
    await writeTinyBert(model, '总投资', 5, 'relevance')
    const refused = open('youju-reader-zh', model).entails('总投资', ['总投资'])
    await expect(refused).rejects.toMatchObject(missing)
    await expect(refused).rejects.toThrow(/READER_CLAIMS_MODEL/)
  })

  test('refuses a model that names no spans', async () => {
    const model = join(folder, 'vectors')
    await writeTinyBert(model, '总投资', 5, 'vectors')
    const refused = open(model).read('总投资', ['总投资'])
    await expect(refused).rejects.toMatchObject(missing)
    await expect(refused).rejects.toThrow(/READER_MODEL/)
  })

  test('runs on the one runtime that transformers.js brings', () => {
    const here = createRequire(import.meta.url)
    const there = createRequire(here.resolve('@xenova/transformers'))
    expect(here.resolve('onnxruntime-node')).toBe(there.resolve('onnxruntime-node'))
  })
})

test.each([
  [{ 0: 'ENTAILMENT', 1: 'NEUTRAL', 2: 'CONTRADICTION' }, [0, 2, 1]],
  [{ 0: 'contradiction', 1: 'neutral', 2: 'entailment' }, [2, 0, 1]],
  [{ 0: '矛盾', 1: '中立', 2: '蕴含' }, [2, 0, 1]],
])('the classes of %j are known by their names', (labels, expected) => {
  expect(classesOf(labels)).toEqual(expected)
})

test.each([
  [{ 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' }],
  [{ 0: 'not_entailment', 1: 'contradiction', 2: 'neutral' }],
])('the classes of %j are not', (labels) => {
  expect(() => classesOf(labels)).toThrow()
})

describe('READER_MODEL', () => {
  test.each([
    ['', 'youju-reader-zh'],
    ['someone/a-reader', 'someone/a-reader'],
  ])('%s opens %s', (value, model) => {
    expect(openConfiguredReader(readConfig({ READER_MODEL: value }))?.model).toBe(model)
  })

  test('off opens none', () => {
    expect(openConfiguredReader(readConfig({ READER_MODEL: ' Off ' }))).toBeUndefined()
  })
})
