import { expect, test } from 'vitest'
import { shown } from '../../../src/feeds/items/feed-text.js'

test.each(['<script ', '<style>', '<a ', '<', '<!-- '])(
  'a text of a million openings %j that are never closed is read in one pass',
  (opening) => {
    // Read anew from each of them, it would take hours.
    expect(shown(`石桥修好了。${opening.repeat(1_000_000)}`)).toMatch(/^石桥修好了。/)
  },
)

test('what is shown of a page is its text, without scripts and marks', () => {
  const html =
    '<p>石桥<b>修好</b>了&hellip;</p><script>if (a < b) c()</script><style>p {}</style><p>完</p>'
  expect(shown(html)).toBe('石桥 修好 了… 完')
})
