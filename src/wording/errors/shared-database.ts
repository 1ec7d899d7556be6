import type { Said } from '../locale.js'

/** The address of the database, without its password. */
type Place = { place: string }

function unusable({ place }: Place, [simplified, traditional, english]: Said): Said {
  return [
    `数据库 ${place} ${simplified}。`,
    `資料庫 ${place} ${traditional}。`,
    `The database ${place} ${english}.`,
  ]
}

/** What is wrong with the Postgres database that DATABASE_URL names. */
export const ofSharedDatabase = {
  'state_unavailable:database_unreachable': (place: Place) =>
    unusable(place, [
      '连不上：请检查它是否在运行，DATABASE_URL 里的主机和端口是否正确',
      '連不上：請檢查它是否在執行，DATABASE_URL 裡的主機和連接埠是否正確',
      'cannot be reached: please check that it runs, and the host and port in DATABASE_URL',
    ]),
  'state_unavailable:database_lost': (place: Place) =>
    unusable(place, [
      '的连接断了：程序会自己重新连接，请稍后再试；总是这样，请查看数据库服务器的日志',
      '的連線斷了：程式會自己重新連線，請稍後再試；總是這樣，請查看資料庫伺服器的紀錄檔',
      'broke the connection: the program connects again by itself, so please try again in a while; if it keeps happening, see the log of the database server',
    ]),
  'state_unavailable:database_login': (place: Place) =>
    unusable(place, [
      '不接受这个用户名或密码：请改正 DATABASE_URL（或 PGPASSWORD、.pgpass），或在 pg_hba.conf 里允许这台机器',
      '不接受這個使用者名稱或密碼：請改正 DATABASE_URL（或 PGPASSWORD、.pgpass），或在 pg_hba.conf 裡允許這台機器',
      'refuses this user or password: please correct DATABASE_URL (or PGPASSWORD, .pgpass), or let this machine in by pg_hba.conf',
    ]),
  'state_unavailable:database_absent': (place: Place) =>
    unusable(place, [
      '不存在：请先用 createdb 建立它，或改正 DATABASE_URL 末尾的库名',
      '不存在：請先用 createdb 建立它，或改正 DATABASE_URL 結尾的資料庫名稱',
      'does not exist: please create it with createdb, or correct the name at the end of DATABASE_URL',
    ]),
  'state_unavailable:database_full': (place: Place) =>
    unusable(place, [
      '写不下了，服务器的磁盘已满：请在那里腾出空间',
      '寫不下了，伺服器的磁碟已滿：請在那裡騰出空間',
      'cannot grow, since the disk of its server is full: please make room there',
    ]),
  'state_unavailable:database_read_only': (place: Place) =>
    unusable(place, [
      '只能读，是备库或设成了只读：请让 DATABASE_URL 指向可写的主库',
      '只能讀，是備援資料庫或設成了唯讀：請讓 DATABASE_URL 指向可寫的主要資料庫',
      'can only be read, since it is a standby or set to read-only: please let DATABASE_URL name the primary, which can be written',
    ]),
  'state_unavailable:database_crowded': (place: Place) =>
    unusable(place, [
      '的连接数已满：请调高服务器的 max_connections，或少开几个使用它的程序',
      '的連線數已滿：請調高伺服器的 max_connections，或少開幾個使用它的程式',
      'has no connection left: please raise max_connections of its server, or run fewer programs that use it',
    ]),
  'state_unavailable:database_denied': (place: Place) =>
    unusable(place, [
      '不让这个用户建立或读写表：请授予它在这个库里 CREATE 的权限，或把已有的模式（schema）交给它',
      '不讓這個使用者建立或讀寫資料表：請授予它在這個資料庫裡 CREATE 的權限，或把已有的結構描述（schema）交給它',
      'does not let this user make or use tables: please grant it CREATE on the database, or make it the owner of the schema',
    ]),
  'state_unavailable:database_busy': (place: Place) =>
    unusable(place, [
      '太忙，等不到结果：请稍后再试；总是这样，请查看是什么一直占用着它',
      '太忙，等不到結果：請稍後再試；總是這樣，請查看是什麼一直佔用著它',
      'is too busy to answer: please try again in a while; if it keeps happening, see what keeps it busy',
    ]),
  'state_unavailable:database_tls': (place: Place) =>
    unusable(place, [
      '的加密连接没有建成：请检查证书，或改正 DATABASE_URL 里的 sslmode 和 sslrootcert',
      '的加密連線沒有建成：請檢查憑證，或改正 DATABASE_URL 裡的 sslmode 和 sslrootcert',
      'could not be reached over TLS: please check its certificate, or correct sslmode and sslrootcert in DATABASE_URL',
    ]),
  'state_unavailable:database_old': ({
    version,
    least,
    ...place
  }: Place & { version: string; least: number }) =>
    unusable(place, [
      `是 PostgreSQL ${version}，太旧了：请升级到 ${least} 或更新的版本`,
      `是 PostgreSQL ${version}，太舊了：請升級到 ${least} 或更新的版本`,
      `is PostgreSQL ${version}, which is too old: please update it to ${least} or later`,
    ]),
  'state_unavailable:database_encoding': ({ encoding, ...place }: Place & { encoding: string }) =>
    unusable(place, [
      `的编码是 ${encoding}，存不了所有文字：请用 createdb -E UTF8 -T template0 另建一个库`,
      `的編碼是 ${encoding}，存不了所有文字：請用 createdb -E UTF8 -T template0 另建一個資料庫`,
      `has the encoding ${encoding}, which cannot hold every text: please create another with createdb -E UTF8 -T template0`,
    ]),
  'state_unavailable:database_newer': (place: Place) =>
    unusable(place, [
      '是较新版本的程序写的：请升级本程序，或让 DATABASE_URL 指向别的库',
      '是較新版本的程式寫的：請升級本程式，或讓 DATABASE_URL 指向別的資料庫',
      'was written by a newer version of this program: please update the program, or name another database with DATABASE_URL',
    ]),
  'state_unavailable:vector_missing': (place: Place) =>
    unusable(place, [
      '缺少 pgvector，存不了索引：请在数据库服务器上安装它（Debian 13 的软件包是 postgresql-17-pgvector）',
      '缺少 pgvector，存不了索引：請在資料庫伺服器上安裝它（Debian 13 的套件是 postgresql-17-pgvector）',
      'lacks pgvector, which the index needs: please install it on the database server (Debian 13: postgresql-17-pgvector)',
    ]),
  'state_unavailable:vector_denied': (place: Place) =>
    unusable(place, [
      '不让这个用户启用 pgvector：请由管理员在这个库里运行一次 CREATE EXTENSION vector',
      '不讓這個使用者啟用 pgvector：請由管理員在這個資料庫裡執行一次 CREATE EXTENSION vector',
      'does not let this user enable pgvector: please let an administrator run CREATE EXTENSION vector in it once',
    ]),
  'state_unavailable:vector_old': ({
    version,
    least,
    ...place
  }: Place & { version: string; least: string }) =>
    unusable(place, [
      `里的 pgvector 是 ${version}，太旧了：请升级到 ${least} 或更新的版本，再运行 ALTER EXTENSION vector UPDATE`,
      `裡的 pgvector 是 ${version}，太舊了：請升級到 ${least} 或更新的版本，再執行 ALTER EXTENSION vector UPDATE`,
      `has pgvector ${version}, which is too old: please update it to ${least} or later, then run ALTER EXTENSION vector UPDATE`,
    ]),
  'state_unavailable:database': ({ fault, ...place }: Place & { fault: string | null }) =>
    unusable(place, [
      `无法使用${fault === null ? '' : `（${fault}）`}：请查看数据库服务器的日志，或改正 DATABASE_URL`,
      `無法使用${fault === null ? '' : `（${fault}）`}：請查看資料庫伺服器的紀錄檔，或改正 DATABASE_URL`,
      `cannot be used${fault === null ? '' : ` (${fault})`}: please see the log of the database server, or correct DATABASE_URL`,
    ]),
} satisfies Record<string, (values: never) => Said>
