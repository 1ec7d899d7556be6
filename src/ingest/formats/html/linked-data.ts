/** What the linked data of a page (JSON-LD) says about its story; missing values are left out. */
export interface LinkedStory {
  title?: string
  published?: string
  updated?: string
  /** The persons who wrote it; sites are left out. */
  authors: string[]
  publisher?: string
}

/** If linked data cannot be parsed, each field is searched for separately. */
const fields: Record<'title' | 'published' | 'updated', RegExp> = {
  title: /"(?:headline|title)"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){2,300})"/,
  published: /"(?:datePublished|pubDate|dateCreated|uploadDate)"\s{0,4}:\s{0,4}"([^"]{8,40})"/,
  updated: /"(?:dateModified|upDate)"\s{0,4}:\s{0,4}"([^"]{8,40})"/,
}
const person =
  /"author"\s{0,4}:\s{0,4}(?:\[\s{0,4})?\{[^{}]{0,200}?"name"\s{0,4}:\s{0,4}"([^"]{2,80})"/

export function linkedStory(text: string): LinkedStory | null {
  const data = parsed(text)
  if (data === undefined) return broken(text)
  const story = objectsIn(data).find(
    (each) =>
      typeof titleOf(each) === 'string' && (each.headline ?? publishedOf(each)) !== undefined,
  )
  if (!story) return null
  const publisher = namesIn(story.publisher, () => true)[0]
  return {
    ...stringsOf({
      title: titleOf(story),
      published: publishedOf(story),
      updated: story.dateModified ?? story.upDate,
    }),
    authors: namesIn(
      story.author,
      ({ '@type': type }) => !/organi[sz]ation|site/i.test(String(type ?? '')),
    ),
    ...(publisher === undefined ? {} : { publisher }),
  }
}

function titleOf(story: Record<string, unknown>): unknown {
  return story.headline ?? story.title ?? story.name
}

function publishedOf(story: Record<string, unknown>): unknown {
  return story.datePublished ?? story.pubDate ?? story.dateCreated ?? story.uploadDate
}

function stringsOf(
  values: Record<'title' | 'published' | 'updated', unknown>,
): Pick<LinkedStory, 'title' | 'published' | 'updated'> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  )
}

/**
 * Parses the data; if that fails, tries again with common mistakes corrected: comments, line breaks within
 * strings, superfluous commas.
 */
function parsed(text: string): unknown {
  for (const attempt of [text, withoutSlips(text)]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // Try the next text, or the single fields.
    }
  }
  return undefined
}

function withoutSlips(text: string): string {
  let kept = ''
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (isInString && letter === '\\') {
      kept += letter + text.charAt(++at)
    } else if (letter === '"') {
      isInString = !isInString
      kept += letter
    } else if (isInString) {
      kept += /[\n\r\t]/.test(letter) ? ' ' : letter
    } else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at)
      at = end < 0 ? text.length : end + 1
    } else kept += letter
  }
  return kept.replace(/,(?=\s{0,20}[}\]])/g, '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$|;\s*$/g, '')
}

function broken(text: string): LinkedStory | null {
  const [title, published, updated] = [fields.title, fields.published, fields.updated].map(
    (field) => field.exec(text)?.[1],
  )
  if (!title && !published) return null
  const author = person.exec(text)?.[1]
  return {
    ...stringsOf({ title, published, updated }),
    authors: author === undefined ? [] : [author],
  }
}

/** Returns the objects of linked data: one object, a list, or a graph. */
function objectsIn(data: unknown): Record<string, unknown>[] {
  const objects = [data].flat().filter((each) => typeof each === 'object' && each !== null)
  return (objects as Record<string, unknown>[]).flatMap((each) => [
    each,
    ...([each['@graph'] ?? [], each.mainEntity ?? []].flat() as Record<string, unknown>[]).filter(
      (inner) => typeof inner === 'object' && inner !== null,
    ),
  ])
}

function namesIn(value: unknown, isWanted: (of: Record<string, unknown>) => boolean): string[] {
  return [value].flat().flatMap((each) => {
    const object =
      typeof each === 'object' && each !== null ? (each as Record<string, unknown>) : {}
    const name = typeof each === 'string' ? each : object.name
    return [name]
      .flat()
      .filter(
        (one): one is string => typeof one === 'string' && one.trim() !== '' && isWanted(object),
      )
  })
}
