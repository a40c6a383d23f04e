'use client'
import { RecordForm } from '@/components/forms/record-form'
import type { FormAction } from '@/lib/access/form'
import { sharesVersion } from '@/lib/goals/allocation.rules'
import type { Allocation } from '@/lib/goals/queries'
import type { FigureUnit, RuleMeasure } from '@/lib/goals/rule.schema'
import { AllocationGrid, cellName } from './allocation-grid'

export type AllocatedGoal = { id: string; target: number; annual: boolean; measure: RuleMeasure }
export type AllocatedUnit = { id: string; name: string; path: string; depth: number }

type Props = {
  action: FormAction
  formKey: string
  goal: AllocatedGoal
  unit: FigureUnit
  years: number[]
  /** In tree order. */
  units: AllocatedUnit[]
  /** The cells of these units and years as they are stored. */
  allocations: Allocation[]
}

/** 任务分解: a target for each unit and year; what is left empty has no share. */
export function AllocationForm({ action, formKey, goal, unit, years, units, allocations }: Props) {
  const labels = Object.fromEntries(
    units.flatMap((each) => years.map((year) => [cellName(each.id, year), `${each.name} ${year}年`])),
  )
  return (
    <RecordForm
      id="allocation"
      action={action}
      formKey={formKey}
      record={{ id: goal.id, version: sharesVersion(allocations) }}
      labels={labels}
      submit="保存分解"
    >
      {(fields) => (
        <>
          <input type="hidden" name="goalId" value={goal.id} />
          <AllocationGrid
            fields={fields}
            labels={labels}
            goal={goal}
            unit={unit}
            years={years}
            units={units}
            allocations={allocations}
          />
        </>
      )}
    </RecordForm>
  )
}
