import { EndDialog, MoneyDialog, MoveDialog, ReviveDialog } from '@/components/projects/dialogs'
import { ButtonLink } from '@/components/ui/button'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { termsOf } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import type { GateFacts } from '@/lib/projects/gates.rules'
import type { MoneyLogRow, ProjectDetail } from '@/lib/projects/one.queries'
import {
  correctMoneyAction,
  createMoneyAction,
  endProjectAction,
  moveStageAction,
  reviveProjectAction,
} from '../actions'
import { moveOptions, termOptions } from '../choices'

type Props = { viewer: Viewer; project: ProjectDetail; facts: GateFacts }

/** What may be done to a project by someone who may change it. `facts`: what it can show at its gates. */
export async function ProjectActions({ viewer, project, facts }: Props) {
  const [lossReasons, options] = await Promise.all([termsOf(reader(), 'loss-reason'), moveOptions(viewer)])
  const { id, version, name, stage, stageOn, origin } = project
  const on = today()
  // A new key with every showing also makes the dialogs anew, so that one is closed once its change is shown.
  const formKey = newId()
  const key = { id, version }
  return (
    <>
      {project.state === 'active' ? (
        <MoveDialog
          key={`move-${formKey}`}
          kind="primary"
          label="推进阶段"
          title={`变更阶段：${name}`}
          move={{
            action: moveStageAction,
            formKey,
            project: { id, version, name, stage, stageOn, facts },
            options,
            today: on,
          }}
        />
      ) : (
        <ReviveDialog
          key={`revive-${formKey}`}
          kind="primary"
          label="恢复推进"
          revive={{ action: reviveProjectAction, formKey, project: key, today: on }}
        />
      )}
      <MoneyDialog
        key={`money-${formKey}`}
        label="登记资金"
        money={{ action: createMoneyAction, formKey, projectId: id, origin, today: on }}
      />
      <ButtonLink href={paths.projects.edit(id)}>编辑</ButtonLink>
      {project.state === 'lost' ? null : (
        <EndDialog
          key={`end-${formKey}`}
          kind="quiet"
          label={project.state === 'suspended' ? '登记流失' : '搁置或流失'}
          end={{
            action: endProjectAction,
            formKey,
            project: key,
            today: on,
            lossReasons: termOptions(lossReasons),
            suspended: project.state === 'suspended',
          }}
        />
      )}
    </>
  )
}

/** Corrects one money event by a new one. */
export function CorrectMoney({ project, row }: { project: ProjectDetail; row: MoneyLogRow }) {
  const { id, version, kind, happenedOn, amount, currency, rate, rateOn, rateSource, voucher } = row
  const formKey = newId()
  return (
    <MoneyDialog
      key={formKey}
      kind="quiet"
      size="small"
      label="更正"
      title="更正资金"
      money={{
        action: correctMoneyAction,
        formKey,
        projectId: project.id,
        origin: project.origin,
        today: today(),
        corrects: { id, version, kind, happenedOn, amount, currency, rate, rateOn, rateSource, voucher },
      }}
    />
  )
}
