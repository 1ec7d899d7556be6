import type { Said } from '../locale.js'
import { faultSaid } from '../system-faults.js'

export interface Archive {
  path: string
}

function refused(path: string, what: Said): Said {
  return [
    `没有恢复，什么也没有改动：${path} ${what[0]}。`,
    `沒有還原，什麼也沒有更動：${path} ${what[1]}。`,
    `Nothing was restored or changed: ${path} ${what[2]}.`,
  ]
}

export interface Moved {
  place: string
  schema: string
}

function notMoved(what: Said): Said {
  return [
    `没有搬动记录，什么也没有改动：${what[0]}。`,
    `沒有搬動紀錄，什麼也沒有更動：${what[1]}。`,
    `No record was moved or changed: ${what[2]}.`,
  ]
}

/** What keeps settings from being written, a backup from being made and from being restored, and records from being moved. */
export const ofOperation = {
  'file_unwritable:path': ({ path, fault }: Archive & { fault: string }) => {
    const [simplified, traditional, english] = faultSaid(fault, 'write')
    return [
      `无法写入 ${path}：它${simplified}；请换一个位置，或改正后再试。`,
      `無法寫入 ${path}：它${traditional}；請換一個位置，或改正後再試。`,
      `${path} cannot be written: ${english}; please choose another place, or correct this and try again.`,
    ]
  },
  'file_unwritable:exists': ({ path }: Archive) => [
    `${path} 已经有了：请换一个文件名，备份不会覆盖别的文件。`,
    `${path} 已經有了：請換一個檔名，備份不會覆寫別的檔案。`,
    `${path} is there already: please choose another name, since a backup replaces no file.`,
  ],
  backup_refused: ({ path }: Archive) =>
    refused(path, [
      '不是 youju backup 做的备份：请给出备份文件的路径',
      '不是 youju backup 做的備份：請給出備份檔的路徑',
      'is no backup by youju backup: please give the path of one',
    ]),
  'backup_refused:cut_off': ({ path }: Archive) =>
    refused(path, [
      '不完整或已损坏：请重新复制它，或用另一份备份',
      '不完整或已損壞：請重新複製它，或用另一份備份',
      'is cut off or damaged: please copy it again, or use another backup',
    ]),
  'backup_refused:altered': ({ path, file }: Archive & { file: string }) =>
    refused(path, [
      `里的 ${file} 与备份时不同：请重新复制它，或用另一份备份`,
      `裡的 ${file} 與備份時不同：請重新複製它，或用另一份備份`,
      `holds ${file} otherwise than it was backed up: please copy it again, or use another backup`,
    ]),
  'backup_refused:unsafe': ({ path, file }: Archive & { file: string }) =>
    refused(path, [
      `里的 ${file} 会写到别处去：请不要使用来历不明的备份`,
      `裡的 ${file} 會寫到別處去：請不要使用來歷不明的備份`,
      `holds ${file}, which would be written elsewhere: please use no backup that is not yours`,
    ]),
  'backup_refused:newer': ({ path, program }: Archive & { program: string }) =>
    refused(path, [
      `是较新的程序（${program}）做的：请先升级本程序`,
      `是較新的程式（${program}）做的：請先升級本程式`,
      `was made by a newer program (${program}): please update this one first`,
    ]),
  'backup_refused:overwrites': ({ path, file }: Archive & { file: string }) =>
    refused(path, [
      `会覆盖 ${file}：要覆盖请加 --force，原来的文件会移到一旁`,
      `會覆寫 ${file}：要覆寫請加 --force，原來的檔案會移到一旁`,
      `would replace ${file}: please add --force to do so, which moves aside what is there`,
    ]),
  'backup_refused:in_use': ({ path, file }: Archive & { file: string }) =>
    refused(path, [
      `要恢复到的 ${file} 正被机器人或别的命令使用：请先停下它`,
      `要還原到的 ${file} 正被機器人或別的指令使用：請先停下它`,
      `goes to ${file}, which a bot or another command is using: please stop it first`,
    ]),
  'backup_refused:homes': ({ path, names }: Archive & { names: readonly string[] }) =>
    refused(path, [
      `里的语料（${names.join('、')}）与 SERVERS_FILE 对不上：请先照备份时那样设置`,
      `裡的語料（${names.join('、')}）與 SERVERS_FILE 對不上：請先照備份時那樣設定`,
      `holds corpora (${names.join(', ')}) that SERVERS_FILE does not have: please set it first as it was`,
    ]),
  'move_refused:absent': ({ file }: { file: string }) =>
    notMoved([
      `没有 ${file}：请检查 STATE_DIR，有几个服务器时用 --server 指定`,
      `沒有 ${file}：請檢查 STATE_DIR，有幾個伺服器時用 --server 指定`,
      `there is no ${file}; please check STATE_DIR, or name one of several servers with --server`,
    ]),
  'move_refused:in_use': ({ file }: { file: string }) =>
    notMoved([
      `${file} 正被机器人或别的命令使用：请先停下它，免得漏掉新的记录`,
      `${file} 正被機器人或別的指令使用：請先停下它，免得漏掉新的紀錄`,
      `a bot or another command is using ${file}; please stop it first, so that no record is left behind`,
    ]),
  'move_refused:not_empty': ({ place, schema }: Moved) =>
    notMoved([
      `${place} 的 ${schema} 里已经有记录：请换一个空的数据库，或先清空它`,
      `${place} 的 ${schema} 裡已經有紀錄：請換一個空的資料庫，或先清空它`,
      `${schema} in ${place} holds records already; please name an empty database, or empty this one first`,
    ]),
  'move_refused:counts': (it: Moved & { table: string; before: number; after: number }) =>
    notMoved([
      `${it.table} 有 ${it.before} 条记录，${it.place} 的 ${it.schema} 里却是 ${it.after} 条：请再试一次，仍然不行就报告给维护者`,
      `${it.table} 有 ${it.before} 筆紀錄，${it.place} 的 ${it.schema} 裡卻是 ${it.after} 筆：請再試一次，仍然不行就回報給維護者`,
      `${it.table} has ${it.before} records, but ${it.after} in ${it.schema} of ${it.place}; please try again, and report it to the maintainers if that does not help`,
    ]),
} satisfies Record<string, (values: never) => Said>
