import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Day, Period } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import type { MetricKey } from '@/lib/metrics/definitions'
import { countMetric } from '@/lib/metrics/read'

/** Columns that are metrics: their value is the headline, as on every other page. */
export const METRIC_COLUMNS = {
  visits: 'visits',
  companies: 'companies-visited',
  domestic: 'capital-domestic',
  foreign: 'capital-foreign',
} as const satisfies Record<string, MetricKey>
export type MetricColumn = keyof typeof METRIC_COLUMNS
type Values = Record<MetricColumn, number>
/** A week's metrics of these units together, of each by itself, and of each person in them. */
export type WeekFigures = { total: Values; units: Map<string, Values>; people: Map<string, Values> }

const NONE: Values = { visits: 0, companies: 0, domestic: 0, foreign: 0 }

/** The named metrics by unit and by person, by their own definitions: three statements for each metric, however many people there are. */
export async function weekFigures(
  read: Read,
  viewer: Viewer,
  unitIds: string[],
  period: Period,
  asOf: Day,
): Promise<WeekFigures> {
  const options = { unitIds, asOf }
  const figures: WeekFigures = { total: { ...NONE }, units: new Map(), people: new Map() }
  await Promise.all(
    (Object.entries(METRIC_COLUMNS) as Array<[MetricColumn, MetricKey]>).map(async ([column, key]) => {
      const [whole, byUnit, byPerson] = await Promise.all([
        countMetric(read, viewer, key, period, options),
        breakdown(read, viewer, key, period, 'unit', options),
        breakdown(read, viewer, key, period, 'person', options),
      ])
      figures.total[column] = whole.value
      for (const [into, { parts }] of [[figures.units, byUnit] as const, [figures.people, byPerson] as const])
        for (const part of parts) into.set(part.id, { ...(into.get(part.id) ?? NONE), [column]: part.value })
    }),
  )
  return figures
}

export const noFigures = (): Values => ({ ...NONE })
