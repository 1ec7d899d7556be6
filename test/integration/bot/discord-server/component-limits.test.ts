import { describe, it } from 'vitest'
import { expectLimit } from './expect-limit.js'

const long = (length: number) => '字'.repeat(length)
const button = { type: 2, style: 1, label: '查看原文', custom_id: 'a' }
const link = { type: 2, style: 5, label: '网页', url: 'https://news.example/1' }
const rows = (...lists: object[][]) => ({
  content: '正文',
  components: lists.map((components) => ({ type: 1, components })),
})
const row = (...components: object[]) => rows(components)
const buttons = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ ...button, custom_id: `${from + index}` }))
const manyRows = (count: number) =>
  rows(...Array.from({ length: count }, (_, index) => buttons(1, index)))
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }))
const select = (count: number, parts: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: options(count),
  ...parts,
})
const option = (parts: object) => select(0, { options: [{ label: 'a', value: 'a', ...parts }] })
const v2 = { flags: 1 << 15, components: [{ type: 10, content: '正文' }] }
/** Of the newer kind; an edit of an older message has to clear what that one had. */
const older = { content: null, embeds: null }

/** The limit, a message that just keeps it, and one that breaks it. */
const messages: [limit: string, kept: object, broken: object][] = [
  ['5 buttons a row', row(...buttons(5)), row(...buttons(6))],
  ['button label 80', row({ ...button, label: long(80) }), row({ ...button, label: long(81) })],
  [
    'custom_id 100',
    row({ ...button, custom_id: long(100) }),
    row({ ...button, custom_id: long(101) }),
  ],
  ['25 options of a select', row(select(25)), row(select(26))],
  ['5 rows', manyRows(5), manyRows(6)],
  ['custom_id unique in a row', row(...buttons(2)), row(button, button)],
  ['custom_id unique in all rows', rows([button], buttons(1)), rows([button], [button])],
  ['a label on a button', row(button), row({ ...button, label: '' })],
  ['a custom_id of a button', row(button), row({ ...button, custom_id: undefined })],
  ['a url of a link', row(link), row({ ...link, url: undefined })],
  ['no custom_id of a link', row(link), row({ ...link, custom_id: 'a' })],
  ['url 512', row({ ...link, url: url(512) }), row({ ...link, url: url(513) })],
  ['a select alone in its row', rows([button], [select(2)]), row(button, select(2))],
  ['option label 100', row(option({ label: long(100) })), row(option({ label: long(101) }))],
  ['option value 100', row(option({ value: long(100) })), row(option({ value: long(101) }))],
  [
    'option values unique',
    row(select(2)),
    row(select(0, { options: [...options(1), ...options(1)] })),
  ],
  [
    'placeholder 150',
    row(select(1, { placeholder: long(150) })),
    row(select(1, { placeholder: long(151) })),
  ],
  [
    'no more values than options',
    row(select(2, { max_values: 2 })),
    row(select(2, { max_values: 3 })),
  ],
  ['no content beside components v2', { ...v2, ...older }, { ...v2, content: '正文' }],
  [
    'no embeds beside components v2',
    { ...v2, ...older },
    { ...v2, embeds: [{ description: '正文' }] },
  ],
]

describe('components', () => {
  it.each(messages)('%s', async (_, kept, broken) => {
    await expectLimit(kept, broken)
  })
})

function url(length: number): string {
  return 'https://news.example/'.padEnd(length, 'a')
}
