/** Someone of the other side, as typed in one line. `phone` as kept: digits with a hyphen after the area code, 转 before an extension. */
export type TypedPerson = { name: string; title: string | null; phone: string | null }

const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁鞠宫栾迟臧隋逄管辛楚娄矫解柴车蓝仇',
)
const DOUBLE_SURNAMES = /^(欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|端木|慕容|夏侯)/
/** What a title ends with. */
const TITLE_END =
  '总经理|总裁|总监|经理|董事长|董事|监事|董秘|秘书长|秘书|主任|主席|书记|区长|局长|处长|科长|部长|司长|市长|镇长|院长|校长|行长|所长|厂长|店长|站长|队长|会长|理事长|理事|主管|主办|助理|负责人|合伙人|创始人|总工程师|总工|工程师|会计师|设计师|律师|顾问|专员|代表|教授|博士|先生|女士|老师|法人|联系人|首席[\\p{Script=Han}]{1,4}官|C[EFTOIM]O|VP'
/** What may stand before it, in any number; and what a department's name of up to six characters ends with. */
const TITLE_WORDS =
  '副 常务 执行 高级 资深 首席 总 联席 联合 第一 轮值 代理 原 财务 市场 运营 技术 投资 投融资 投促 招商 人力资源 人事 行政 综合 项目 销售 商务 法务 法定 公共事务 政府事务 政务 战略 品牌 产品 研发 生产 采购 供应链 工程 资本 风控 合规 信息 数据 国际 海外 华东 华北 华南 华中 西南 西北 东北 中国 亚太 大区 区域 青岛 山东 北方 南方 分公司 子公司 集团 公司'.split(
    ' ',
  )
const DEPARTMENT_ENDS = '部 处 科 室 局 办 司 院 中心 事业群'.split(' ')
const DEPARTMENT_LENGTH = 6
const HAN = /^\p{Script=Han}+$/u
const ENDS_TITLE = new RegExp(`(?:${TITLE_END})(?:助理|兼\\p{Script=Han}+)?$`, 'iuy')
/** Nobody's title is longer; what is, is read as a name or a remark. */
const LONGEST_TITLE = 40

/**
 * Where the words before a title may end, each place once. Not a regular expression: what may stand here repeats and overlaps, and matching
 * it by trying again would hold the server for minutes over one hostile line.
 */
function headsOf(token: string): Set<number> {
  const reached = new Set([0])
  for (const from of reached) {
    for (const word of TITLE_WORDS) if (token.startsWith(word, from)) reached.add(from + word.length)
    for (let to = from + 1; to <= from + DEPARTMENT_LENGTH && HAN.test(token.slice(from, to)); to++)
      for (const end of DEPARTMENT_ENDS) if (token.startsWith(end, to)) reached.add(to + end.length)
  }
  return reached
}

function isTitle(token: string): boolean {
  if (token.length > LONGEST_TITLE) return false
  return [...headsOf(token)].some((from) => {
    ENDS_TITLE.lastIndex = from
    return ENDS_TITLE.test(token)
  })
}

/** Mobile, landline with or without area code and extension, 400 numbers; with the word before it and any separators inside. */
const PHONE =
  /(?:(?:手机号?|电话|座机|联系方式|联系电话|TEL|MOBILE)\s*[:：]?\s*)?(?<![\d-])(?:\+?86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|0\d{2,3}[-\s]?\d{7,8}(?:\s*(?:转|-)\s*\d{1,6})?|400[-\s]?\d{3}[-\s]?\d{4}|\d{7,8})(?![\d-])/giu
const NUMBERISH = /\d[\d\s-]{4,}\d/

/**
 * People as typed or dictated: 姓名, 职务 and 电话 in any order, several divided by 、 ； or a new line, a comma inside one person or between
 * two. A surname with 总 or 董 (王总) stays as it was said: it is all that is known.
 */
export function parsePeople(text: string | null): TypedPerson[] {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/\((0\d{2,3})\)/g, '$1-')
    .split(/[\n、;]/)
    .flatMap((line) => joinParts(line.split(/[,。]/).map(readPart)))
}

type Part = { names: string[]; titles: string[]; phone: string | null }

function readPart(text: string): Part {
  let phone: string | null = null
  const rest = text.replace(PHONE, (_whole, number: string) => {
    phone ??= tidy(number)
    return ' '
  })
  const part: Part = { names: [], titles: [], phone }
  for (const token of rest.split(/[\s/:()|]+/).filter(Boolean)) place(part, token)
  return part
}

function place(part: Part, token: string): void {
  if (isTitle(token)) part.titles.push(token)
  else {
    const split = splitToken(token)
    if (split) {
      part.names.push(split.name)
      part.titles.push(split.title)
    } else if (/^[A-Za-z.·-]+$/.test(token) && part.names.length > 0 && part.titles.length === 0)
      part.names[part.names.length - 1] = `${part.names.at(-1)} ${token}`
    else if (part.names.length === 0) part.names.push(token)
    else if (isName(token) && part.titles.length > 0) part.names.push(token)
    else part.titles.push(token)
  }
}

/** 王某某总经理 and 总经理王某某, written without a space. */
function splitToken(token: string): { name: string; title: string } | undefined {
  const surname = DOUBLE_SURNAMES.test(token) ? 2 : SURNAMES.has(token.slice(0, 1)) ? 1 : 0
  if (surname > 0)
    for (const length of [surname + 1, surname + 2]) {
      const title = token.slice(length)
      if (title && isTitle(title) && !/^[副总]$/.test(token.slice(length - 1, length)))
        return { name: token.slice(0, length), title }
    }
  for (const length of [2, 3, 4]) {
    const [title, name] = [token.slice(0, -length), token.slice(-length)]
    if (title && isName(name) && isTitle(title)) return { name, title }
  }
  return undefined
}

const isName = (token: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(token) &&
  (SURNAMES.has(token.slice(0, 1)) || DOUBLE_SURNAMES.test(token)) &&
  !isTitle(token)

/** A comma stands inside a person (王某，总经理，138…) or between two: a part with a name of its own begins another. */
function joinParts(parts: Part[]): TypedPerson[] {
  const people: Part[] = []
  for (const part of parts) {
    const last = people.at(-1)
    const another = part.names.length > 0 && (last === undefined || last.names.length > 0) && startsPerson(part)
    if (!last || another) people.push(part)
    else {
      last.titles.push(...(last.names.length > 0 ? part.names : []), ...part.titles)
      if (last.names.length === 0) last.names.push(...part.names)
      last.phone ??= part.phone
    }
  }
  return people.flatMap(({ names, titles, phone }) => {
    // Nobody is called by his title alone, but somebody was there.
    const [name = titles[0], ...more] = names
    if (!name) return []
    const title = (names.length === 0 ? titles.slice(1) : [...titles, ...more]).join(' ')
    return [{ name, title: title || null, phone }]
  })
}

const startsPerson = ({ names, titles, phone }: Part): boolean =>
  isName(names[0] ?? '') || /^.{1,2}[总董]$/.test(names[0] ?? '') || titles.length > 0 || phone !== null

function tidy(number: string): string {
  const digits = number.replace(/[^\d转-]/g, '')
  if (/^1[3-9]/.test(digits)) return digits.replaceAll('-', '')
  const [, area = '', local = '', extension = ''] = /^(0\d{2,3}?)-?(\d{7,8})(?:(?:转|-)(\d{1,6}))?$/.exec(digits) ?? []
  if (!local) return digits
  return `${area}-${local}${extension ? `转${extension}` : ''}`
}

/** Digits that look like a number to call but are none, so that a slip is said and not stored as somebody's title. */
export function strayNumbers(text: string | null): string[] {
  return parsePeople(text).flatMap(({ name, title }) => {
    const stray = NUMBERISH.exec(`${name} ${title ?? ''}`)
    return stray ? [stray[0]] : []
  })
}

/** The same people as the form shows them, one a line. */
export function peopleText(people: Array<{ name: string; title?: string | null }>): string {
  return people.map(({ name, title }) => (title ? `${name} ${title}` : name)).join('\n')
}
