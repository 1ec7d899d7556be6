import { expect, it } from 'vitest'
import { faultIn } from '../../../../src/bot/messages/faults.js'

it('an address that is not fetched has a sentence in English and traditional Chinese', () => {
  expect(faultIn('en', 'url_refused', 'add')).toMatch(/^This address was not fetched/)
  expect(faultIn('zh-TW', 'url_refused', 'add')).toMatch(/^沒有抓取這個網址/)
})
