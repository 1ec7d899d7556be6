import { divisions } from './lexicon/names/places.js'

const division = new RegExp(`(?<=..)[${divisions.join('')}]$`)

/** Returns the name of a place without the word for what kind of place it is: 武汉 for 武汉市. */
export function withoutDivision(name: string): string {
  return name.replace(division, '')
}
