import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import type { Look } from '@/lib/imports/preview.queries'
import type { Preview } from '@/lib/imports/queries'

type Props = { viewer: Viewer; preview: Look & Preview }

/**
 * What only a person can decide: units and people nobody here knows, rows that fit several records. Fields are named by `answerName`
 * (imports/form.schema); one is drawn for every answer in `batch.mapping`, asked or answered, or it would be forgotten.
 */
export function Decisions({ preview: { unknownUnits } }: Props) {
  const units = Object.entries(unknownUnits)
  if (units.length === 0) return null
  return (
    <Notice tone="warn" title="有的单位这里没有">
      {units.map(([name, n]) => `${name}（${n}行）`).join('、')}
      ：这些行暂记在您所在单位名下，台账里的单位名称留在记录中。如需分开统计，请系统管理员先新建单位。
    </Notice>
  )
}
