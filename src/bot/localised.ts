/** A command's or an option's words in zh-CN, zh-TW and English. */
export interface Localised {
  names: readonly [simplified: string, traditional: string, english: string]
  descriptions: readonly [simplified: string, traditional: string, english: string]
}

/** As Discord wants them; who uses another language sees English. */
export function localised({ names, descriptions }: Localised) {
  return {
    name_localizations: byLocale(names),
    description: descriptions[2],
    description_localizations: byLocale(descriptions),
  }
}

function byLocale([simplified, traditional, english]: Localised['names']) {
  return { 'zh-CN': simplified, 'zh-TW': traditional, 'en-US': english }
}
