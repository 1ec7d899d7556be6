import fc from 'fast-check'

const han =
  '山水光城海东西产业园区工厂技术发展增长投资项目企业工人记者表示目前建成万亿元台条年月日的了在是和有'
const marks = '，。、；：！？…“”‘’（）《》—%'
const latin = 'abcXYZ0123456789.,% '

/** Text as articles have it: Han, marks, numbers, Latin, line ends, now and then an astral character. */
export const articleText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...han) },
      { weight: 3, arbitrary: fc.constantFrom(...marks) },
      { weight: 3, arbitrary: fc.constantFrom(...latin) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('\n', '\r\n', '\u3000', '𠮷', '😀', '……', '1,234.5%'),
      },
    ),
    { maxLength: 1500 },
  )
  .map((parts) => parts.join(''))

/** Any string, lone surrogates and control characters included. */
export const anyText = fc.string({ unit: 'binary', maxLength: 200 })
