import { describe, expect, test } from 'vitest'
import { openSettings, readConfig, secretsOf } from '../../../src/config.js'
import { shownAddress } from '../../../src/database/address.js'
import { withoutSecrets } from '../../../src/domain/index.js'

test.each([
  ['postgres://ann:top%40secret@db:5433/news?sslmode=require', 'postgres://ann@db:5433/news'],
  ['postgresql://ann@/news?host=/run/postgresql', 'postgresql://ann@/run/postgresql/news'],
  ['postgresql:///news?user=ann&password=top-secret&host=db', 'postgresql://ann@db/news'],
  ['postgresql://db', 'postgresql://db'],
])('%s is shown as %s', (url, shown) => {
  expect(shownAddress(url)).toBe(shown)
})

describe('DATABASE_URL', () => {
  const url = 'postgresql://ann:top%40secret@db/news?sslmode=verify-full'

  test('names a schema, and is refused where it is no address of a Postgres database', () => {
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url, schema: 'youju' })
    expect(readConfig({ DATABASE_URL: ' ' }).database).toBeNull()
    const several = ['ann:x@a,b/news', 'ann:x@a:1,b:2/news', 'ann:x@/news?host=a,b&port=1,2']
    const hosts = several.map((each) => `postgresql://${each}`)
    for (const wrong of ['db/news', 'mysql://db/news', 'postgresql://[', ...hosts]) {
      expect(() => readConfig({ DATABASE_URL: wrong })).toThrow('DATABASE_URL')
    }
  })

  test('has a password that is never printed nor backed up, in whatever form; the rest may be', () => {
    const text = `${url} top@secret ann verify-full`
    const hidden = withoutSecrets(text, secretsOf({ DATABASE_URL: url }))
    expect(hidden).not.toMatch(/top(?:@|%40)secret/)
    expect(hidden).toContain('ann verify-full')
    expect(openSettings({ DATABASE_URL: url })).toEqual([])
    const open = 'postgresql://ann@db/news'
    expect(openSettings({ DATABASE_URL: open })).toEqual([['DATABASE_URL', open]])
    const named = 'postgresql:///news?password=top-secret'
    expect(withoutSecrets(named, secretsOf({ DATABASE_URL: named }))).not.toContain('top-secret')
    expect(withoutSecrets('kept-apart', secretsOf({ PGPASSWORD: 'kept-apart' }))).toBe(
      '[PGPASSWORD]',
    )
  })
})
