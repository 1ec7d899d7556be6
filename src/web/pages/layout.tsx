import { type Child, createContext, useContext } from 'hono/jsx'
import { type Locale, locales } from '../../wording/locale.js'
import { assetPath } from '../assets.js'
import type { WebEnv } from '../contract.js'
import { askingWordsIn } from '../messages/asking/words-in.js'
import { loginWordsIn } from '../messages/login.js'
import { wordsIn } from '../messages/words-in.js'

const endonyms: Record<Locale, string> = { 'zh-CN': '简', 'zh-TW': '繁', en: 'EN' }

export interface PageProps {
  locale: Locale
  title: string
  /** Where the links of the languages lead, with its query. */
  path: string
  /** Style sheets beside those of every page. */
  styles?: readonly Parameters<typeof assetPath>[0][]
  children?: Child
}

/** What the frame knows of who reads; every page is shown within it (`shown`, `streamed`). */
export const ReaderContext = createContext<
  Partial<Pick<WebEnv['Variables'], 'visitor' | 'session' | 'logIn'>>
>({})

/** The frame of every page: who may ask and browse has the links to that, who could log in the one to there. */
export function Page({ locale, title, path, styles = [], children }: PageProps) {
  const words = wordsIn(locale)
  const { visitor } = useContext(ReaderContext)
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${words.product}`}</title>
        <link rel="stylesheet" href={assetPath('page.css')} />
        <link rel="stylesheet" href={assetPath('reading.css')} />
        {styles.map((name) => (
          <link rel="stylesheet" href={assetPath(name)} />
        ))}
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <header class="top">
          <span class="product">{words.product}</span>
          {visitor ? <Places locale={locale} path={path} isModerator={visitor.isModerator} /> : ''}
          <Own locale={locale} path={path} />
          <nav class="languages" aria-label={words.languages}>
            {locales.map((each) => (
              <a
                href={inLanguage(path, each)}
                lang={each}
                hreflang={each}
                aria-current={each === locale ? 'true' : undefined}
              >
                {endonyms[each]}
              </a>
            ))}
          </nav>
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}

/** The links to what a visitor may open. */
function Places(props: { locale: Locale; path: string; isModerator: boolean }) {
  const { locale, path, isModerator } = props
  const { pages, ask, check, corpus } = askingWordsIn(locale)
  const places = [
    { href: '/', name: ask, isHere: /^\/(?:ask)?(?:\?|$)/.test(path) },
    { href: '/check', name: check, isHere: /^\/check/.test(path) },
    { href: '/corpus', name: corpus, isHere: /^\/corpus/.test(path) },
  ]
  if (isModerator) {
    const isHere = /^\/moderate/.test(path)
    places.push({ href: '/moderate', name: loginWordsIn(locale).moderating, isHere })
  }
  return (
    <nav class="places" aria-label={pages}>
      {places.map(({ href, name, isHere }) => (
        <a href={href} aria-current={isHere ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

/** The link to one's account, or to log in and come back here. */
function Own({ locale, path }: { locale: Locale; path: string }) {
  const { visitor, session, logIn } = useContext(ReaderContext)
  const words = loginWordsIn(locale)
  if (session) return <OwnLink href="/account" name={words.account} path={path} />
  if (visitor?.kind === 'member' || logIn !== 'possible') return null
  const isHere = /^\/login(?:\?|$)/.test(path)
  const href = isHere ? path : `/login?${new URLSearchParams({ next: path })}`
  return <OwnLink href={href} name={words.logIn} path={path} />
}

function OwnLink({ href, name, path }: { href: string; name: string; path: string }) {
  return (
    <a class="own" href={href} aria-current={path === href ? 'page' : undefined}>
      {name}
    </a>
  )
}

function inLanguage(path: string, locale: Locale): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.set('lang', locale)
  return `${url.pathname}${url.search}`
}
