import { expect, it, vi } from 'vitest'
import { checkClaim } from '../../../src/check/check-claim.js'
import { dearerBridge } from '../../support/app/app-on-news.js'
import { moderatedBot } from './moderating/moderated-bot.js'

vi.mock('../../../src/check/check-claim.js', { spy: true })

type Check = typeof import('../../../src/check/check-claim.js')

it('all claims of a message are checked against one version, also when another is put in service meanwhile', async () => {
  const { on, app, server } = await moderatedBot()
  const [{ version: cheap = '' } = {}] = await on.app.history()
  await on.write(dearerBridge)
  await on.app.ingest()
  await on.app.rollback(cheap)
  const [{ version: dear = '' } = {}] = await on.app.history()
  const real = (await vi.importActual<Check>('../../../src/check/check-claim.js')).checkClaim
  vi.mocked(checkClaim).mockImplementationOnce(async (...given) => {
    const first = await real(...given)
    await on.app.rollback(dear)
    return first
  })

  const options = { claim: '云岭大桥总投资18亿元。云岭大桥总投资21亿元。' }
  const { embeds } = await server.interaction({ command: 'check', options }).answered
  expect(embeds?.map(({ description }) => description?.split('\n')[0])).toEqual([
    '**属实** · “云岭大桥总投资18亿元”',
    '**不符** · “云岭大桥总投资21亿元”',
  ])
  expect((await app.check('云岭大桥总投资21亿元。')).verdict).toBe('supported')
})
