/** Administrative divisions by their last character: 岚桥市, 清溪乡. */
export const divisions = '省市县区州镇乡村'.split('')

/** Areas that are administered like divisions. */
export const zones = '自治区 开发区 经开区 高新区 示范区 新区 新城 产业园'.split(' ')

/** Other endings of place names, valid if the word list tags the word before as a place. */
export const sites = '街道 路 街 社区 机场 火车站 港 湖 山 河 江 岛 广场 公园 小区'.split(' ')

/** Works, grounds, vehicles and other named things that are not a person, an organisation, an event or a place. */
export const namedThings =
  '项目 工程 厂 厂房 产业 产业园 园区 园 桥 铁路 公路 高速 机场 港 院区 馆 团 队 电站 水库 景区 公园 航线 列车 产品 平台 系统 政策 作品 电影 中心 基地 林场 农场 山火 事故'.split(
    ' ',
  )
