import { checkUscc } from '@/lib/kernel/uscc'
import type { Dice } from './random'

/** Syllables and trades that make company names nobody bears; every name in the demo district is invented. */
const FIRST = '海天瑞盛博恒泰正远鸿启明嘉华信诚润德金茂宏安凯新源创智合众鑫隆丰达云港航越利通'
const TRADES: Record<string, readonly string[]> = {
  headquarters: ['控股集团', '投资控股', '企业管理总部', '产业集团'],
  finance: ['融资租赁', '商业保理', '资产管理', '证券营业', '保险经纪'],
  fintech: ['金融科技', '支付科技', '数字金服'],
  fund: ['股权投资基金管理', '创业投资', '私募基金管理'],
  shipping: ['国际航运', '船务代理', '供应链管理', '海洋工程', '国际贸易'],
  commerce: ['商贸', '商业运营', '跨境电商', '品牌管理'],
  'business-services': ['会计师事务', '人力资源', '企业咨询', '检验检测', '法律服务'],
  digital: ['软件', '信息技术', '网络科技', '数字创意', '人工智能科技'],
  tourism: ['文化传媒', '旅行', '酒店管理', '演艺文化', '会展服务'],
  'first-store': ['餐饮管理', '时尚零售', '生活美学', '咖啡'],
}
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const GIVEN = [
  '海涛',
  '文静',
  '晓东',
  '敏',
  '立',
  '佳',
  '琳',
  '浩',
  '萌',
  '迪',
  '雨桐',
  '子涵',
  '志远',
  '建国',
  '思远',
  '梓轩',
  '嘉怡',
  '明哲',
  '若曦',
  '俊杰',
  '雅婷',
  '宏伟',
  '婧',
  '鹏飞',
  '诗涵',
  '卓然',
]

export const DOMESTIC_PLACES = [
  '北京',
  '上海',
  '深圳',
  '广州',
  '杭州',
  '济南',
  '烟台',
  '青岛',
  '南京',
  '成都',
  '武汉',
  '天津',
  '苏州',
  '厦门',
] as const
export const FOREIGN_PLACES = ['香港', '新加坡', '日本', '韩国', '美国', '德国', '英国', '法国', '意大利'] as const
export const TITLES = ['董事长', '总经理', '副总裁', '投资总监', '战略部部长', '北方区负责人', '财务总监'] as const

export function personName(dice: Dice): string {
  return dice.pick([...SURNAMES]) + dice.pick(GIVEN)
}

/** A company name: place, three invented syllables, trade, legal form. `trade` is a target type. */
export function companyName(dice: Dice, place: string, trade: string): string {
  const syllables = Array.from({ length: 3 }, () => dice.pick([...FIRST])).join('')
  return `${place}${syllables}${dice.pick(TRADES[trade] ?? ['商贸'])}有限公司`
}

const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A well-formed 统一社会信用代码 with a right check character, of a county code that no district bears (999999). */
export function inventedUscc(dice: Dice): string {
  const body = `91999999${Array.from({ length: 9 }, () => dice.pick([...CODE])).join('')}`
  return [...CODE].map((char) => body + char).find((code) => checkUscc(code) === 'valid') ?? `${body}0`
}

/** A mobile number in a range that no carrier hands out (1990000xxxx is kept for demonstrations here); ten thousand people have one each. */
export function inventedPhone(n: number): string {
  return `1990000${String((n * 7919) % 10_000).padStart(4, '0')}`
}
