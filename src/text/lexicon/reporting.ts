/**
 * Verbs by which news says who tells something, as often as they stand before a comma or a colon in every seventh article of `news-68k`
 * (表示 4,624, 提到 169; 宣布, 建议, 要求 and 提醒 stand there too, but do something themselves).
 */
export const reportingVerbs =
  '表示 说 称 显示 报道 介绍 认为 指出 获悉 透露 强调 了解到 提到'.split(' ')

/** Any of them, for a pattern. */
export const reporting = `(?:${reportingVerbs.join('|')})`
