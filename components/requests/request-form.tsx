'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { Combobox, type ComboOption } from '@/components/ui/combobox'
import { type Option, Select, TextArea, TextInput } from '@/components/ui/text-input'
import { useAbout } from '@/components/visits/use-about'
import type { FormAction } from '@/lib/access/form'
import { REQUEST_LABELS, REQUEST_LIMITS } from '@/lib/requests/schema'

export type CategoryOption = Option & { days: number }
export type RequestFormValues = {
  id: string
  version: number
  companyId: string
  projectId: string | null
  category: string
  title: string
  content: string | null
  workingDays: number
}
type Props = {
  action: FormAction
  formKey: string
  request?: RequestFormValues
  company?: ComboOption
  /** Projects of that company, where the page knows it already. */
  projects: Option[]
  projectId?: string
  /** The visit it is raised from. */
  visitId?: string
  categories: CategoryOption[]
  /** Units that can be asked to solve it; empty on a stored request, which is handed over instead. */
  units: Option[]
  unitId: string
  cancelHref: string
}

/** A request, new or untouched yet. The category proposes the working days of a new one. */
export function RequestForm(props: Props) {
  const { request, categories, units, projects } = props
  const [company, setCompany] = useState(props.company)
  const [category, setCategory] = useState(request?.category ?? '')
  const known = company?.value === props.company?.value ? { projects, contacts: [] } : undefined
  const options = useAbout(company?.value, known).projects
  const days = request?.workingDays ?? categories.find((one) => one.value === category)?.days
  const show = (field: string, value: string) => {
    const choices = { category: categories, projectId: options, unitId: units }[field] ?? []
    return choices.find((option) => option.value === value)?.label.trim() ?? value
  }
  return (
    <RecordForm
      id="request"
      action={props.action}
      formKey={props.formKey}
      record={request}
      labels={REQUEST_LABELS}
      show={show}
      submit={request ? '保存' : '提出诉求'}
      cancelHref={props.cancelHref}
    >
      {(fields) => (
        <>
          {request ? null : props.visitId ? <input type="hidden" name="visitId" value={props.visitId} /> : null}
          {request || props.visitId ? (
            <>
              <input type="hidden" name="companyId" value={company?.value ?? ''} />
              <p className="font-medium">{company?.label}</p>
            </>
          ) : (
            <Combobox
              {...fields.own('companyId')}
              required
              searchUrl="/api/companies/options?q="
              placeholder="输入两个字、拼音首字母或信用代码"
              defaultValue={company}
              onChange={([chosen]) => setCompany(chosen)}
            />
          )}
          <TextInput
            {...fields.of('title', request?.title)}
            required
            maxLength={REQUEST_LIMITS.title}
            placeholder="一句话说清要解决什么"
          />
          <TextArea
            {...fields.of('content', request?.content)}
            rows={4}
            maxLength={REQUEST_LIMITS.content}
            placeholder="背景、企业的想法、已经找过哪些部门"
          />
          <div className="grid gap-4 md:grid-cols-2">
            <Select
              {...fields.of('category', category)}
              options={categories}
              placeholder="请选择类别"
              required
              onChange={(event) => setCategory(event.target.value)}
            />
            <TextInput
              key={request ? 'stored' : category}
              {...fields.of('workingDays', days)}
              inputMode="numeric"
              required
              hint={
                request
                  ? '提出后只能缩短；需要延长的，由负责同志调整时限'
                  : '从登记之日的下一个工作日起算，法定节假日除外、调休上班日计入'
              }
            />
          </div>
          <div className="grid gap-4 md:grid-cols-2">
            {units.length > 0 ? (
              <Select
                {...fields.of('unitId', props.unitId)}
                options={units}
                required
                hint="由哪个单位办理；交其他单位办理的，您仍可查看全过程"
              />
            ) : null}
            {options.length > 0 ? (
              <Select
                {...fields.of('projectId', request?.projectId ?? props.projectId)}
                options={options}
                placeholder="不关联项目"
              />
            ) : request?.projectId ? (
              <input type="hidden" name="projectId" value={request.projectId} />
            ) : null}
          </div>
        </>
      )}
    </RecordForm>
  )
}
