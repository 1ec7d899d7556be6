import type { Locale } from '../../wording/locale.js'
import { Page } from './layout.js'

/** A page that says one thing: that something is not there, or why it is refused. */
export function Message(props: { locale: Locale; path: string; title: string; text: string }) {
  const { title, text, ...frame } = props
  return (
    <Page {...frame} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
    </Page>
  )
}
