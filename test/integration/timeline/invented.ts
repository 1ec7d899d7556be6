interface Report {
  title: string
  source: string
  published: string | null
  text: string
}

function markdown({ title, source, published, text }: Report): string {
  const day = published === null ? [] : [`published: ${published}`]
  return ['---', `title: ${title}`, `source: ${source}`, ...day, '---', '', text, ''].join('\n')
}

const registered: Report = {
  title: '望川市登记失业人数公布',
  source: '望川日报',
  published: '2024-03-03',
  text: '截至3月2日，望川市登记失业人数为120人。市人社局说，多数人来自关闭的砖厂，将安排三次招聘会。各县的窗口从本周起延长一个小时，方便来办手续的人。',
}

/** Three subjects: a person with a namesake, a measure with a correction, and a line of the metro; some are copies. */
const reports: Readonly<Record<string, Report>> = {
  'jobs-1.md': registered,
  'jobs-1-copy.md': { ...registered, source: '望川晚报' },
  'jobs-2.md': {
    title: '望川市更正失业人数',
    source: '川江通讯',
    published: '2024-03-06',
    text: '望川市统计部门更正了上周的数字。截至3月5日，望川市登记失业人数升至135人。新的数字计入了两个乡镇迟报的人。',
  },
  'jobs-3.md': {
    title: '望川市失业人数回落',
    source: '望川日报',
    published: '2024-04-02',
    text: '截至4月1日，望川市登记失业人数降至98人。招聘会上，纺织厂一次招走了三十多名工人。',
  },
  'jobs-elsewhere.md': {
    title: '北棠县失业人数',
    source: '北棠新闻',
    published: '2024-04-03',
    text: '截至4月1日，北棠县登记失业人数为64人。县里的果品厂正在招人。',
  },
  'li-ming-1.md': {
    title: '李明获得青年发明奖',
    source: '望川日报',
    published: '2024-05-11',
    text: '5月10日，李明在望川市获得青年发明奖。李明发明的水泵已经在四个乡使用。颁奖会由市科协主办。',
  },
  'li-ming-2.md': {
    title: '水泵厂请来发明人',
    source: '川江通讯',
    published: '2024-06-02',
    text: '李明6月1日出任望川水泵厂总工程师。李明说，新泵要在年内投产。工厂为此腾出了一条生产线。',
  },
  'li-ming-undated.md': {
    title: '李明回母校讲课',
    source: '望川中学校刊',
    published: null,
    text: '李明日前回到母校，给学生讲水泵的原理。李明把样机留在了实验室。',
  },
  'li-minghua.md': {
    title: '李明华当选商会会长',
    source: '北棠新闻',
    published: '2024-05-20',
    text: '李明华5月19日当选北棠县商会会长。李明华经营果品厂多年。李明华说，要把果品卖到省外。',
  },
  'in-passing.md': {
    title: '水泵厂扩建厂房',
    source: '川江通讯',
    published: '2024-07-01',
    text: '望川水泵厂的新厂房7月1日开工，面积为3000平方米。厂长周岚、总工程师李明、工会主席何雨等到场。厂房预计明年建成，届时将增加两条生产线。厂里还要修一座食堂和一个停车场，供三百名工人使用。周边道路同时拓宽。',
  },
  'by-writer.md': {
    title: '川江水位上涨',
    source: '川江通讯',
    published: '2024-07-05',
    text: '川江水位7月4日上涨到28米。（记者 李明）沿江的三个码头已经停航。',
  },
  'metro-1.md': {
    title: '望川地铁2号线开工',
    source: '望川日报',
    published: '2023-02-02',
    text: '2月1日，望川地铁2号线开工建设。线路全长21公里，设16座车站。',
  },
  'metro-2.md': {
    title: '望川地铁2号线通车',
    source: '川江通讯',
    published: '2024-06-29',
    text: '望川地铁2号线6月28日通车，首日客流量为7万人次。票价从两元起。',
  },
  'metro-2-other.md': {
    title: '2号线通车首日',
    source: '望川晚报',
    published: '2024-06-29',
    text: '望川地铁2号线6月28日通车，首日客流量达7万人次。许多市民一早就来排队。',
  },
  'metro-other.md': {
    title: '望川地铁1号线检修',
    source: '望川日报',
    published: '2024-08-01',
    text: '望川地铁1号线8月1日起检修三天。检修期间公交车免费接驳。',
  },
}

/** Made-up articles for timelines, by file. */
export const articles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(reports).map(([file, report]) => [file, markdown(report)]),
)
