import { YoujuError } from '../../domain/index.js'

function refusal(message: string) {
  return (cause?: unknown) => new YoujuError('url_refused', message, { cause })
}

/**
 * Why an address was not fetched, and what to do. No sentence names an address that a host resolved
 * to, nor a place that a redirect led to: whoever asks must not learn what stands in the network here.
 */
export const refusals = {
  malformed: refusal('这不是一个完整的网址：请粘贴以 https:// 开头的网页地址。'),
  tooLong: refusal('网址太长：请去掉问号后面的跟踪参数，或换一个较短的网页地址。'),
  scheme: refusal('只接受 http 和 https 网址：请换一个网页地址，或直接上传文件。'),
  credentials: refusal('网址里带有用户名或密码：请去掉 @ 前面的部分再试。'),
  port: refusal('网址的端口不在允许之列（80、443、8080、8443）：请换一个公开的网页地址。'),
  internal: refusal('网址指向内部或保留的网络地址，不会访问：请换一个公开的网页地址。'),
  unknownHost: refusal('找不到这个网站的域名：请检查网址是否写对。'),
  unreachable: refusal('连不上这个网站：请稍后再试，或下载后上传文件。'),
  insecure: refusal('无法与网站建立可信的安全连接（证书无效）：请换一个来源，或下载后上传文件。'),
  downgrade: refusal('网页从 https 跳转到了不加密的 http，不会跟随：请换一个来源。'),
  loop: refusal('网页的跳转绕成了圈：请打开网页，复制最终的网址。'),
  redirects: refusal('网页跳转的次数太多：请打开网页，复制最终的网址。'),
  nowhere: refusal('网页要求跳转，却没有给出有效的去处：请打开网页，复制最终的网址。'),
  slow: refusal('网站没有在时限内把网页传完：请稍后再试，或下载后上传文件。'),
  headers: refusal('网站的响应头过长，已停止读取：请换一个来源。'),
  notHttp: refusal('网站的回应不合 HTTP 规范：请检查网址，或换一个来源。'),
  brokenOff: refusal('网页没有传完连接就断开了：请稍后再试，或下载后上传文件。'),
  tooLarge: refusal('网页或文件超过大小上限：请换一个较小的页面，或只上传需要的部分。'),
  encoding: refusal('网页的压缩方式不受支持或数据已损坏：请下载后上传文件。'),
  empty: refusal('网站返回的内容是空的：请打开网页确认有正文，再复制网址。'),
  type: refusal('网址的内容类型不受支持：请换成网页、纯文本、Markdown、PDF 或 DOCX 的地址。'),
  mislabelled: refusal('内容与网站声明的类型不符：请换一个来源，或下载后检查文件再上传。'),
  status: (status: number) =>
    refusal(`网站没有给出网页（HTTP 状态 ${status}）：请检查网址能否公开打开。`)(),
}

/** The refusal for what went wrong on the wire; a refusal stays what it is. */
export function asRefusal(cause: unknown): YoujuError {
  if (cause instanceof YoujuError) return cause
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return refusals.headers(cause)
  if (code.startsWith('HPE_')) return refusals.notHttp(cause)
  if (/^(?:Z_|ERR__?BROTLI|ERR__?ZLIB)/.test(code)) return refusals.encoding(cause)
  if (/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(code) || message === 'aborted')
    return refusals.brokenOff(cause)
  return refusals.unreachable(cause)
}
