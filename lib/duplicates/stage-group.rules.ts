import { type ProjectState, type Stage, stageIndex } from '@/lib/kernel/terms'

/** How far another unit's project is, as far as everybody may know. */
export function stageGroup({ stage, state }: { stage: Stage; state: ProjectState }): string {
  if (state === 'lost') return '已流失'
  if (state === 'suspended') return '已搁置'
  if (stageIndex(stage) >= stageIndex('registered')) return '已落地'
  return stage === 'signed' ? '已签约' : '洽谈中'
}
