const understood =
  '好的?|嗯+|哦+|噢|行|明白了?|知道了?|懂了?|收到|ok|原来(?:如此|是[^?？吗呢]{1,12})'
const thanking = '(?:非常|太|多|十分)?(?:感谢|谢谢?|多谢|辛苦|thanks?|thank you|thx)'
/** What may follow the thanks, e.g. 谢谢，这警察真机灵, as long as it asks nothing. */
const rest = '[^?？吗呢多几哪谁什]{0,12}'
const remark = new RegExp(
  `^(?:(?:${understood})[,，。!！~\\s]*)*(?:${thanking}${rest})?[。!！~\\s]*$`,
  'i',
)

/** Decides whether a text is only an acknowledgement or thanks that asks nothing, e.g. 好的，谢谢. */
export function isThanks(text: string): boolean {
  return remark.test(text.trim())
}
