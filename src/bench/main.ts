/** npm run bench: compares with peers, checks the budgets, times embedding, loads the bot and the pages. Options: options.ts. */
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { compareAll } from './comparison/compare.js'
import { contestantNames } from './comparison/contestant.js'
import { arePeersInstalled, benchPackage } from './comparison/contestants.js'
import { type BenchOptions, readOptions } from './options.js'
import { plot } from './report/plot.js'
import { peerPackages, report } from './report/report.js'
import { type Results, resultsSchema, withNewer } from './report/results.js'

const say = (line: string) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

/** Writes what was measured, also among the figures of earlier runs. */
async function keepAll(results: Results, { out, into }: BenchOptions): Promise<void> {
  if (into !== undefined) {
    const kept = resultsSchema.parse(JSON.parse(await readFile(into, 'utf8')))
    await write(withNewer(kept, results), into)
  }
  if (out !== undefined || into === undefined) await write(results, out)
}

/** Writes the figures, the page and the plot under one name; without a name, prints the page. */
async function write(results: Results, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(report(results, null))
    return
  }
  const stem = out.slice(0, -'.json'.length)
  await writeFile(out, `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(`${stem}.md`, report(results, `${basename(stem)}.svg`))
  await writeFile(`${stem}.svg`, plot(results.comparison))
}

/** Returns the versions of the peers that are installed. */
async function versionsOfPeers(): Promise<Record<string, string>> {
  const versions: Record<string, string> = {}
  for (const name of peerPackages) {
    const path = new URL(`node_modules/${name}/package.json`, benchPackage)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) versions[name] = (JSON.parse(text) as { version: string }).version
  }
  return versions
}

async function main(options: BenchOptions): Promise<void> {
  if (options.render !== undefined) {
    const kept = resultsSchema.parse(JSON.parse(await readFile(options.render, 'utf8')))
    await write(kept, options.render)
    return
  }
  const isPeerWanted = contestantNames.some(
    (name) => name !== 'ours' && options.only.includes(name),
  )
  if (isPeerWanted && !arePeersInstalled()) {
    throw new RangeError(
      'What is compared with is not installed: run `npm ci --prefix bench`, or choose parts without it, e.g. `--only ours,budgets`.',
    )
  }
  const results: Results = {
    command: options.command,
    machine: options.machine,
    node: process.versions.node,
    corpus: '',
    questions: '',
    versions: await versionsOfPeers(),
    comparison: [],
    budgets: null,
    failures: [],
    embedding: [],
    bot: null,
    page: [],
    store: null,
    growth: [],
  }
  const work = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  // A database server may run as another user, who has to get through.
  await chmod(work, 0o711)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      rmSync(work, { recursive: true, force: true })
      process.exit(1)
    })
  }
  try {
    // Each result is written at once, so that an interrupted run leaves what it has.
    const keep = async () => {
      if (options.out !== undefined || options.into !== undefined) await keepAll(results, options)
    }
    await compareAll(options, results, work, say, keep)
    await keepAll(results, options)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

try {
  await main(readOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof RangeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
