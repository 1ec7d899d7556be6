/**
 * Everyday words that OpenCC's Taiwan phrases leave out or cover in one form only: mainland word, Taiwan word, in
 * simplified characters. Chosen for the topics of news: traffic, goods, offices, schools.
 */
export const regionalPairs = (
  '地铁 捷运,公交 公车,出租车 计程车,摩托车 机车,自行车 脚踏车,公共自行车 微笑单车,索道 缆车,质量 品质,网络 网路,软件 软体,硬件 硬体,信息 资讯,' +
  '程序 程式,服务器 伺服器,视频 影片,打印 列印,激光 雷射,纳米 奈米,芯片 晶片,屏幕 萤幕,数据 资料,移动电话 行动电话,互联网 网际网路,短信 简讯,' +
  '盒饭 便当,空调 冷气,方便面 泡面,土豆 马铃薯,西红柿 番茄,菠萝 凤梨,猕猴桃 奇异果,幼儿园 幼稚园,医保 健保,' +
  '渠道 管道,水平 水准,项目 专案,酸奶 优格,奶酪 起司'
)
  .split(',')
  .map((pair) => pair.split(' ') as [string, string])
