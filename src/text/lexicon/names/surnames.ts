/**
 * Surnames of one character, simplified, by number of bearers according to the name reports of China's Ministry of
 * Public Security. 萧 is placed next to 肖, to which it was simplified.
 */
const ofOneCharacter =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤阎常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权帅屠豆朴盖练廉禹井祖漆巴丰卿国狄平计索宣晋云容扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅利呼揭干尉冶斯元束檀衣展阴昝智幸奉植衡富尧闭'

/** This many are surnames first and words second; the others occur in text more often as words than as people. */
const COMMON = 254

/** All surnames of one character, for text that is known to name a writer. */
export const surnames: ReadonlySet<string> = new Set(ofOneCharacter)

/** The most common surnames: what begins with one may be a person without any other sign. */
export const commonSurnames: ReadonlySet<string> = new Set(ofOneCharacter.slice(0, COMMON))

/** Surnames of two characters. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  '范姜 张简 欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 端木 独孤 南宫 百里 呼延 长孙 宇文 轩辕'.split(
    ' ',
  ),
)
