import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env } from '@xenova/transformers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { YoujuError } from '../../../src/domain/index.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'

// Loading a model takes a moment on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const modelsDir = 'embeddings/models'
const bundled = resolve(modelsDir, BUNDLED_MODEL)

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'youju-models-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(dir, { recursive: true, force: true })
})

async function refusal(model: string, hubEndpoint?: string): Promise<YoujuError> {
  const options = { model, modelsDir: dir, ...(hubEndpoint ? { hubEndpoint } : {}) }
  const error = await openTransformersEmbedder(options).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(YoujuError)
  expect((error as YoujuError).code).toBe('model_missing')
  return error as YoujuError
}

describe('openTransformersEmbedder', () => {
  it('opens the bundled model without any request', async () => {
    const fetch = vi.spyOn(env, 'fetch').mockRejectedValue(new Error('offline'))
    const embedder = await openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir })
    expect(embedder).toMatchObject({ model: BUNDLED_MODEL, pooling: 'mean', dimensions: 256 })
    expect((await embedder.embedQuestion('晋城有多少充电桩？')).length).toBe(256)
    expect(fetch).not.toHaveBeenCalled()
  })

  it('knows a copied folder for the same model, and changed weights for another', async () => {
    await cp(bundled, join(dir, 'copy'), { recursive: true })
    const original = await openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir })
    const copied = await openTransformersEmbedder({ model: join(dir, 'copy'), modelsDir })
    expect(copied.fingerprint).toBe(original.fingerprint)
    const weights = join(dir, 'copy/onnx/model_quantized.onnx')
    const bytes = await readFile(weights)
    const middle = bytes.length >> 1
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    await writeFile(weights, bytes)
    const changed = await openTransformersEmbedder({ model: join(dir, 'copy'), modelsDir })
    expect(changed.fingerprint).not.toBe(original.fingerprint)
  })

  it('puts the prefixes of a known model before questions and passages', async () => {
    await cp(bundled, join(dir, 'multilingual-e5-small'), { recursive: true })
    const plain = await openTransformersEmbedder({
      model: BUNDLED_MODEL,
      modelsDir,
      fastPath: false,
    })
    const e5 = await openTransformersEmbedder({ model: 'multilingual-e5-small', modelsDir: dir })
    expect(await e5.embedQuestion('晋城')).toEqual(await plain.embedQuestion('query: 晋城'))
    expect(await e5.embedPassages(['晋城'])).toEqual(await plain.embedQuestion('passage: 晋城'))
    expect(e5.fingerprint).not.toBe(plain.fingerprint)
  })

  it('fetches a hub id from the endpoint it is given, once', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      const path = (request.url ?? '').replace(/^\/someone\/a-model\/resolve\/main\//, '')
      asked.push(path)
      readFile(join(bundled, path)).then(
        (body) => response.setHeader('content-length', body.length).end(body),
        () => response.writeHead(404).end(),
      )
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const hubEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const options = { model: 'someone/a-model', modelsDir: dir, hubEndpoint }
    const embedder = await openTransformersEmbedder(options)
    expect(asked).toContain('onnx/model_quantized.onnx')
    const original = await openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir })
    expect(embedder.fingerprint).toBe(original.fingerprint)
    expect(await embedder.embedPassages(['晋城'])).toEqual(await original.embedPassages(['晋城']))
    await new Promise((closed) => server.close(closed))
    expect((await openTransformersEmbedder(options)).fingerprint).toBe(original.fingerprint)
  })

  it('says what to do about a name that is no model', async () => {
    expect((await refusal('没有这个')).message).toContain('EMBEDDING_MODEL')
    expect((await refusal(join(dir, 'nowhere'))).message).toContain('nowhere')
  })

  it('says what to do about a folder without weights, or with broken ones', async () => {
    await mkdir(join(dir, 'half/onnx'), { recursive: true })
    for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      await cp(join(bundled, name), join(dir, 'half', name))
    }
    expect((await refusal('half')).message).toContain('onnx/model_quantized.onnx')
    await writeFile(join(dir, 'half/onnx/model_quantized.onnx'), 'not a model')
    expect((await refusal('half')).message).toContain('无法载入')
  })

  it('says what to do about a hub out of reach', async () => {
    const error = await refusal('someone/a-model', 'http://127.0.0.1:1')
    expect(error.message).toContain('HF_ENDPOINT')
    expect(error.cause).toBeDefined()
  })
})
