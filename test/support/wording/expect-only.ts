import { expect } from 'vitest'
import { scriptOf } from '../../../src/text/script.js'
import type { Locale } from '../../../src/wording/locale.js'

/** Fails if a sentence holds Chinese in English, or characters of the other script in Chinese. */
export function expectOnly(locale: Locale, sentence: string): void {
  if (locale === 'en') expect(sentence).not.toMatch(/\p{Script=Han}/u)
  else expect(sentence).toMatch(/\p{Script=Han}/u)
  const other = locale === 'zh-TW' ? 'simplified' : 'traditional'
  expect([...sentence].filter((each) => scriptOf(each) === other)).toEqual([])
}
