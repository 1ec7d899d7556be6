import { availableParallelism, totalmem } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { contestantNames } from './comparison/contestant.js'

const parts = [...contestantNames, 'budgets', 'embedding', 'bot', 'page'] as const
/** Need Postgres, and so are measured only where they are named. */
const databaseParts = ['store', 'growth'] as const

const usage = `npm run bench -- [options]; without a corpus it runs on made-up articles in a short while
  --corpus FILE.jsonl[.gz]   articles, one a line: text, and id where questions name it
  --questions FILE.jsonl     as for \`youju eval\`; without it the questions repeat stretches of the articles
  --sizes 5000,20000         numbers of articles to compare at; the last is that of the budgets
  --only NAME,NAME           of ${parts.join(', ')}; and of ${databaseParts.join(', ')}, which need PostgreSQL with pgvector here, or at BENCH_DATABASE_URL
  --copies 1,4,16            for growth: how many copies of the largest size
  --keep FOLDER              for growth: keeps what is built there, so that the same command goes on where it was interrupted
  --sample 500               how many questions, spread over the set, are asked
  --seconds 480              when a process is cut off
  --gigabytes 8              at how much resident memory a peer is cut off
  --into FILE.json           puts the figures in the place of earlier ones in a file that --out has made
  --out FILE.json            keeps the figures there, and beside it the page (.md) and the plot (.svg)
  --render FILE.json         measures nothing: writes the page and the plot of kept figures anew
  --machine TEXT             what the page says of the machine`

const list = <T extends z.ZodType>(of: T) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.split(',').map((one) => one.trim()) : text),
    z.array(of).min(1),
  )
const count = z.coerce.number().int().positive()

const schema = z.object({
  corpus: z.string().optional(),
  questions: z.string().optional(),
  sizes: list(count).optional(),
  only: list(z.enum([...parts, ...databaseParts])).default([...parts]),
  copies: list(count).default([1, 4, 16]),
  keep: z.string().optional(),
  into: z.string().endsWith('.json').optional(),
  sample: count.default(500),
  seconds: z.coerce.number().positive().default(480),
  gigabytes: z.coerce.number().positive().default(8),
  out: z.string().endsWith('.json').optional(),
  render: z.string().endsWith('.json').optional(),
  machine: z.string().optional(),
})

export interface BenchOptions extends Omit<z.infer<typeof schema>, 'machine'> {
  machine: string
  /** The command line, without the folders of its files. */
  command: string
}

/**
 * Reads the options from the command line.
 * @throws RangeError with the usage, if it is not understood
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const option = { type: 'string' } as const
  const keys = Object.keys(schema.shape)
  try {
    const { values } = parseArgs({
      args: [...args],
      options: Object.fromEntries(keys.map((key) => [key, option])),
    })
    const { machine, ...parsed } = schema.parse(values)
    return { ...parsed, machine: machine ?? describeMachine(), command: commandOf(args) }
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new RangeError(`${why}\n\n${usage}`, { cause })
  }
}

function commandOf(args: readonly string[]): string {
  const shown = args
    .map((arg) => (arg.includes('/') ? basename(arg) : arg))
    .map((arg) => (/^[\w.,@=-]+$/.test(arg) ? arg : `'${arg}'`))
  return ['npm run bench', ...(shown.length > 0 ? ['--', ...shown] : [])].join(' ')
}

/** Systems reserve a little of the memory, so the rest is rounded up. */
function describeMachine(): string {
  return `${availableParallelism()} cores, ${Math.ceil(totalmem() / 2 ** 30)} GiB`
}
