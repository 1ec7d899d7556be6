/**
 * Verbs with which news attributes a statement, by how often they come before a comma or a colon in every seventh
 * article of `news-68k` (表示 4,624, 提到 169; 宣布, 建议, 要求 and 提醒 occur there too, but are acts of their own).
 */
export const reportingVerbs =
  '表示 说 称 显示 报道 介绍 认为 指出 获悉 透露 强调 了解到 提到'.split(' ')

/** Pattern for any of them. */
export const reporting = `(?:${reportingVerbs.join('|')})`
