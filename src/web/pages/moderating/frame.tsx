import type { Child } from 'hono/jsx'
import { howWordsIn } from '../../messages/how/words-in.js'
import type { Desk } from '../../moderating/desk.js'
import { Page } from '../layout.js'
import { Token } from '../login.js'

export type At = Pick<Desk, 'locale' | 'words' | 'token'>

/** How many of each kind are listed. */
const LISTED = 50

/** The frame of each page for moderators. */
export function Frame(props: {
  at: At
  title: string
  path: string
  /** Where the links of the languages lead, if elsewhere. */
  address?: string
  children?: Child
}) {
  const { at, title, path, address = path, children } = props
  const { words, locale } = at
  const places = {
    '/moderate': words.title,
    '/moderate/plan': words.plan,
    '/moderate/add': words.add,
    '/moderate/remove': words.remove,
    '/moderate/feeds': words.feeds,
    '/moderate/gaps': words.gaps,
    '/moderate/turned': words.turned,
    '/moderate/history': words.history,
    '/moderate/how': howWordsIn(locale).title,
  }
  return (
    <Page locale={locale} title={title} path={address} styles={['moderating.css']}>
      <nav class="moderating" aria-label={words.title}>
        {Object.entries(places).map(([to, name]) => (
          <a href={to} aria-current={to === path ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {children}
    </Page>
  )
}

/** Sentences that say what was done, or why not. */
export function Said(props: { at: At; title: string; lines: readonly string[]; next?: Child }) {
  const { at, title, lines, next } = props
  return (
    <Frame at={at} title={title} path="/moderate">
      <ul>
        {lines.map((line) => (
          <li>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {next ?? ''}
      <p>
        <a href="/moderate">{at.words.back}</a>
      </p>
    </Frame>
  )
}

/** A form that does what was shown, and the way back. */
export function Confirm(props: { at: At; action: string; step: string; label: string }) {
  const { at, action, step, label } = props
  return (
    <form method="post" action={action}>
      <Token token={at.token} />
      <input type="hidden" name="step" value={step} />
      <button type="submit">{label}</button> <a href="/moderate">{at.words.cancel}</a>
    </form>
  )
}

/** Items below a title, as many as are listed; nothing where there are none. */
export function Listed(props: {
  title: string
  items: readonly string[]
  more: (n: number) => string
}) {
  const { title, items, more } = props
  if (items.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.slice(0, LISTED).map((item) => (
          <li>
            <bdi>{item}</bdi>
          </li>
        ))}
        {items.length > LISTED ? <li>{more(items.length - LISTED)}</li> : ''}
      </ul>
    </>
  )
}

/** A time as moderators see it, in a language that needs no translation. */
export const timeOf = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`
