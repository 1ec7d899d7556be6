/** Decides whether a text contains no Chinese character at all. */
export function isForeign(text: string): boolean {
  return !/\p{Script=Han}/u.test(text)
}
