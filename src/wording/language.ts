/** The languages in which a person is spoken to; quotes stay as the corpus has them. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]
