import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutSecrets } from '../../../src/domain/index.js'

const secrets = new Map([
  ['sk-se"cret/+1234', '[KEY]'],
  ['short', '[SHORT]'],
])

test.each([
  ['as it is', 'Bearer sk-se"cret/+1234!', 'Bearer [KEY]!'],
  ['within JSON', JSON.stringify({ key: 'sk-se"cret/+1234' }), '{"key":"[KEY]"}'],
  ['within an address', `?key=${encodeURIComponent('sk-se"cret/+1234')}`, '?key=[KEY]'],
  ['in Base64', `Basic ${btoa('sk-se"cret/+1234')}`, 'Basic [KEY]'],
  ['twice', 'sk-se"cret/+1234sk-se"cret/+1234', '[KEY][KEY]'],
])('a secret is not told: %s', (_, text, told) => {
  expect(withoutSecrets(text, secrets)).toBe(told)
})

test('what is too short for a secret blots nothing out', () => {
  expect(withoutSecrets('a short word', secrets)).toBe('a short word')
})

test('whatever stands around it, nothing of it is left', () => {
  const forms = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => JSON.stringify(text),
    encodeURIComponent,
    (text) => Buffer.from(text).toString('base64'),
    (text) => Buffer.from(text).toString('base64url'),
  )
  fc.assert(
    fc.property(
      fc.string({ minLength: 6 }).filter((text) => text.trim().length >= 6),
      fc.string(),
      forms,
      (secret, around, form) => {
        const [before, after] = [`${around}<`, `>${around}`]
        fc.pre(!around.includes(secret))
        const told = withoutSecrets(before + form(secret) + after, new Map([[secret, '[X]']]))
        expect(told.slice(before.length, told.length - after.length)).not.toContain(form(secret))
      },
    ),
  )
})
