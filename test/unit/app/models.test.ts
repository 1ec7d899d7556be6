import { expect, test } from 'vitest'
import { type ModelSettings, sharedModels } from '../../../src/app/models.js'

const settings: ModelSettings = {
  embeddingModel: null,
  rerankModel: null,
  readerModel: null,
  readerClaimsModel: null,
  modelsDir: '/models',
  hubEndpoint: null,
}

test('apps with the same settings share their models', () => {
  expect(sharedModels({ ...settings })).toBe(sharedModels({ ...settings }))
})

test.each(Object.keys(settings))('an app with another %s has models of its own', (name) => {
  const other = { ...settings, [name]: 'other' }
  expect(sharedModels(other)).not.toBe(sharedModels(settings))
})
