import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gate, standardLimits } from '../../../../src/web/access/gate.js'
import { apiApp } from '../../../../src/web/api/index.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { newAnswer, newCheck } from '../../../support/state/answered-examples.js'
import { apiOnNews } from './api-on-news.js'

const pointer = (...parts: string[]) =>
  `doc#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

test('each route answers as the document says, whatever is asked', async () => {
  const { context, app } = await apiOnNews({ isOpen: true })
  const perMinute = { visitor: 20, token: 120, address: 1e9 }
  const api = apiApp(context, new Gate({ ...standardLimits, perMinute }, Date.now))
  const get = (path: string, init: RequestInit = {}) => api.request(path, init, { locale: 'en' })
  const document = (await (await get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, object> }>>
  }
  // Two checkers that are none of ours: of the document, and of what is sent.
  expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(document, 'doc')
  const checkOf = (...parts: string[]): ValidateFunction => ajv.compile({ $ref: pointer(...parts) })

  const state = await app.state()
  const ids = [await state.keep(newAnswer()), await state.keep(newCheck()), 'nothing']
  const text = fc.oneof(
    fc.constantFrom(aboutBridge, '云岭大桥总投资19亿元。', '云岭大桥', '', '？'),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const day = fc.constantFrom('2024-05-01', '2024-05-31', '2024-13-01', 'tomorrow')
  const range = { since: day, until: day, source: text }
  const json = (fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[]) =>
    fc.record(fields, { requiredKeys })
  const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), content: text })
  const bodies: Record<string, fc.Arbitrary<unknown>> = {
    '/api/v1/ask': json({ question: text, more: text, ...range }, ['question']),
    '/api/v1/check': json({ claim: text, ...range }, ['claim']),
    '/v1/chat/completions': json(
      { messages: fc.array(message, { maxLength: 4 }), model: text },
      [],
    ),
  }
  const k = fc.constantFrom('1', '3', '0', 'x')
  const query = (fields: Record<string, fc.Arbitrary<string>>) =>
    fc
      .record(fields, { requiredKeys: [] })
      .map((each) => `?${new URLSearchParams(each as Record<string, string>)}`)
  const within = (one: fc.Arbitrary<string>) => one.map((id) => `/${encodeURIComponent(id)}`)
  const addresses: Record<string, fc.Arbitrary<string>> = {
    '/api/v1/search': query({ query: text, k, ...range }),
    '/api/v1/articles': query({ query: text, source: text, page: k, perPage: k }),
    '/api/v1/articles/{id}': within(fc.constantFrom('bridge.md', 'nowhere')),
    '/api/v1/answers/{id}': within(fc.constantFrom(...ids)),
    '/v1/models': fc.constant(''),
    '/v1/models/{id}': within(fc.constantFrom('youju', 'gpt')),
  }
  // Every route of the document is asked.
  expect([...Object.keys(bodies), ...Object.keys(addresses)].sort()).toEqual(
    Object.keys(document.paths).sort(),
  )

  const certain: Record<string, [string, unknown?][]> = {
    '/api/v1/ask': [['', { question: aboutBridge }]],
    '/api/v1/check': [['', { claim: '云岭大桥总投资19亿元。' }]],
    '/v1/chat/completions': [['', { messages: [{ role: 'user', content: aboutBridge }] }]],
    '/api/v1/search': [['?query=%E6%A1%A5&k=3'], ['']],
    '/api/v1/articles': [[''], ['?page=0']],
    '/api/v1/articles/{id}': [['/bridge.md'], ['/nowhere']],
    '/api/v1/answers/{id}': ids.map((id) => [`/${id}`]),
    '/v1/models/{id}': [['/youju'], ['/gpt']],
  }
  const seen = new Set<string>()
  for (const [path, methods] of Object.entries(document.paths)) {
    const [method = ''] = Object.keys(methods)
    const type = path.startsWith('/v1/') ? 'application/json' : 'application/problem+json'
    const right = checkOf(
      'paths',
      path,
      method,
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
    )
    const wrong = checkOf('paths', path, method, 'responses', 'default', 'content', type, 'schema')
    const isValid =
      method === 'post'
        ? checkOf('paths', path, method, 'requestBody', 'content', 'application/json', 'schema')
        : null
    const asked = async (address: string, body?: unknown) => {
      const response = await get(address, {
        method: method.toUpperCase(),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      })
      const { status } = response
      const sent = await response.json()
      const check = status === 200 ? right : wrong
      expect(check(sent), `${status} ${JSON.stringify(check.errors)}`).toBe(true)
      expect(status).toBeLessThan(500)
      // What the document does not allow is refused.
      if (isValid && !isValid(body)) expect(status).toBe(400)
      seen.add(`${status === 200 ? 200 : 'refused'} ${path}`)
    }
    const property = bodies[path]
      ? fc.asyncProperty(bodies[path], (body) => asked(path, body))
      : fc.asyncProperty(addresses[path] ?? fc.constant(''), (rest) =>
          asked(path.replace('/{id}', '') + rest),
        )
    await fc.assert(property, { numRuns: 15 })
    // One that is right and one that is wrong, whatever chance brought.
    for (const [rest, body] of certain[path] ?? [])
      await asked(path.replace('/{id}', '') + rest, body)
  }
  // The generated requests were of both kinds, so that neither check was idle.
  for (const path of Object.keys(document.paths)) {
    expect(seen).toContain(`200 ${path}`)
    if (path !== '/v1/models') expect(seen).toContain(`refused ${path}`)
  }
})
