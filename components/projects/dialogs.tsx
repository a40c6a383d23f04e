'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import type { EndProps } from './end-form'
import type { InvestorProps } from './investor-form'
import type { MoneyFormProps } from './money-form'
import type { MoveProps } from './move-form'

const Loading = () => <p className="text-ink-muted">正在打开…</p>
// The forms come when a dialog is first opened: a detail page carries only the buttons.
const MoveForm = dynamic(() => import('./move-form').then((file) => file.MoveForm), { ssr: false, loading: Loading })
const MoneyForm = dynamic(() => import('./money-form').then((file) => file.MoneyForm), { ssr: false, loading: Loading })
const EndForm = dynamic(() => import('./end-form').then((file) => file.EndForm), { ssr: false, loading: Loading })
const ReviveForm = dynamic(() => import('./end-form').then((file) => file.ReviveForm), { ssr: false, loading: Loading })
const InvestorForm = dynamic(() => import('./investor-form').then((file) => file.InvestorForm), {
  ssr: false,
  loading: Loading,
})

type Look = { kind?: ButtonKind; size?: ButtonSize; label: string; title?: string }

function ButtonDialog({ kind, size, label, title = label, children }: Look & { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={buttonClass(kind, size)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </button>
      <Modal open={open} onClose={() => setOpen(false)} title={title}>
        {children}
      </Modal>
    </>
  )
}

export const MoveDialog = ({ move, ...look }: Look & { move: MoveProps }) => (
  <ButtonDialog {...look}>
    <MoveForm {...move} />
  </ButtonDialog>
)
export const MoneyDialog = ({ money, ...look }: Look & { money: MoneyFormProps }) => (
  <ButtonDialog {...look}>
    <MoneyForm {...money} />
  </ButtonDialog>
)
export const EndDialog = ({ end, ...look }: Look & { end: EndProps }) => (
  <ButtonDialog {...look}>
    <EndForm {...end} />
  </ButtonDialog>
)
export const ReviveDialog = ({ revive, ...look }: Look & { revive: Omit<EndProps, 'lossReasons' | 'suspended'> }) => (
  <ButtonDialog {...look}>
    <ReviveForm {...revive} />
  </ButtonDialog>
)
export const InvestorDialog = ({ change, ...look }: Look & { change: InvestorProps }) => (
  <ButtonDialog {...look}>
    <InvestorForm {...change} />
  </ButtonDialog>
)
