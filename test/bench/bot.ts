/**
 * npm run bench:bot: 200 questions at once in Discord. The bot is a process of its own, as `npm start` runs it, over the
 * bundled corpus; Discord is the loopback server of the tests in this process. Prints a table for docs/benchmarks.md.
 */
import { availableParallelism, totalmem } from 'node:os'
import { type BotRun, measureBot } from './measure-bot.js'

const questions = 200
const runs = 3
const say = (line: string) => process.stderr.write(`${line}\n`)

const measured: BotRun[] = []
for (let run = 1; run <= runs; run++) {
  const one = await measureBot(questions)
  say(`run ${run} of ${runs}: ${JSON.stringify(one)}`)
  measured.push(one)
}

/** The middle one, and all of them. */
function row(what: string, of: (run: BotRun) => number, unit = ''): string {
  const values = measured.map(of)
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const shown = (value: number) => `${Math.round(value * 100) / 100}`
  return `| ${what} | ${shown(middle)}${unit} | ${values.map(shown).join(', ')} |`
}

const machine = `${availableParallelism()} cores, ${Math.ceil(totalmem() / 2 ** 30)} GiB`
process.stdout.write(`${machine}, Node ${process.versions.node}; medians of ${runs} runs.

| what | median | of |
|---|---:|---:|
${[
  row('questions at once', () => questions),
  row('acknowledged', (run) => run.acknowledged),
  row('acknowledged before any answer or notice was sent', (run) => run.acknowledgedFirst),
  row('late acknowledgements (after 3 s, refused)', (run) => run.late),
  row('slowest acknowledgement', (run) => run.slowestAcknowledgement, ' s'),
  row('answered', (run) => run.answered),
  row('from question to answer, p50', (run) => run.p50, ' s'),
  row('from question to answer, p95', (run) => run.p95, ' s'),
  row('resident memory before', (run) => run.memoryBefore, ' MB'),
  row('growth of resident memory, at the peak', (run) => run.growth, ' MB'),
].join('\n')}
`)
