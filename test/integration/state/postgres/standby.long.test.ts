import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { databasePlace } from '../../../../src/database/address.js'
import { PostgresStore } from '../../../../src/index/index.js'
import { openSharedState } from '../../../../src/state/postgres/open-shared-state.js'
import { type AppOnNews, aboutBridge, appOnNews } from '../../../support/app/app-on-news.js'
import { callYouju } from '../../../support/cli/call-youju.js'
import { collectGarbage } from '../../../support/collect-garbage.js'
import { skipped } from '../../../support/postgres/index-place.js'
import { PostgresServer } from '../../../support/postgres/server.js'
import { newAnswer } from '../../../support/state/answered-examples.js'
import { discord } from '../../bot/running-bot.js'
import { startedBot } from '../../bot/started-bot.js'

const refused = {
  'zh-CN':
    /^数据库 postgresql:\/\/\S+ 只能读，是备库或设成了只读：请让 DATABASE_URL 指向可写的主库。\n$/,
  'zh-TW':
    /^資料庫 postgresql:\/\/\S+ 只能讀，是備援資料庫或設成了唯讀：請讓 DATABASE_URL 指向可寫的主要資料庫。\n$/,
  en: /^The database postgresql:\/\/\S+ can only be read, since it is a standby or set to read-only: please let DATABASE_URL name the primary, which can be written\.\n$/,
}

/** What stands before servers and leads to the one that is the primary now, as a proxy or a name of a network does. */
async function switchboard(first: PostgresServer) {
  let { port: to } = first
  const open = new Set<Socket>()
  const board = createServer((socket) => {
    const further = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [socket, further],
      [further, socket],
    ] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        other.destroy()
        open.delete(one)
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => board.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void board.close())
  return {
    port: (board.address() as AddressInfo).port,
    lead(server: PostgresServer) {
      to = server.port
      for (const socket of open) socket.destroy()
    },
  }
}

describe.skipIf(skipped !== '')(`a real standby${skipped}`, () => {
  let primary: PostgresServer
  let standby: PostgresServer
  let on: AppOnNews
  beforeAll(async () => {
    primary = await PostgresServer.make(join(tmpdir(), 'postgres-primary'))
    on = await appOnNews()
    expect(await youju(primary, 'ingest')).toMatchObject({ code: 0 })
    standby = await primary.standby(join(tmpdir(), 'postgres-standby'))
    await standby.caughtUp(primary)
  })
  afterAll(async () => {
    standby.stop()
    await on.remove()
  })

  const youju = (server: PostgresServer, ...args: string[]) =>
    callYouju(args, {
      ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir },
      DATABASE_URL: server.networkUrl(),
    })

  test('answers, and refuses what would write with one sentence', async () => {
    const asked = await youju(standby, 'ask', aboutBridge)
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining('18亿元') })
    const history = JSON.parse((await youju(standby, 'corpus', 'history', '--json')).stdout)
    const { version } = history.versions[0]
    for (const [lang, sentence] of Object.entries(refused)) {
      const ingest = await youju(standby, 'ingest', '--lang', lang)
      expect(ingest).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) })
    }
    const writing = [
      ['corpus', 'rollback', version],
      ['token', 'add', 'x'],
      ['logins', 'revoke'],
    ]
    for (const args of writing) {
      const run = await youju(standby, ...args)
      expect(run, args.join(' ')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(refused['zh-CN']),
      })
    }
    const examined = await youju(standby, 'doctor', '--json')
    expect(examined.stdout).toContain('database:read_only')
  })

  test('takes no records that are moved to it', async () => {
    const files = await on.open().state()
    await files.keep(newAnswer())
    await files.close()
    await collectGarbage()
    const moved = await youju(standby, 'state', 'move')
    expect(moved).toMatchObject({ code: 1, stderr: expect.stringMatching(refused['zh-CN']) })
  })

  test('grants nobody the lock of a refresh', async () => {
    const store = new PostgresStore(databasePlace(standby.url(), null))
    let isRun = false
    const work = async () => {
      isRun = true
    }
    await expect(store.withLock(work)).rejects.toMatchObject({
      fault: { name: 'state_unavailable:database_read_only' },
    })
    expect(isRun).toBe(false)
  })

  test('serves a bot: it says once that nothing is kept, and keeps again once the standby is promoted', async () => {
    const { port, lead } = await switchboard(standby)
    const url = standby.networkUrl().replace(`:${standby.port}/`, `:${port}/`)
    const chat = await discord()
    const bot = await startedBot(chat, on, { DATABASE_URL: url })
    let logged = ''
    bot.stderr?.on('data', (bytes: Buffer) => {
      logged += bytes.toString('utf8')
    })
    const answer = async () => {
      const asked = chat.interaction({ command: 'ask', options: { question: aboutBridge } })
      const { components } = await asked.answered
      return [chat.shown(asked).text, (components ?? []).length > 0] as const
    }
    const answered = expect.stringContaining('18亿元')
    expect(await answer()).toEqual([answered, false])
    expect(await answer()).toEqual([answered, false])
    const user = chat.person({ permissions: 1n << 5n })
    const status = chat.interaction({ command: 'corpus status', user })
    await status.answered
    expect(chat.shown(status).text).toContain('起只能读：照常回答，但什么都记不下')
    const onStandby = logged
    primary.stop()
    expect(await answer()).toEqual([answered, false])
    standby.promote()
    lead(standby)
    expect(await answer()).toEqual([answered, true])
    expect(await youju(standby, 'ingest')).toMatchObject({ code: 0 })
    bot.kill('SIGTERM')
    expect((await once(bot, 'close'))[0]).toBe(0)
    const state = await openSharedState(databasePlace(standby.url(), null))
    expect(await state.forgetBefore('9999-01-01')).toBe(1)
    expect(await state.mishap()).toBeNull()
    await state.close()
    expect(logged).not.toContain('回答没有记下')
    // What was said before the bot was online is not among it.
    for (const said of [/数据库只能读（/g, /由谁主持，过几秒再试/g])
      expect(onStandby.match(said)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(onStandby).not.toMatch(/只按自己数的限制|没能记下正在回答的提问/)
    expect(logged.match(/数据库又能写了/g)).toHaveLength(1)
  })
})
