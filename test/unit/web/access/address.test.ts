import { expect, test } from 'vitest'
import { addressOf, keyOf } from '../../../../src/web/access/address.js'

const arrived = (remoteAddress: string | undefined, forwarded?: string) => ({
  env: { incoming: { socket: { remoteAddress } } },
  req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
})

test.each([
  ['192.0.2.1', undefined, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', '192.0.2.1'],
  ['::ffff:192.0.2.1', '198.51.100.7', '192.0.2.1'],
  ['::ffff:c000:0201', undefined, '192.0.2.1'],
  ['2001:db8:0:1:a:b:c:d', undefined, '2001:db8:0:1::/64'],
  ['2001:DB8:0:1::9', undefined, '2001:db8:0:1::/64'],
  ['2001:db8:0:2::9', undefined, '2001:db8:0:2::/64'],
  ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['1:2:3:4:5:6:7::', undefined, '1:2:3:4::/64'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['::1', undefined, '::1'],
  ['::1', '2001:db8::7', '2001:db8:0:0::/64'],
  ['::ffff:127.0.0.1', ' 198.51.100.7 ', '198.51.100.7'],
  ['127.0.0.1', 'x'.repeat(9000), '127.0.0.1'],
  ['127.0.0.1', '198.51.100.7, unknown', '127.0.0.1'],
  ['127.0.0.1', '198.51.100.7:4711', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  [undefined, '198.51.100.7', ''],
])('from %s, passed on for %s, is of %s', (from, forwarded, address) => {
  expect(addressOf(arrived(from, forwarded))).toBe(address)
})

test('a member is counted wherever they are, and a guest by the address', () => {
  expect(keyOf('12', arrived('192.0.2.1'))).toBe('user 12')
  expect(keyOf(null, arrived('192.0.2.1'))).toBe('address 192.0.2.1')
  expect(keyOf(null, { env: undefined, req: { header: () => undefined } })).toBe('address ')
})
