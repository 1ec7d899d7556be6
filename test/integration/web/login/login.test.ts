import { expect, test } from 'vitest'
import { loginDesk } from './login-desk.js'

const MANAGE_SERVER = 1n << 5n
const HOUR = 3_600_000

test('a member logs in with Discord, and comes to the page that they wanted', async () => {
  const { app, discord, browser, logIn, begin } = await loginDesk()
  await app.ingest()
  const member = discord.person()
  const page = browser()
  const wanted = await page.open('/article?id=bridge.md')
  expect(wanted).toMatchObject({ status: 303, location: '/login?next=%2Farticle%3Fid%3Dbridge.md' })
  const way = await page.open(wanted.location ?? '')
  expect(way.html).toContain('/login/discord?next=%2Farticle%3Fid%3Dbridge.md')
  const there = await begin(page)
  expect(there.searchParams.get('code_challenge_method')).toBe('S256')
  expect(there.searchParams.get('scope')).toBe('identify')
  const back = await logIn(page, member, '/article?id=bridge.md')
  expect(back).toMatchObject({ status: 303, location: '/article?id=bridge.md' })
  const article = await page.open('/article?id=bridge.md')
  expect(article.status).toBe(200)
  expect(article.html).toContain('云岭大桥')
  // What Discord gave us to learn who it is was given back.
  expect(discord.state.oauth.tokens.size).toBe(0)
  expect((await page.open('/login?next=/article')).location).toBe('/article')
})

test('who moderates is decided as the bot decides it', async () => {
  const { discord, browser, logIn, homes } = await loginDesk({ moderatorRoles: ['role-77', '78'] })
  const account = async (user: Parameters<typeof logIn>[1]) => {
    const page = browser()
    await logIn(page, user)
    return (await page.open('/account')).html.includes('作为管理员')
  }
  expect(await account(discord.person({ roles: ['77'] }))).toBe(true)
  expect(await account(discord.person({ roles: ['78'] }))).toBe(true)
  expect(await account(discord.person({ roles: ['79'] }))).toBe(false)
  discord.state.rolePermissions.set('79', MANAGE_SERVER)
  expect(await account(discord.person({ roles: ['79'] }))).toBe(false)
  const [home] = homes
  if (home) home.moderatorRoles = []
  expect(await account(discord.person({ roles: ['79'] }))).toBe(true)
  expect(await account(discord.person({ roles: ['77'] }))).toBe(false)
  expect(await account(discord.state.person)).toBe(false)
  discord.state.users.set(discord.state.person.id, discord.state.person)
  expect(await account(discord.state.person)).toBe(true)
})

test('who is on several servers chooses whose corpus is shown, and each has a session of its own', async () => {
  const { discord, browser, logIn, homes } = await loginDesk({ homes: ['甲报', '乙报', '丙报'] })
  const [first, second, third] = homes.map(({ server }) => server ?? '')
  const member = discord.person({ guilds: [second ?? '', first ?? ''] })
  const page = browser()
  expect((await logIn(page, member, '/search')).location).toBe('/account?next=%2Fsearch')
  const account = await page.open('/account?next=%2Fsearch')
  expect(account.html).toContain('甲报')
  expect(account.html).toContain('乙报')
  expect(account.html).not.toContain('丙报')
  const before = page.cookies.get('youju-session')
  expect(before).toMatch(new RegExp(`^${first}\\.`))
  const chosen = await page.send('/account', '/account/home', {
    home: second ?? '',
    next: '/search',
  })
  expect(chosen).toMatchObject({ status: 303, location: '/search' })
  expect(page.cookies.get('youju-session')).toMatch(new RegExp(`^${second}\\.`))
  const old = browser()
  old.cookies.set('youju-session', before ?? '')
  expect((await old.open('/account')).status).toBe(303)
  const refused = await page.send('/account', '/account/home', { home: third ?? '' })
  expect(refused.status).toBe(403)
})

test('without a server in the settings the members of each that the bot is on are let in', async () => {
  const desk = await loginDesk({ guildId: null })
  const { guildId } = desk.discord.addGuild('分社')
  const page = desk.browser()
  expect((await desk.logIn(page, desk.discord.person({ guilds: [guildId] }))).status).toBe(303)
  for (let i = 0; i < 10; i++) desk.discord.addGuild(`第${i}家`)
  expect((await desk.logIn(page, desk.discord.person())).status).toBe(500)
  expect(desk.log.join('\n')).toContain('DISCORD_GUILD_ID')
})

test('a page that is opened puts off the end of a session, but never beyond seven days', async () => {
  const { discord, browser, logIn, clock } = await loginDesk()
  const page = browser()
  await logIn(page, discord.person())
  for (let i = 0; i < 16; i++) {
    clock.now += 10 * HOUR
    expect((await page.open('/account')).status).toBe(200)
  }
  clock.now += 9 * HOUR
  expect((await page.open('/account')).status).toBe(303)
})

test('what may be done is asked of Discord again after an hour, and before a moderator does something', async () => {
  const { discord, browser, logIn, clock } = await loginDesk()
  const asked = () => discord.requests.filter(({ path }) => path.includes('/members/')).length
  const moderator = discord.person({ roles: ['80'] })
  discord.state.rolePermissions.set('80', MANAGE_SERVER)
  const page = browser()
  await logIn(page, moderator)
  clock.now += HOUR - 1
  await page.open('/account')
  expect(asked()).toBe(1)
  clock.now += 1
  await Promise.all([page.open('/account'), page.open('/account'), page.open('/account')])
  expect(asked()).toBe(2)
  clock.now += 60_000
  await page.send('/account', '/account/home', { home: '1' })
  expect(asked()).toBe(3)
})

test('while Discord does not answer nobody is let in on trust, and logging out still works', async () => {
  const { discord, browser, logIn, clock, homes } = await loginDesk()
  const page = browser()
  const member = discord.person()
  await logIn(page, member)
  clock.now += HOUR
  const end = discord.fail({ method: 'GET', path: /\/members\//, status: 503 })
  const shut = await page.open('/article?id=bridge.md')
  expect(shut.status).toBe(503)
  expect(shut.html).toContain('没能向 Discord 核实身份')
  end()
  expect((await page.open('/account')).status).toBe(200)
  clock.now += HOUR
  discord.fail({ method: 'GET', path: /\/members\//, status: 503 })
  expect((await page.send('/account', '/logout')).location).toBe('/login')
  expect(await homes[0]?.state?.endSessionsOf(member.id)).toBe(0)
})

test('a person who has all that is kept of them deleted is logged out', async () => {
  const { discord, browser, logIn, homes } = await loginDesk()
  const page = browser()
  const member = discord.person()
  await logIn(page, member)
  await homes[0]?.state?.forgetUser(member.id)
  expect((await page.open('/account')).status).toBe(303)
})

test('behind https the cookies are for this host alone, out of reach of scripts and of other sites', async () => {
  const desk = await loginDesk({ publicUrl: 'https://news.example' })
  const page = desk.browser()
  const back = await desk.logIn(page, desk.discord.person())
  const [session] = back.headers.getSetCookie().filter((each) => each.includes('session'))
  expect(session).toMatch(/^__Host-youju-session=/)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=604800']) {
    expect(session).toContain(part)
  }
  expect(session).not.toContain('Domain')
  expect((await page.open('/account')).status).toBe(200)
})
