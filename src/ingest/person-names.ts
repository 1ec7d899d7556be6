import { fold } from '../text/fold.js'

/** The commonest family names, which cover all but a few of China's people. */
const familyNames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤阎常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权帅屠豆朴盖练廉禹井祖漆巴丰卿国狄平计索宣晋云容扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅利呼揭干尉冶斯元束檀衣展阴昝智幸奉植衡富尧闭'.split(
    '',
  ),
)
const doubleFamilyNames =
  /^(?:范姜|张简|欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|端木|独孤|南宫|百里|呼延|长孙|宇文|轩辕)/

/** Whether a word of two to four Han characters can be a Chinese person's name. */
export function isPersonName(word: string): boolean {
  const folded = fold(word)
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(folded) || /^(?:左右|文字|文图|计划|时间|方式)$/.test(folded))
    return false
  return doubleFamilyNames.test(folded)
    ? folded.length >= 3
    : folded.length <= 3 && familyNames.has(folded.charAt(0))
}

const role =
  /^(?:(?:本报|本台|总台|央视|实习|见习|特约|首席)*(?:记者|通讯员|实习生|撰文|作者|文)[:：/]?\s?)/
const organisation = /(?:社|网|报|台|客户端|新闻)$/

/**
 * The persons that a signature names (王波, 记者 王希, 海外网 李萌 实习生 鲁嘉琪), as it writes them;
 * null where it holds anything else: 央视网, 未完待续.
 */
export function signedBy(signature: string): string | null {
  const named: string[] = []
  for (const word of signature.split(/[\s、]+/)) {
    const name = word.replace(role, '')
    if (name === '') continue
    if (named.length === 0 && organisation.test(name)) continue
    if (!isPersonName(name)) return null
    named.push(name)
  }
  return named.length > 0 && named.length <= 6 ? named.join(' ') : null
}
