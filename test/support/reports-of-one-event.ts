import { seededRandom } from '../../src/bench/inputs/seeded-random.js'
import { Dice } from '../../src/read/dice.js'
import { Sameness } from '../../src/read/training/sameness.js'
import { Telling } from '../../src/read/training/telling.js'

const towns = ['青石镇', '白河县', '红岭市', '黄沙乡', '绿洲区', '蓝湾村']
const people = ['李明辉', '王建国', '张晓梅', '刘德山', '陈志远', '赵文博']
const works = ['修建跨河大桥', '扩建人民医院', '开办寄宿学校', '疏通灌溉河道', '安装太阳能路灯']

/** Returns two made-up reports of one event, in different words. */
export function reports(i: number): [string, string] {
  const town = towns[i % towns.length]
  const mayor = people[(i * 5 + 1) % people.length]
  const work = works[(i * 7 + (i >> 2)) % works.length]
  const money = `${i + 13}.5亿元`
  const day = `${(i % 11) + 1}月${(i % 27) + 1}日`
  return [
    `${day},${town}宣布${work},计划投资${money}。副县长${mayor}出席开工仪式并介绍工程情况。由于原有设施年久失修,当地居民多年来出行不便。工程需要水泥、钢材和砂石,共有${i + 120}名工人参加施工。`,
    `${town}将${work},总投资${money},工程已于${day}正式开工。据副县长${mayor}介绍,原有设施年久失修给群众带来不便。建成以后可以方便周边${i + 3}个村庄的群众,预计两年后完工。`,
  ]
}

/** Returns pairs of made-up reports, with what is needed to make examples from them. */
export function madeUpNews(seed: number) {
  const texts = Array.from({ length: 60 }, (_, i) => reports(i))
  // Among many other articles, the words of these are rare.
  const others = Array.from({ length: 2000 }, () => '其他消息')
  return {
    dice: new Dice(seededRandom(seed)),
    sameness: new Sameness([...texts.flat(), ...others]),
    pairs: texts.map(([first, second]) => [new Telling(first), new Telling(second)] as const),
  }
}
