/** What the system says of a file that cannot be read, and why a place of the corpus is not read. */
export const systemReasons: readonly (readonly [RegExp, traditional: string, english: string])[] = [
  [/^没有读取权限$/, '沒有讀取權限', 'it may not be read'],
  [/^在只读的磁盘上$/, '在唯讀的磁碟上', 'its disk is read-only'],
  [
    /^所在的磁盘已满（没有剩余空间，或文件个数已到上限）$/,
    '所在的磁碟已滿（沒有剩餘空間，或檔案個數已達上限）',
    'its disk is full (no space, or no more files allowed)',
  ],
  [
    /^所在的磁盘已满（用完了配额）$/,
    '所在的磁碟已滿（用完了配額）',
    'its disk is full (quota used up)',
  ],
  [/^不存在$/, '不存在', 'it is not there'],
  [/^的路径里有一段不是文件夹$/, '的路徑裡有一段不是資料夾', 'a part of its path is not a folder'],
  [/^是文件夹，不是文件$/, '是資料夾，不是檔案', 'it is a folder, not a file'],
  [/^不是文件夹$/, '不是資料夾', 'it is not a folder'],
  [/^是文件夹，里面还有东西$/, '是資料夾，裡面還有東西', 'it is a folder that is not empty'],
  [/^的名字或路径太长$/, '的名稱或路徑太長', 'its name or path is too long'],
  [/^的名字不合这个磁盘的规矩$/, '的名稱不合這個磁碟的規則', 'its disk does not allow its name'],
  [
    /^是绕成圈的链接，或经过的链接太多$/,
    '是繞成圈的連結，或經過的連結太多',
    'it is a link that goes in a circle, or leads through too many links',
  ],
  [/^的链接太多$/, '的連結太多', 'it has too many links'],
  [/^在另一个磁盘上$/, '在另一個磁碟上', 'it is on another disk'],
  [
    /^暂时打不开，本程序打开的文件已到系统上限（ulimit -n）$/,
    '暫時打不開，本程式打開的檔案已達系統上限（ulimit -n）',
    'it cannot be opened just now: too many open files (ulimit -n)',
  ],
  [
    /^暂时打不开，系统打开的文件已到上限$/,
    '暫時打不開，系統打開的檔案已達上限',
    'it cannot be opened just now: the system has too many open files',
  ],
  [
    /^暂时打不开，内存不足$/,
    '暫時打不開，記憶體不足',
    'it cannot be opened just now: out of memory',
  ],
  [
    /^暂时打不开，系统资源不足$/,
    '暫時打不開，系統資源不足',
    'it cannot be opened just now: the system is short of resources',
  ],
  [/^正被别的程序占用$/, '正被別的程式佔用', 'another program is using it'],
  [
    /^所在的磁盘读写出错，可能已损坏$/,
    '所在的磁碟讀寫出錯，可能已損壞',
    'its disk reports errors and may be damaged',
  ],
  [
    /^太大，所在的磁盘或系统放不下$/,
    '太大，所在的磁碟或系統放不下',
    'it is too large for its disk',
  ],
  [/^所在的设备不在了$/, '所在的裝置不在了', 'its device is gone'],
  [
    /^所在的设备不在了，或不是普通文件$/,
    '所在的裝置不在了，或不是一般檔案',
    'its device is gone, or it is no ordinary file',
  ],
  [/^所在的网络磁盘已断开$/, '所在的網路磁碟已斷開', 'its network drive is disconnected'],
  [/^所在的网络磁盘没有回应$/, '所在的網路磁碟沒有回應', 'its network drive does not respond'],
  [/^所在的磁盘不支持这项操作$/, '所在的磁碟不支援這項操作', 'its disk does not support this'],
  [/^已被接收的一方关闭$/, '已被接收的一方關閉', 'the receiver has closed it'],
  [/^太大（超过 2 GB）$/, '太大（超過 2 GB）', 'it is larger than 2 GB'],
  [
    /^的名字不是 UTF-8 编码（请先改名）$/,
    '的名稱不是 UTF-8 編碼（請先改名）',
    'its name is not UTF-8; please rename it first',
  ],
  [
    /^无法使用（系统错误 (\w+)）$/,
    '無法使用（系統錯誤 $1）',
    'it cannot be used (system error $1)',
  ],

  [
    /^名字不是 UTF-8 编码，请改名后再放入$/,
    '名稱不是 UTF-8 編碼，請改名後再放入',
    'its name is not UTF-8; please rename it',
  ],
  [/^链接指向的文件夹不存在$/, '連結指向的資料夾不存在', 'the folder it links to is not there'],
  [
    /^不是普通文件（管道、套接字或设备），不读取$/,
    '不是一般檔案（管線、通訊端或裝置），不讀取',
    'no ordinary file (a pipe, socket or device), so it is not read',
  ],
  [
    /^链接绕回了它所在的文件夹，没有跟随$/,
    '連結繞回了它所在的資料夾，沒有跟隨',
    'the link leads back to a folder it stands in; it was not followed',
  ],
  [
    /^与 (.*) 是同一个文件夹，没有再读$/s,
    '與 $1 是同一個資料夾，沒有再讀',
    'the same folder as $1; it was not read again',
  ],
  [
    /^开头的 YAML 第 (\d+) 行无法理解，请改正.*$/,
    '開頭的 YAML 第 $1 行無法理解，請改正（含冒號等符號的值要加引號，名稱不能重複）',
    'line $1, in its YAML, cannot be understood; please correct it (quote values with colons, no name twice)',
  ],
  [
    /^开头的 YAML 第 (\d+) 行有无法识别的标记，已当作文字读入$/,
    '開頭的 YAML 第 $1 行有無法辨識的標記，已當作文字讀入',
    'line $1, in its YAML, has an unknown tag; it was read as text',
  ],
  [
    /^开头的 YAML 里的引用（& 和 \*）有误或太多，请改正$/,
    '開頭的 YAML 裡的參照（& 和 *）有誤或太多，請改正',
    'the references in its YAML (& and *) are wrong or too many; please correct them',
  ],
  [
    /^内容太长或嵌套太深，无法读取，请拆分后再放入$/,
    '內容太長或巢狀太深，無法讀取，請拆分後再放入',
    'too long or nested too deeply; please split it',
  ],
  [
    /^读取时出了意外的错误（(.*)），请把这个文件交给维护者$/,
    '讀取時出了意外的錯誤（$1），請把這個檔案交給維護者',
    'reading it failed unexpectedly ($1); please give it to the maintainers',
  ],
]
