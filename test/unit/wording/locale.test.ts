import { expect, test } from 'vitest'
import { localeOfEnvironment } from '../../../src/wording/locale.js'

test.each<[string, Record<string, string>, string]>([
  ['nothing', {}, 'zh-CN'],
  ['the C locale', { LANG: 'C.UTF-8' }, 'zh-CN'],
  ['the POSIX locale', { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'zh-CN'],
  ['Chinese of China', { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ['Chinese without a country', { LANG: 'zh' }, 'zh-CN'],
  ['Chinese of Taiwan', { LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
  ['Chinese of Hong Kong', { LANG: 'zh_HK' }, 'zh-TW'],
  ['traditional Chinese', { LANG: 'zh-Hant' }, 'zh-TW'],
  ['English', { LANG: 'en' }, 'en'],
  ['English of a country', { LANG: 'en_GB.UTF-8' }, 'en'],
  ['another language that begins alike', { LANG: 'enm_GB' }, 'zh-CN'],
  ['another language', { LANG: 'de_DE.UTF-8' }, 'zh-CN'],
  ['LC_ALL before the others', { LC_ALL: 'en', LC_MESSAGES: 'zh_TW', LANG: 'zh_CN' }, 'en'],
  ['LC_MESSAGES before LANG', { LC_MESSAGES: 'zh_TW', LANG: 'en' }, 'zh-TW'],
  ['an empty LC_ALL as none', { LC_ALL: '', LANG: 'en' }, 'en'],
])('takes %s', (_, environment, locale) => {
  expect(localeOfEnvironment(environment)).toBe(locale)
})
