import { createRequire } from 'node:module'
import type { Card } from '../walkthrough/record.js'
import { cardToHtml } from './cards.js'

/** The width of the page, in CSS pixels. */
export const WIDTH = 760

const style = `
  :root { color-scheme: dark; }
  body { margin: 0; width: ${WIDTH}px; background: #313338; }
  body, discord-messages, .typing, .form { font-family: 'Noto Sans SC', sans-serif !important; }
  discord-messages { border: 0; padding: 4px 0 12px; }
  .line { min-height: 1.375em; }
  .subtext { font-size: 0.8125em; color: #949ba4; }
  img.file { display: block; width: 360px; border-radius: 8px; margin-top: 4px; }
  .emoji { width: 1.375em; height: 1.375em; vertical-align: -0.35em; }
  .typing { margin: 16px 16px 4px; color: #dbdee1; font-size: 15px; }
  .typed { background: #40444b; border-radius: 8px; padding: 9px 14px; display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
  .typed b { font-weight: 500; color: #fff; }
  .option { background: #2b2d31; border-radius: 4px; padding: 2px 8px 2px 0; }
  .option .name { background: #1e1f22; border-radius: 4px 0 0 4px; padding: 4px 8px; margin-right: 8px; color: #b5bac1; }
  .option i { display: inline-block; width: 1px; height: 1em; background: #dbdee1; vertical-align: middle; }
  .choices { background: #2b2d31; border-radius: 8px; padding: 8px; margin-bottom: 6px; }
  .choices div { padding: 6px 8px; border-radius: 4px; background: #404249; }
  .form { margin: 16px; background: #313338; border: 1px solid #1e1f22; border-radius: 8px; padding: 16px; box-shadow: 0 4px 16px #0006; color: #fff; width: 440px; }
  .form-title { font-size: 20px; font-weight: 500; margin-bottom: 14px; }
  .form-foot { display: flex; justify-content: flex-end; gap: 12px; margin-top: 8px; font-size: 14px; align-items: center; }
  .form-foot .primary { background: #5865f2; border-radius: 4px; padding: 8px 22px; }
`

/** Returns the page that shows the cards; the library and the fonts come from the folders of the installed packages. */
export function pageOf(cards: readonly Card[]): string {
  const fonts = ['noto-sans-sc/400', 'noto-sans-sc/500', 'noto-sans-sc/700']
  const links = fonts.map((font) => `<link rel="stylesheet" href="/@fontsource/${font}.css">`)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
${links.join('\n')}
<style>${style}</style>
<script type="importmap">${JSON.stringify({ imports: modules })}</script>
<script type="module">import '@skyra/discord-components-core'</script>
</head><body><discord-messages>${cards.map(cardToHtml).join('\n')}</discord-messages></body></html>`
}

const require = createRequire(import.meta.url)
const library = require.resolve('@skyra/discord-components-core').replaceAll('\\', '/')

/** The addresses of the modules that the library imports. */
const modules = {
  '@skyra/discord-components-core': library.slice(library.lastIndexOf('/@skyra/')),
  '@lit/context': '/@lit/context/index.js',
  '@lit/reactive-element': '/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/@lit/reactive-element/',
  lit: '/lit/index.js',
  'lit/': '/lit/',
  'lit-html': '/lit-html/lit-html.js',
  'lit-html/': '/lit-html/',
  'lit-element/': '/lit-element/',
}
