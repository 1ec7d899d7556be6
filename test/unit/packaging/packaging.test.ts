import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { programVersion, readConfig } from '../../../src/config.js'

const text = (path: string) => readFileSync(path, 'utf8')

/** The instructions of the Dockerfile, those of each stage apart. */
const stages = text('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split(/^(?=FROM )/m)
  .filter((stage) => stage.startsWith('FROM '))
  .map((stage) => stage.trim().split('\n'))

test('the last stage of the image has no compiler, runs as nobody of importance, and looks after itself', () => {
  expect(stages).toHaveLength(2)
  const last = stages[1] ?? []
  expect(last.filter((line) => /apt-get|g\+\+|npm/.test(line))).toEqual([])
  const user = last.indexOf('USER node')
  expect(user).toBeGreaterThan(last.findLastIndex((line) => line.startsWith('RUN ')))
  expect(last.join('\n')).toMatch(/^HEALTHCHECK .*\/healthz/m)
  expect(last.join('\n')).toContain('VOLUME ["/data/corpus", "/data/index", "/data/state"]')
})

test('all that the image copies is there, and .dockerignore lets it in', () => {
  const allowed = [...text('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path = '']) => path)
  const copied = stages.flat().flatMap((line) => {
    const [, paths] = /^COPY (?!--from)(.+)$/.exec(line) ?? []
    return paths?.split(' ').slice(0, -1) ?? []
  })
  expect(copied).not.toEqual([])
  for (const path of copied) {
    expect([path, existsSync(path)]).toEqual([path, true])
    const isLetIn = allowed.some((each) => path === each || path.startsWith(`${each}/`))
    expect([path, isLetIn]).toEqual([path, true])
  }
  expect(text('.dockerignore')).toMatch(/^\*\*\/\.env$/m)
})

test('compose runs it with no more rights than it needs, and its settings are ours', () => {
  const { services, volumes } = parse(text('compose.yaml'))
  const { youju } = services
  expect(youju).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    restart: 'unless-stopped',
    tmpfs: ['/tmp'],
  })
  expect(youju.image).toBe(`youju:${manifest.version}`)
  for (const published of youju.ports) expect(published).toMatch(/^127\.0\.0\.1:/)
  const mounted = youju.volumes.map((each: string) => each.split(':'))
  expect(mounted.map(([name]: string[]) => name)).toEqual(Object.keys(volumes))
  const config = readConfig(youju.environment)
  const places = [config.corpus, config.indexDir, config.stateDir]
  expect(mounted.map(([, place]: string[]) => place)).toEqual(places)
})

test('the system service starts what the package starts, and may write in one folder only', () => {
  const unit = text('packaging/youju.service')
  const [, started = ''] = /^ExecStart=\S+ node (\S+) bot$/m.exec(unit) ?? []
  expect(started).toBe(manifest.bin.youju)
  expect(unit).toMatch(/^ProtectSystem=strict$/m)
  expect(unit).toMatch(/^NoNewPrivileges=yes$/m)
  const places = [...unit.matchAll(/_DIR=(.+)$/gm)].map(([, place]) => place)
  expect(places).toHaveLength(3)
  for (const place of places) expect(place).toMatch(/^\/var\/lib\/youju\//)
})

test('the version is the same everywhere, and the change log begins with it', () => {
  expect(programVersion).toBe(manifest.version)
  const [, released] = /^## (\S+)/m.exec(text('CHANGELOG.md')) ?? []
  expect(released).toBe(manifest.version)
})

test('with the database, only its port within is used, its password comes from .env, and the bot waits for it', () => {
  const { services, volumes } = parse(text('compose.postgres.yaml'))
  const { youju, database } = services
  expect(Object.keys(services)).toEqual(['youju', 'database'])
  expect(youju.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(database).not.toHaveProperty('ports')
  expect(database.volumes.map((each: string) => each.split(':')[0])).toEqual(Object.keys(volumes))
  const { POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB } = database.environment
  expect(POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/)
  const address = youju.environment.DATABASE_URL.replace(POSTGRES_PASSWORD, 'secret')
  expect(address).toBe(`postgres://${POSTGRES_USER}:secret@database/${POSTGRES_DB}`)
  expect(readConfig({ DATABASE_URL: address }).database?.url).toBe(address)
})
