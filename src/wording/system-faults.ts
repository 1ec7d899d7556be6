import { faultOfCode, isSystemCode, type SystemCode } from '../domain/index.js'
import type { Said } from './locale.js'

/**
 * The faults that the system reports for an unreadable path, in traditional Chinese and English; the domain has them in
 * simplified Chinese.
 */
const faults: Record<SystemCode, readonly [traditional: string, english: string]> = {
  EACCES: ['沒有讀取權限', 'it may not be read'],
  EPERM: ['沒有讀取權限', 'it may not be read'],
  EROFS: ['在唯讀的磁碟上', 'its disk is read-only'],
  ENOSPC: [
    '所在的磁碟已滿（沒有剩餘空間，或檔案個數已達上限）',
    'its disk is full (no space, or no more files allowed)',
  ],
  EDQUOT: ['所在的磁碟已滿（用完了配額）', 'its disk is full (quota used up)'],
  ENOENT: ['不存在', 'it is not there'],
  ENOTDIR: ['的路徑裡有一段不是資料夾', 'a part of its path is not a folder'],
  EISDIR: ['是資料夾，不是檔案', 'it is a folder, not a file'],
  EEXIST: ['不是資料夾', 'it is not a folder'],
  ENOTEMPTY: ['是資料夾，裡面還有東西', 'it is a folder that is not empty'],
  ENAMETOOLONG: ['的名稱或路徑太長', 'its name or path is too long'],
  EILSEQ: ['的名稱不合這個磁碟的規則', 'its disk does not allow its name'],
  ELOOP: [
    '是繞成圈的連結，或經過的連結太多',
    'it is a link that goes in a circle, or leads through too many links',
  ],
  EMLINK: ['的連結太多', 'it has too many links'],
  EXDEV: ['在另一個磁碟上', 'it is on another disk'],
  EMFILE: [
    '暫時打不開，本程式打開的檔案已達系統上限（ulimit -n）',
    'it cannot be opened just now: too many open files (ulimit -n)',
  ],
  ENFILE: [
    '暫時打不開，系統打開的檔案已達上限',
    'it cannot be opened just now: the system has too many open files',
  ],
  ENOMEM: ['暫時打不開，記憶體不足', 'it cannot be opened just now: out of memory'],
  EAGAIN: [
    '暫時打不開，系統資源不足',
    'it cannot be opened just now: the system is short of resources',
  ],
  EBUSY: ['正被別的程式佔用', 'another program is using it'],
  ETXTBSY: ['正被別的程式佔用', 'another program is using it'],
  EIO: ['所在的磁碟讀寫出錯，可能已損壞', 'its disk reports errors and may be damaged'],
  EFBIG: ['太大，所在的磁碟或系統放不下', 'it is too large for its disk'],
  ENODEV: ['所在的裝置不在了', 'its device is gone'],
  ENXIO: ['所在的裝置不在了，或不是一般檔案', 'its device is gone, or it is no ordinary file'],
  ESTALE: ['所在的網路磁碟已斷開', 'its network drive is disconnected'],
  ENOTCONN: ['所在的網路磁碟已斷開', 'its network drive is disconnected'],
  EHOSTDOWN: ['所在的網路磁碟已斷開', 'its network drive is disconnected'],
  EHOSTUNREACH: ['所在的網路磁碟已斷開', 'its network drive is disconnected'],
  ETIMEDOUT: ['所在的網路磁碟沒有回應', 'its network drive does not respond'],
  ENOTSUP: ['所在的磁碟不支援這項操作', 'its disk does not support this'],
  EOPNOTSUPP: ['所在的磁碟不支援這項操作', 'its disk does not support this'],
  EPIPE: ['已被接收的一方關閉', 'the receiver has closed it'],
  ERR_FS_FILE_TOO_LARGE: ['太大（超過 2 GB）', 'it is larger than 2 GB'],
}

/** Returns what is wrong with an unreadable path, by the system's error code. */
export function readFaultSaid(errno: string): Said {
  const simplified = faultOfCode(errno, 'read')
  if (isSystemCode(errno)) return [simplified, ...faults[errno]]
  return [simplified, `無法使用（系統錯誤 ${errno}）`, `it cannot be used (system error ${errno})`]
}
