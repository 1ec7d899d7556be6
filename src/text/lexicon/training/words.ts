// Words that only the making of training data uses.

/** Pairs whose words may both be true of one story: they reverse a sentence only if one replaces the other. */
export const exchangeable = (
  '购买 出售,收购 出售,赢得 输掉,击败 不敌,允许 禁止,批准 否决,首次 再次,全部 部分,开始 结束,之前 之后,以上 以下,全国 全省,男子 女子,上午 下午,' +
  '加快 放慢,加强 放松,回升 回落,升 降,胜 负,免费 收费,自愿 被迫,公开 秘密,继续 停止,承认 否认'
)
  .split(',')
  .map((pair) => pair.split(' ') as [string, string])

/** Words that open a sentence and refer to the sentence before it or to the reporter. */
export const openers =
  '据悉 据介绍 据了解 据报道 此外 其中 同时 目前 近日 日前 记者 获悉 另外 随后 对此 因此 但是 而且 不过 然而 值得一提的是'.split(
    ' ',
  )

/** Words in lines about the report itself: who wrote, edited and copied it. */
export const imprintWords =
  '来源 编辑 记者 摄影 作者 通讯员 原标题 责编 校对 审核 转载 版权 点击 下载 扫码 关注 微信 更多 免责 声明 社发 图为 资料图 视频 直播 主持人 撰文 文/'.split(
    ' ',
  )

/** What people type into a search box besides the words of the fact. */
export const searchHints = {
  who: ['谁', '是谁', '人名', '哪位', '姓名', '什么人'],
  where: ['地点', '在哪', '哪里', '位置', '地方'],
  organisation: ['哪家', '公司', '机构', '单位', '哪个部门'],
  when: ['时间', '日期', '什么时候', '哪天', '何时'],
  number: ['多少', '数量', '数字'],
  work: ['名称', '叫什么', '作品', '名字'],
  term: ['什么', '名称', '叫什么'],
  thing: ['什么', '是什么', '哪个', '名称'],
  list: ['有哪些', '哪些', '名单', '包括哪些', '内容', '哪几个'],
  reason: ['原因', '为什么', '为何', '缘由'],
  how: ['怎么', '如何', '方式', '办法', '措施'],
  said: ['怎么说', '回应', '看法', '观点', '表态', '建议'],
} as const satisfies Record<string, readonly [string, ...string[]]>
