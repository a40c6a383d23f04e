import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@/lib/env'
import { PLACES } from './data/places'
import type { TermKind } from './kinds'

export type TermSeed = { kind: TermKind; code: string; label: string; parent: string | null; sort: number }

const WORDS = {
  'target-type':
    'headquarters 总部 finance 金融 shipping 航运贸易 commerce 商贸商务 business-services 商务服务 digital 数字经济 tourism 文化旅游 first-store 首店 fund 创投风投 fintech 金融科技 talent 人才',
  'visit-kind': 'away 外出拜访 received 来访接待 service 入企服务 online 线上',
  'loss-reason':
    'policy 政策支持不足 cost 用地或租金成本 building 载体不匹配 competitor 落户其他地区 funding 资金未到位 investor 投资方调整计划 approval 审批未通过 market 市场环境变化 contact 失去联系 other 其他',
  tag: 'listed 上市企业 gazelle 瞪羚企业 unicorn 独角兽企业 fortune-global-500 世界500强 china-500 中国500强 private-500 民营500强 industry-leader 行业领军企业 high-tech 高新技术企业 specialised 专精特新企业 central-soe 央企',
  'evidence-kind':
    'agreement 投资协议 licence 营业执照 bank-slip 银行回单 capital-report 验资报告 lease 租赁合同 permit 施工或装修许可 operation 经营证明 photo 现场照片 approval 批准文件 ledger 原始台账 other 其他材料',
  'request-category':
    'policy 政策兑现 land 用地和载体 funding 融资 talent 人才和子女教育 licence 证照办理 construction 规划建设 market 市场开拓 utility 水电气网 tax 税务 other 其他',
} as const satisfies Partial<Record<TermKind, string>>

/** The dictionaries a new district starts with; industries are GB/T 4754-2017 with its own codes and levels. */
export function defaultTerms(): TermSeed[] {
  const words = Object.entries(WORDS).flatMap(([kind, text]) =>
    [...text.matchAll(/(\S+) (\S+)/g)].map(([, code = '', label = ''], sort) => ({
      kind: kind as keyof typeof WORDS,
      code,
      label,
      parent: null,
      sort,
    })),
  )
  const places = PLACES.map((place, sort) => ({ kind: 'place' as const, parent: null, sort, ...place }))
  return [...words, ...places, ...industries()]
}

/** Columns of the file: code, name, level, parent, section, full_code; no field holds a comma or a quote. */
function industries(): TermSeed[] {
  const file = path.join(PROJECT_ROOT, 'lib', 'dictionaries', 'data', 'gbt4754_2017.csv')
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  return lines.map((line, sort) => {
    const [code = '', label = '', , parent = ''] = line.split(',')
    return { kind: 'industry', code, label, parent: parent || null, sort }
  })
}
