import { parsePeople } from '@/lib/visits/people.rules'

const TITLE =
  '(?:副?总经理|董事长|副?总裁|总监|经理|董秘|主任|书记|局长|处长|院长|行长|秘书长|负责人|合伙人|创始人|总工|CEO|CFO|CTO|COO)'
const SURNAME =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤]'
const PHONE = '1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}'
const PATTERNS = [
  // 总经理王某某, 王某某总经理, 王某某（总经理）; a number beside them goes along.
  new RegExp(
    `((?:市场|财务|投资|运营|技术|行政|人力|公共事务|政府事务)?部?${TITLE})(${SURNAME}[\\p{Script=Han}]{1,2})(?=[、,，。；;\\s和及与等说表介(（]|$)(?:[,，\\s(（]*(?:电话|手机)?[:：]?\\s*(${PHONE}))?`,
    'gu',
  ),
  new RegExp(
    `(${SURNAME}[\\p{Script=Han}]{1,2}?)[ (（]?((?:市场|财务|投资|运营|技术|行政|人力|公共事务|政府事务)?部?${TITLE})[)）]?(?:[,，\\s(（]*(?:电话|手机)?[:：]?\\s*(${PHONE}))?`,
    'gu',
  ),
]
/** 王总, 李董: nobody's whole name, and all that was said. */
const CALLED = new RegExp(`(${SURNAME}[总董])(?![经裁监部体额计数事]|[\\p{Script=Han}]?长)`, 'gu')

/** The people of the other side a text names, one a line as the form takes them; those known only as 王总 make it doubtful. */
export function findPeople(text: string): { value: string; words: string; sure: boolean } {
  const lines = new Map<string, string>()
  const words: string[] = []
  let doubtful = false
  PATTERNS.forEach((pattern, at) => {
    for (const match of text.matchAll(pattern)) {
      const [whole, first = '', second = '', phone] = match
      const [name, title] = at === 0 ? [second, first] : [first, second]
      if (lines.has(name)) continue
      lines.set(name, [name, title, phone?.replace(/\D/g, '')].filter(Boolean).join(' '))
      words.push(whole.trim())
    }
  })
  const surnames = new Set([...lines.keys()].map((name) => name[0]))
  for (const [, called = ''] of text.matchAll(CALLED)) {
    if (lines.has(called) || surnames.has(called[0])) continue
    lines.set(called, called)
    words.push(called)
    doubtful = true
  }
  const value = [...lines.values()].join('\n')
  return { value, words: words.join('、'), sure: value !== '' && !doubtful && parsePeople(value).length === lines.size }
}
