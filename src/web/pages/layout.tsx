import type { Child } from 'hono/jsx'
import { type Locale, locales } from '../../wording/locale.js'
import { assetPath } from '../assets.js'
import type { Visitor } from '../contract.js'
import { askingWordsIn } from '../messages/asking/words-in.js'
import { wordsIn } from '../messages/words-in.js'

const endonyms: Record<Locale, string> = { 'zh-CN': '简', 'zh-TW': '繁', en: 'EN' }

export interface PageProps {
  locale: Locale
  title: string
  /** Where the links of the languages lead, with its query. */
  path: string
  /** Who may ask and browse has the links to that. */
  visitor?: Visitor | null | undefined
  children?: Child
}

/** The frame of every page. */
export function Page({ locale, title, path, visitor = null, children }: PageProps) {
  const words = wordsIn(locale)
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
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <header class="top">
          <span class="product">{words.product}</span>
          {visitor ? <Places locale={locale} path={path} /> : ''}
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
function Places({ locale, path }: { locale: Locale; path: string }) {
  const { pages, ask, check, corpus } = askingWordsIn(locale)
  const places = [
    { href: '/', name: ask, isHere: /^\/(?:ask)?(?:\?|$)/.test(path) },
    { href: '/check', name: check, isHere: /^\/check/.test(path) },
    { href: '/corpus', name: corpus, isHere: /^\/corpus/.test(path) },
  ]
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

function inLanguage(path: string, locale: Locale): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.set('lang', locale)
  return `${url.pathname}${url.search}`
}
