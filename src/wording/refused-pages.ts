import type { RejectionCode, RejectionValues } from '../domain/index.js'
import type { Said } from './locale.js'

type PageCode = RejectionCode & `url_${string}`

/** Why a page was not fetched, and what to do, each as a whole sentence. */
export const refusedPages: { [C in PageCode]: (values: RejectionValues<C>) => Said } = {
  url_malformed: () => [
    '这不是一个完整的网址：请粘贴以 https:// 开头的网页地址。',
    '這不是一個完整的網址：請貼上以 https:// 開頭的網頁地址。',
    'This is not a complete address: please paste one that begins with https://.',
  ],
  url_too_long: () => [
    '网址太长：请去掉问号后面的跟踪参数，或换一个较短的网页地址。',
    '網址太長：請去掉問號後面的追蹤參數，或換一個較短的網頁地址。',
    'The address is too long: please cut off what tracks you behind the question mark, or use a shorter one.',
  ],
  url_scheme: () => [
    '只接受 http 和 https 网址：请换一个网页地址，或直接上传文件。',
    '只接受 http 和 https 網址：請換一個網頁地址，或直接上傳檔案。',
    'Only http and https addresses are taken: please use another one, or upload the file.',
  ],
  url_credentials: () => [
    '网址里带有用户名或密码：请去掉 @ 前面的部分再试。',
    '網址裡帶有使用者名稱或密碼：請去掉 @ 前面的部分再試。',
    'The address holds a user name or a password: please remove what stands before the @ and try again.',
  ],
  url_port: () => [
    '网址的端口不在允许之列（80、443、8080、8443）：请换一个公开的网页地址。',
    '網址的連接埠不在允許之列（80、443、8080、8443）：請換一個公開的網頁地址。',
    'The port of the address is none of 80, 443, 8080 and 8443: please use the address of a public page.',
  ],
  url_internal: () => [
    '网址指向内部或保留的网络地址，不会访问：请换一个公开的网页地址。',
    '網址指向內部或保留的網路位址，不會存取：請換一個公開的網頁地址。',
    'The address leads to an internal or reserved network, which is not visited: please use the address of a public page.',
  ],
  url_unknown_host: () => [
    '找不到这个网站的域名：请检查网址是否写对。',
    '找不到這個網站的網域：請檢查網址是否寫對。',
    'There is no site of this name: please check the address.',
  ],
  url_unreachable: () => [
    '连不上这个网站：请稍后再试，或下载后上传文件。',
    '連不上這個網站：請稍後再試，或下載後上傳檔案。',
    'The site cannot be reached: please try again later, or download the page and upload the file.',
  ],
  url_insecure: () => [
    '无法与网站建立可信的安全连接（证书无效）：请换一个来源，或下载后上传文件。',
    '無法與網站建立可信任的安全連線（憑證無效）：請換一個來源，或下載後上傳檔案。',
    'No trusted connection to the site can be made (its certificate is not valid): please use another source, or download the page and upload the file.',
  ],
  url_downgrade: () => [
    '网页从 https 跳转到了不加密的 http，不会跟随：请换一个来源。',
    '網頁從 https 轉到了不加密的 http，不會跟隨：請換一個來源。',
    'The page redirects from https to http, which is not encrypted and not followed: please use another source.',
  ],
  url_loop: () => [
    '网页的跳转绕成了圈：请打开网页，复制最终的网址。',
    '網頁的轉址繞成了圈：請打開網頁，複製最後的網址。',
    'The page redirects in a circle: please open it and copy the address that it ends at.',
  ],
  url_redirects: () => [
    '网页跳转的次数太多：请打开网页，复制最终的网址。',
    '網頁轉址的次數太多：請打開網頁，複製最後的網址。',
    'The page redirects too many times: please open it and copy the address that it ends at.',
  ],
  url_nowhere: () => [
    '网页要求跳转，却没有给出有效的去处：请打开网页，复制最终的网址。',
    '網頁要求轉址，卻沒有給出有效的去處：請打開網頁，複製最後的網址。',
    'The page redirects to nowhere: please open it and copy the address that it ends at.',
  ],
  url_slow: () => [
    '网站没有在时限内把网页传完：请稍后再试，或下载后上传文件。',
    '網站沒有在時限內把網頁傳完：請稍後再試，或下載後上傳檔案。',
    'The site did not send the page in time: please try again later, or download the page and upload the file.',
  ],
  url_headers: () => [
    '网站的响应头过长，已停止读取：请换一个来源。',
    '網站的回應標頭過長，已停止讀取：請換一個來源。',
    'The headers of the site are too long, so reading was stopped: please use another source.',
  ],
  url_not_http: () => [
    '网站的回应不合 HTTP 规范：请检查网址，或换一个来源。',
    '網站的回應不合 HTTP 規範：請檢查網址，或換一個來源。',
    'The site does not answer as HTTP demands: please check the address, or use another source.',
  ],
  url_broken_off: () => [
    '网页没有传完连接就断开了：请稍后再试，或下载后上传文件。',
    '網頁沒有傳完連線就斷了：請稍後再試，或下載後上傳檔案。',
    'The connection broke off before the page had come: please try again later, or download the page and upload the file.',
  ],
  url_too_large: () => [
    '网页或文件超过大小上限：请换一个较小的页面，或只上传需要的部分。',
    '網頁或檔案超過大小上限：請換一個較小的頁面，或只上傳需要的部分。',
    'The page or file is too large: please use a smaller one, or upload only the part that is needed.',
  ],
  url_encoding: () => [
    '网页的压缩方式不受支持或数据已损坏：请下载后上传文件。',
    '網頁的壓縮方式不受支援或資料已損壞：請下載後上傳檔案。',
    'The page is packed in a way that is not supported, or damaged: please download it and upload the file.',
  ],
  url_empty: () => [
    '网站返回的内容是空的：请打开网页确认有正文，再复制网址。',
    '網站傳回的內容是空的：請打開網頁確認有正文，再複製網址。',
    'The site sent nothing: please open the page, see that it has a text, and copy its address again.',
  ],
  url_type: () => [
    '网址的内容类型不受支持：请换成网页、纯文本、Markdown、PDF、DOCX 或图片的地址。',
    '網址的內容類型不受支援：請換成網頁、純文字、Markdown、PDF、DOCX 或圖片的地址。',
    'What stands at the address is of no kind that is taken: please use that of a web page, plain text, Markdown, PDF, DOCX or a picture.',
  ],
  url_mislabelled: () => [
    '内容与网站声明的类型不符：请换一个来源，或下载后检查文件再上传。',
    '內容與網站聲明的類型不符：請換一個來源，或下載後檢查檔案再上傳。',
    'It is not of the kind that the site says: please use another source, or download the file, check it and upload it.',
  ],
  url_status: ({ status }) => [
    `网站没有给出网页（HTTP 状态 ${status}）：请检查网址能否公开打开。`,
    `網站沒有給出網頁（HTTP 狀態 ${status}）：請檢查網址能否公開打開。`,
    `The site gave no page (HTTP status ${status}): please check whether everybody can open the address.`,
  ],
  url_robots: () => [
    '网站的 robots.txt 不允许程序读取这个地址：请换一个来源，或下载后上传文件。',
    '網站的 robots.txt 不允許程式讀取這個地址：請換一個來源，或下載後上傳檔案。',
    'The robots.txt of the site does not let programs read this address: please use another source, or download the page and upload the file.',
  ],
  url_robots_unknown: () => [
    '网站的 robots.txt 现在读不到，不知道是否允许读取：请稍后再试。',
    '網站的 robots.txt 現在讀不到，不知道是否允許讀取：請稍後再試。',
    'The robots.txt of the site cannot be read now, so it is not known whether programs may read the address: please try again later.',
  ],
  url_no_feed: () => [
    '这个地址没有可以订阅的内容：请给出订阅源（RSS、Atom、JSON Feed）、新闻站点地图或文章列表页的地址。',
    '這個地址沒有可以訂閱的內容：請給出訂閱源（RSS、Atom、JSON Feed）、新聞網站地圖或文章列表頁的地址。',
    'There is nothing to subscribe to at this address: please give that of a feed (RSS, Atom, JSON Feed), a news sitemap, or a page that lists articles.',
  ],
  url_feed_unreadable: () => [
    '订阅源太大或嵌套太深，无法读取：请换一个较小的订阅源。',
    '訂閱源太大或巢狀太深，無法讀取：請換一個較小的訂閱源。',
    'The feed is too large or nested too deeply to be read: please use a smaller one.',
  ],
}
