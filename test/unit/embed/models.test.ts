import { describe, expect, it } from 'vitest'
import { modelEntry } from '../../../src/embed/models.js'

describe('modelEntry', () => {
  it('knows a model by its hub id and by a folder copied from the hub', () => {
    const entry = modelEntry('Xenova/bge-small-zh-v1.5')
    expect(entry.pooling).toBe('cls')
    expect(entry.questionPrefix).not.toBe('')
    expect(modelEntry('/srv/models/bge-small-zh-v1.5/')).toBe(entry)
    expect(modelEntry('D:\\models\\bge-small-zh-v1.5')).toBe(entry)
    expect(modelEntry('Xenova/multilingual-e5-small').passagePrefix).toBe('passage: ')
  })

  it('takes mean pooling without prefixes for any other model', () => {
    const plain = {
      pooling: 'mean',
      questionPrefix: '',
      passagePrefix: '',
      questionForm: 'whole',
      weight: 1,
    }
    expect(modelEntry('someone/some-model')).toEqual(plain)
    expect(modelEntry('toString')).toEqual(plain)
  })
})
