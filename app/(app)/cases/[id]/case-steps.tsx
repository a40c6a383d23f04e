import { ActionButton } from '@/components/forms/action-button'
import { AgreeForm, RefuseDialog, StateForm } from '@/components/ownership/answer-forms'
import { RuleForm } from '@/components/ownership/rule-form'
import { Section } from '@/components/ui/card'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { type CaseDetail, judgeOf, openCase, raises } from '@/lib/ownership/case.queries'
import { receiversIn } from '@/lib/ownership/queries'
import { partiesOf, stepsFor } from '@/lib/ownership/rules'
import { agreeAction, refuseAction, ruleAction, stateAction, withdrawAction } from '../actions'
import { everyUnit } from '../choices'

type Props = { viewer: Viewer; one: CaseDetail }

/** What this viewer may do about the case now; nothing for those who only read. */
export async function CaseSteps({ viewer, one }: Props) {
  const steps = stepsFor(judgeOf(viewer), openCase(one), raises(viewer))
  const key = { id: one.id, version: one.version }
  const to = one.kind === 'transfer' ? one.proposal.toUnitId : undefined
  const receiving = to !== undefined && steps.agreeFor.includes(to)
  return (
    <>
      {steps.agreeFor.length > 0 ? (
        <Section title="请您答复" id="answer">
          <div className="space-y-3">
            <AgreeForm
              action={agreeAction}
              formKey={newId()}
              one={key}
              people={receiving ? await receiversIn(reader(), to) : undefined}
              start={one.proposal.toOwnerId ?? (to === viewer.unitId ? viewer.userId : null)}
            />
            <RefuseDialog action={refuseAction} formKey={newId()} one={key} />
          </div>
        </Section>
      ) : null}
      {steps.state ? (
        <Section title="本单位陈述" id="statement">
          <StateForm key={`state-${one.version}`} action={stateAction} formKey={newId()} one={key} />
        </Section>
      ) : null}
      {steps.rule ? <Ruling one={one} /> : null}
      {steps.withdraw ? (
        <ActionButton action={withdrawAction} formKey={newId()} fields={key} kind="quiet">
          撤回这件事项
        </ActionButton>
      ) : null}
    </>
  )
}

async function Ruling({ one }: { one: CaseDetail }) {
  const receiving = one.kind === 'transfer' ? [one.proposal.toUnitId ?? ''] : partiesOf(one.parties)
  const [units, ...people] = await Promise.all([everyUnit(), ...receiving.map((unit) => receiversIn(reader(), unit))])
  const projects = [
    { value: one.projectId, label: one.projectName ?? '' },
    ...(one.otherProjectId ? [{ value: one.otherProjectId, label: one.otherName ?? '' }] : []),
  ]
  return (
    <Section title="裁定" id="ruling">
      <RuleForm
        key={`rule-${one.version}`}
        action={ruleAction}
        formKey={newId()}
        one={one}
        projects={projects}
        units={units}
        people={people.flat()}
        today={today()}
      />
    </Section>
  )
}
