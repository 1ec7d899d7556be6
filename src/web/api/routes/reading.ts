import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { failure } from '../../../wording/failure.js'
import { assertScope } from '../access/callers.js'
import type { ApiEnv } from '../contract.js'
import { keptSchema } from '../schemas/answers.js'
import {
  articleId,
  articleSchema,
  listRequestSchema,
  listSchema,
  searchRequestSchema,
  searchSchema,
} from '../schemas/articles.js'
import { json, problems, type Served, turnOf } from '../served.js'
import { searchFor } from '../work.js'

const search = createRoute({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Find the passages that speak most to a question',
  request: { query: searchRequestSchema },
  responses: {
    200: { description: 'The passages, best first', content: json(searchSchema) },
    default: problems,
  },
})

const list = createRoute({
  method: 'get',
  path: '/api/v1/articles',
  summary: 'List the articles, newest first',
  request: { query: listRequestSchema },
  responses: { 200: { description: 'One page', content: json(listSchema) }, default: problems },
})

const article = createRoute({
  method: 'get',
  path: '/api/v1/articles/{id}',
  summary: 'Read an article',
  request: { params: z.object({ id: articleId }) },
  responses: {
    200: { description: 'The article', content: json(articleSchema) },
    default: problems,
  },
})

const answer = createRoute({
  method: 'get',
  path: '/api/v1/answers/{id}',
  summary: 'Read an answer or check that was given before',
  description: 'Only what was shown to others than its asker, without who asked and where.',
  request: { params: z.object({ id: z.string().min(1).max(64) }) },
  responses: { 200: { description: 'As it was', content: json(keptSchema) }, default: problems },
})

export function readingRoutes(api: OpenAPIHono<ApiEnv>, served: Served): void {
  api.openapi(search, async (request) => {
    const wish = request.req.valid('query')
    const found = await searchFor(turnOf(request, served), wish)
    return request.json(searchSchema.parse(found), 200)
  })

  api.openapi(list, async (request) => {
    assertScope(request.get('caller'), 'articles')
    const found = await request.get('caller').home.service.list(request.req.valid('query'))
    return request.json(listSchema.parse(found), 200)
  })

  api.openapi(article, async (request) => {
    assertScope(request.get('caller'), 'articles')
    const found = await request.get('caller').home.service.article(request.req.valid('param').id)
    return request.json(articleSchema.parse(found), 200)
  })

  api.openapi(answer, async (request) => {
    assertScope(request.get('caller'), 'ask')
    const { id } = request.req.valid('param')
    const { state } = request.get('caller').home
    const given = (await state?.given(id)) ?? null
    if (given === null || given.isPrivate) throw failure('answer_missing', { id })
    const { kind, question, at } = given
    const shown = {
      ...{ id, kind, question, at },
      ...(given.kind === 'answer' ? { answer: given.answer } : { checks: given.checks }),
    }
    return request.json(keptSchema.parse(shown), 200)
  })
}
