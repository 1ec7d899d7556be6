import type { YoujuError } from '../../domain/index.js'
import { errorIn } from '../errors.js'
import type { Said } from '../locale.js'

/** What the doctor says of the machine and of the settings. */
export const ofMachine = {
  slow: ({ seconds }: { seconds: number }): Said => [
    `${seconds} 秒内没有查完：机器可能太忙，请稍后再试。`,
    `${seconds} 秒內沒有查完：機器可能太忙，請稍後再試。`,
    `was not done within ${seconds} s: the machine may be busy, so please try again later.`,
  ],
  unexpected: ({ message }: { message: string }): Said => [
    `没能检查（${message}）：请报告给维护者。`,
    `沒能檢查（${message}）：請回報給維護者。`,
    `could not be examined (${message}): please report it to the maintainers.`,
  ],
  fault: ({ error }: { error: YoujuError }): Said => [
    errorIn('zh-CN', error),
    errorIn('zh-TW', error),
    errorIn('en', error),
  ],
  settings: (): Said => ['设置读得懂', '設定讀得懂', 'the settings can be read'],
  node: ({ version }: { version: string }): Said => [
    `Node.js ${version}`,
    `Node.js ${version}`,
    `Node.js ${version}`,
  ],
  'node:old': ({ version, least }: { version: string; least: string }): Said => [
    `Node.js ${version} 太旧：请换成 ${least} 或更新的版本。`,
    `Node.js ${version} 太舊：請換成 ${least} 或更新的版本。`,
    `Node.js ${version} is too old: please install ${least} or later.`,
  ],
  compiler: (): Said => [
    '要编译的部件都在，不需要编译器',
    '要編譯的元件都在，不需要編譯器',
    'all compiled parts are there; no compiler is needed',
  ],
  'compiler:not_built': ({ name, tools }: { name: string; tools: readonly string[] }): Said =>
    tools.length === 0
      ? [
          `${name} 不能用：请运行 npm rebuild ${name} 重新编译。`,
          `${name} 不能用：請執行 npm rebuild ${name} 重新編譯。`,
          `${name} cannot be loaded: please run npm rebuild ${name}, which compiles it again.`,
        ]
      : [
          `${name} 还没有编译，这台机器上缺少 ${tools.join('、')}：请先安装（Debian：apt install g++ make python3），再运行 npm rebuild ${name}。`,
          `${name} 還沒有編譯，這台機器上缺少 ${tools.join('、')}：請先安裝（Debian：apt install g++ make python3），再執行 npm rebuild ${name}。`,
          `${name} is not compiled, and this machine lacks ${tools.join(', ')}: please install them (Debian: apt install g++ make python3), then run npm rebuild ${name}.`,
        ],
  memory: ({ mib }: { mib: number }): Said => [
    `可用内存 ${mib} MB`,
    `可用記憶體 ${mib} MB`,
    `${mib} MB of memory are free`,
  ],
  'memory:little': ({ mib, least }: { mib: number; least: number }): Said => [
    `可用内存只有 ${mib} MB：至少要 ${least} MB，请关掉别的程序或加内存。`,
    `可用記憶體只有 ${mib} MB：至少要 ${least} MB，請關掉別的程式或加記憶體。`,
    `only ${mib} MB of memory are free: please make it ${least} MB or more.`,
  ],
  disk: ({ mib }: { mib: number }): Said => [
    `磁盘空余 ${mib} MB`,
    `磁碟剩餘 ${mib} MB`,
    `${mib} MB of disk are free`,
  ],
  'disk:little': ({ folder, mib, least }: { folder: string; mib: number; least: number }): Said => [
    `${folder} 所在的磁盘只剩 ${mib} MB：请腾出至少 ${least} MB。`,
    `${folder} 所在的磁碟只剩 ${mib} MB：請騰出至少 ${least} MB。`,
    `the disk of ${folder} has only ${mib} MB left: please free ${least} MB or more.`,
  ],
  'disk:read_only': ({ folder }: { folder: string }): Said => [
    `${folder} 不能写入：请检查权限，或在 .env 里指定别处。`,
    `${folder} 不能寫入：請檢查權限，或在 .env 裡指定別處。`,
    `${folder} cannot be written: please check who may write there, or name another place in .env.`,
  ],
  clock: ({ seconds }: { seconds: number }): Said => [
    `时钟与 Discord 相差 ${seconds} 秒`,
    `時鐘與 Discord 相差 ${seconds} 秒`,
    `the clock differs from Discord’s by ${seconds} s`,
  ],
  'clock:wrong': ({ seconds }: { seconds: number }): Said => [
    `时钟与 Discord 相差 ${seconds} 秒：请打开自动对时（例如 timedatectl set-ntp true）。`,
    `時鐘與 Discord 相差 ${seconds} 秒：請開啟自動對時（例如 timedatectl set-ntp true）。`,
    `the clock differs from Discord’s by ${seconds} s: please let it be set by a time server (e.g. timedatectl set-ntp true).`,
  ],
  'clock:unknown': (): Said => [
    '没有联系上 Discord，无法对时',
    '沒有聯絡上 Discord，無法對時',
    'Discord could not be asked for the time',
  ],
}
