import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, PublicHosts } from '../../support/intake/public-hosts.js'

const url = 'http://news.example.com/'

let hosts: PublicHosts
beforeEach(async () => {
  hosts = await PublicHosts.open()
})
afterEach(async () => hosts.close())

/** Writes the same again and again until nobody listens any more. */
function endless(socket: Socket, part: string | Uint8Array): void {
  if (socket.destroyed) return
  socket.write(part, () => setImmediate(endless, socket, part))
}

/** Writes a character now and then until nobody listens any more. */
function dripping(socket: Socket, part: string): void {
  const timer = setInterval(() => socket.write(part), 10)
  socket.on('close', () => clearInterval(timer))
}

const html = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'
const kilobyte = 'x'.repeat(1024)
const zeros = Buffer.alloc(64_000_000)
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

describe('a server that', () => {
  const limits = { timeLimit: 300, sizeLimit: 1_000_000 }
  test.each<[name: string, word: string, serve: (socket: Socket) => void]>([
    ['never answers', '时限', () => {}],
    [
      'drips its status line',
      '时限',
      (socket) => {
        socket.write('HTTP/1.1 200 ')
        dripping(socket, 'O')
      },
    ],
    [
      'drips its headers',
      '时限',
      (socket) => {
        socket.write(html)
        dripping(socket, 'X-A: b\r\n')
      },
    ],
    [
      'drips its body',
      '时限',
      (socket) => {
        socket.write(`${html}\r\n`)
        dripping(socket, '新')
      },
    ],
    [
      'drips its packed body',
      '时限',
      (socket) => {
        socket.write(`${html}Content-Encoding: gzip\r\n\r\n`)
        socket.write(gzipSync(kilobyte).subarray(0, 12))
      },
    ],
    [
      'stops before the first byte of a deflated body',
      '时限',
      (socket) => socket.write(`${html}Content-Encoding: deflate\r\n\r\n`),
    ],
  ])('%s is left', async (_name, word, serve) => {
    await hosts.raw('news.example.com', serve)
    expect(await hosts.refusal(url, limits)).toContain(word)
  })

  // A limit of time that is never reached: that of size ends it.
  const time = { timeLimit: 60_000, sizeLimit: 1_000_000 }
  test.each<[name: string, word: string, serve: (socket: Socket) => void]>([
    [
      'sends an endless body',
      '上限',
      (socket) => {
        socket.write(`${html}\r\n`)
        endless(socket, kilobyte)
      },
    ],
    [
      'sends an endless body in chunks',
      '上限',
      (socket) => {
        socket.write(`${html}Transfer-Encoding: chunked\r\n\r\n`)
        endless(socket, `400\r\n${kilobyte}\r\n`)
      },
    ],
    [
      'sends endless chunk extensions',
      '断开',
      (socket) => {
        socket.write(`${html}Transfer-Encoding: chunked\r\n\r\n1;`)
        endless(socket, kilobyte)
      },
    ],
    [
      'sends endless trailers',
      '断开',
      (socket) => {
        socket.write(`${html}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`)
        endless(socket, `X-A: ${kilobyte}\r\n`)
      },
    ],
    [
      'sends endless headers',
      '响应头',
      (socket) => {
        socket.write(html)
        endless(socket, `X-A: ${kilobyte}\r\n`)
      },
    ],
    [
      'sends one endless header',
      '响应头',
      (socket) => {
        socket.write(`${html}X-A: `)
        endless(socket, kilobyte)
      },
    ],
    [
      'sends an endless status line',
      '响应头',
      (socket) => {
        socket.write('HTTP/1.1 200 ')
        endless(socket, kilobyte)
      },
    ],
    [
      'sends endless early hints',
      '响应头',
      (socket) => endless(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'),
    ],
    ['sends endless garbage', 'HTTP 规范', (socket) => endless(socket, kilobyte)],
    ['answers as HTTP/0.9 did', 'HTTP 规范', (socket) => socket.end('<html>正文</html>')],
    ['answers as SSH does', 'HTTP 规范', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    ['answers as Redis does', 'HTTP 规范', (socket) => socket.end('-ERR unknown command\r\n')],
    [
      'states two lengths',
      'HTTP 规范',
      (socket) => socket.end(`${html}Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde`),
    ],
    [
      'states a length and chunks',
      'HTTP 规范',
      (socket) =>
        socket.end(
          `${html}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
        ),
    ],
    [
      'states a negative length',
      'HTTP 规范',
      (socket) => socket.end(`${html}Content-Length: -1\r\n\r\nabc`),
    ],
    [
      'breaks a header in two',
      'HTTP 规范',
      (socket) => socket.end(`${html}X-A\r\nX : y\r\n\r\nabc`),
    ],
    [
      'sends a wrong chunk length',
      '断开',
      (socket) => socket.end(`${html}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n`),
    ],
    [
      'states a length far over the limit',
      '上限',
      (socket) => socket.end(`${html}Content-Length: 99999999999\r\n\r\nabc`),
    ],
    [
      'states a greater length than it sends',
      '断开',
      (socket) => socket.end(`${html}Content-Length: 500\r\n\r\nabc`),
    ],
    [
      'ends before its last chunk',
      '断开',
      (socket) => socket.end(`${html}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`),
    ],
    ['hangs up', '断开', (socket) => socket.end()],
    ['resets the connection', '断开', (socket) => socket.resetAndDestroy()],
    [
      'switches to another protocol',
      'HTTP 规范',
      (socket) =>
        socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ],
  ])('%s is refused', async (_name, word, serve) => {
    await hosts.raw('news.example.com', serve)
    expect(await hosts.refusal(url, time)).toContain(word)
  })
})

describe('a response with', () => {
  const page = { 'Content-Type': 'text/html' }
  const packed = (encoding: string) => ({ ...page, 'Content-Encoding': encoding })
  const typed = (type: string) => ({ 'Content-Type': type })
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const program = Buffer.from('4d5a90000300000004000000ffff0000', 'hex')
  const zip = Buffer.from('504b03040a0000000000', 'hex')
  const half = gzipSync(kilobyte).subarray(0, 20)
  test.each<[name: string, word: string, answer: Answer]>([
    ['a gzip bomb', '上限', { headers: packed('gzip'), body: gzipSync(zeros) }],
    ['a brotli bomb', '上限', { headers: packed('br'), body: brotliCompressSync(zeros, quick) }],
    ['a deflate bomb', '上限', { headers: packed('deflate'), body: deflateSync(zeros) }],
    ['a bare deflate bomb', '上限', { headers: packed('deflate'), body: deflateRawSync(zeros) }],
    ['gzip in gzip', '压缩', { headers: packed('gzip, gzip'), body: gzipSync(gzipSync('x')) }],
    ['an encoding not asked for', '压缩', { headers: packed('zstd'), body: 'x' }],
    ['no gzip under that name', '压缩', { headers: packed('gzip'), body: 'plain text' }],
    ['no brotli under that name', '压缩', { headers: packed('br'), body: 'plain text' }],
    ['half a gzip file', '压缩', { headers: packed('gzip'), body: half }],
    ['an image of a kind that is not read', '内容类型', { headers: typed('image/gif'), body: png }],
    ['an image called another', '不符', { headers: typed('image/jpeg'), body: png }],
    ['a page called an image', '不符', { headers: typed('image/png'), body: '<html></html>' }],
    ['an SVG', '内容类型', { headers: typed('image/svg+xml'), body: '<svg/>' }],
    ['a ZIP file', '内容类型', { headers: typed('application/zip'), body: zip }],
    ['a video', '内容类型', { headers: typed('video/mp4'), body: png }],
    ['JSON', '内容类型', { headers: typed('application/json'), body: '{}' }],
    ['JavaScript', '内容类型', { headers: typed('text/javascript'), body: '1' }],
    ['the name of what every object has', '内容类型', { headers: typed('constructor'), body: 'x' }],
    ['no type at all', '内容类型', { headers: typed('nonsense'), body: 'x' }],
    ['a program', '内容类型', { headers: typed('application/octet-stream'), body: program }],
    ['a program of no type', '内容类型', { body: program }],
    ['a ZIP file of no type', '内容类型', { body: zip }],
    ['an image called a page', '不符', { headers: page, body: png }],
    ['a program called text', '不符', { headers: typed('text/plain'), body: program }],
    ['a page called a PDF', '不符', { headers: typed('application/pdf'), body: '<html></html>' }],
    ['a PDF called a page', '不符', { headers: page, body: '%PDF-1.7\n' }],
    [
      'a ZIP file called DOCX',
      '不符',
      {
        headers: typed('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
        body: zip,
      },
    ],
    ['nothing in it', '空的', { headers: page }],
    ['nothing to give (204)', '204', { status: 204 }],
    ['a part (206)', '206', { status: 206, headers: page, body: 'x' }],
    ['nothing new (304)', '304', { status: 304 }],
    ['a choice (300)', '300', { status: 300, headers: { Location: '/a' } }],
    ['a login (401)', '401', { status: 401, headers: page, body: 'secret' }],
    ['a ban (403)', '403', { status: 403, headers: page, body: 'secret' }],
    ['nothing there (404)', '404', { status: 404, headers: page, body: 'secret' }],
    ['a failure (500)', '500', { status: 500, headers: page, body: 'secret' }],
  ])('%s is refused', async (_name, word, answer) => {
    await hosts.http('news.example.com', answer)
    const message = await hosts.refusal(url)
    expect(message).toContain(word)
    expect(message).not.toContain('secret')
  })
})

describe('a redirect', () => {
  const to = (Location: string, status = 302): Answer => ({ status, headers: { Location } })

  test.each<[name: string, word: string, location: string]>([
    ['to itself', '绕成了圈', '/'],
    ['to itself with another fragment', '绕成了圈', '/#top'],
    ['to a script', '只接受', 'javascript:alert(1)'],
    ['to a file', '只接受', 'file:///etc/passwd'],
    ['to data', '只接受', 'data:text/html,x'],
    ['to FTP', '只接受', 'ftp://news.example.com/'],
    ['with a password', '密码', 'http://a:b@news.example.com/x'],
    ['to another port', '端口', 'http://news.example.com:22/'],
    ['to a huge address', '太长', `/${'a'.repeat(4000)}`],
    ['to no address', '完整', 'http://'],
    ['to a name nobody knows', '域名', 'http://gone.example.com/'],
  ])('%s', async (_name, word, location) => {
    await hosts.http('news.example.com', to(location))
    expect(await hosts.refusal(url)).toContain(word)
    expect({ requests: hosts.requests.length, strayed: hosts.strayed }).toEqual({
      requests: 1,
      strayed: 0,
    })
  })

  test('without an address', async () => {
    await hosts.http('news.example.com', { status: 302 })
    expect(await hosts.refusal(url)).toContain('没有给出')
  })

  test('in a circle of two hosts', async () => {
    await hosts.http('news.example.com', to('http://other.example.com/'))
    await hosts.http('other.example.com', to(url, 301))
    expect(await hosts.refusal(url)).toContain('绕成了圈')
    expect(hosts.requests).toHaveLength(2)
  })

  test('without end, each time elsewhere', async () => {
    const next: RequestListener = (request, response) => {
      response.writeHead(307, { Location: `${request.url}a` }).end()
    }
    await hosts.http('news.example.com', next)
    expect(await hosts.refusal(url)).toContain('次数')
    expect(hosts.requests).toHaveLength(6)
  })

  test('from https to http', async () => {
    await hosts.https('news.example.com', to('http://other.example.com/'))
    await hosts.http('other.example.com', { body: '正文' })
    expect(await hosts.refusal('https://news.example.com/')).toContain('不加密')
    expect(hosts.requests).toHaveLength(1)
  })

  test('whose own body never ends is followed without reading it', async () => {
    await hosts.raw('news.example.com', (socket) => {
      socket.write('HTTP/1.1 302 Found\r\nLocation: http://other.example.com/\r\n\r\n')
      endless(socket, kilobyte)
    })
    await hosts.http('other.example.com', { body: '正文' })
    expect((await hosts.fetch(url)).url).toBe('http://other.example.com/')
  })
})

describe('a secure connection', () => {
  test('to a host of another name is refused', async () => {
    await hosts.https('impostor.example.com', { body: '正文' })
    expect(await hosts.refusal('https://impostor.example.com/')).toContain('证书')
    expect(hosts.requests).toHaveLength(0)
  })

  test('with a certificate nobody vouches for is refused, whatever the environment says', async () => {
    await hosts.https('news.example.com', { body: '正文' })
    const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      const options = { authorities: [] }
      expect(await hosts.refusal('https://news.example.com/', options)).toContain('证书')
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    }
    expect(hosts.requests).toHaveLength(0)
  })

  test('with what speaks no TLS is refused', async () => {
    await hosts.raw('news.example.com', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), 443)
    expect(await hosts.refusal('https://news.example.com/')).toContain('安全连接')
  })
})

test('a site that takes no connection', async () => {
  const reach = () => ({ address: '127.0.0.1', port: 1 })
  hosts.names.set('news.example.com', ['93.184.216.34', '2606:4700::1'])
  expect(await hosts.refusal(url, { reach })).toContain('连不上')
})
