import { Hono } from 'hono'
import type { OpenedLink } from '../../app.js'
import { type Span, YoujuError } from '../../domain/index.js'
import type { WebContext, WebEnv, WebHome } from '../contract.js'
import { wordsIn } from '../messages/words-in.js'
import { ArticlePage } from '../pages/article.js'
import { articleAddress } from '../pages/article-address.js'
import { shown } from '../shown.js'
import { visitorsOnly } from '../visitor.js'

/** An article with its quote: behind a signed link for anybody, by its id for whoever may read. */
export function articleRoutes({ homes }: WebContext): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get('/a/:token', async (request) => {
    const locale = request.get('locale')
    const { service, opened } = await openedIn(homes, request.req.param('token'))
    const { article, place, hasMoved } = opened
    const words = wordsIn(locale)
    return shown(
      request,
      <ArticlePage
        locale={locale}
        path={request.req.path}
        view={await service.articleView(article.id)}
        quote={place}
        notice={place === null ? words.quoteGone : hasMoved ? words.quoteMoved : null}
        hrefOf={(id) =>
          request.get('visitor')?.home.service === service ? articleAddress(id) : null
        }
      />,
    )
  })

  routes.get('/article', visitorsOnly, async (request) => {
    const visitor = request.get('visitor')
    if (!visitor) return request.notFound()
    const view = await visitor.home.service.articleView(request.req.query('id') ?? '')
    return shown(
      request,
      <ArticlePage
        locale={request.get('locale')}
        path={articleAddress(view.article.id)}
        view={view}
        quote={spanIn(request.req.query('q'), view.article.text.length)}
        notice={null}
        hrefOf={articleAddress}
      />,
    )
  })
  return routes
}

/** Reads `12-34`, offsets of the text; null for anything else. */
function spanIn(query: string | undefined, length: number): Span | null {
  const [, start, end] = /^(\d{1,8})-(\d{1,8})$/.exec(query ?? '') ?? []
  const span = { start: Number(start), end: Number(end) }
  return span.start < span.end && span.end <= length ? span : null
}

/** Finds the home whose key a link was signed with. @throws YoujuError as `openLink` */
async function openedIn(
  homes: readonly WebHome[],
  token: string,
): Promise<{ service: WebHome['service']; opened: OpenedLink }> {
  const refusals: unknown[] = []
  for (const { service } of homes) {
    try {
      return { service, opened: await service.openLink(token) }
    } catch (error) {
      // That a link was signed here, and why it opens nothing all the same, says more than that another home refuses it.
      const name = error instanceof YoujuError ? error.fault?.name : undefined
      if (name === 'link_refused:expired' || name === 'article_missing:linked') throw error
      // What is wrong with one home closes no other.
      refusals.push(error)
    }
  }
  const isRefusal = (error: unknown) =>
    error instanceof YoujuError && error.fault?.name === 'link_refused'
  throw refusals.find((error) => !isRefusal(error)) ?? refusals[0]
}
