import { decodeEntity } from '../../repair/markup.js'

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi

/** Replaces the entities in a stretch of a page with the characters they stand for. */
export function readEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entity, (found, decimal, hexadecimal, name) => {
    return decodeEntity([found, decimal ?? '', hexadecimal ?? '', name ?? '']) ?? found
  })
}
