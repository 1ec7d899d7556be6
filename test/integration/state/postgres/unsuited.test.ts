import { beforeAll, describe, expect, test } from 'vitest'
import { type AppOnNews, appOnNews } from '../../../support/app/app-on-news.js'
import { callYouju } from '../../../support/cli/call-youju.js'
import { skipped } from '../../../support/postgres/index-place.js'
import { inDatabase } from '../../../support/postgres/rows.js'
import { PostgresServer } from '../../../support/postgres/server.js'
import { discord } from '../../bot/running-bot.js'
import { startedBot } from '../../bot/started-bot.js'

/** What a server that does not suit tells of itself; of a database each. */
const servers = [
  {
    name: 'vector_old',
    made: [
      'create extension vector schema public',
      `update pg_extension set extversion = '0.7.4' where extname = 'vector'`,
    ],
    said: [/pgvector 是 0\.7\.4，太旧了.+0\.8/, /太舊了/, /has pgvector 0\.7\.4, which is too old/],
  },
  {
    name: 'vector_missing',
    made: [
      'set allow_system_table_mods = on',
      `create or replace view pg_catalog.pg_available_extensions as
        select e.name, e.default_version, x.extversion as installed_version, e.comment
        from pg_available_extensions() e left join pg_extension x on e.name = x.extname where e.name <> 'vector'`,
    ],
    said: [/缺少 pgvector.+安装它/, /安裝它/, /lacks pgvector.+please install it/],
  },
  {
    name: 'database_old',
    made: [
      'set allow_system_table_mods = on',
      `create or replace function pg_catalog.current_setting(text) returns text language sql stable as
        $$ select case $1 when 'server_version' then '14.9' else pg_catalog.current_setting($1, false) end $$`,
    ],
    said: [
      /是 PostgreSQL 14\.9，太旧了：请升级到 15/,
      /太舊了/,
      /is PostgreSQL 14\.9.+15 or later/,
    ],
  },
] as const

describe.skipIf(skipped !== '')(`a server that does not suit${skipped}`, () => {
  let server: PostgresServer
  let on: AppOnNews
  beforeAll(async () => {
    server = await PostgresServer.shared()
    on = await appOnNews()
    return () => on.remove()
  })

  test.each(servers)('$name: each says so in one sentence', async ({ name, made, said }) => {
    const database = `${name}_${process.pid}`
    await inDatabase({ url: server.url(), schema: '' }, `create database ${database}`)
    await inDatabase({ url: server.url(database), schema: '' }, ...made)
    const settings = {
      ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir },
      DATABASE_URL: server.networkUrl(database),
    }
    for (const [i, lang] of ['zh-CN', 'zh-TW', 'en'].entries()) {
      const { code, stderr } = await callYouju(['ingest', '--lang', lang], settings)
      expect([code, stderr]).toEqual([1, expect.stringMatching(said[i] as RegExp)])
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
    const { checks } = JSON.parse((await callYouju(['doctor', '--json'], settings)).stdout)
    const found = checks.filter(({ finding }: { finding: string }) => finding === 'fault')
    expect(found.length).toBeGreaterThan(0)
    expect(found[0].message).toMatch(said[0])
    await expect(startedBot(await discord(), on, settings)).rejects.toThrow(said[0])
  })
})
