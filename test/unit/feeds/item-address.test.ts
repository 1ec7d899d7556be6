import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey } from '../../../src/feeds/items/item-address.js'

const address = 'https://news.example.com/2025/03/05/c1001.html'

describe('the key of an address', () => {
  test.each([
    'http://news.example.com/2025/03/05/c1001.html',
    'https://www.news.example.com/2025/03/05/c1001.html',
    'https://m.news.example.com/2025/03/05/c1001.html',
    'https://news.example.com//2025/03/05/c1001.html/',
    'https://news.example.com/2025/03/05/c1001.html#comments',
    'https://news.example.com/2025/03/05/c1001.html?utm_source=rss&utm_medium=feed',
    'https://news.example.com/2025/03/05/c1001.html?spm=a2.b3&from=timeline&isappinstalled=0',
    'https://news.example.com/amp/2025/03/05/c1001.html',
    'https://news.example.com/2025/03/05/c1001.amp.html',
    'https://amp.news.example.com/2025/03/05/c1001.html?outputType=amp',
    'https://news.example.com/2025/03/05/c1001.html/index.html',
    'https://NEWS.example.com:443/2025/03/05/c1001.html',
  ])('is the same for %s', (other) => {
    expect(addressKey(other)).toBe(addressKey(address))
  })

  test.each([
    'https://news.example.com/2025/03/05/c1002.html',
    'https://news.example.com/2025/03/05/c1001.html?page=2',
    'https://news.example.com:8080/2025/03/05/c1001.html',
    'https://blog.example.com/2025/03/05/c1001.html',
    'https://news.example.com/#/2025/03/05/c1001.html',
    'https://news.example.com/example/2025/03/05/c1001.html',
  ])('is another one for %s', (other) => {
    expect(addressKey(other)).not.toBe(addressKey(address))
  })

  interface Parts {
    host: string
    path: string[]
    query: [string, string][]
    hash: string | null
  }
  const word = fc.string({ minLength: 1, maxLength: 8 })
  const parts = fc.record({
    host: fc.constantFrom('www.a.com', 'm.www.a.com', 'a.cn', 'www.cn', 'amp.a.com.cn', '新闻.cn'),
    path: fc.array(fc.oneof(word, fc.constantFrom('amp', 'index.html', 'default.aspx', 'x.amp'))),
    query: fc.array(fc.tuple(fc.oneof(word, fc.constantFrom('utm_x', 'amp', 'id')), word)),
    hash: fc.option(fc.constantFrom('#x', '#/a/1', '#!/b')),
  })
  const url = ({ host, path, query, hash }: Parts) =>
    `http://${host}/${path.map(encodeURIComponent).join('/')}?${new URLSearchParams(query)}${hash ?? ''}`

  test('is the key of itself, whatever the address', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const key = addressKey(url(given))
        expect(addressKey(`https://${key}`)).toBe(key)
      }),
    )
  })

  test('does not depend on scheme, order, tracking and a closing slash', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const other = {
          ...given,
          host: `www.${given.host.replace(/^(?:www|m|amp)\./, '')}`,
          path: given.path.length > 0 ? [...given.path, ''] : [],
          query: [...given.query.toReversed(), ['utm_campaign', 'x'] as [string, string]],
        }
        // What is left of `www.cn` without `www` is no host.
        fc.pre(!given.host.startsWith('www.cn'))
        expect(addressKey(url(other).replace('http:', 'https:'))).toBe(addressKey(url(given)))
      }),
    )
  })
})
