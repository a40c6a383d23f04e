'use client'
import type { ReactNode } from 'react'
import type { Counts } from '@/components/offline/frame'
import type { Vault } from '@/components/offline/types'
import { useDrafts, useHalt, useSnapshot, useVault } from '@/components/offline/use-vault'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/kernel/paths'
import { CompanySection } from './company-section'
import { DraftSection } from './draft-section'
import { FieldHeader } from './field-header'
import { type FieldTab, FieldTabs, tabOf } from './field-tabs'
import { InstallHint } from './install-hint'
import { isForm, pageName } from './page-name'
import { TodaySection } from './today-section'
import { Unknown } from './unknown'
import { countUnsent, unsentWords } from './unsent'
import { useHash, useKeeper, useMissed, useOnline } from './use-shell'
import { WriteSection } from './write-section'

/** The page that opens without a network. Holds nobody's data itself: all of it comes from this browser's own store. */
export function FieldShell({ worker }: { worker: boolean }) {
  const { looked, here } = useKeeper(worker)
  const vault = useVault()
  const online = useOnline()
  const missed = useMissed()
  return (
    <div className="mx-auto min-h-dvh max-w-3xl pb-24">
      <FieldHeader person={looked ? vault?.person : undefined} online={online} />
      <main id="main" className="space-y-4 px-4 pt-4">
        <h1 className="sr-only">外勤</h1>
        {missed ? <Missed {...missed} /> : null}
        {vault && looked ? (
          <Known vault={vault} online={online} />
        ) : (
          <Unknown waiting={vault === undefined || !looked} here={here} />
        )}
      </main>
    </div>
  )
}

function Known({ vault, online }: { vault: Vault; online: boolean }) {
  const [tab, subject] = tabOf(useHash())
  const drafts = useDrafts(vault)
  const snapshot = useSnapshot(vault)
  const halt = useHalt(vault)
  const unsent = countUnsent(drafts ?? [])
  const shared = { vault, snapshot, drafts: drafts ?? [], fetching: online && halt === undefined }
  const sections: Record<FieldTab, () => ReactNode> = {
    write: () => <WriteSection snapshot={snapshot} subject={subject} />,
    today: () => <TodaySection {...shared} />,
    companies: () => <CompanySection {...shared} />,
    drafts: () => <DraftSection {...shared} online={online} halted={halt !== undefined} />,
  }
  return (
    <>
      {halt ? <Halted unsent={unsent} /> : null}
      <InstallHint />
      {sections[tab]()}
      <FieldTabs current={tab} unsent={unsent} />
    </>
  )
}

function Missed({ at, slow }: { at: string; slow: boolean }) {
  const again = `${at}${at.includes('?') ? '&' : '?'}wait=1`
  return (
    <Notice
      tone="warn"
      title={`${slow ? '网络较慢' : '没有网络'}，先为您打开了外勤页`}
      action={
        <a href={again} className={buttonClass('secondary', 'small', 'self-center')}>
          再试一次
        </a>
      }
    >
      {isForm(at) ? '可以照常记走访。' : `没有打开的页面：${pageName(at)}。`}
      在这里填写的内容先保存在本机，联网后自动发送。
    </Notice>
  )
}

function Halted({ unsent }: { unsent: Counts }) {
  return (
    <Notice
      tone="warn"
      title="请登录后继续发送"
      action={
        <a href={paths.login({ next: paths.field() })} className={buttonClass('primary', 'small', 'self-center')}>
          登录
        </a>
      }
    >
      登录已失效。{unsentWords(unsent) || '草稿'}都保留在本机，您本人登录后会自动继续发送
      {unsent.attention > 0 ? '；需处理的，请修改后再次发送' : ''}。
    </Notice>
  )
}
