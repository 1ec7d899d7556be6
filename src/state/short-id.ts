import { randomInt } from 'node:crypto'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 10

/** Ten letters and digits that nobody can guess. */
export function shortId(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
