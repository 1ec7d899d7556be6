import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import dotenv from 'dotenv'
import { describe, expect, test } from 'vitest'
import { english } from '../../../src/bot/messages/commands/en.js'
import { type CommandName, typed } from '../../../src/bot/messages/commands/words.js'
import { simplified } from '../../../src/bot/messages/commands/zh-cn.js'
import { webApp } from '../../../src/web/index.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { anchorOf, codeIn, type DocPage, pageAt, pages, spansIn } from './pages.js'

const decisions = readdirSync('docs/decisions').map((name) => pageAt(`docs/decisions/${name}`))
const faultsIn = (of: readonly DocPage[], faults: (page: DocPage) => string[]) =>
  of.flatMap((page) => faults(page).map((fault) => `${page.path}: ${fault}`))

test('each link within the documentation leads to a file, and to a heading in it', () => {
  let seen = 0
  const faults = faultsIn([...pages, ...decisions], ({ path, prose }) =>
    Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, to = '']) => to).filter((to) => {
      if (/^(?:https?|mailto):/.test(to)) return false
      seen++
      const [file = '', anchor] = to.split('#')
      const at = file === '' ? path : join(dirname(path), file)
      if (!existsSync(at)) return true
      return anchor && !pageAt(at).headings.some(({ text }) => anchorOf(text) === anchor)
    }),
  )
  expect(faults).toEqual([])
  expect(seen).toBeGreaterThan(150)
})

test('each picture of the documentation is shown somewhere, and is small', () => {
  const shown = pages.map(({ text }) => text).join('\n')
  const pictures = ['docs', 'docs/page', 'docs/walkthrough'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .map((name) => `${folder}/${name}`),
  )
  expect(pictures.filter((path) => !shown.includes(path.replace('docs/', '')))).toEqual([])
  expect(pictures.filter((path) => statSync(path).size > 150_000)).toEqual([])
})

describe('each page that a reader needs', () => {
  const ofReaders = [
    'README.md',
    ...['README', 'start', 'discord', 'page', 'corpus', 'feeds']
      .concat(['settings', 'models', 'scale', 'security', 'faq', 'command-line'])
      .map((name) => `docs/${name}.md`),
  ]
  const inChinese = (path: string) => path.replace('.md', '.zh-CN.md')

  test('is there in Chinese, and no other is', () => {
    const chinese = pages.map(({ path }) => path).filter((path) => path.includes('.zh-CN.'))
    expect(chinese.sort()).toEqual(ofReaders.map(inChinese).sort())
  })

  test.each(ofReaders)('%s says the same in Chinese: headings, tables, settings, code', (path) => {
    const [own, other] = [pageAt(path), pageAt(inChinese(path))]
    const levels = ({ headings }: DocPage) => headings.map(({ level }) => level)
    expect(levels(other)).toEqual(levels(own))
    const rows = ({ prose }: DocPage) => prose.match(/^\|/gm)?.length
    expect(rows(other)).toBe(rows(own))
    const named = (page: DocPage) => [...new Set(spansIn(page).filter(isSetting))].sort()
    expect(named(other)).toEqual(named(own))
    expect(other.prose).toContain(path.replace('docs/', ''))
    expect(own.prose).toContain(inChinese(path).replace('docs/', ''))
  })

  test('is in the index', () => {
    const names = ofReaders.filter((path) => path !== 'README.md' && path !== 'docs/README.md')
    for (const [index, all] of [
      ['docs/README.md', names],
      ['docs/README.zh-CN.md', names.map(inChinese)],
    ] as const) {
      const { prose } = pageAt(index)
      const missing = all.filter((path) => !prose.includes(`](${path.replace('docs/', '')})`))
      expect([index, missing]).toEqual([index, []])
    }
  })
})

const settings = Object.keys(dotenv.parse(readFileSync('.env.example')))
/** Read by a library. */
const others = new Set(['HF_TOKEN'])
const families = new Set(settings.map((name) => name.split('_')[0]))
const isSetting = (span: string) => /^[A-Z]+(?:_[A-Z]+)+$/.test(span)

test('each setting that is named exists', () => {
  const faults = faultsIn(pages, (page) =>
    spansIn(page).flatMap((span) => {
      const [name = ''] = span.split('=')
      const isOurs = isSetting(name) && !others.has(name) && families.has(name.split('_')[0])
      return isOurs && !settings.includes(name) ? [name] : []
    }),
  )
  expect(faults).toEqual([])
})

describe('commands', () => {
  const help = new Map<string, Promise<string>>()
  const helpOf = (words: readonly string[]) => {
    const key = words.join(' ')
    const known = help.get(key)
    const asked = known ?? callYouju([...words, '--help', '--lang', 'en']).then((run) => run.stdout)
    help.set(key, asked)
    return asked
  }

  /** What is wrong with a command line as it is written; null where nothing is. */
  async function faultOf(line: string): Promise<string | null> {
    const given = line.trim().split(/\s+/)
    const words: string[] = []
    let said = await helpOf([])
    // A group has commands of its own, and what comes behind any other is its argument.
    while (/\[command\]/.test(said.split('\n')[0] ?? '')) {
      const next = given[words.length]
      if (next === undefined || /^(?:…|--|\.|<)/.test(next)) break
      words.push(next)
      said = await helpOf(words)
      if (!said.startsWith(`Usage: youju ${words.join(' ')} `))
        return `no command ${words.join(' ')}`
    }
    const unknown = given
      .filter((word) => /^--[a-z]/.test(word))
      .filter((word) => {
        const [option] = /^--[a-z-]+/.exec(word) ?? []
        return !new RegExp(`${option}[ ,\\n]`).test(said)
      })
    return unknown.length > 0 ? `${words.join(' ')} has no ${unknown.join(' ')}` : null
  }

  test('of the command line exist, with their options', async () => {
    const lines = pages.flatMap((page) =>
      codeIn(page).flatMap((code) => {
        const begun = /^(?:\$ )?(?:npm run (?:--silent )?youju -- |(?:npx )?youju )([^#]+)/.exec(
          code,
        )
        return begun?.[1] === undefined ? [] : [{ path: page.path, line: begun[1] }]
      }),
    )
    // The table of commands leaves the program's name out.
    for (const { path, prose } of pages.filter(({ path }) => path.includes('command-line'))) {
      for (const [, line = ''] of prose.matchAll(/^\| `([a-z][^`]*)`/gm)) lines.push({ path, line })
    }
    expect(lines.length).toBeGreaterThan(80)
    const faults: string[] = []
    for (const { path, line } of lines) {
      const fault = await faultOf(line)
      if (fault !== null) faults.push(`${path}: ${fault} (${line})`)
    }
    expect(faults).toEqual([])
  })

  test('of Discord, and pages, exist', () => {
    const names = (Object.keys(english) as (CommandName | 'checkMenu')[]).filter(
      (name) => name !== 'checkMenu',
    )
    const known = new Set([english, simplified].flatMap((words) => names.map(typed(words))))
    const log = { info() {}, error() {} }
    const settings = { publicUrl: 'https://news.example', isOpen: false }
    const login = { appId: '1', clientSecret: 'x', token: 'x', apiUrl: null, guildId: null }
    const context = { homes: [], plain: {}, settings, log, login }
    const served = new Set(webApp(context).routes.map(({ path }) => path))
    for (const plain of ['/healthz', '/metrics']) served.add(plain)
    let seen = 0
    const faults = faultsIn(pages, (page) =>
      spansIn(page).filter((span) => {
        const said = span.replace(/ (?:…|[A-Z]+)$/, '')
        const isCommand = /^\/[\p{L}]+(?: [\p{L}]+)*$/u.test(said)
        const isPage = /^\/(?:corpus|moderate|login|answers)\/[a-z-]+$/.test(said)
        if (!isCommand && !isPage) return false
        seen++
        return !known.has(said) && !served.has(said)
      }),
    )
    expect(faults).toEqual([])
    expect(seen).toBeGreaterThan(100)
  })
})
