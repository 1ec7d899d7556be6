import { type Kysely, sql } from 'kysely'
import { timeColumn } from '../columns.js'
import type { NewAnswered } from '../state.js'
import type { Access, Tables } from '../tables.js'
import type {
  ConfidenceFigures,
  DurationFigures,
  FiguresState,
  StretchFigures,
} from './figures-state.js'
import { outcomeOf } from './outcome-of.js'

/** The row that the figures count an answer or check by. */
export function outcomeRow(id: string, given: NewAnswered): Tables['outcomes'] {
  const { outcome, confidence, isGenerated, failure, took } = outcomeOf(given)
  return {
    ...{ given_id: id, at: timeColumn(given.at), outcome, confidence, failure },
    is_generated: isGenerated ? 1 : 0,
    took_ms: took,
  }
}

type OutcomesPart = 'figuresBetween' | 'durationsBetween' | 'votesByConfidence'

/** All is counted by the database: an answer is far larger than what is counted of it, and is never read. */
export function outcomesTable({ read }: Access): Pick<FiguresState, OutcomesPart> {
  return {
    async figuresBetween(bounds) {
      const times = bounds.map(timeColumn)
      if (times.length < 2) return []
      return read(async (db) => {
        const figures = times.slice(1).map((): StretchFigures => ({ ...nothing }))
        const rows = [...(await outcomesIn(db, times)), ...(await votesIn(db, times))]
        for (const { i, ...found } of rows) Object.assign(figures[i] ?? {}, found)
        return figures
      })
    },

    async durationsBetween(bounds) {
      const times = bounds.map(timeColumn)
      if (times.length < 2) return []
      const rows = await read((db) => durationsIn(db, times))
      return times.slice(1).map((_, stretch): DurationFigures => {
        const { i, ...found } = rows.find((row) => row.i === stretch) ?? { ...untimed, i: stretch }
        return found
      })
    },

    async votesByConfidence(since) {
      const { rows } = await read((db) =>
        sql<Omit<ConfidenceFigures, 'confidence'> & { confidence: string }>`
          select confidence, count(*) as given, coalesce(sum(up), 0) as up, coalesce(sum(down), 0) as down
          from outcomes left join (
            select given_id, ${countOf('vote', 'up')}, ${countOf('vote', 'down')} from votes group by given_id
          ) as cast_votes using (given_id)
          where outcomes.at >= ${timeColumn(since)} and confidence is not null group by confidence`.execute(
          db,
        ),
      )
      return confidences.map((confidence) => {
        const {
          given = 0,
          up = 0,
          down = 0,
        } = rows.find((row) => row.confidence === confidence) ?? {}
        return { confidence, given, up, down }
      })
    },
  }
}

const confidences = ['high', 'medium', 'low', 'none'] as const satisfies readonly string[]

const nothing: Readonly<StretchFigures> = {
  ...{ answered: 0, unanswered: 0, askedBack: 0, checks: 0, up: 0, down: 0 },
  ...{ generated: 0, modelFailed: 0, overBudget: 0 },
}
const untimed: Readonly<DurationFigures> = { timed: 0, median: null, p95: null }

/** Figures of the stretch with this number, from 0. */
type Of<Figures> = Figures & { i: number }

const stretches = (times: readonly string[]) =>
  sql`stretches (i, since, until) as (values ${sql.join(
    // Postgres takes a parameter for a text where nothing says otherwise.
    times.slice(1).map((until, i) => sql`(${sql.lit(i)}, ${times[i]}, ${until})`),
  )})`

/** How many rows have a value in a column, under the name of that value or another. */
const countOf = (column: string, value: string, name = value) =>
  sql`count(case when ${sql.ref(column)} = ${sql.lit(value)} then 1 end) as ${sql.id(name)}`

async function outcomesIn(db: Kysely<Tables>, times: readonly string[]) {
  const { rows } = await sql<Of<Omit<StretchFigures, 'up' | 'down'>>>`with ${stretches(times)}
    select i, ${countOf('outcome', 'answered')}, ${countOf('outcome', 'unanswered')},
      ${countOf('outcome', 'asked_back', 'askedBack')}, ${countOf('outcome', 'check', 'checks')},
      sum(is_generated) as generated, count(failure) as "modelFailed",
      ${countOf('failure', 'budget', 'overBudget')}
    from stretches join outcomes on at >= since and at < until group by i`.execute(db)
  return rows
}

async function durationsIn(db: Kysely<Tables>, times: readonly string[]) {
  const { rows } = await sql<Of<DurationFigures>>`with ${stretches(times)}, ranked as (
      select i, took_ms, row_number() over (partition by i order by took_ms) as place,
        count(*) over (partition by i) as timed
      from stretches join outcomes on at >= since and at < until where took_ms is not null
    )
    select i, timed, min(case when place * 2 >= timed then took_ms end) as median,
      min(case when place * 100 >= timed * 95 then took_ms end) as p95
    from ranked group by i, timed`.execute(db)
  return rows
}

async function votesIn(db: Kysely<Tables>, times: readonly string[]) {
  const { rows } = await sql<Of<Pick<StretchFigures, 'up' | 'down'>>>`with ${stretches(times)}
    select i, ${countOf('vote', 'up')}, ${countOf('vote', 'down')}
    from stretches join votes on at >= since and at < until group by i`.execute(db)
  return rows
}
