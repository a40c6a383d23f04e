import { type List, listSpec, oneOf } from '@/lib/lists/list.schema'
import { DUPLICATE_NOUNS } from './schema'

export const PAIR_STATES = ['open', 'decided'] as const
export const PAIR_STATE_TERMS = { open: '待处理', decided: '已处理' } as const
const LEVELS = ['1', '2', '3', '4'] as const

/** The queue of likely doubles: the strongest first, among equals the longest waiting. Decided ones, latest first, under `state=decided`. */
export const pairList = listSpec({
  filters: { state: oneOf(PAIR_STATES), noun: oneOf(DUPLICATE_NOUNS), level: oneOf(LEVELS) },
  sorts: ['level', 'found'],
  sort: { key: 'level', direction: 'asc' },
  columns: [
    { key: 'records', header: '两条记录' },
    { key: 'noun', header: '类别' },
    { key: 'level', header: '级别' },
    { key: 'reasons', header: '依据' },
    { key: 'found', header: '发现日期' },
    { key: 'status', header: '处理' },
  ],
})
export type PairList = List<typeof pairList>
