import { describe, expect, it } from 'vitest'
import { describeError } from '../../../../src/bot/failures/failure.js'
import { redact } from '../../../../src/bot/failures/redact.js'

describe('redact', () => {
  it('reaches strings at any depth and leaves the rest', () => {
    const given = { a: 'x token y', b: [{ c: 'token' }, 1, null], d: true }
    expect(redact(given, 'token')).toEqual({
      a: 'x [DISCORD_TOKEN] y',
      b: [{ c: '[DISCORD_TOKEN]' }, 1, null],
      d: true,
    })
  })
})

describe('describeError', () => {
  it('keeps the causes, and no fields it does not know', () => {
    const cause = Object.assign(new Error('reset'), {
      code: 'ECONNRESET',
      url: '/webhooks/1/secret',
    })
    const described = describeError(new Error('failed', { cause }))
    expect(described).toMatchObject({ message: 'failed', cause: { code: 'ECONNRESET' } })
    expect(JSON.stringify(described)).not.toContain('secret')
  })

  it('takes anything that was thrown', () => {
    expect(describeError('odd')).toEqual({ message: 'odd' })
  })
})
