import type { Article } from '../../../src/domain/index.js'
import { readHtml } from '../../../src/ingest/formats/html/read-html.js'

/** The articles of a page; one that holds none is an error here. */
export function readPage(html: string, file: string): Article[] {
  const read = readHtml(html, file)
  if ('reason' in read) throw new Error(read.reason.code)
  return read
}
