import { commandLine } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { faultSaid } from '../system-faults.js'

type File = { file: string }

function corrupt({ file }: File, [simplified, traditional, english]: Said): Said {
  return [
    `索引文件 ${file} ${simplified}，请运行 ${commandLine('ingest')} 重建索引。`,
    `索引檔案 ${file} ${traditional}，請執行 ${commandLine('ingest')} 重建索引。`,
    `The index file ${file} ${english}: please run ${commandLine('ingest')} to rebuild the index.`,
  ]
}

function incompatible([simplified, traditional, english]: Said): Said {
  return [
    `索引与当前设置不符（${simplified}），请运行 ${commandLine('ingest')} 重建索引。`,
    `索引與目前設定不符（${traditional}），請執行 ${commandLine('ingest')} 重建索引。`,
    `The index does not fit the present settings (${english}): please run ${commandLine('ingest')} to rebuild it.`,
  ]
}

const parts: Record<'model' | 'pooling' | 'dimensions' | 'chunking' | 'tokenizer', Said> = {
  model: ['模型', '模型', 'model'],
  pooling: ['池化方式', '池化方式', 'pooling'],
  dimensions: ['向量维数', '向量維數', 'dimensions'],
  chunking: ['切段方式', '切段方式', 'chunking'],
  tokenizer: ['分词方式', '斷詞方式', 'tokenizer'],
}

/** One part of an index's fingerprint that differs from the settings. */
type Difference = {
  part: keyof typeof parts
  found: string | number
  expected: string | number
}

const lockFaults = {
  folder: ['是文件夹', '是資料夾', 'is a folder'],
  not_a_file: ['不是普通文件', '不是一般檔案', 'is no ordinary file'],
} satisfies Record<string, Said>

function notRestored(version: string, [simplified, traditional, english]: Said): Said {
  return [
    `版本 ${version} ${simplified}，不能恢复，服务的版本没有改变：请另选一个版本。`,
    `版本 ${version} ${traditional}，無法復原，服務中的版本沒有改變：請另選一個版本。`,
    `Version ${version} ${english} and cannot be restored; the version in service is unchanged: please choose another.`,
  ]
}

function stateUnusable({ file }: File, [simplified, traditional, english]: Said): Said {
  return [
    `状态数据库 ${file} ${simplified}。`,
    `狀態資料庫 ${file} ${traditional}。`,
    `The state database ${file} ${english}.`,
  ]
}

/** What is wrong with the index, its versions and the database of the state. */
export const ofIndexAndState = {
  index_missing: ({ indexDir }: { indexDir: string }) => [
    `${indexDir} 里还没有索引，请运行 ${commandLine('ingest')} 建立索引。`,
    `${indexDir} 裡還沒有索引，請執行 ${commandLine('ingest')} 建立索引。`,
    `There is no index in ${indexDir} yet: please run ${commandLine('ingest')} to build one.`,
  ],
  'index_incompatible:schema': ({ found, expected }: { found: number; expected: number }) =>
    incompatible([
      `索引格式是第 ${found} 版，程序需要第 ${expected} 版`,
      `索引格式是第 ${found} 版，程式需要第 ${expected} 版`,
      `its format is number ${found}, the program needs number ${expected}`,
    ]),
  'index_incompatible:settings': ({ differences }: { differences: readonly Difference[] }) => {
    const each = (language: 0 | 1 | 2, say: (name: string, difference: Difference) => string) =>
      differences
        .map((difference) => say(parts[difference.part][language], difference))
        .join(language === 2 ? '; ' : '；')
    return incompatible([
      each(0, (name, { found, expected }) => `${name}：索引是 ${found}，现在是 ${expected}`),
      each(1, (name, { found, expected }) => `${name}：索引是 ${found}，現在是 ${expected}`),
      each(2, (name, { found, expected }) => `${name}: ${found} in the index, ${expected} now`),
    ])
  },
  'index_incompatible:version': ({ version }: { version: string }) =>
    notRestored(version, ['与当前设置不符', '與目前設定不符', 'does not fit the present settings']),
  'index_corrupt:absent': (file: File) =>
    corrupt(file, ['缺失或无法打开', '缺失或無法打開', 'is missing or cannot be opened']),
  'index_corrupt:unreadable': (file: File) =>
    corrupt(file, ['缺失或无法读取', '缺失或無法讀取', 'is missing or cannot be read']),
  'index_corrupt:incomplete': (file: File) =>
    corrupt(file, ['内容不完整', '內容不完整', 'is incomplete']),
  'index_corrupt:undecodable': (file: File) =>
    corrupt(file, ['无法解读', '無法解讀', 'cannot be decoded']),
  'index_corrupt:vectors': (file: File) =>
    corrupt(file, ['里有损坏的向量', '裡有損壞的向量', 'holds damaged vectors']),
  'index_corrupt:checksum': (file: File) =>
    corrupt(file, [
      '校验和不符，内容已损坏',
      '檢查碼不符，內容已損壞',
      'is damaged: its checksum does not match',
    ]),
  'index_corrupt:size': ({ file, expected, found }: File & { expected: number; found: number }) =>
    corrupt({ file }, [
      `应有 ${expected} 字节，实有 ${found} 字节`,
      `應有 ${expected} 位元組，實有 ${found} 位元組`,
      `should have ${expected} bytes and has ${found}`,
    ]),
  'index_corrupt:unlisted': ({ file, name }: File & { name: string }) =>
    corrupt({ file }, [`没有列出 ${name}`, `沒有列出 ${name}`, `does not list ${name}`]),
  'index_corrupt:other_version': (file: File) =>
    corrupt(file, ['属于另一个版本', '屬於另一個版本', 'belongs to another version']),
  'index_corrupt:no_version': ({ file, version }: File & { version: string }) =>
    corrupt({ file }, [
      `所指的版本“${version}”不存在`,
      `所指的版本「${version}」不存在`,
      `names the version “${version}”, which is not there`,
    ]),
  'index_corrupt:version': ({ version }: { version: string }) =>
    notRestored(version, ['已损坏', '已損壞', 'is damaged']),
  index_unreadable: ({ file, fault }: File & { fault: string }) => {
    const [simplified, traditional, english] = faultSaid(fault, 'read')
    const advice: Said =
      fault === 'EISDIR'
        ? [
            `请删去或移走它，再运行 ${commandLine('ingest')}`,
            `請刪去或移走它，再執行 ${commandLine('ingest')}`,
            `please delete it or move it away, then run ${commandLine('ingest')}`,
          ]
        : [
            '请改正，或用 --index 或 INDEX_DIR 指定别处',
            '請改正，或用 --index 或 INDEX_DIR 指定別處',
            'please correct this, or name another place with --index or INDEX_DIR',
          ]
    return [
      `无法读取索引文件 ${file}：它${simplified}；${advice[0]}。`,
      `無法讀取索引檔案 ${file}：它${traditional}；${advice[1]}。`,
      `The index file ${file} cannot be read: ${english}; ${advice[2]}.`,
    ]
  },
  index_unwritable: ({ indexDir, fault }: { indexDir: string; fault: string }) => {
    const [simplified, traditional, english] = faultSaid(fault, 'write')
    return [
      `无法写入索引文件夹 ${indexDir}：它${simplified}；请改正，或用 --index 或 INDEX_DIR 指定别处。`,
      `無法寫入索引資料夾 ${indexDir}：它${traditional}；請改正，或用 --index 或 INDEX_DIR 指定別處。`,
      `The index folder ${indexDir} cannot be written: ${english}; please correct this, or name another place with --index or INDEX_DIR.`,
    ]
  },
  /** @param fault what the lock is, or the code of the system's error */
  'index_unwritable:lock': ({ file, fault }: File & { fault: string }) => {
    const [simplified, traditional, english] = Object.hasOwn(lockFaults, fault)
      ? lockFaults[fault as keyof typeof lockFaults]
      : faultSaid(fault, 'read')
    return [
      `更新索引要用的锁文件 ${file} ${simplified}：请先确定没有别的进程在更新索引，再删去或移走它。`,
      `更新索引要用的鎖定檔 ${file} ${traditional}：請先確定沒有別的處理程序在更新索引，再刪去或移走它。`,
      `The lock ${file}, needed to update the index, cannot be used (${english}): please make sure that no other process updates the index, then delete it or move it away.`,
    ]
  },
  index_busy: ({ file, host, pid }: File & { host: string; pid: number }) => [
    `另一个进程（${host} 上的 ${pid} 号）正在更新索引，请等它结束后再运行 ${commandLine('ingest')}；若确定它已不在运行，请删除 ${file}。`,
    `另一個處理程序（${host} 上的 ${pid} 號）正在更新索引，請等它結束後再執行 ${commandLine('ingest')}；若確定它已不在執行，請刪除 ${file}。`,
    `Another process (${pid} on ${host}) is updating the index: please wait for it to end, then run ${commandLine('ingest')}; if you are sure that it no longer runs, delete ${file}.`,
  ],
  'index_busy:database': ({ place, host, pid }: { place: string; host: string; pid: number }) => [
    `另一个进程（${host} 上的 ${pid} 号）正在更新数据库 ${place} 里的索引：请等它结束后再运行 ${commandLine('ingest')}；它若已不在运行，它的连接断开后就不再占用。`,
    `另一個處理程序（${host} 上的 ${pid} 號）正在更新資料庫 ${place} 裡的索引：請等它結束後再執行 ${commandLine('ingest')}；它若已不在執行，它的連線斷開後就不再佔用。`,
    `Another process (${pid} on ${host}) is updating the index in the database ${place}: please wait for it to end, then run ${commandLine('ingest')}; if it no longer runs, the index is free once its connection ends.`,
  ],
  feed_busy: () => [
    '另一个进程正在读取这个订阅：请等它读完，再看订阅的列表。',
    '另一個處理程序正在讀取這個訂閱：請等它讀完，再看訂閱的清單。',
    'Another process is reading this feed: please wait until it is done, then look at the list of feeds.',
  ],
  refresh_stopped: () => [
    '刷新已按要求停止，仍由原来的版本服务：请在方便时重新刷新。',
    '更新已依要求中止，仍由原來的版本服務：請在方便時重新更新。',
    'The refresh was stopped as asked, and the former version still serves: please refresh again when convenient.',
  ],
  leader_lost: () => [
    '做这次刷新的进程中途不再主持工作（断线，或被别的进程接替），刷新已中止，没有启用，仍由原来的版本服务：请稍后重新刷新。',
    '做這次更新的處理程序中途不再主持工作（斷線，或由別的處理程序接替），更新已中止，沒有啟用，仍由原來的版本服務：請稍後重新更新。',
    'The process that was refreshing leads no more (it was cut off, or another took over): the refresh was stopped, nothing was put in service, and the former version still serves. Please refresh again in a while.',
  ],
  leader_missing: () => [
    '现在没有主持工作的进程，刷新没有开始：请启动一个能读到语料文件夹的机器人进程，再重新刷新。',
    '目前沒有主持工作的處理程序，更新沒有開始：請啟動一個讀得到語料資料夾的機器人處理程序，再重新更新。',
    'No process leads at the moment, so the refresh was not begun: please start a process of the bot that can read the corpus folder, then refresh again.',
  ],
  'leader_missing:silent': () => [
    '主持工作的进程没有回音，不知道刷新有没有做完：请看现用的版本，必要时重新刷新。',
    '主持工作的處理程序沒有回應，不知道更新有沒有做完：請看現用的版本，必要時重新更新。',
    'The process that leads no longer answers, and whether the refresh came to its end is not known: please look at the version in service, and refresh again if needed.',
  ],
  version_missing: ({ version, kept }: { version: string; kept: readonly string[] }) => {
    const names = (comma: string) => kept.join(comma)
    return kept.length === 0
      ? [
          `没有版本“${version}”：现在一个版本也没有，请先建立索引。`,
          `沒有版本「${version}」：現在一個版本也沒有，請先建立索引。`,
          `There is no version “${version}”, nor any other: please build the index first.`,
        ]
      : [
          `没有版本“${version}”：请从保留的版本里选：${names('、')}。`,
          `沒有版本「${version}」：請從保留的版本裡選：${names('、')}。`,
          `There is no version “${version}”: please choose one of those kept: ${names(', ')}.`,
        ]
  },
  'state_unavailable:damaged': (file: File) =>
    stateUnusable(file, [
      '不是数据库，或已损坏：请把它移到别处（其中的记录会丢失），程序会新建一个',
      '不是資料庫，或已損壞：請把它移到別處（其中的紀錄會遺失），程式會新建一個',
      'is no database, or is damaged: please move it away (its records will be lost), and a new one will be made',
    ]),
  'state_unavailable:busy': (file: File) =>
    stateUnusable(file, [
      '一直被别的程序占用：请关闭占用它的程序，再试一次',
      '一直被別的程式佔用：請關閉佔用它的程式，再試一次',
      'is in use by another program: please close that program and try again',
    ]),
  'state_unavailable:full': (file: File) =>
    stateUnusable(file, [
      '写不下了，所在的磁盘已满：请腾出空间',
      '寫不下了，所在的磁碟已滿：請騰出空間',
      'cannot grow, since its disk is full: please make room',
    ]),
  'state_unavailable:io': (file: File) =>
    stateUnusable(file, [
      '读写出错：请检查所在的磁盘是否已满或已损坏，或用 STATE_DIR 指定别处',
      '讀寫出錯：請檢查所在的磁碟是否已滿或已損壞，或用 STATE_DIR 指定別處',
      'could not be read or written: please check whether its disk is full or damaged, or name another place with STATE_DIR',
    ]),
  'state_unavailable:not_allowed': (file: File) =>
    stateUnusable(file, [
      '无法打开或写入：请检查所在的文件夹是否存在、是否可写，或用 STATE_DIR 指定别处',
      '無法打開或寫入：請檢查所在的資料夾是否存在、是否可寫，或用 STATE_DIR 指定別處',
      'cannot be opened or written: please check that its folder exists and can be written, or name another place with STATE_DIR',
    ]),
  'state_unavailable:newer': (file: File) =>
    stateUnusable(file, [
      '是较新版本的程序写的：请升级本程序，或用 STATE_DIR 指定别处',
      '是較新版本的程式寫的：請升級本程式，或用 STATE_DIR 指定別處',
      'was written by a newer version of this program: please update the program, or name another place with STATE_DIR',
    ]),
  state_unavailable: ({ file, fault }: File & { fault: string | null }) => {
    if (fault === null) {
      return stateUnusable({ file }, [
        '无法使用：请查看日志里的原因，或用 STATE_DIR 指定别处',
        '無法使用：請查看紀錄檔裡的原因，或用 STATE_DIR 指定別處',
        'cannot be used: please see the log for the reason, or name another place with STATE_DIR',
      ])
    }
    const [simplified, traditional, english] = faultSaid(fault, 'write')
    return stateUnusable({ file }, [
      `无法打开：它${simplified}；请改正，或用 STATE_DIR 指定别处`,
      `無法打開：它${traditional}；請改正，或用 STATE_DIR 指定別處`,
      `cannot be opened: ${english}; please correct this, or name another place with STATE_DIR`,
    ])
  },
} satisfies Record<string, (values: never) => Said>
