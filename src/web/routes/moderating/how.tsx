import { type Context, Hono } from 'hono'
import type { WebContext, WebEnv } from '../../contract.js'
import { csvOf } from '../../how/csv.js'
import { type Days, lastDays, periodIn, standardTimeZone } from '../../how/days.js'
import { drawn } from '../../how/plots.js'
import { type Source, sections, tableOf } from '../../how/tables.js'
import type { SectionName, TableName } from '../../messages/how/words.js'
import { howWordsIn } from '../../messages/how/words-in.js'
import { type Desk, deskOf } from '../../moderating/desk.js'
import { addressOf, How } from '../../pages/how/pages.js'
import { shown } from '../../shown.js'

/** What a page looks at, and what a file does. */
const page = { gaps: 500, audited: 200 }
const file = { gaps: 2000, audited: 20_000 }

/** How the program does, by day, of the home that the moderator sees; each table also as CSV. */
export function howRoutes({ settings, now = Date.now }: WebContext): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { timeZone = standardTimeZone, tokensPerDay = null } = settings

  for (const [section, names] of Object.entries(sections) as [SectionName, TableName[]][]) {
    routes.get(addressOf(section), async (request) => {
      const at = deskOf(request)
      const source = sourceOf(at, daysOf(request), page)
      const { words, days } = source
      const tables = []
      for (const name of names) {
        const table = await tableOf(name, source)
        const { drawing } = table
        const svg = drawing && (await drawn(drawing, words.tables[name], at.locale))
        tables.push({ ...table, svg })
      }
      const limit = section === 'model' ? limitIn(source) : null
      const { period } = days
      const props = { at, words, section, period, timeZone, tables, limit }
      return shown(request, <How {...props} />)
    })
    for (const name of names) {
      routes.get(`/moderate/how/${name}.csv`, async (request) => {
        const at = deskOf(request)
        const days = daysOf(request)
        const table = await tableOf(name, sourceOf(at, days, file))
        const named = `youju-${name}-${days.days.at(-1)}-${days.period}d.csv`
        return request.body(csvOf(table), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${named}"`,
        })
      })
    }
  }
  return routes

  function daysOf(request: Context<WebEnv>): Days {
    return lastDays(periodIn(request.req.query('days')), now(), timeZone)
  }

  function sourceOf({ locale, service, state }: Desk, days: Days, most: Source['most']): Source {
    let figures: ReturnType<Source['figures']> | null = null
    return {
      ...{ locale, service, state, days, most, timeZone, tokensPerDay, words: howWordsIn(locale) },
      figures() {
        figures ??= state.figuresBetween(days.bounds)
        return figures
      },
    }
  }
}

function limitIn({ words, tokensPerDay, locale }: Source): string {
  if (tokensPerDay === null) return words.noModel
  return words.limit(new Intl.NumberFormat(locale).format(tokensPerDay))
}
