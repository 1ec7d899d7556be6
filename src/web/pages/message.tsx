import { wordsIn } from '../messages/words-in.js'
import { Page, type PageProps } from './layout.js'

/**
 * A page that says one thing: that something is not there, or why it is refused. `elsewhere` is where another corpus is
 * chosen, which may have it.
 */
export function Message(
  props: Omit<PageProps, 'children'> & { text: string; elsewhere?: string | null },
) {
  const { title, text, elsewhere = null, ...frame } = props
  return (
    <Page {...frame} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {elsewhere === null ? (
        ''
      ) : (
        <p>
          <a href={elsewhere}>{wordsIn(frame.locale).otherHome}</a>
        </p>
      )}
    </Page>
  )
}
