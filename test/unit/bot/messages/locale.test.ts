import { describe, expect, it } from 'vitest'
import { localeOfDiscord, localeOfText } from '../../../../src/bot/messages/locale.js'

describe('localeOfDiscord', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['ja', null],
    [undefined, null],
  ])('takes %s for %s', (given, locale) => {
    expect(localeOfDiscord(given)).toBe(locale)
  })
})

describe('localeOfText', () => {
  it.each([
    ['新馆有多大？', 'zh-CN'],
    ['新館有多大？', 'zh-TW'],
    ['太原市市民人口？', 'zh-CN'],
    ['How large is it?', 'en'],
    ['太原 GDP', 'zh-CN'],
    ['', 'zh-CN'],
  ])('takes %j for %s', (given, locale) => {
    expect(localeOfText(given)).toBe(locale)
  })

  it('takes the fallback where the script does not tell', () => {
    expect(localeOfText('太原人口？', 'zh-TW')).toBe('zh-TW')
    expect(localeOfText('', 'en')).toBe('en')
  })
})
