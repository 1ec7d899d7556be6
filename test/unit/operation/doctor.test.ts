import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PermissionFlagsBits } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { invitationOf, neededPermissions } from '../../../src/domain/index.js'
import { examined } from '../../../src/operation/doctor/examination.js'
import { compiledParts, disk, memory, nodeVersion } from '../../../src/operation/doctor/machine.js'
import { models } from '../../../src/operation/doctor/models.js'
import { permissionsIn } from '../../../src/operation/doctor/permissions.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'

describe('an examination', () => {
  test('that never ends is said to be slow, and is told to stop', async () => {
    const stopped: boolean[] = []
    const run = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => stopped.push(true))
      return new Promise<never>(() => {})
    }
    const [found] = await examined({ check: 'index', home: 'H', run }, 5)
    expect(found).toMatchObject({ check: 'index', home: 'H', state: 'todo', name: 'slow' })
    expect(stopped).toEqual([true])
  })

  test('that throws is a finding too', async () => {
    const run = () => Promise.reject(new Error('unheard of\nsecond line'))
    const [found] = await examined({ check: 'index', run })
    expect(found).toMatchObject({ name: 'unexpected', values: { message: 'unheard of' } })
  })
})

describe('the machine', () => {
  test.each([
    ['18.20.4', 'node:old'],
    ['20.9.0', 'node:old'],
    ['20.18.3', 'node:old'],
    ['20.19.0', 'node'],
    ['20.20.2', 'node'],
    ['22.1.0', 'node'],
    ['100.0.0', 'node'],
  ])('Node %s is found as %s', async (version, name) => {
    expect(await nodeVersion(version)).toMatchObject({ name })
  })

  test('a compiler is asked for only where the compiled part does not load', async () => {
    const absent = () => {
      throw new Error('Could not locate the bindings file')
    }
    expect(await compiledParts()).toMatchObject({ state: 'ok' })
    expect(await compiledParts(absent, (tool) => tool === 'make')).toMatchObject({
      name: 'compiler:not_built',
      values: { name: 'hnswlib-node', tools: ['g++', 'python3'] },
    })
    expect(await compiledParts(absent, () => true)).toMatchObject({ values: { tools: [] } })
  })

  test('too little memory or disk is told, with how much there is', async () => {
    const mib = 1024 * 1024
    expect(await memory(200 * mib)).toMatchObject({ name: 'memory:little', values: { mib: 200 } })
    expect(await memory(400 * mib)).toMatchObject({ state: 'ok', values: { mib: 400 } })
    // A folder that is not there yet is looked for further up.
    const folder = join(home, 'not/there/yet')
    expect(await disk([folder], 0)).toMatchObject({ state: 'ok' })
    const all = Number.MAX_SAFE_INTEGER
    expect(await disk([folder], all)).toMatchObject({ name: 'disk:little', values: { folder } })
  })
})

describe('the models', () => {
  test('those of the package are whole, each with its checksum', async () => {
    expect(await models(join(home, 'embeddings/models'))).toMatchObject({ state: 'ok' })
  })

  test('a file that lost its end, or is not there, is named', async () => {
    const { folder, remove } = await temporaryFolder()
    const file = 'youju-judge-zh/silence.json'
    await mkdir(join(folder, 'youju-judge-zh'))
    const damaged = { state: 'todo', name: 'models:damaged', values: { file } }
    const sums = '0'.repeat(64)
    await writeFile(join(folder, 'SHA256SUMS'), `${sums}  ${file}\n`)
    expect(await models(folder)).toMatchObject(damaged)
    await copyFile(join(home, 'embeddings/models', file), join(folder, file))
    expect(await models(folder)).toMatchObject(damaged)
    await remove()
  })
})

describe('permissions', () => {
  const [see, send] = [neededPermissions.ViewChannel, neededPermissions.SendMessages]
  const guild = (roles: Record<string, bigint>, owner = 'someone') => ({
    id: 'G',
    owner_id: owner,
    roles: Object.entries(roles).map(([id, permissions]) => ({ id, permissions })),
  })
  const change = (id: string, allow: bigint, deny: bigint) => ({ id, allow, deny })

  test('the bits are those of Discord’s own client, and all of them are in the invitation', () => {
    for (const [name, bit] of Object.entries(neededPermissions)) {
      expect(bit).toBe(PermissionFlagsBits[name as keyof typeof PermissionFlagsBits])
    }
    const { searchParams } = new URL(invitationOf('1234'))
    const all = Object.values(neededPermissions).reduce((sum, bit) => sum | bit)
    expect(searchParams.get('permissions')).toBe(String(all))
    expect(searchParams.get('scope')).toBe('bot applications.commands')
  })

  test('roles add up; those of others do not count', () => {
    const given = guild({ G: see, mine: send, other: 1n << 35n })
    expect(permissionsIn(given, ['mine'], 'B', [])).toBe(see | send)
  })

  test('the owner and an administrator may everything, whatever a channel says', () => {
    const denied = [change('G', 0n, see)]
    expect(permissionsIn(guild({ G: 0n }, 'B'), [], 'B', denied) & see).toBe(see)
    expect(permissionsIn(guild({ G: 0n, a: 8n }), ['a'], 'B', denied) & see).toBe(see)
  })

  test('what a channel says of the bot goes before its roles, and these before everybody', () => {
    const given = guild({ G: see | send, r: 0n })
    const everybody = change('G', 0n, see | send)
    expect(permissionsIn(given, ['r'], 'B', [everybody])).toBe(0n)
    const role = change('r', see, 0n)
    expect(permissionsIn(given, ['r'], 'B', [role, everybody])).toBe(see)
    expect(permissionsIn(given, ['r'], 'B', [change('B', send, see), role, everybody])).toBe(send)
    expect(permissionsIn(given, [], 'B', [role, everybody])).toBe(0n)
  })
})
