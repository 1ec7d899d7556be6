import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { WebEnv } from './contract.js'
import { ReaderContext } from './pages/layout.js'

/** A page as its reader is shown it: with the links to what they may open. */
export function readBy(
  request: Context<WebEnv>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { visitor, session, logIn } = request.var
  return <ReaderContext.Provider value={{ visitor, session, logIn }}>{page}</ReaderContext.Provider>
}
