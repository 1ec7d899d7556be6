const byStyle = /\sstyle\s{0,3}=[^>]{0,300}?display\s{0,3}:\s{0,3}none/i
const byAttribute = /\shidden(?=[\s>=/])/i
const values = /=\s{0,3}(?:"[^"]{0,2000}"|'[^']{0,2000}')/g

/**
 * Decides whether a tag hides its element: by its style, or by `hidden` (which may also be just the name of a
 * class).
 */
export function isHiddenTag(tag: string): boolean {
  if (byStyle.test(tag)) return true
  return byAttribute.test(tag) && byAttribute.test(tag.replace(values, '='))
}
