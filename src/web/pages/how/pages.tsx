import { raw } from 'hono/html'
import type { Period } from '../../how/days.js'
import { periods } from '../../how/days.js'
import type { Shown } from '../../how/tables.js'
import type { HowWords, SectionName } from '../../messages/how/words.js'
import type { Desk } from '../../moderating/desk.js'
import { Frame } from '../moderating/frame.js'

/** A table with its plot as SVG, where it has one. */
export interface Plotted extends Shown {
  svg: string | null
}

interface HowProps {
  at: Desk
  words: HowWords
  section: SectionName
  period: Period
  timeZone: string
  tables: readonly Plotted[]
  /** What is said of the limit of the chat model, on its page. */
  limit: string | null
}

/** How many rows a page shows; the file has the others too. */
const LISTED = 50

export const addressOf = (section: SectionName): string =>
  section === 'questions' ? '/moderate/how' : `/moderate/how/${section}`

/** One part of how the program does, over one period. */
export function How({ at, words, section, period, timeZone, tables, limit }: HowProps) {
  const here = addressOf(section)
  return (
    <Frame at={at} title={words.title} path="/moderate/how" address={`${here}?days=${period}`}>
      <nav class="tabs" aria-label={words.title}>
        {Object.entries(words.sections).map(([name, label]) => (
          <a
            href={`${addressOf(name as SectionName)}?days=${period}`}
            aria-current={name === section ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <nav class="tabs" aria-label={words.period}>
        {periods.map((days) => (
          <a href={`${here}?days=${days}`} aria-current={days === period ? 'true' : undefined}>
            {words.days(days)}
          </a>
        ))}
      </nav>
      <p class="hint">{words.zone(timeZone)}</p>
      {limit === null ? '' : <p>{limit}</p>}
      {tables.map((table) => (
        <Part at={at} words={words} table={table} period={period} />
      ))}
    </Frame>
  )
}

function Part(props: { at: Desk; words: HowWords; table: Plotted; period: Period }) {
  const { at, words, table, period } = props
  const { name, drawing, svg, rows } = table
  const note = words.notes[name]
  const isEmpty = drawing === null ? rows.length === 0 : svg === null
  const figures = <Figures at={at} words={words} table={table} />
  return (
    <div class="part">
      <h2 id={name}>{words.tables[name]}</h2>
      {note === undefined ? '' : <p class="hint">{note}</p>}
      {isEmpty ? <p>{words.none}</p> : ''}
      {drawing && svg ? (
        <>
          <ul class="legend">
            {drawing.series.map(({ label }, n) => (
              <li>
                <svg class={drawing.kind} viewBox="0 0 12 12" aria-hidden="true">
                  <g class={`series-${n}`}>
                    {drawing.kind === 'lines' ? (
                      <path d="M0,6H12" />
                    ) : (
                      <rect width="12" height="12" />
                    )}
                  </g>
                </svg>
                {label}
              </li>
            ))}
          </ul>
          {raw(svg)}
          <details>
            <summary>{words.figures}</summary>
            {figures}
          </details>
        </>
      ) : isEmpty ? (
        ''
      ) : (
        figures
      )}
      <p>
        <a class="download" href={`/moderate/how/${name}.csv?days=${period}`} download>
          {words.csv}
          <span class="unseen">: {words.tables[name]}</span>
        </a>
      </p>
    </div>
  )
}

/** A day further back stands further down, as in the other lists. */
function Figures({ at, words, table }: { at: Desk; words: HowWords; table: Plotted }) {
  const { columns, rows, drawing, name } = table
  const isByDay = drawing !== null && columns[0] === words.day
  const listed = isByDay ? [...rows].reverse() : rows.slice(0, LISTED)
  return (
    <section class="wide" tabindex={0} aria-label={words.tables[name]}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={typeof cell === 'number' ? 'count' : undefined}>
                  <bdi>{cell ?? '–'}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {listed.length < rows.length ? <p>{at.words.more(rows.length - listed.length)}</p> : ''}
    </section>
  )
}
