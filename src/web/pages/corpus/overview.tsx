import type { CorpusOverview } from '../../../app.js'
import type { Locale } from '../../../wording/locale.js'
import { corpusWordsIn } from '../../messages/corpus/words-in.js'
import { wordsIn } from '../../messages/words-in.js'
import { otherLanguage } from '../article-address.js'

/** Months that are listed at most; of more, the years are counted. */
const MONTHS = 24
const SOURCES = 30

/** How many articles there are over time, and by publisher with how fresh they are. */
export function Overview({ overview, locale }: { overview: CorpusOverview; locale: Locale }) {
  const words = corpusWordsIn(locale)
  const { articles, undated, months, sources } = overview
  const isByYear = months.length > MONTHS
  const times = isByYear
    ? yearsOf(months)
    : months.map(({ month: time, ...each }) => ({ time, ...each }))
  const most = Math.max(1, ...times.map((each) => each.articles))
  const mostOfSource = Math.max(1, sources[0]?.articles ?? 1)
  return (
    <>
      <p>{words.summary(articles, undated)}</p>
      <h2 id="over-time">{words.overTime}</h2>
      <table aria-labelledby="over-time">
        <thead>
          <tr>
            <th scope="col">{isByYear ? words.year : words.month}</th>
            <th scope="col" class="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ time, articles: count }) => (
            <tr>
              <th scope="row">{time}</th>
              <td class="number">
                {count} <Bar part={count / most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 id="by-source">{words.bySource}</h2>
      <table aria-labelledby="by-source">
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.newest}</th>
            <th scope="col" class="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.slice(0, SOURCES).map(({ source, newest, articles: count }) => (
            <tr>
              <th scope="row">
                {source === null ? (
                  wordsIn(locale).noSource
                ) : (
                  <a href={`/corpus?${new URLSearchParams({ source })}`}>
                    <bdi lang={otherLanguage(source, locale)}>{source}</bdi>
                  </a>
                )}
              </th>
              <td class="day">{newest ?? '—'}</td>
              <td class="number">
                {count} <Bar part={count / mostOfSource} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sources.length > SOURCES ? <p>{words.more(sources.length - SOURCES)}</p> : ''}
    </>
  )
}

/** A bar of a part of the full width: drawn by attributes, since the policy allows no style in a page. */
function Bar({ part }: { part: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(1, part * 100).toFixed(1)} height="10" />
    </svg>
  )
}

function yearsOf(months: CorpusOverview['months']): { time: string; articles: number }[] {
  const years = new Map<string, number>()
  for (const { month, articles } of months) {
    const year = month.slice(0, 4)
    years.set(year, (years.get(year) ?? 0) + articles)
  }
  return [...years].map(([time, articles]) => ({ time, articles }))
}
