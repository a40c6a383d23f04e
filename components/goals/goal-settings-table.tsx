import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { Goal } from '@/lib/goals/queries'
import { figureUnit, RULE_SOURCE_TERMS, type Rule } from '@/lib/goals/rule.schema'
import { paths } from '@/lib/kernel/paths'
import { GOAL_PERIOD_TERMS } from '@/lib/kernel/terms'

const ruleOf = (goal: Goal): Rule | undefined => goal.rules.at(-1)?.rule

/** A plan's goals; each row leads to its form. */
export function GoalSettingsTable({ goals }: { goals: Goal[] }) {
  return (
    <DataTable
      caption="目标"
      columns={[
        { key: 'title', header: '目标', phone: 'title', cell: (goal) => goal.title },
        {
          key: 'target',
          header: '目标值',
          align: 'end',
          phone: 'end',
          cell: (goal) => formatFigure(goal.target, figureUnit(ruleOf(goal)?.measure ?? 'records', goal.unitLabel)),
        },
        { key: 'period', header: '考核方式', cell: (goal) => GOAL_PERIOD_TERMS[goal.period] },
        { key: 'source', header: '统计对象', cell: (goal) => RULE_SOURCE_TERMS[ruleOf(goal)?.source ?? 'manual'] },
        { key: 'versions', header: '规则版本', align: 'end', cell: (goal) => goal.rules.length },
      ]}
      rows={goals}
      rowKey={(goal) => goal.id}
      rowHref={(goal) => paths.settingsGoal(goal.planId, goal.id)}
      empty={<EmptyState title="还没有目标">填写目标值和统计规则后，完成情况由系统自动统计。</EmptyState>}
    />
  )
}
