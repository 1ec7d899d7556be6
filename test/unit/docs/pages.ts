import { readdirSync, readFileSync } from 'node:fs'

/** A page of the documentation, by its path from the root. */
export interface DocPage {
  path: string
  text: string
  /** Without blocks of code. */
  prose: string
  /** Each as its level and its text. */
  headings: { level: number; text: string }[]
}

const atRoot = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']

/** What a visitor of the repository reads, beside the decisions. */
export const pages: DocPage[] = [
  ...atRoot,
  'corpus/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map(pageAt)

export function pageAt(path: string): DocPage {
  const text = readFileSync(path, 'utf8')
  const prose = text.replace(/^ *```.*?^ *```$/gms, '')
  const headings = Array.from(prose.matchAll(/^(#+) (.+)$/gm), ([, marks = '', said = '']) => {
    return { level: marks.length, text: said }
  })
  return { path, text, prose, headings }
}

/** The pieces of code within sentences. */
export function spansIn({ prose }: DocPage): string[] {
  return Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, span = '']) => span)
}

/** The lines of code, in blocks and within sentences. */
export function codeIn(page: DocPage): string[] {
  const blocks = Array.from(
    page.text.matchAll(/^ *```.*?\n(.*?)^ *```$/gms),
    ([, code = '']) => code,
  )
  return [...spansIn(page), ...blocks.flatMap((block) => block.split('\n'))]
}

/** What leads to a heading, as GitHub makes it of its text. */
export function anchorOf(heading: string): string {
  const plain = heading.replace(/\[(.+?)\]\(.*?\)/g, '$1').toLowerCase()
  return plain.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-')
}
