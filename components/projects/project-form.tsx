'use client'
import { useState } from 'react'
import { SimilarRecords } from '@/components/duplicates/similar-records'
import { ExtraInputs, extraLabels } from '@/components/extras/extra-inputs'
import type { Fields } from '@/components/forms/form-fields'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Combobox } from '@/components/ui/combobox'
import { DateInput, type Option, Select, TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { RecordExtra } from '@/lib/extras/queries'
import { ORIGIN_TERMS, ORIGINS, type Origin, STAGE_TERMS, type Stage, stageIndex } from '@/lib/kernel/terms'
import { AGREEMENT_KIND_TERMS, AGREEMENT_KINDS, EARLY_STAGES, PROJECT_LABELS } from '@/lib/projects/schema'
import { AmountFields } from './amount-fields'
import { type ChargeChoices, ChargeFields } from './charge-fields'

/** A stored project as its form shows it. */
export type FormProject = {
  id: string
  version: number
  name: string
  stage: Stage
  investor: string | null
  targets: string[]
  tags: string[]
  origin: Origin | null
  sourceRegion: string | null
  sourceRegionLabel: string | null
  area: string | null
  industry: string | null
  industryLabel: string | null
  content: string | null
  nextStep: string | null
  nextOn: string | null
  unitId: string
  ownerId: string | null
  agreementKind: string | null
  landedName: string | null
  landedUscc: string | null
}
type Props = {
  action: FormAction
  formKey: string
  project?: FormProject
  /** What a new form starts with, from the page it was opened on. */
  start?: { name?: string; investor?: string }
  targets: Option[]
  tags: Option[]
  charge: ChargeChoices
  extras: RecordExtra[]
  today: string
  cancelHref: string
}

const ORIGIN_OPTIONS = ORIGINS.map((origin) => ({ value: origin, label: ORIGIN_TERMS[origin] }))
const STAGE_OPTIONS = EARLY_STAGES.map((stage) => ({ value: stage, label: STAGE_TERMS[stage] }))
const AGREEMENTS = AGREEMENT_KINDS.map((kind) => ({ value: kind, label: AGREEMENT_KIND_TERMS[kind] }))

/** A project, new or existing. Stage, money and ending of an existing one have their own dialogs. */
export function ProjectForm(props: Props) {
  const { action, formKey, project, start = {}, targets, tags, charge, extras, today, cancelHref } = props
  const stored = {
    name: project?.name ?? start.name ?? '',
    investor: project?.investor ?? start.investor ?? '',
    uscc: project?.landedUscc ?? '',
  }
  const [typed, setTyped] = useState(stored)
  const type = (name: keyof typeof stored) => (event: { target: { value: string } }) =>
    setTyped((before) => ({ ...before, [name]: event.target.value.trim() }))
  const changed =
    !project || Object.entries(stored).some(([name, value]) => typed[name as keyof typeof stored] !== value)
  const show = (name: string, value: string) => {
    const options = { targets, tags, origin: ORIGIN_OPTIONS, agreementKind: AGREEMENTS, ...charge.shown }
    const list: Option[] = name in options ? options[name as keyof typeof options] : []
    return list.find((option) => option.value === value)?.label.trim() ?? value
  }
  return (
    <RecordForm
      id="project"
      action={action}
      formKey={formKey}
      record={project}
      labels={{ ...PROJECT_LABELS, ...extraLabels(extras) }}
      show={show}
      submit={project ? '保存' : '新建项目'}
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <TextInput {...fields.of('name', stored.name)} required onChange={type('name')} />
          <TextInput
            {...fields.of('investor', stored.investor)}
            hint="填写全称；与企业库中的企业同名时自动关联"
            onChange={type('investor')}
          />
          {changed ? <SimilarRecords noun="project" typed={typed} except={project?.id} /> : null}
          {project ? null : <Beginning fields={fields} today={today} />}
          <CheckboxGroup
            {...fields.list('targets', project?.targets)}
            options={targets}
            hint="一个项目可以服务多个目标"
          />
          <RadioChips {...fields.of('origin', project?.origin)} options={ORIGIN_OPTIONS} />
          <ChargeFields fields={fields} charge={charge} project={project} />
          <div className="grid gap-4 md:grid-cols-2">
            <DictionaryField
              fields={fields}
              name="sourceRegion"
              kind="place"
              code={project?.sourceRegion}
              text={project?.sourceRegionLabel}
            />
            <DictionaryField
              fields={fields}
              name="industry"
              kind="industry"
              code={project?.industry}
              text={project?.industryLabel}
            />
          </div>
          <TextInput {...fields.of('area', project?.area)} />
          <TextArea {...fields.of('content', project?.content)} rows={4} />
          <div className="grid gap-4 md:grid-cols-[1fr_12rem]">
            <TextInput {...fields.of('nextStep', project?.nextStep)} />
            <DateInput {...fields.of('nextOn', project?.nextOn)} />
          </div>
          {tags.length > 0 ? <CheckboxGroup {...fields.list('tags', project?.tags)} options={tags} /> : null}
          {project ? <Landing fields={fields} project={project} onCode={type('uscc')} /> : null}
          <ExtraInputs fields={fields} extras={extras} />
        </>
      )}
    </RecordForm>
  )
}

/** Where a new project stands, since when, and how much it is about. */
function Beginning({ fields, today }: { fields: Fields; today: string }) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Select {...fields.of('stage', 'lead')} options={STAGE_OPTIONS} required />
        <DateInput {...fields.of('on', today)} label="进入该阶段的日期" max={today} required />
      </div>
      <AmountFields fields={fields} day={today} hint="拟投资总额；“在谈”起必填" />
    </>
  )
}

/** What a project has from signing and from registration on; earlier it would only be in the way. */
function Landing({
  fields,
  project,
  onCode,
}: {
  fields: Fields
  project: FormProject
  onCode: (event: { target: { value: string } }) => void
}) {
  const at = stageIndex(project.stage)
  const signed = at >= stageIndex('signed') || project.agreementKind !== null
  const landed = at >= stageIndex('registered') || project.landedName !== null || project.landedUscc !== null
  return (
    <>
      {signed ? (
        <Select {...fields.of('agreementKind', project.agreementKind)} options={AGREEMENTS} placeholder="请选择" />
      ) : null}
      {landed ? (
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...fields.of('landedName', project.landedName)} />
          <TextInput
            {...fields.of('landedUscc', project.landedUscc)}
            autoCapitalize="characters"
            spellCheck={false}
            onChange={onCode}
          />
        </div>
      ) : null}
    </>
  )
}

type DictionaryProps = {
  fields: Fields
  name: 'sourceRegion' | 'industry'
  kind: string
  code?: string | null
  text?: string | null
}

/** A code chosen by typing its name; what an old ledger brought as plain text stays as it is. */
function DictionaryField({ fields, name, kind, code, text }: DictionaryProps) {
  const value = fields.of(name, code).defaultValue
  return (
    <Combobox
      {...fields.own(name)}
      searchUrl={`/api/dictionaries/${kind}?q=`}
      defaultValue={value ? { value, label: value === code && text ? text : value } : undefined}
      placeholder="输入名称或代码查找"
    />
  )
}
