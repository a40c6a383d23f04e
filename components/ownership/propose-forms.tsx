'use client'
import { RecordForm } from '@/components/forms/record-form'
import { type Option, Select, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { CASE_LABELS } from '@/lib/ownership/schema'
import { ShareFields } from './share-fields'
import { TransferFields } from './transfer-fields'

type Props = {
  action: FormAction
  formKey: string
  projectId: string
  cancelHref: string
}

/** Proposes to hand a project on. */
export function TransferForm({
  action,
  formKey,
  projectId,
  cancelHref,
  ...choices
}: Props & { units: Option[]; people: Option[]; today: string }) {
  return (
    <RecordForm
      id="transfer"
      action={action}
      formKey={formKey}
      labels={CASE_LABELS}
      submit="提出移交"
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <input type="hidden" name="projectId" value={projectId} />
          <TransferFields fields={fields} {...choices} />
          <TextArea {...fields.of('reason')} rows={3} required />
        </>
      )}
    </RecordForm>
  )
}

/** Proposes to split a project's credit. */
export function SplitForm({
  action,
  formKey,
  projectId,
  cancelHref,
  units,
  unitId,
}: Props & { units: Option[]; unitId: string }) {
  return (
    <RecordForm
      id="split"
      action={action}
      formKey={formKey}
      labels={CASE_LABELS}
      submit="提出分成"
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <input type="hidden" name="projectId" value={projectId} />
          <ShareFields fields={fields} units={units} start={unitId} />
          <TextArea {...fields.of('reason')} rows={3} required />
        </>
      )}
    </RecordForm>
  )
}

/** Raises a dispute; a project of one's own about the same investor may be named. */
export function DisputeForm({ action, formKey, projectId, cancelHref, own }: Props & { own: Option[] }) {
  return (
    <RecordForm
      id="dispute"
      action={action}
      formKey={formKey}
      labels={{ ...CASE_LABELS, otherProjectId: '本单位的相关项目' }}
      submit="提出争议"
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <input type="hidden" name="projectId" value={projectId} />
          {own.length > 0 ? (
            <Select {...fields.of('otherProjectId')} options={own} placeholder="没有或不便指明" />
          ) : null}
          <TextArea
            {...fields.of('reason')}
            rows={5}
            required
            hint="写明何时、由谁、与企业谈了什么，有哪些记录和材料可以证明"
          />
        </>
      )}
    </RecordForm>
  )
}
