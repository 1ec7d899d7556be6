import type { Locale } from '../../wording/locale.js'
import type { WebHome } from '../contract.js'
import { TOKEN_FIELD } from '../login/forms.js'
import { loginWordsIn } from '../messages/login.js'
import { Page } from './layout.js'

/** The way to Discord. */
export function LogIn({ locale, next }: { locale: Locale; next: string }) {
  const words = loginWordsIn(locale)
  const query = new URLSearchParams({ next })
  return (
    <Page locale={locale} title={words.logIn} path={`/login?${query}`}>
      <h1>{words.logIn}</h1>
      <p>{words.what}</p>
      <p>
        <a class="button" href={`/login/discord?${query}`}>
          {words.withDiscord}
        </a>
      </p>
      <p>{words.asked}</p>
    </Page>
  )
}

/** The field that says that a form is one of ours. */
export function Token({ token }: { token: string }) {
  return <input type="hidden" name={TOKEN_FIELD} value={token} />
}

interface AccountProps {
  locale: Locale
  token: string
  isModerator: boolean
  home: WebHome
  /** Those that may be chosen; none where there is but one. */
  homes: readonly WebHome[]
  /** Where the choice of a home leads. */
  next: string
}

/** Who is logged in, which corpus is shown, and the ways out. */
export function Account({ locale, token, isModerator, home, homes, next }: AccountProps) {
  const words = loginWordsIn(locale)
  return (
    <Page locale={locale} title={words.account} path="/account">
      <h1>{words.account}</h1>
      <p>{isModerator ? words.asModerator : words.asMember}</p>
      {homes.length > 1 ? (
        <form method="post" action="/account/home">
          <Token token={token} />
          <input type="hidden" name="next" value={next} />
          <fieldset>
            <legend>{words.homes}</legend>
            {homes.map((each) => (
              <p>
                <label>
                  <input
                    type="radio"
                    name="home"
                    value={each.server ?? '0'}
                    checked={each === home}
                  />{' '}
                  <bdi>{each.name}</bdi>
                </label>
              </p>
            ))}
          </fieldset>
          <button type="submit">{words.choose}</button>
        </form>
      ) : (
        ''
      )}
      {isModerator ? (
        <p>
          <a href="/moderate">{words.moderate}</a>
        </p>
      ) : (
        ''
      )}
      <form method="post" action="/logout">
        <Token token={token} />
        <button type="submit">{words.logOut}</button>
      </form>
      <form method="post" action="/logout/everywhere">
        <Token token={token} />
        <button type="submit">{words.logOutEverywhere}</button>
      </form>
      <p>{words.ends}</p>
    </Page>
  )
}
