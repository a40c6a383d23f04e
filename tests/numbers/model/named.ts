import type { PlainRule } from './plain'

const YUAN = 100
const stage = (name: string, more: Partial<PlainRule> = {}): PlainRule => ({
  source: 'stage',
  measure: 'records',
  stage: name,
  ...more,
})

/** What the named metrics mean, said a second time: from DOMAIN.md, not from lib/metrics. */
export const NAMED: Record<string, PlainRule> = {
  visits: { source: 'visits', measure: 'records' },
  'companies-visited': { source: 'visits', measure: 'companies' },
  'projects-signed': stage('signed'),
  'projects-signed-10m': stage('signed', { minAmountCny: 10_000_000 * YUAN }),
  'projects-signed-100m': stage('signed', { minAmountCny: 100_000_000 * YUAN }),
  'projects-signed-100m-domestic': stage('signed', { minAmountCny: 100_000_000 * YUAN, origin: 'domestic' }),
  'foreign-enterprises': stage('registered', { origin: 'foreign' }),
  headquarters: stage('registered', { targetTypes: ['headquarters'] }),
  finance: stage('registered', { targetTypes: ['finance'] }),
  shipping: stage('registered', { targetTypes: ['shipping'] }),
  digital: stage('registered', { targetTypes: ['digital'] }),
  'capital-domestic': { source: 'money', measure: 'cny', moneyKinds: ['paid-in'], origin: 'domestic' },
  'capital-foreign': { source: 'money', measure: 'usd', moneyKinds: ['foreign-used'], origin: 'foreign' },
  'requests-solved': { source: 'requests', measure: 'records' },
  events: { source: 'events', measure: 'records' },
}
