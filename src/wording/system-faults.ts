import { isSystemCode, NAME_NOT_UTF8, type SystemCode } from '../domain/index.js'
import type { Said } from './locale.js'

type Doing = 'read' | 'write'

const notAllowed: Record<Doing, Said> = {
  read: ['没有读取权限', '沒有讀取權限', 'this program has no permission to read it'],
  write: ['没有写入权限', '沒有寫入權限', 'this program has no permission to write to it'],
}
const diskGone: Said = [
  '所在的网络磁盘已断开',
  '所在的網路磁碟已斷開',
  'its network drive is disconnected',
]
const inUse: Said = ['正被别的程序占用', '正被別的程式佔用', 'another program is using it']
const notSupported: Said = [
  '所在的磁盘不支持这项操作',
  '所在的磁碟不支援這項操作',
  'its disk does not support this',
]

/** What is wrong with a path, to follow its name, or 它, in Chinese. */
const faults: Record<SystemCode, Said | Record<Doing, Said>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: ['在只读的磁盘上', '在唯讀的磁碟上', 'its disk is read-only'],
  ENOSPC: [
    '所在的磁盘已满（没有剩余空间，或文件个数已到上限）',
    '所在的磁碟已滿（沒有剩餘空間，或檔案個數已達上限）',
    'its disk is full (no space, or no more files allowed)',
  ],
  EDQUOT: [
    '所在的磁盘已满（用完了配额）',
    '所在的磁碟已滿（用完了配額）',
    'its disk is full (quota used up)',
  ],
  ENOENT: ['不存在', '不存在', 'it is not there'],
  ENOTDIR: [
    '的路径里有一段不是文件夹',
    '的路徑裡有一段不是資料夾',
    'a part of its path is not a folder',
  ],
  EISDIR: ['是文件夹，不是文件', '是資料夾，不是檔案', 'it is a folder, not a file'],
  EEXIST: ['不是文件夹', '不是資料夾', 'it is not a folder'],
  ENOTEMPTY: [
    '是文件夹，里面还有东西',
    '是資料夾，裡面還有東西',
    'it is a folder that is not empty',
  ],
  ENAMETOOLONG: ['的名字或路径太长', '的名稱或路徑太長', 'its name or path is too long'],
  EILSEQ: [
    '的名字不合这个磁盘的规矩',
    '的名稱不合這個磁碟的規則',
    'its disk does not allow its name',
  ],
  ELOOP: [
    '是绕成圈的链接，或经过的链接太多',
    '是繞成圈的連結，或經過的連結太多',
    'it is a link that goes in a circle, or leads through too many links',
  ],
  EMLINK: ['的链接太多', '的連結太多', 'it has too many links'],
  EXDEV: ['在另一个磁盘上', '在另一個磁碟上', 'it is on another disk'],
  EMFILE: [
    '暂时打不开，本程序打开的文件已到系统上限（ulimit -n）',
    '暫時打不開，本程式打開的檔案已達系統上限（ulimit -n）',
    'it cannot be opened just now: too many open files (ulimit -n)',
  ],
  ENFILE: [
    '暂时打不开，系统打开的文件已到上限',
    '暫時打不開，系統打開的檔案已達上限',
    'it cannot be opened just now: the system has too many open files',
  ],
  ENOMEM: [
    '暂时打不开，内存不足',
    '暫時打不開，記憶體不足',
    'it cannot be opened just now: out of memory',
  ],
  EAGAIN: [
    '暂时打不开，系统资源不足',
    '暫時打不開，系統資源不足',
    'it cannot be opened just now: the system is short of resources',
  ],
  EBUSY: inUse,
  ETXTBSY: inUse,
  EIO: [
    '所在的磁盘读写出错，可能已损坏',
    '所在的磁碟讀寫出錯，可能已損壞',
    'its disk reports errors and may be damaged',
  ],
  EFBIG: [
    '太大，所在的磁盘或系统放不下',
    '太大，所在的磁碟或系統放不下',
    'it is too large for its disk',
  ],
  ENODEV: ['所在的设备不在了', '所在的裝置不在了', 'its device is gone'],
  ENXIO: [
    '所在的设备不在了，或不是普通文件',
    '所在的裝置不在了，或不是一般檔案',
    'its device is gone, or it is no ordinary file',
  ],
  ESTALE: diskGone,
  ENOTCONN: diskGone,
  EHOSTDOWN: diskGone,
  EHOSTUNREACH: diskGone,
  ETIMEDOUT: [
    '所在的网络磁盘没有回应',
    '所在的網路磁碟沒有回應',
    'its network drive does not respond',
  ],
  ENOTSUP: notSupported,
  EOPNOTSUPP: notSupported,
  EPIPE: ['已被接收的一方关闭', '已被接收的一方關閉', 'the receiver has closed it'],
  ERR_FS_FILE_TOO_LARGE: ['太大（超过 2 GB）', '太大（超過 2 GB）', 'it is larger than 2 GB'],
}

/** Returns what is wrong with a path, by the code that `systemFault` gives. */
export function faultSaid(fault: string, doing: Doing): Said {
  if (fault === NAME_NOT_UTF8) {
    return [
      '的名字不是 UTF-8 编码（请先改名）',
      '的名稱不是 UTF-8 編碼（請先改名）',
      'its name is not UTF-8; please rename it first',
    ]
  }
  if (!isSystemCode(fault)) {
    return [
      `无法使用（系统错误 ${fault}）`,
      `無法使用（系統錯誤 ${fault}）`,
      `it cannot be used (system error ${fault})`,
    ]
  }
  const said = faults[fault]
  return 'read' in said ? said[doing] : said
}
