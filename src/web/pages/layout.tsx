import type { Child } from 'hono/jsx'
import { type Locale, locales } from '../../wording/locale.js'
import { assetPath } from '../assets.js'
import { wordsIn } from '../messages/words-in.js'

const endonyms: Record<Locale, string> = { 'zh-CN': '简', 'zh-TW': '繁', en: 'EN' }

/** The frame of every page. `path` is where the links of the languages lead, with its query. */
export function Page(props: { locale: Locale; title: string; path: string; children?: Child }) {
  const { locale, title, path, children } = props
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
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <header class="top">
          <span class="product">{words.product}</span>
          <nav aria-label={words.languages}>
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
        <main id="content">{children}</main>
      </body>
    </html>
  )
}

function inLanguage(path: string, locale: Locale): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.set('lang', locale)
  return `${url.pathname}${url.search}`
}
