import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchPage } from '../../../src/corpus/intake/fetch-page.js'
import { isOwnAddress, systemNetworks } from '../../../src/corpus/intake/own-networks.js'
import { publicAddresses, systemResolve } from '../../../src/corpus/intake/resolve.js'
import { PublicHosts } from '../../support/intake/public-hosts.js'

let hosts: PublicHosts
beforeEach(async () => {
  hosts = await PublicHosts.open()
})
afterEach(async () => hosts.close())

const innerUrls: [name: string, url: string][] = [
  ['loopback', 'http://127.0.0.1/'],
  ['loopback, far from .1', 'http://127.255.255.254/'],
  ['decimal', 'http://2130706433/'],
  ['hexadecimal', 'http://0x7f000001/'],
  ['hexadecimal parts', 'http://0x7f.0x0.0x0.0x1/'],
  ['octal', 'http://0177.0.0.1/'],
  ['octal as one number', 'http://017700000001/'],
  ['padded octal', 'http://000000177.0.0.01/'],
  ['two parts', 'http://127.1/'],
  ['three parts', 'http://127.0.1/'],
  ['mixed bases', 'http://0x7f.1/'],
  ['full-width digits', 'http://１２７．０．０．１/'],
  ['circled digits', 'http://①②⑦.⓪.⓪.①/'],
  ['ideographic full stops', 'http://127。0。0。1/'],
  ['percent-encoded', 'http://%31%32%37.0.0.1/'],
  ['trailing dot', 'http://127.0.0.1./'],
  ['backslashes', 'http:\\\\127.0.0.1\\'],
  ['one slash', 'http:/127.0.0.1/'],
  ['a line break inside', 'http://127.0.\n0.1/'],
  ['unspecified', 'http://0.0.0.0/'],
  ['zero', 'http://0/'],
  ['this network', 'http://0.1.2.3/'],
  ['private 10', 'http://10.0.0.1/'],
  ['private 172', 'http://172.31.255.255/'],
  ['private 192', 'http://192.168.1.1/'],
  ['carrier-grade NAT', 'http://100.64.0.1/'],
  ['link-local', 'http://169.254.1.1/'],
  ['multicast', 'http://224.0.0.1/'],
  ['reserved', 'http://240.0.0.1/'],
  ['broadcast', 'http://255.255.255.255/'],
  ['documentation', 'http://203.0.113.7/'],
  ['benchmark', 'http://198.19.0.1/'],
  ['metadata', 'http://169.254.169.254/latest/meta-data/'],
  ['metadata, decimal', 'http://2852039166/'],
  ['metadata, Alibaba', 'http://100.100.100.200/'],
  ['metadata, Azure', 'http://168.63.129.16/'],
  ['metadata, AWS over IPv6', 'http://[fd00:ec2::254]/'],
  ['metadata, by name', 'http://metadata.google.internal/computeMetadata/v1/'],
  ['metadata, by short name', 'http://metadata/'],
  ['IPv6 loopback', 'http://[::1]/'],
  ['IPv6 loopback in full', 'http://[0:0:0:0:0:0:0:1]/'],
  ['IPv6 unspecified', 'http://[::]/'],
  ['IPv6 link-local', 'http://[fe80::1]/'],
  ['IPv6 unique-local', 'http://[fc00::1]/'],
  ['IPv6 site-local', 'http://[fec0::1]/'],
  ['IPv6 multicast', 'http://[ff02::1]/'],
  ['IPv6 documentation', 'http://[2001:db8::1]/'],
  ['IPv6 beyond global unicast', 'http://[4000::1]/'],
  ['IPv4-mapped', 'http://[::ffff:127.0.0.1]/'],
  ['IPv4-mapped in hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['IPv4-compatible', 'http://[::127.0.0.1]/'],
  ['translated (RFC 6145)', 'http://[::ffff:0:10.0.0.1]/'],
  ['NAT64', 'http://[64:ff9b::10.0.0.1]/'],
  ['NAT64 of a local prefix', 'http://[64:ff9b:1::808:808]/'],
  ['6to4', 'http://[2002:7f00:1::]/'],
  ['Teredo', 'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/'],
  ['ISATAP', 'http://[2606:4700::5efe:10.0.0.1]/'],
  ['localhost', 'http://localhost/'],
  ['localhost with a dot', 'http://LOCALHOST./'],
  ['below localhost', 'http://news.localhost/'],
  ['full-width localhost', 'http://ｌｏｃａｌｈｏｓｔ/'],
  ['.local', 'http://printer.local/'],
  ['.internal', 'http://wiki.internal/'],
  ['.lan', 'http://nas.lan/'],
  ['.home.arpa', 'http://router.home.arpa/'],
  ['a name without a dot', 'http://intranet/'],
]

describe('an address inside', () => {
  test.each(innerUrls)('%s', async (_name, url) => {
    expect(await hosts.refusal(url)).toContain('内部')
    expect(hosts.strayed).toBe(0)
    expect(hosts.lookups).toEqual([])
  })

  // With one slash a redirect stays on its own host, by the same rules.
  const redirected = innerUrls.filter(([name]) => name !== 'one slash')
  test.each(redirected)('a redirect to it: %s', async (_name, url) => {
    await hosts.http('news.example.com', (_request, response) => {
      // Written by hand: a line break cannot stand in a header, and what is not Latin-1 goes as UTF-8.
      const location = Buffer.from(url.replace('\n', '')).toString('latin1')
      response.writeHead(302, { Location: location }).end()
    })
    expect(await hosts.refusal('http://news.example.com/')).toContain('内部')
    expect(hosts.strayed).toBe(0)
    expect(hosts.lookups).toEqual(['news.example.com'])
  })
})

test('what is not refused does connect: the control of the tests above', async () => {
  hosts.names.set('news.example.com', ['93.184.216.99'])
  await hosts.fetch('http://news.example.com/')
  expect(hosts.strayed).toBe(1)
})

describe('an address in another form', () => {
  test.each([
    ['no address', '新闻', '完整'],
    ['empty', '', '完整'],
    ['a zone', 'http://[fe80::1%25eth0]/', '完整'],
    ['too many parts', 'http://1.2.3.4.5/', '完整'],
    ['a part too large', 'http://256.1.1.1/', '完整'],
    ['no host', 'http://', '完整'],
    ['a huge URL', `http://news.example.com/${'a'.repeat(3000)}`, '太长'],
    ['one that escapes make huge', `http://news.example.com/${'新'.repeat(1000)}`, '太长'],
    ['javascript', 'javascript:alert(1)', '只接受'],
    ['file', 'file:///etc/passwd', '只接受'],
    ['file with a host', 'file://127.0.0.1/etc/passwd', '只接受'],
    ['data', 'data:text/html,<p>x</p>', '只接受'],
    ['ftp', 'ftp://news.example.com/a.txt', '只接受'],
    ['gopher', 'gopher://127.0.0.1:6379/_INFO', '只接受'],
    ['blob', 'blob:http://news.example.com/x', '只接受'],
    ['view-source', 'view-source:http://news.example.com/', '只接受'],
    ['a user and a password', 'http://admin:secret@news.example.com/', '密码'],
    ['a user that looks like the host', 'http://news.example.com@127.0.0.1/', '密码'],
    ['an empty user and a password', 'http://:secret@news.example.com/', '密码'],
    ['SSH', 'http://news.example.com:22/', '端口'],
    ['Redis', 'http://news.example.com:6379/', '端口'],
    ['port 0', 'http://news.example.com:0/', '端口'],
    ['a high port', 'https://news.example.com:9200/', '端口'],
  ])('%s', async (_name, url, word) => {
    await hosts.http('news.example.com', { body: 'x' })
    expect(await hosts.refusal(url)).toContain(word)
    expect(hosts.requests.length + hosts.strayed).toBe(0)
  })

  test('an inner address on a forbidden port is refused for being inner', async () => {
    expect(await hosts.refusal('http://127.0.0.1:6379/')).toContain('内部')
  })
})

describe('a name', () => {
  test.each([
    ['one inner address', ['10.1.2.3']],
    ['an inner address behind a public one', ['93.184.216.34', '192.168.0.1']],
    ['an inner address before a public one', ['127.0.0.1', '93.184.216.34']],
    ['an inner IPv6 address beside a public one', ['93.184.216.34', '::1']],
    ['metadata', ['169.254.169.254']],
    ['IPv4-mapped', ['::ffff:10.0.0.1']],
    ['NAT64 of a private address', ['64:ff9b::a00:1']],
    ['link-local with a zone', ['fe80::1%eth0']],
    ['a public address with a zone', ['2606:4700::1%eth0']],
    ['a decimal spelling, which no resolver gives', ['2130706433']],
    ['an octal spelling', ['0177.0.0.1']],
    ['another name', ['localhost']],
    ['AMT, AS112 and the like', ['192.52.193.1']],
    ['documentation of 2024', ['3fff::1']],
    ['discarded', ['100::1']],
  ])('that resolves to %s', async (_name, addresses) => {
    hosts.names.set('news.example.com', addresses)
    expect(await hosts.refusal('http://news.example.com/')).toContain('内部')
    expect(hosts.strayed).toBe(0)
  })

  test('nobody knows', async () => {
    expect(await hosts.refusal('http://gone.example.com/')).toContain('域名')
    hosts.names.set('empty.example.com', [])
    expect(await hosts.refusal('http://empty.example.com/')).toContain('域名')
  })

  test('whose resolver never answers', async () => {
    const resolve = () => new Promise<string[]>(() => {})
    const options = { resolve, timeLimit: 50 }
    expect(await hosts.refusal('http://news.example.com/', options)).toContain('时限')
  })

  test('that changes to an inner address after the check is not looked up again', async () => {
    const address = await hosts.http('news.example.com', { body: '正文' })
    const answers = [[address], ['127.0.0.1']]
    let lookups = 0
    const resolve = async () => answers[lookups++] ?? []
    const page = await hosts.fetch('http://news.example.com/', { resolve })
    expect(Buffer.from(page.bytes).toString()).toBe('正文')
    expect({ lookups, strayed: hosts.strayed }).toEqual({ lookups: 1, strayed: 0 })
  })

  test('that changes between a page and its redirect is checked again', async () => {
    const redirect = { status: 302, headers: { Location: '/next' } }
    const address = await hosts.http('news.example.com', redirect)
    const answers = [[address], ['127.0.0.1']]
    const resolve = async () => answers.shift() ?? []
    expect(await hosts.refusal('http://news.example.com/', { resolve })).toContain('内部')
    expect({ requests: hosts.requests.length, strayed: hosts.strayed }).toEqual({
      requests: 1,
      strayed: 0,
    })
  })

  test.each([
    ['this machine', '93.184.216.34'],
    ['this machine, IPv4-mapped', '::ffff:93.184.216.34'],
    ['this machine, by NAT64', '64:ff9b::5db8:d822'],
    ['a neighbour over IPv6', '2606:4700:1:2::99'],
  ])('that resolves to a public address of %s', async (_name, address) => {
    hosts.names.set('news.example.com', [address])
    const networks = () => ['93.184.216.34/24', '2606:4700:1:2::1/64', 'fe80::1%eth0/64']
    expect(await hosts.refusal('http://news.example.com/', { networks })).toContain('内部')
    expect(hosts.strayed).toBe(0)
  })

  test('of this machine is refused as the system resolves it', async () => {
    const own = { resolve: systemResolve, networks: systemNetworks }
    const { signal } = new AbortController()
    await expect(publicAddresses('localhost', own, signal)).rejects.toThrow('内部')
    const networks = systemNetworks()
    expect(networks.some((cidr) => isOwnAddress('127.0.0.1', [cidr]))).toBe(true)
  })

  test('of this machine is refused without anything injected', async () => {
    await expect(fetchPage('http://localhost/')).rejects.toMatchObject({ code: 'url_refused' })
    await expect(fetchPage('http://127.1/')).rejects.toMatchObject({ code: 'url_refused' })
  })
})

const ranges: [number, number][] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0a80000, 16],
  [0xc6120000, 15],
  [0xe0000000, 3],
]

const innerIPv4 = fc
  .tuple(fc.constantFrom(...ranges), fc.nat(0xffffffff))
  .map(([[start, bits], any]) => (start + (any % 2 ** (32 - bits))) >>> 0)

const bases = [
  (value: number) => value.toString(10),
  (value: number) => `0x${value.toString(16)}`,
  (value: number) => `0X${value.toString(16).toUpperCase()}`,
  (value: number) => `0${value.toString(8)}`,
  (value: number) => `0x0000${value.toString(16)}`,
]

/** One to four parts, the last of which takes what is left, each in some base. */
function inParts(value: number, count: number, inBases: readonly number[]): string {
  const parts: number[] = []
  for (let n = 0; n < count - 1; n++) parts.push((value >>> (24 - 8 * n)) & 0xff)
  parts.push(count === 1 ? value : value % 2 ** (8 * (5 - count)))
  return parts.map((part, n) => bases[inBases[n] ?? 0]?.(part) ?? '').join('.')
}

const dressings: ((host: string) => string)[] = [
  (host) => host,
  (host) => `${host}.`,
  (host) => host.replaceAll('.', '。'),
  (host) => host.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (host) => host.replace(/[0-9]/g, (digit) => `%${digit.charCodeAt(0).toString(16)}`),
]

const inIPv6: ((high: string, low: string) => string)[] = [
  (high, low) => `[::ffff:${high}:${low}]`,
  (high, low) => `[0:0:0:0:0:ffff:${high}:${low}]`,
  (high, low) => `[::${high}:${low}]`,
  (high, low) => `[::ffff:0:${high}:${low}]`,
  (high, low) => `[64:ff9b::${high}:${low}]`,
  (high, low) => `[64:ff9b:1::${high}:${low}]`,
  (high, low) => `[2002:${high}:${low}::1]`,
  (high, low) => `[2001:0:${high}:${low}::1]`,
  (high, low) => `[2606:4700::5efe:${high}:${low}]`,
  (high, low) => `[2606:4700::200:5efe:${high}:${low}]`,
]

describe('any inner IPv4 address', () => {
  test('in any spelling is refused', async () => {
    const spelling = fc.tuple(
      innerIPv4,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(bases.length - 1), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(...dressings),
    )
    await fc.assert(
      fc.asyncProperty(spelling, async ([value, parts, inBases, dress]) => {
        const url = `http://${dress(inParts(value, parts, inBases))}/`
        expect(await hosts.refusal(url)).toContain('内部')
      }),
      { numRuns: 1000 },
    )
    expect(hosts.strayed).toBe(0)
  })

  test('carried by any IPv6 address is refused, as a host and as what a name resolves to', async () => {
    await fc.assert(
      fc.asyncProperty(innerIPv4, fc.constantFrom(...inIPv6), async (value, carry) => {
        const host = carry((value >>> 16).toString(16), (value & 0xffff).toString(16))
        expect(await hosts.refusal(`https://${host}/`)).toContain('内部')
        hosts.names.set('news.example.com', [host.slice(1, -1)])
        expect(await hosts.refusal('https://news.example.com/')).toContain('内部')
      }),
      { numRuns: 500 },
    )
    expect(hosts.strayed).toBe(0)
  })
})
