/** Decides whether a text contains a number as a whole: 428 is not in 4280, 1,428 or 428.5. */
export function holdsNumber(folded: string, number: string): boolean {
  const escaped = number.replaceAll('.', '\\.')
  return new RegExp(
    `(?<!\\d|\\d\\.)(?<!\\d,(?=\\d{3}(?!\\d)))${escaped}(?!\\d|\\.\\d|,\\d{3}(?!\\d))`,
  ).test(folded)
}
