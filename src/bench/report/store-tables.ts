import { percentile } from '../../evaluation/percentile.js'
import type { Grown, StoreResults, StoreRow } from './results.js'
import { isKept, number, table, withUnit } from './table.js'

const median = (values: readonly number[]) => percentile(values, 0.5)

/** Returns the section on the index in files and in Postgres, side by side. */
export function storeTable({ articles, passages, questions, rows }: StoreResults): string {
  const head = ['what', 'files', 'Postgres', 'Postgres to files', 'times measured', 'limit', '']
  const about = `## The index in files and in Postgres

${number(articles)} articles, ${number(passages)} passages, ${questions} questions; the same vectors for both, from a folder. The server is on the same machine and has its processors to share; connections are by TCP and loopback. A bot process has everything loaded that a bot has but for Discord, and asks as \`search\` does, for ten passages. With 8 clients one process has 8 questions at a time. No question is asked twice in a process, so that no posting list is at hand because the same was just asked; each run is a process of its own. Of several runs the median counts. Bytes are those read from files, or sent over the connection in both directions, which goes through a counting proxy in a run of its own. The processor time of the server is that of all its processes; that of the bot is that of all its threads. An article changes in a file of its own, and \`youju ingest\` is a process of its own.`
  return `${about}\n\n${table(head, rows.map(cellsOf))}`
}

function cellsOf({ what, unit, files, postgres, limit }: StoreRow): string[] {
  const shown = (values: readonly number[]) =>
    values.length === 0 ? '' : withUnit(median(values), unit)
  const [ofFiles, ofPostgres] = [median(files), median(postgres)]
  const isRatio = files.length > 0 && postgres.length > 0 && ofFiles > 0
  return [
    what,
    shown(files),
    shown(postgres),
    isRatio ? `× ${(ofPostgres / ofFiles).toFixed(2)}` : '',
    `${Math.max(files.length, postgres.length)}`,
    limit ? `at ${limit.at} ${unit === '' ? limit.value : withUnit(limit.value, unit)}` : '',
    limit ? (isKept({ limit, measured: ofPostgres }) ? 'kept' : '**broken**') : '',
  ]
}

/** Returns the section on an index in Postgres that grows. */
export function growthOfCopies(grown: readonly Grown[]): string {
  const measured = grown.flatMap(({ outcome }) => (Array.isArray(outcome) ? [outcome] : []))
  const names = [...new Set(measured.flat().map(({ what }) => what))]
  const head = [
    '',
    ...grown.map(({ copies }) => `${copies === 1 ? '1 copy' : `${copies} copies`}`),
    'growth',
  ]
  const counted = (what: string, of: (one: Grown) => number) => [
    ...[what, ...grown.map((one) => number(of(one)))],
    times(grown.map(of)),
  ]
  const rows = names.map((name) => {
    const found = grown.map(({ outcome }) =>
      Array.isArray(outcome) ? outcome.find(({ what }) => what === name) : undefined,
    )
    const values = found.flatMap((each) => each?.measured ?? [])
    const cells = found.map((each) => (each ? withUnit(each.measured, each.unit) : ''))
    return [name, ...cells, times(values)]
  })
  const failures = grown.flatMap(({ copies, outcome }) =>
    'failed' in outcome ? [`${copies} copies: ${outcome.failed}.`] : [],
  )
  const about = `## Growth in Postgres

Copies of the corpus in one index: its rows, and the posting lists as the index wrote them, copied by the database with new numbers and ids; each vector is moved (four parts of itself, one part of another passage’s, made a unit vector again), so that no two are equal and the graph, which is made anew with the parameters of the product, has all the work. The texts stay the same, so that a question finds each passage as many times as there are copies: times are those of so many passages, answers are not those of so many different articles. One run of each; otherwise as above.`
  const shown = table(head, [
    counted('articles', ({ articles }) => articles),
    counted('passages', ({ passages }) => passages),
    ...rows,
  ])
  return [about, shown, ...failures].join('\n\n')
}

function times(values: readonly number[]): string {
  const [first, last] = [values[0], values.at(-1)]
  if (values.length < 2 || !first || last === undefined) return ''
  return `× ${(last / first).toFixed(1)}`
}
