import { type ContestantName, contestantNames } from '../comparison/contestant.js'
import { botTable } from './bot-table.js'
import { type Budget, type Figures, hasFigures, type Measurement, type Results } from './results.js'
import { growthOfCopies, storeTable } from './store-tables.js'
import { isKept, number, table, withUnit } from './table.js'

/** The names of the contestants in tables and plots. */
export const titles: Record<ContestantName, string> = {
  ours: '有据 youju',
  langchain: 'LangChain',
  minisearch: 'MiniSearch',
  orama: 'Orama',
}

const about: Record<ContestantName, string> = {
  ours: 'the product: texts cleaned, copies told apart, passages embedded and indexed by meaning and by words, all of it written to disk; both legs are asked',
  langchain:
    'RecursiveCharacterTextSplitter and the HNSWLib vector store of LangChain with their defaults (chunks of 1,000 characters, 200 shared), in memory, over our embedding model',
  minisearch: 'in memory, with our tokenizer over our passages, its own defaults otherwise',
  orama: 'in memory, with our tokenizer over our passages, its own defaults otherwise',
}

/** Renders the results as a page of Markdown; `plot` is the address of the plot, if there is one. */
export function report(results: Results, plot: string | null): string {
  const sizes = [...new Set(results.comparison.map(({ articles }) => articles))].sort(
    (a, b) => a - b,
  )
  const present = contestantNames.filter((name) =>
    results.comparison.some(({ contestant }) => contestant === name),
  )
  const parts = [
    '# Benchmarks',
    `Written by \`npm run bench\`; do not edit. ${results.machine}, Node ${results.node}. Given by:`,
    `\`\`\`\n${results.command}\n\`\`\``,
  ]
  if (present.length > 0) {
    parts.push(
      `## Compared with others\n\nCorpus: ${results.corpus}; the smaller corpora hold the articles that the questions ask for and then the first others. Questions: ${results.questions}, the same for all and at every size; each is asked for the best 50 passages. Each row is one run in a process of its own; memory is the most that was ever resident, from an empty process to the last answer; the time to build runs from the file to the first question served.`,
      present
        .map((name) => `- **${titles[name]}**${versionOf(name, results)}: ${about[name]}`)
        .join('\n'),
    )
    if (plot !== null) parts.push(`![Cost against the number of articles](${plot})`)
    for (const articles of sizes) parts.push(sizeTable(articles, results.comparison))
    const grown = growthTable(present, results.comparison)
    if (grown !== null) parts.push(grown)
  }
  if (results.budgets) {
    const { articles, rows } = results.budgets
    parts.push(
      `## Budgets\n\n${number(articles)} articles; the budgets are set for 68,798. Of several runs the median counts.\n\n${budgetTable(rows)}`,
    )
  }
  if (results.embedding.length > 0) {
    parts.push(
      `## Embedding\n\nOne thread; the median of five runs; the first also loads the libraries.\n\n${table(
        ['way', 'opened in', 'passages a second'],
        results.embedding.map(({ name, openMs, passagesPerSecond }) => [
          name,
          `${number(openMs)} ms`,
          number(passagesPerSecond),
        ]),
      )}`,
    )
  }
  if (results.bot) {
    parts.push(
      `## The bot under load\n\n${results.bot.questions} questions at once, each by another person, 50 to a channel: the bot as \`npm start\` runs it, with discord.js and the bundled corpus, in a process of its own; Discord is the loopback server of the tests, whose clock here is that of the wall. Medians of ${results.bot.runs.length} runs. discord.js holds itself to 50 requests a second unless told otherwise, and whoever has to wait is told so first, which takes requests too; how much of the time to an answer that makes up was not measured.\n\n${table(...botTable(results.bot))}`,
    )
  }
  if (results.page.length > 0) {
    parts.push(
      `## The pages\n\nServed by a process of its own as the bot serves them, read over loopback by another. \`ask\` is asked in the same process, of the same questions, in turns with the page. The readers at once ask, open an article of 1 MB, open another, and search, a quarter each; those who stop reading do so at the first byte. Weights are those of everything that a page loads; there are no fonts among it.\n\n${budgetTable(results.page)}`,
    )
  }
  if (results.store) parts.push(storeTable(results.store))
  if (results.growth.length > 0) parts.push(growthOfCopies(results.growth))
  for (const { told } of results.failures) parts.push(`Not measured: ${told}`)
  return `${parts.join('\n\n')}\n`
}

const packages: Record<ContestantName, string | null> = {
  ours: null,
  langchain: '@langchain/community',
  minisearch: 'minisearch',
  orama: '@orama/orama',
}

/** The packages whose versions a report names. */
export const peerPackages = Object.values(packages).filter((name) => name !== null)

function versionOf(name: ContestantName, { versions }: Results): string {
  const version = versions[packages[name] ?? '']
  return version === undefined ? '' : ` ${version}`
}

const columns: readonly [title: string, cell: (figures: Figures) => string][] = [
  ['passages', ({ passages }) => number(passages)],
  ['build', ({ buildSeconds }) => `${number(buildSeconds)} s`],
  ['memory', ({ peakMB }) => `${number(peakMB)} MB`],
  ['query p50', ({ p50 }) => `${number(p50)} ms`],
  ['query p95', ({ p95 }) => `${number(p95)} ms`],
  ['hit@1', ({ hit1 }) => hit1.toFixed(3)],
  ['hit@10', ({ hit10 }) => hit10.toFixed(3)],
  ['MRR@10', ({ mrr10 }) => mrr10.toFixed(3)],
]

function sizeTable(articles: number, comparison: readonly Measurement[]): string {
  const rows = comparison
    .filter((one) => one.articles === articles)
    .map((one) => [
      titles[one.contestant],
      ...(hasFigures(one)
        ? columns.map(([, cell]) => cell(one.outcome))
        : ['failed' in one.outcome ? one.outcome.failed : '', ...columns.slice(1).map(() => '')]),
    ])
  return `### ${number(articles)} articles\n\n${table(['', ...columns.map(([title]) => title)], rows)}`
}

/** Shows how much more the largest corpus costs than the smallest; null if there is only one size. */
function growthTable(
  names: readonly ContestantName[],
  comparison: readonly Measurement[],
): string | null {
  const rows = names.flatMap((name) => {
    const measured = comparison
      .filter(({ contestant }) => contestant === name)
      .filter(hasFigures)
      .sort((a, b) => a.articles - b.articles)
    const [first, last] = [measured[0], measured.at(-1)]
    if (!first || !last || first === last) return []
    const times = (of: (figures: Figures) => number) =>
      `× ${(of(last.outcome) / of(first.outcome)).toFixed(1)}`
    return [
      [
        titles[name],
        `${number(first.articles)} → ${number(last.articles)} (× ${(last.articles / first.articles).toFixed(1)})`,
        times(({ buildSeconds }) => buildSeconds),
        times(({ peakMB }) => peakMB),
        times(({ p95 }) => p95),
      ],
    ]
  })
  if (rows.length === 0) return null
  return `### Growth, from the smallest to the largest corpus that was built\n\n${table(['', 'articles', 'build', 'memory', 'query p95'], rows)}`
}

function budgetTable(rows: readonly Budget[]): string {
  return table(
    ['what', 'budget', 'measured', 'of', ''],
    rows.map(({ what, unit, limit, measured, of }) => [
      what,
      limit ? `at ${limit.at} ${unit === '' ? limit.value : withUnit(limit.value, unit)}` : '',
      withUnit(measured, unit),
      of,
      limit ? (isKept({ limit, measured }) ? 'kept' : '**broken**') : '',
    ]),
  )
}
