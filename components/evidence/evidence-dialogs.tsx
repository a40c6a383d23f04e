'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { type ButtonKind, buttonClass } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import type { AttachProps, SupersedeProps } from './attach-form'

const Loading = () => <p className="text-ink-muted">正在打开…</p>
// Uploading comes when it is first wanted: most people open a page to read.
const AttachForm = dynamic(() => import('./attach-form').then((file) => file.AttachForm), {
  ssr: false,
  loading: Loading,
})
const SupersedeForm = dynamic(() => import('./attach-form').then((file) => file.SupersedeForm), {
  ssr: false,
  loading: Loading,
})

type Look = { label: string; spoken?: string; title: string; kind?: ButtonKind }

function ButtonDialog({ label, spoken, title, kind = 'quiet', children }: Look & { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={buttonClass(kind, 'small')}
        aria-haspopup="dialog"
        aria-label={spoken}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      <Modal open={open} onClose={() => setOpen(false)} title={title} wide>
        {children}
      </Modal>
    </>
  )
}

export const AttachDialog = ({ attach, kind }: { attach: AttachProps; kind?: ButtonKind }) => (
  <ButtonDialog label="上传佐证材料" title="上传佐证材料" kind={kind}>
    <AttachForm {...attach} />
  </ButtonDialog>
)

export const SupersedeDialog = ({ supersede, fileName }: { supersede: SupersedeProps; fileName: string }) => (
  <ButtonDialog label="替换" spoken={`替换 ${fileName}`} title={`替换 ${fileName}`}>
    <SupersedeForm {...supersede} />
  </ButtonDialog>
)
