'use client'
import { ActionButton } from '@/components/forms/action-button'
import type { FormAction } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; report: { id: string; version: number } }

/** Publishes an approved summary: from then on its numbers, text and files stay as they are. */
export function PublishButton({ action, formKey, report }: Props) {
  return (
    <ActionButton action={action} formKey={formKey} fields={report} kind="primary">
      发布
    </ActionButton>
  )
}
