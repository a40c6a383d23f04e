import { EndDialog, InvestorDialog, MoneyDialog, MoveDialog, ReviveDialog } from '@/components/projects/dialogs'
import type { MoneyAgainst } from '@/components/projects/money-form'
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
  changeInvestorAction,
  correctMoneyAction,
  createMoneyAction,
  endProjectAction,
  moveStageAction,
  reviveProjectAction,
} from '../actions'
import { moveOptions, termOptions } from '../choices'

type Props = { viewer: Viewer; project: ProjectDetail; facts: GateFacts; against: MoneyAgainst }

/** What may be done to a project by someone who may change it. `facts`: what it can show at its gates. */
export async function ProjectActions({ viewer, project, facts, against }: Props) {
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
        money={{ action: createMoneyAction, formKey, projectId: id, origin, today: on, against }}
      />
      <ButtonLink href={paths.projects.edit(id)}>编辑</ButtonLink>
      {project.state === 'active' ? (
        <InvestorDialog
          key={`investor-${formKey}`}
          kind="quiet"
          label="变更投资方"
          change={{
            action: changeInvestorAction,
            formKey,
            project: key,
            stage,
            investor: project.investor,
            today: on,
            gates: against.gates,
            kinds: against.kinds,
            figures: against.figures,
          }}
        />
      ) : null}
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

type CorrectProps = { project: ProjectDetail; row: MoneyLogRow; against: MoneyAgainst }

/** Corrects one money event by a new one. */
export function CorrectMoney({ project, row, against }: CorrectProps) {
  const { id, version, kind, happenedOn, amount, currency, rate, rateOn, rateSource, increment, voucher } = row
  const verified = row.verification === 'verified'
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
        against,
        corrects: {
          id,
          version,
          kind,
          happenedOn,
          amount,
          currency,
          rate,
          rateOn,
          rateSource,
          increment,
          voucher,
          verified,
        },
      }}
    />
  )
}
