'use client'
import dynamic from 'next/dynamic'
import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Modal } from '@/components/ui/modal'
import type { FormAction } from '@/lib/access/form'
import type { Stage } from '@/lib/kernel/terms'
import type { MovableProject, MoveOptions } from './move-form'

const MoveForm = dynamic(() => import('./move-form').then((file) => file.MoveForm), { ssr: false })

type Props = {
  /** By id: what may be moved. */
  projects: Record<string, MovableProject>
  options: MoveOptions
  action: FormAction
  formKey: string
  today: string
  /** The columns, rendered by the server, with data-column, data-card and data-move where things can happen. */
  children: ReactNode
}

/**
 * Gives the board its movement: dragging a card onto a column, or its button, opens the same dialog; nothing moves without it. The
 * drag-and-drop code comes after the page has been read.
 */
export function BoardMover({ projects, options, action, formKey, today, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [moving, setMoving] = useState<{ id: string; to?: Stage }>()
  const [told, setTold] = useState('')
  const project = moving && projects[moving.id]

  useEffect(() => {
    const board = root.current
    if (!board || Object.keys(projects).length === 0) return
    let stop: (() => void) | undefined
    let gone = false
    import('./board-drag').then(({ makeDraggable }) => {
      if (!gone) stop = makeDraggable(board, (id, to) => projects[id]?.stage !== to && setMoving({ id, to }))
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [projects])

  const click = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('[data-move]') : null
    const id = button?.getAttribute('data-move')
    if (id) setMoving({ id })
  }
  const close = useCallback(() => setMoving(undefined), [])
  const done = useCallback(() => {
    setMoving(undefined)
    setTold('阶段已变更')
  }, [])
  return (
    <div ref={root} onClickCapture={click}>
      {children}
      <p role="status" className="sr-only">
        {told}
      </p>
      <Modal open={project !== undefined} onClose={close} title={project ? `变更阶段：${project.name}` : ''}>
        {project && moving ? (
          <MoveForm
            // Not by version: the page comes back with a new one before the form has said that it is done.
            key={`${project.id}-${moving.to ?? ''}`}
            action={action}
            formKey={`${formKey}-${project.id}-${project.version}`}
            project={project}
            options={options}
            today={today}
            to={moving.to}
            onDone={done}
          />
        ) : null}
      </Modal>
    </div>
  )
}
