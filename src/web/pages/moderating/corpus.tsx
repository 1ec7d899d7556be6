import type { Pasted } from '../../../app.js'
import { moderatorsWorkIn } from '../../../wording/moderation.js'
import { Token } from '../login.js'
import { type At, Frame } from './frame.js'

/** How long a pasted text and what is stated of it may be, in characters. */
const LONGEST = { title: 100, source: 50, date: 10, text: 20_000 } as const

/** Files, the address of a page, or a text; `pasted` is a text that was not taken, and `trouble` says why. */
export function Add(props: { at: At; pasted?: Pasted; trouble?: string }) {
  const { at, pasted, trouble } = props
  const { words } = at
  return (
    <Frame at={at} title={words.add} path="/moderate/add">
      {trouble === undefined ? '' : <p role="alert">{trouble}</p>}
      <form method="post" action="/moderate/add" enctype="multipart/form-data">
        <Token token={at.token} />
        <p>
          <label>
            {words.files} <input type="file" name="files" multiple />
          </label>
        </p>
        <p>
          <label>
            {words.address} <input type="url" name="address" maxlength={2000} />
          </label>
        </p>
        <p>{words.addHint}</p>
        <button type="submit">{words.add}</button>
      </form>
      <Paste at={at} pasted={pasted} />
    </Frame>
  )
}

function Paste({ at, pasted }: { at: At; pasted: Pasted | undefined }) {
  const { words, locale } = at
  const { pasteTitle, pasteLabels } = moderatorsWorkIn(locale)
  return (
    <>
      <h2>{pasteTitle}</h2>
      <form method="post" action="/moderate/add/text">
        <Token token={at.token} />
        {(['title', 'source', 'date'] as const).map((name) => (
          <p>
            <label>
              {pasteLabels[name]}{' '}
              <input
                name={name}
                value={pasted?.[name]}
                required={name === 'title'}
                maxlength={LONGEST[name]}
              />
            </label>
          </p>
        ))}
        <p>
          <label>
            {pasteLabels.text}
            <textarea name="text" rows={10} required maxlength={LONGEST.text}>
              {pasted?.text ?? ''}
            </textarea>
          </label>
        </p>
        <button type="submit">{words.add}</button>
      </form>
    </>
  )
}

export function Remove({ at }: { at: At }) {
  const { words } = at
  return (
    <Frame at={at} title={words.remove} path="/moderate/remove">
      <form method="get" action="/moderate/remove">
        <p>
          <label>
            {words.target} <input name="target" required maxlength={1000} />
          </label>
        </p>
        <button type="submit">{words.remove}</button>
      </form>
    </Frame>
  )
}
