import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { home } from '../../support/cli/run-youju.js'
import { feedWorld, host } from '../../support/feeds/feed-world.js'
import { asRss, page, titleOf } from '../../support/feeds/shapes.js'

const at = (path: string) => `http://${host}${path}`

/** A feed of one article that is due. */
async function dueFeed() {
  const world = await feedWorld()
  const site = await world.site()
  const rss = asRss([{ title: titleOf(1), link: at('/a/1.html') }])
  site.pages.set('/rss.xml', rss)
  site.pages.set('/a/1.html', page(1))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod', schedule: '0 * * * *' })
  world.clock.pass(2)
  const locks = async () => (await readdir(world.stateDir)).filter((name) => /\.lock/.test(name))
  return { world, site, rss, id: feed.id, locks }
}

test('a feed that is being read is read by nobody else, and then not again', async () => {
  const { world, site, rss, id, locks } = await dueFeed()
  const other = world.restarted()
  let meanwhile: unknown[] = []
  site.pages.set('/rss.xml', async (_request, response) => {
    const refused = await other.check(id).catch((error: unknown) => error)
    meanwhile = [refused, await other.readDue(), await locks()]
    response.writeHead(200, rss.headers).end(rss.body)
  })
  const before = site.times('/rss.xml')
  expect(await world.feeds.readDue()).toMatchObject([{ outcome: { code: 'read', added: 1 } }])
  expect(meanwhile).toEqual([
    expect.objectContaining({
      code: 'feed_busy',
      message: expect.stringMatching(/^[^：]+：请.+。$/),
    }),
    [],
    [`reading-${id}.lock`],
  ])
  expect(await other.readDue()).toEqual([])
  expect(site.times('/rss.xml') - before).toBe(1)
  expect(site.times('/a/1.html')).toBe(1)
  expect(await locks()).toEqual([])
  site.pages.set('/rss.xml', rss)
  expect((await other.check(id)).outcome).toMatchObject({ code: 'read', added: 0 })
})

test('a process that is killed while it reads a feed holds it no longer', async () => {
  const { world, id, locks } = await dueFeed()
  const script = `
    const { whileNobodyReads } = await import('./dist/feeds/reading-lock.js')
    await whileNobodyReads(process.argv[1], process.argv[2], async () => {
      process.stdout.write('reading')
      setInterval(() => {}, 1000)
      await new Promise(() => {})
    })`
  const args = ['--input-type=module', '-e', script, world.stateDir, id]
  const reader = spawn(process.execPath, args, { cwd: home })
  onTestFinished(() => void reader.kill('SIGKILL'))
  await once(reader.stdout, 'data')
  await expect(world.feeds.check(id)).rejects.toMatchObject({ code: 'feed_busy' })
  expect(await world.feeds.readDue()).toEqual([])
  const dead = once(reader, 'close')
  reader.kill('SIGKILL')
  await dead
  expect(await locks()).toEqual([`reading-${id}.lock`])
  expect((await world.feeds.check(id)).outcome).toMatchObject({ code: 'read', added: 1 })
  expect(await locks()).toEqual([])
})
