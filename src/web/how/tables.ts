import type { StretchFigures } from '../../app.js'
import { moderationIn } from '../../wording/moderation.js'
import type { HowWords, SectionName, TableName } from '../messages/how/words.js'
import { moderatingWordsIn } from '../messages/moderating/words-in.js'
import type { Desk } from '../moderating/desk.js'
import type { Days } from './days.js'

/** A table as a page and a CSV file show it. */
export interface Table {
  columns: string[]
  rows: (string | number | null)[][]
}

/** What a plot draws: a value of each series for each day or kind. */
export interface Drawing {
  kind: 'stacked' | 'lines'
  /** What stands below each place. */
  places: string[]
  series: { label: string; values: (number | null)[] }[]
  /** A line across, where it is in reach. */
  limit?: number | null
}

export interface Shown extends Table {
  name: TableName
  drawing: Drawing | null
}

/** What tables are made of. */
export interface Source extends Pick<Desk, 'locale' | 'service' | 'state'> {
  words: HowWords
  days: Days
  timeZone: string
  tokensPerDay: number | null
  /** Read once, also where two tables show it. */
  figures(): Promise<StretchFigures[]>
  /** How many gaps and entries of the audit are looked at, at most. */
  most: { gaps: number; audited: number }
}

export const sections: Readonly<Record<SectionName, readonly TableName[]>> = {
  questions: ['questions', 'votes'],
  answers: ['confidence', 'duration'],
  gaps: ['gaps'],
  model: ['model'],
  changes: ['versions', 'audit'],
}

/** Returns a table with what is drawn of it. @throws YoujuError state_unavailable */
export async function tableOf(name: TableName, source: Source): Promise<Shown> {
  return { name, drawing: null, ...(await tables[name](source)) }
}

type Made = Table & { drawing?: Drawing }
const tables: Readonly<Record<TableName, (source: Source) => Promise<Made>>> = {
  async questions({ words, days, figures }) {
    const found = await figures()
    const series = seriesOf(found, {
      answered: words.answered,
      askedBack: words.askedBack,
      unanswered: words.unanswered,
      checks: words.checks,
    })
    return byDay(words, days.days, { kind: 'stacked', places: days.days, series })
  },

  async votes({ words, days, figures }) {
    const series = seriesOf(await figures(), { up: words.up, down: words.down })
    return byDay(words, days.days, { kind: 'stacked', places: days.days, series })
  },

  async confidence({ words, days, state }) {
    const found = await state.votesByConfidence(days.bounds[0] ?? '')
    const places = found.map(({ confidence }) => words.confidences[confidence])
    const series = [
      { label: words.up, values: found.map(({ up }) => up) },
      { label: words.down, values: found.map(({ down }) => down) },
    ]
    return {
      columns: [words.confidence, words.given, words.up, words.down],
      rows: found.map(({ given, up, down }, i) => [places[i] ?? '', given, up, down]),
      drawing: { kind: 'stacked', places, series },
    }
  },

  async duration({ words, days, state }) {
    const found = await state.durationsBetween(days.bounds)
    const series = [
      { label: words.median, values: found.map(({ median }) => secondsOf(median)) },
      { label: words.p95, values: found.map(({ p95 }) => secondsOf(p95)) },
    ]
    const shown = byDay(words, days.days, { kind: 'lines', places: days.days, series })
    return {
      ...shown,
      columns: [...shown.columns, words.timed],
      rows: shown.rows.map((row, i) => [...row, found[i]?.timed ?? 0]),
    }
  },

  async gaps({ words, days, locale, service, timeZone, most }) {
    const { gapCauses } = moderationIn(locale)
    const groups = await service.gaps({ since: days.bounds[0] ?? '', most: most.gaps })
    return {
      columns: [words.question, words.asked, words.cause, words.reason, words.last],
      rows: groups.map((group) => [
        group[0]?.question ?? '',
        group.length,
        [...new Set(group.map(({ cause }) => gapCauses[cause]))].join(' · '),
        group.find(({ reason }) => reason !== null)?.reason ?? '',
        timeIn(timeZone, group[0]?.at ?? ''),
      ]),
    }
  },

  async model({ words, days, state, figures, tokensPerDay }) {
    // The budget counts by days of UTC; the last of them may have begun already where today has not.
    const last = days.bounds.at(-1) ?? ''
    const places = days.bounds.slice(1).map((_, i) => dayBefore(last, days.period - 1 - i))
    const spent = new Map(
      (await state.spentSince(places[0] ?? '')).map(({ day, tokens }) => [day, tokens]),
    )
    const found = await figures()
    const values = places.map((day) => spent.get(day) ?? 0)
    const series = [{ label: words.tokens, values }]
    const columns = [words.day, words.tokens, words.generated, words.modelFailed, words.overBudget]
    return {
      columns,
      rows: places.map((day, i) => {
        const { generated = 0, modelFailed = 0, overBudget = 0 } = found[i] ?? {}
        return [day, values[i] ?? 0, generated, modelFailed, overBudget]
      }),
      drawing: { kind: 'stacked', places, series, limit: tokensPerDay },
    }
  },

  async versions({ words, state, service, timeZone }) {
    const [kept, trials] = await Promise.all([service.history(), state.trials(TRIALS)])
    const tried = trials.map(({ at, version, published, asked, right, rightBefore }) => {
      const one = kept.find((each) => each.version === version)
      const isGone = published ? 'gone' : 'refused'
      const service = one ? (one.inService ? 'now' : published ? 'kept' : 'refused') : isGone
      const holds = one?.holds?.articles ?? null
      return { at, row: [version, holds, asked, right, rightBefore, words.service[service]] }
    })
    const untried = kept
      .filter(({ version }) => !trials.some((trial) => trial.version === version))
      .map(({ version, inService, holds }) => {
        const service = words.service[inService ? 'now' : 'kept']
        const row = [version, holds?.articles ?? null, null, null, null, service]
        return { at: holds?.createdAt ?? '', row }
      })
    const all = [...tried, ...untried].sort((a, b) => (a.at < b.at ? 1 : -1))
    const { version, made, articles, canariesAsked, canaries, before, served } = words
    return {
      columns: [made, version, articles, canariesAsked, canaries, before, served],
      rows: all.map(({ at, row }) => [timeIn(timeZone, at), ...row]),
    }
  },

  async audit({ words, days, locale, state, timeZone, most }) {
    const { actions, outcomes } = moderationIn(locale)
    const entries = await state.audited(most.audited, days.bounds[0])
    return {
      columns: [words.when, words.who, words.action, words.outcome, words.detail],
      rows: entries.map(({ at, user, action, outcome, detail }) => [
        timeIn(timeZone, at),
        user === 'cli' ? moderatingWordsIn(locale).commandLine : user,
        actions[action] ?? action,
        outcomes[outcome],
        detail,
      ]),
    }
  },
}

/** How many trials of versions are listed. */
const TRIALS = 50

function seriesOf(
  figures: readonly StretchFigures[],
  labels: Readonly<Partial<Record<keyof StretchFigures, string>>>,
): Drawing['series'] {
  const keys = Object.keys(labels) as (keyof StretchFigures)[]
  return keys.map((key) => ({
    label: labels[key] ?? '',
    values: figures.map((each) => each[key]),
  }))
}

function byDay(words: HowWords, days: readonly string[], drawing: Drawing): Made {
  const { series } = drawing
  return {
    columns: [words.day, ...series.map(({ label }) => label)],
    rows: days.map((day, i) => [day, ...series.map(({ values }) => values[i] ?? null)]),
    drawing,
  }
}

const secondsOf = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.round(milliseconds / 10) / 100

/** The day of UTC that was so many days before a time. */
const dayBefore = (time: string, days: number): string =>
  new Date(Date.parse(time) - days * 86_400_000).toISOString().slice(0, 10)

/** A time to the minute as it is in a zone; what is none stays empty. */
function timeIn(timeZone: string, iso: string): string {
  if (Number.isNaN(Date.parse(iso))) return ''
  const style = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat('sv-SE', style).format(new Date(iso))
}
