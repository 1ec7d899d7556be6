const digits = [...'零一二三四五六七八九']
const places = ['', '十', '百', '千']
const scales = ['', '万', '亿', '万亿']

/** Returns a whole number below 10¹⁶ in Chinese numerals, as it is read aloud: 20,500 → 二万零五百. */
export function inChinese(value: number): string {
  if (value === 0) return '零'
  let text = ''
  let skipsGroup = false
  for (let group = 3; group >= 0; group--) {
    const four = Math.floor(value / 10_000 ** group) % 10_000
    if (four === 0) {
      skipsGroup = true
      continue
    }
    if (text !== '' && (four < 1000 || skipsGroup)) text += '零'
    skipsGroup = false
    // 三万亿五千亿 is read 三万五千亿.
    if (group === 3 && Math.floor(value / 1e8) % 10_000 !== 0) text += `${fourDigits(four)}万`
    else text += `${fourDigits(four)}${scales[group]}`
  }
  return text
}

function fourDigits(value: number): string {
  let text = ''
  let skipsPlace = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      skipsPlace = text !== ''
      continue
    }
    text += `${skipsPlace ? '零' : ''}${digits[digit]}${places[place]}`
    skipsPlace = false
  }
  return text
}
