import { randomInt } from 'node:crypto'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 10

/** Returns ten letters and digits that cannot be guessed. */
export function shortId(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
