const paper = /[报報]$|(?:周刊|週刊|月刊|季刊|半月谈|杂志|雜誌|学刊|學刊)$/u

/** A source as Chinese names it: a paper or a magazine in title marks, a site, a station or an office without. */
function publication(source: string): string {
  return paper.test(source) ? `《${source}》` : source
}

/** The same with its date, which stands apart from all but title marks. */
export function publicationOf(source: string, date: string | null): string {
  const named = publication(source)
  if (date === null) return named
  return named.endsWith('》') ? `${named}${date} ` : `${named} ${date} `
}
