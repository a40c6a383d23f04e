'use client'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

const KEYS: Array<[string, string]> = [
  ['J / ↓', '下一项'],
  ['K / ↑', '上一项'],
  ['V', '认定'],
  ['B', '退回补正'],
  ['R', '不予认定'],
  ['X', '勾选或取消勾选'],
  ['O', '打开项目'],
  ['?', '显示或关闭本说明'],
]
const ACTS: Record<string, string> = { v: 'verify', b: 'return', r: 'reject', o: 'open' }
const STEPS: Record<string, number> = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (target.matches('input, textarea, select') && !target.matches('[type="checkbox"]')))

const items = () => [...document.querySelectorAll<HTMLElement>('[data-queue-item]')]
const currentAt = (all: HTMLElement[]) => all.findIndex((item) => item.getAttribute('aria-current') === 'true')

function step(by: number): void {
  const all = items()
  const next = all[Math.min(Math.max(currentAt(all) + by, 0), all.length - 1)]
  next?.scrollIntoView({ block: 'nearest' })
  if (next && next.getAttribute('aria-current') !== 'true') next.click()
}

function act(name: string): void {
  const marked = document.querySelector<HTMLElement>(`[data-queue-act="${name}"]`)
  const control = marked?.matches('a, button') ? marked : marked?.querySelector<HTMLElement>('button')
  control?.click()
}

/** The queue from the keyboard; every key presses what is on the page, so that nothing is possible by key alone. */
export function QueueKeys() {
  const help = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      const open = document.querySelector('dialog[open]')
      if (key === '?' && (!open || open === help.current) && !typing(event.target)) {
        event.preventDefault()
        return help.current?.open ? help.current.close() : help.current?.showModal()
      }
      if (open || typing(event.target)) return
      const by = STEPS[key]
      if (by) {
        event.preventDefault()
        return step(by)
      }
      // A key held down must not decide claim after claim.
      if (event.repeat) return
      if (key === 'x') {
        const box = items()
          [currentAt(items())]?.closest('li')
          ?.querySelector<HTMLInputElement>('input[type="checkbox"]')
        box?.click()
      }
      const name = ACTS[key]
      if (name) {
        event.preventDefault()
        act(name)
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass('quiet', 'small', 'max-lg:hidden')}
        onClick={() => help.current?.showModal()}
      >
        快捷键 <Kbd>?</Kbd>
      </button>
      <dialog
        ref={help}
        aria-label="快捷键"
        className="m-auto w-72 rounded-xl border bg-raised p-4 text-ink shadow-raised backdrop:bg-backdrop"
      >
        <h2 className="mb-2 font-semibold">快捷键</h2>
        <dl className="grid grid-cols-[5rem_1fr] gap-y-1.5">
          {KEYS.map(([key, word]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-3">
          <button type="submit" className={buttonClass('secondary', 'small')}>
            关闭
          </button>
        </form>
      </dialog>
    </>
  )
}
