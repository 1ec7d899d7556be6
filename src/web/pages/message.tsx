import { Page, type PageProps } from './layout.js'

/** A page that says one thing: that something is not there, or why it is refused. */
export function Message(props: Omit<PageProps, 'children'> & { text: string }) {
  const { title, text, ...frame } = props
  return (
    <Page {...frame} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
    </Page>
  )
}
