/** The English words of the component library, in the Chinese that Discord uses. */
const chinese: Readonly<Record<string, string>> = {
  used: '使用了',
  APP: '应用',
  App: '应用',
  '(edited)': '（已编辑）',
  'Only you can see this •': '只有您能看到这条消息 •',
  'Dismiss message': '忽略消息',
}

/** The library requests fonts that a machine may not have. */
const ownFonts = `
  :host, * { font-family: 'Noto Sans SC', sans-serif !important; }
`

/** A script for the page: waits until every element is drawn, inserts the Chinese words, and waits for the fonts. */
export const inChinese = `(async () => {
  const words = ${JSON.stringify(chinese)}
  const fonts = new CSSStyleSheet()
  fonts.replaceSync(${JSON.stringify(ownFonts)})
  const within = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot)
    }
  }
  const roots = [document]
  for (let n = 0; n < roots.length; n++) {
    const waiting = [...roots[n].querySelectorAll('*')].map((element) => element.updateComplete)
    await Promise.all(waiting)
    within(roots[n])
    if (roots[n] === document) continue
    roots[n].adoptedStyleSheets.push(fonts)
    const walker = document.createTreeWalker(roots[n], NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode
      const word = words[text.nodeValue.trim()]
      if (word) text.nodeValue = text.nodeValue.replace(text.nodeValue.trim(), word)
    }
  }
  // A font is asked for when something that needs it is laid out, and only then known to be waited for.
  const laidOut = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  await laidOut()
  await document.fonts.ready
  await laidOut()
})()`
