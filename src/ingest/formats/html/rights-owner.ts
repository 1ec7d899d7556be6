import { anyOf } from '../../../text/any-of.js'
import { fold } from '../../../text/fold.js'
import { noOwners } from '../../../text/lexicon/pages.js'
import { type Block, textOf } from './blocks.js'
import { firstOf } from './first-of.js'

const owners = [
  /(?:^|[\s|©\d]|\d年)((?!年)[\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?\s?版权(?:所有|声明)/,
  /版权所有\s?(?:[:©]|\(c\)|copyright|\s|\d{4}(?:-\d{4})?){0,6}\s?([\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?(?![\u4e00-\u9fffa-z])/,
]
const byCopyright =
  /copyright\s?(?:©|\(c\))?\s?(?:\d{4}(?:\s?-\s?\d{4})?)?\s?([\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?(?![\u4e00-\u9fffa-z])/
const noOwner = new RegExp(`^${anyOf(noOwners)}|(?:公司|保留)$`)

/** Returns the owner of the rights that a page's foot names: 岚桥大学 版权所有. */
export function ownerOf(blocks: readonly Block[]): string | null {
  return firstOf(blocks.slice(-blocksOfFoot).toReversed(), (block) => {
    const text = textOf(block).slice(0, longestRead)
    return firstOf([...owners, byCopyright], (owner) => {
      const found = owner.exec(fold(text))
      const name = found?.[1]
      if (!found || !name || noOwner.test(name)) return null
      const at = found.index + found[0].indexOf(name)
      return text.slice(at, at + name.length)
    })
  })
}
const blocksOfFoot = 30
const longestRead = 300
