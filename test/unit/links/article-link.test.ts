import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf, handleOf, readLink, signLink } from '../../../src/links/article-link.js'
import { quotedPlace } from '../../../src/links/quoted-place.js'

const key = Buffer.alloc(32, 7)
const now = Date.parse('2026-03-05T10:00:00Z')
const day = 86_400_000
const quoted = fc
  .record({
    articleId: fc.string({ minLength: 1, unit: 'grapheme' }),
    start: fc.nat(2_000_000),
    quote: fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }),
  })
  .map((each) => ({ ...each, end: each.start + each.quote.length }))

describe('a link', () => {
  test('opens what it was signed for', () => {
    fc.assert(
      fc.property(quoted, (link) => {
        expect(readLink(signLink(link, key, now + day), key, now)).toEqual({
          handle: handleOf(link.articleId),
          start: link.start,
          end: link.end,
          digest: digestOf(link.quote),
        })
      }),
    )
  })

  test('is refused with any character altered, added or left out, and with another key', () => {
    const altered = fc.record({
      link: quoted,
      at: fc.nat(),
      to: fc.constantFrom(...'ABCXYZabcxyz0189-_.=%/ '),
      how: fc.constantFrom('alter', 'add', 'leave out'),
    })
    fc.assert(
      fc.property(altered, ({ link, at, to, how }) => {
        const token = signLink(link, key, null)
        const place = at % token.length
        const [head, tail] = [token.slice(0, place), token.slice(place)]
        const other =
          how === 'add'
            ? head + to + tail
            : how === 'alter'
              ? head + to + tail.slice(1)
              : head + tail.slice(1)
        fc.pre(other !== token)
        expect(readLink(other, key, now)).toBe('invalid')
        expect(readLink(token, Buffer.alloc(32, 8), now)).toBe('invalid')
      }),
    )
  })

  test('holds to the end of its last day, or for ever', () => {
    const link = { articleId: 'a.md', start: 3, end: 9, quote: '大桥今天通车' }
    const token = signLink(link, key, now)
    expect(readLink(token, key, now)).toMatchObject({ start: 3 })
    expect(readLink(token, key, now + day)).toBe('expired')
    expect(readLink(signLink(link, key, null), key, now + 100_000 * day)).toMatchObject({
      start: 3,
    })
  })

  test('says nothing of the article to whoever reads the address', () => {
    const token = signLink(
      { articleId: '内部/名单.md', start: 0, end: 4, quote: '云岭大桥' },
      key,
      null,
    )
    const bytes = Buffer.from(token, 'base64url')
    expect(bytes.includes(Buffer.from('名单'))).toBe(false)
    expect(bytes.includes(Buffer.from('云岭'))).toBe(false)
  })
})

describe('the quote of a link', () => {
  const text = '开工以来天气很好。云岭大桥投资18亿元。\n通车时间没有公布。'
  const quote = '云岭大桥投资18亿元。'
  const start = text.indexOf(quote)
  const link = { start, end: start + quote.length, digest: digestOf(quote) }

  test('is where the link says, or where it has moved to', () => {
    expect(quotedPlace({ text }, link)).toEqual({ start, end: link.end })
    const moved = `新加的一段话。\n${text}`
    const place = quotedPlace({ text: moved }, link)
    expect(place && moved.slice(place.start, place.end)).toBe(quote)
  })

  test('is nowhere once the article says otherwise', () => {
    expect(quotedPlace({ text: text.replace('18', '21') }, link)).toBeNull()
    expect(quotedPlace({ text: '' }, link)).toBeNull()
  })
})
