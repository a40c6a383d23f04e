import { foldName } from '@/lib/kernel/name'

/** Where a company comes from says nothing about which company it is. Longest first, so that 青岛市 leaves no 市. */
const PLACES =
  /中国|全国|(山东|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(省|自治区)?|(北京|上海|天津|重庆|青岛|济南|烟台|威海|潍坊|深圳|广州|杭州|南京|苏州|宁波|厦门|福州|武汉|成都|西安|大连|沈阳|长沙|郑州|合肥|香港|澳门|台湾|新加坡|日本|韩国|美国|英国|法国|德国|意大利|西班牙|瑞士|瑞典|荷兰|丹麦|挪威|加拿大|澳大利亚|新西兰|泰国|越南|马来西亚|印度尼西亚|印度|俄罗斯|以色列|阿联酋)(市|特别行政区)?|(市南|市北|崂山|黄岛|西海岸|城阳|李沧|即墨|胶州|浦东|前海)(新区|区)?/g
/** Words that every second name has; alone they make no two names alike. */
const GENERIC =
  /会计师事务所|律师事务所|跨境电商|检验检测|人力资源|生活美学|时尚零售|船务代理|融资租赁|商业保理|资产管理|投资管理|企业管理|股权投资|创业投资|私募基金|电子商务|信息技术|网络科技|人工智能|供应链|产业园|研究院|研发中心|运营中心|结算中心|房地产|新能源|新材料|区域总部|分公司|子公司|办事处|科技|集团|投资|管理|咨询|信息|技术|网络|贸易|商贸|实业|发展|控股|服务|文化|传媒|传播|工程|建设|建筑|置业|地产|国际|股份|金融|资产|资本|基金|产业|企业|物流|电子|商务|软件|智能|数字|数据|生物|医药|医疗|健康|环保|能源|材料|机械|设备|制造|食品|餐饮|酒店|旅游|旅行|教育|广告|设计|装饰|保险|经纪|证券|银行|分行|支行|租赁|保理|商业|运营|中心|总部|基地|项目|园区|平台|机构|首店|北方|华东|华北/g
/** A later phase is the same project; 三号基金 is another fund than 二号基金. */
const PHASE = /[\d一二三四五六七八九十]+期/g
const NUMBERS = /\d+|[一二三四五六七八九十]+(?=号)/g
const ENOUGH = 60
const FAR = 80

const length = (text: string) => [...text].length

/** What a name is compared by; `trunk` is the name without legal form, brackets, places and phase. */
type Parts = { trunk: string; core: string; numbers: string }
/** Names seen last: a sweep compares each of a hundred with several hundred. */
const known = new Map<string, Parts>()
const REMEMBERED = 5_000

function partsOf(name: string): Parts {
  const seen = known.get(name)
  if (seen) return seen
  if (known.size >= REMEMBERED) known.clear()
  const trunk = foldName(name).replace(PLACES, '').replace(PHASE, '')
  const parts = { trunk, core: trunk.replace(GENERIC, ''), numbers: (trunk.match(NUMBERS) ?? []).join(' ') }
  known.set(name, parts)
  return parts
}

/** What is left of a name when places, legal forms and words that every second company has are taken away: 青岛海尔智家科技有限公司 → 海尔智家. */
export const coreOf = (name: string): string => partsOf(name).core

/** A name without places, legal form, brackets and phase; its generic words stay. */
export const trunkOf = (name: string): string => partsOf(name).trunk

function bigrams(text: string): string[] {
  const chars = [...text]
  return chars.slice(1).map((char, at) => `${chars[at]}${char}`)
}

/** Shared bigrams of two texts in whole percent: 2 × shared ÷ (all of one + all of the other), each occurrence once (Dice). */
export function dice(a: string, b: string): number {
  const left = bigrams(a)
  const right = bigrams(b)
  const rest = [...right]
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  }).length
  return left.length + right.length === 0 ? 0 : Math.floor((200 * shared) / (left.length + right.length))
}

/**
 * How alike two names are, in percent; 0 below 60, for that is not alike. Places and legal forms do not count; generic words (科技, 集团,
 * 投资 …) never make names alike by themselves, and a core of two characters (海汇) only together with what surrounds it. A Chinese name
 * begins with what is its own: cores that begin otherwise must share four fifths.
 */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  const shorter = Math.min(length(left.core), length(right.core))
  if (shorter < 2) return 0
  if (left.trunk === right.trunk) return 100
  if (left.numbers !== right.numbers) return 0
  const same = left.core === right.core
  if (shorter < 3) return same && dice(left.trunk, right.trunk) >= 50 ? 70 : 0
  if (same) return 90
  if (left.core.includes(right.core) || right.core.includes(left.core)) return 80
  const enough = left.core.slice(0, 2) === right.core.slice(0, 2) ? ENOUGH : FAR
  const share = dice(left.core, right.core)
  return share >= enough ? share : 0
}
