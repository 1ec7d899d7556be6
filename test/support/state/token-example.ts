import type { ApiToken } from '../../../src/domain/index.js'

export const apiToken: ApiToken = {
  id: 'first',
  name: '大屏 “一”',
  scopes: ['ask', 'articles'],
  madeBy: 'mod',
  madeAt: '2025-03-06T00:00:00.000Z',
  until: '2025-06-06T00:00:00.000Z',
  lastUsed: null,
  withdrawnAt: null,
}
