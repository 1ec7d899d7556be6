// Text of articles and models is not trusted: nothing in it may format, link, mention or redirect.
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/gu
const special = /[\\*_~`|<>[\]()#]/g
const listItem = /^([^\S\n]*)([-+])(?=\s|$)/gm
const numberedItem = /^([^\S\n]*\d+)\.(?=\s|$)/gm
// A scheme would become a link, `:name:` an emoji.
const colonThatActs = /:(?=\/\/|[\w\\+-]+:)/g
const massMention = /@(?=everyone|here)/gi
const marker = /(\[\d{1,4}\])/
// A sentence ends with its closing quotes and the markers that follow it.
const sentenceEnd =
  /(?:[。！？]+[”’」』）》〉】"']*|[.!?]+["')\]]*(?=\s|\[\d|$)|\n)(?:\s*\[\d{1,4}\])*[^\S\n]*/gu
const trailingMarkers = /(?:\s*\[\d{1,4}\])+\s*$/u

/** Escapes text so that Discord displays it to the letter; @everyone and @here get a zero-width space. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(directionOverrides, '')
    .replace(special, '\\$&')
    .replace(listItem, '$1\\$2')
    .replace(numberedItem, '$1\\.')
    .replace(colonThatActs, '\\:')
    .replace(massMention, '@\u200b')
}

/** Escapes a text with citation markers, keeping the markers `[n]` as they are. */
export function escapeCited(text: string): string {
  return text
    .split(marker)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('')
}

/** The text on one line, without the spaces around it, at most `limit` UTF-16 units long. */
export function oneLine(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= limit ? line : `${prefix(line, limit - 1)}…`
}

/** A question as the name of a thread, of which Discord takes 100 characters. */
export function threadName(question: string): string {
  return oneLine(question, 100) || 'youju'
}

/**
 * `[label](<url>)` for a web address, the escaped label alone for anything else. Brackets in the
 * label become full-width and those in the address are encoded, because either would end the link.
 */
export function maskedLink(label: string, url: string | null): string {
  const address = webAddress(url)
  if (address === null) return escapeMarkdown(label)
  return `[${escapeMarkdown(label.replaceAll('[', '［').replaceAll(']', '］'))}](<${address}>)`
}

function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, username, href } = new URL(url)
  // A user name in an address serves to look like another site; a very long one crowds out the rest.
  if (!/^https?:$/.test(protocol) || username !== '' || href.length > 500) return null
  return href.replaceAll('(', '%28').replaceAll(')', '%29').replace(massMention, '%40')
}

/** The sentences of a text, each with the markers that follow it; joined they are the text again. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    sentences.push(text.slice(start, end))
    start = end
  }
  if (start < text.length) sentences.push(text.slice(start))
  return sentences
}

/**
 * The longest run of sentences from the first on whose escaped form is at most `limit` UTF-16
 * units, how many sentences that is, and how many were left out. Only a first sentence too long by itself is cut
 * inside, with an ellipsis, and even then it keeps its markers.
 */
export function cutAtSentences(
  sentences: readonly string[],
  limit: number,
): { text: string; shown: number; omitted: number } {
  let kept = ''
  let count = 0
  for (const sentence of sentences) {
    const next = kept + escapeCited(sentence)
    if (next.trimEnd().length > limit) break
    kept = next
    count++
  }
  const [first] = sentences
  if (count === 0 && first !== undefined) {
    kept = cutSentence(first, limit)
    count = kept === '' ? 0 : 1
  }
  return {
    text: kept.trimEnd(),
    shown: count,
    omitted: sentences.slice(count).filter((sentence) => sentence.trim() !== '').length,
  }
}

function cutSentence(sentence: string, limit: number): string {
  const markers = sentence.match(trailingMarkers)?.[0] ?? ''
  const body = sentence.slice(0, sentence.length - markers.length)
  const end = `…${markers.trim()}`
  // Escaping more of a text never makes it shorter, so the longest prefix that fits can be bisected.
  let low = 0
  let high = body.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (escapeCited(prefix(body, middle)).length + end.length <= limit) low = middle
    else high = middle - 1
  }
  // A cut inside a marker would leave a broken one behind.
  const head = prefix(body, low).replace(/\[\d*$/, '')
  return head === '' ? '' : escapeCited(head) + end
}

/** An ISO time, which Discord shows to each reader in their own time zone. */
export function shownTime(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000)
  return Number.isFinite(seconds) ? `<t:${seconds}:f>` : '—'
}

/** The first `length` UTF-16 units, one less where that would split a surrogate pair. */
export function prefix(text: string, length: number): string {
  const splitsPair = /[\ud800-\udbff]/.test(text[length - 1] ?? '') && length < text.length
  return text.slice(0, Math.max(0, splitsPair ? length - 1 : length))
}
