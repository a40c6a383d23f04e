'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { useSearch } from '@/components/ui/use-search'
import { paths } from '@/lib/kernel/paths'
import type { QuickAction } from './nav'
import { type Hit, type HitGroup, recentHits, rememberHit } from './recent'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; quickActions: QuickAction[] }
type Group = { value: string; items: Hit[] }

async function load(text: string, signal: AbortSignal): Promise<HitGroup[]> {
  const answer = await fetch(paths.search(text), { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`search answered ${answer.status}`)
  const body: { groups?: HitGroup[] } = await answer.json()
  return body.groups ?? []
}

/** Search over everything and quick actions. Loaded on first use, see SearchButton. */
export function CommandPalette({ open, onOpenChange, quickActions }: Props) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [recent, setRecent] = useState<Hit[]>([])
  const { results, status, search } = useSearch(load)
  useEffect(() => {
    if (open) setRecent(recentHits())
  }, [open])
  const groups = useMemo<Group[]>(() => {
    const actions = quickActions
      .filter((action) => action.label.includes(text.trim()))
      .map((action) => ({ id: action.href, title: action.label, href: action.href }))
    const found = text.trim()
      ? (results ?? []).map((group) => ({ value: group.title, items: group.items }))
      : [{ value: '最近打开', items: recent }]
    return [...found, { value: '快捷操作', items: actions }].filter((group) => group.items.length > 0)
  }, [text, results, recent, quickActions])
  const go = (hit: Hit) => {
    if (!quickActions.some((action) => action.href === hit.href)) rememberHit(hit)
    onOpenChange(false)
    setText('')
    router.push(hit.href)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop" />
        <Dialog.Popup
          aria-label="搜索"
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-[min(36rem,100dvh)] w-full max-w-xl flex-col overflow-hidden border bg-raised shadow-raised outline-none md:top-[12vh] md:max-h-[min(32rem,76dvh)] md:rounded-xl"
        >
          <Autocomplete.Root
            items={groups}
            filteredItems={groups}
            mode="none"
            inline
            open
            autoHighlight="always"
            keepHighlight
            value={text}
            itemToStringValue={(hit: Hit) => hit.title}
            onValueChange={(value, details) => {
              if (details.reason === 'item-press') return
              setText(value)
              search(value)
            }}
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4.5 shrink-0 text-ink-muted" />
              <Autocomplete.Input
                autoFocus
                aria-label="搜索企业、项目、走访、人员"
                placeholder="名称、拼音、首字母或统一社会信用代码"
                className="h-13 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-muted"
              />
              <Dialog.Close className="touch grid min-w-11 place-items-center rounded-md text-sm text-ink-muted md:min-w-0">
                <span className="md:hidden">取消</span>
                <span className="max-md:hidden">
                  <Kbd>Esc</Kbd>
                  <span className="sr-only">关闭</span>
                </span>
              </Dialog.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto p-2">
              <Autocomplete.Status className="px-2.5 text-sm text-ink-muted">
                {status === 'searching' ? '正在查找…' : status === 'failed' ? '查找失败，请检查网络后重试。' : null}
              </Autocomplete.Status>
              {status === 'idle' && text.trim() && results?.length === 0 ? (
                <p className="px-2.5 py-3 text-ink-muted">
                  没有找到“{text.trim()}”。换一个简称、拼音首字母或统一社会信用代码试试。
                </p>
              ) : null}
              <Autocomplete.List>
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
                    <Autocomplete.GroupLabel className="px-2.5 py-1 text-xs font-medium text-ink-muted">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(hit: Hit) => (
                        <Autocomplete.Item
                          key={hit.href}
                          value={hit}
                          onClick={() => go(hit)}
                          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 data-highlighted:bg-accent-soft data-highlighted:text-accent md:min-h-9"
                        >
                          <span className="min-w-0 flex-1 truncate">{hit.title}</span>
                          {hit.detail ? (
                            <span className="max-w-[45%] truncate text-sm text-ink-muted">{hit.detail}</span>
                          ) : null}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
