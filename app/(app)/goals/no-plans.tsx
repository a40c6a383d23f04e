import { Target } from 'lucide-react'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { may, reachOf } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { loadDefaultsAction } from './actions'

/** The page before there is any plan: make one, or begin with the published goals. */
export function NoPlans({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <PageHeader title="目标" />
      <EmptyState
        title="还没有规划和目标"
        icon={<Target />}
        action={may(viewer, 'goal.write') ? <FirstPlans viewer={viewer} /> : undefined}
      >
        先登记规划或年度计划，再逐项填写目标值和统计规则；也可以先载入市南区公开发布的规划目标，再按需修改。此后走访、签约、到位资金一经认定，完成率和序时进度自动更新。
      </EmptyState>
    </>
  )
}

/** Both ways to begin; the published goals are the district's, so only whoever reaches the whole of it may load them. */
export function FirstPlans({ viewer }: { viewer: Viewer }) {
  const whole = viewer.atRoot || reachOf(viewer, 'goal.write') === 'all'
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {whole ? (
        <ActionButton action={loadDefaultsAction} formKey={newId()} fields={{}} kind="primary">
          载入市南区公开目标
        </ActionButton>
      ) : null}
      <ButtonLink kind={whole ? 'secondary' : 'primary'} href={paths.settingsNew('plans')}>
        新建规划
      </ButtonLink>
    </div>
  )
}
