/** The digits of Chinese numerals. Whoever reads ordinals up to 十 or the digits of a year adds what it needs to them. */
export const oneToNine = '一二三四五六七八九'
export const oneToTen = `${oneToNine}十`

/** Zero between places (一百零五), in years (二〇二四), and the circle that is often typed for it. */
export const zeros = '零〇○'

/** The digits of cheques and contracts; folding has already turned 貳 into 贰 and 陸 into 陆. */
export const chequeDigits = '壹贰叁肆伍陆柒捌玖'

/** All characters of Chinese numerals in folded text, for use in a character class. */
export const chineseNumeralCharacters = `${zeros}${oneToTen}两百千万亿${chequeDigits}拾佰仟`

/** The days behind 星期, from Monday. */
export const weekdays = '一二三四五六日天'
