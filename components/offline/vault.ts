import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { askForBackground } from './background'
import { isSupported, known } from './device'
import {
  changeDraft,
  DraftRefusal,
  dropDraft,
  dropFiles,
  fileBytes,
  nextOrder,
  type Plain,
  putFile,
  readDraft,
  readDrafts,
} from './drafts'
import { onNews } from './news'
import { sendSoon } from './pump'
import type { Draft, DraftFile, FileSaid, Person, Vault } from './types'

const PATIENCE_MS = 8_000
const SENT = '这条已经送出，正在等待服务器答复，暂时不能修改。'
const FROZEN = '上一次发送没有得到明确答复，可能已经送达；收到答复前不能修改，请联网后再试。'
const GONE = '没有找到这条草稿，它可能已被删除。'

type Typed = Parameters<Vault['save']>[0]

/** The drafts of the person this device knows. undefined where drafts cannot be kept (no https, a private window) or nobody is known. */
export async function openVault(): Promise<Vault | undefined> {
  if (!isSupported()) return undefined
  try {
    const here = await known()
    return here && vaultOf(here.person)
  } catch {
    return undefined
  }
}

function vaultOf(person: Person): Vault {
  const one = (id: string) => readDraft(person, id).then((plain) => plain && shown(plain))
  return {
    person,
    save: saver(person),
    addFile: (id, file, said) => addFile(person, id, file, said),
    sayOfFile: async (id, key, said) => {
      await changeFiles(person, id, (files) => files.map((file) => (file.key === key ? { ...file, said } : file)))
    },
    readFile: async (id, key) => {
      const file = (await readDraft(person, id))?.files.find((one) => one.key === key)
      if (!file) throw new DraftRefusal(GONE)
      return new Blob([await fileBytes(person, id, file)], { type: file.type })
    },
    removeFile: async (id, key) => {
      await changeFiles(person, id, (files) => files.filter((file) => file.key !== key))
      await dropFiles(id, [key])
    },
    send: (id) => send(person, id),
    reopen: async (id) => shown(await change(person, id, (draft) => ({ ...draft, state: 'draft' }))),
    discard: (id) => discard(person, id),
    one,
    list: async () => (await readDrafts(person)).map(shown).sort((a, b) => b.savedAt - a.savedAt),
    subscribe: onNews,
  }
}

function shown({
  id,
  kind,
  title,
  values,
  files,
  confirmed,
  state,
  savedAt,
  answer,
  result,
  attempts,
  frozen,
}: Plain): Draft {
  const faces = files.map(({ sha256: _, ...file }) => file)
  return { id, kind, title, values, files: faces, confirmed, state, savedAt, answer, result, attempts, frozen }
}

function fresh(person: Person, typed: Typed): Plain {
  const begin = {
    person: person.id,
    state: 'draft',
    order: 0,
    attempts: 0,
    frozen: false,
    files: [],
    promised: [],
  } as const
  return { ...begin, files: [], promised: [], ...typed, savedAt: now().getTime() }
}

/** The draft if a person may change it now; refuses with the reason otherwise. */
function changeable(draft: Plain | undefined): Plain {
  if (!draft) throw new DraftRefusal(GONE)
  if (draft.frozen) throw new DraftRefusal(FROZEN)
  if (draft.state === 'sending' || draft.state === 'delivered') throw new DraftRefusal(SENT)
  return draft
}

async function change(person: Person, id: string, make: (draft: Plain) => Plain): Promise<Plain> {
  const changed = await changeDraft(person, id, (draft) => make(changeable(draft)))
  if (!changed) throw new DraftRefusal(GONE)
  return changed
}

/** Keeps what is typed: while one state is being written the next waits, and only the latest of those that wait is written. */
function saver(person: Person): Vault['save'] {
  const writing = new Map<string, { latest: Typed; done: Promise<void> }>()
  return (typed) => {
    const { id } = typed
    const current = writing.get(id)
    if (current) {
      current.latest = typed
      return current.done
    }
    const entry = { latest: typed, done: Promise.resolve() }
    entry.done = (async () => {
      try {
        for (let written: Typed | undefined; written !== entry.latest; ) {
          written = entry.latest
          await keep(person, written)
        }
      } finally {
        writing.delete(id)
      }
    })()
    writing.set(id, entry)
    return entry.done
  }
}

async function keep(person: Person, typed: Typed): Promise<void> {
  await changeDraft(person, typed.id, (draft) => {
    if (!draft) return withPromise(fresh(person, typed))
    const { state } = changeable(draft)
    if (state === 'waiting') throw new DraftRefusal(SENT)
    return withPromise({ ...draft, ...typed, state: 'draft', savedAt: now().getTime() })
  })
}

/** Remembers every id that was ever given to the company this draft makes. */
function withPromise(draft: Plain): Plain {
  const id = String(draft.values.newCompanyId ?? '')
  return id === '' || draft.promised.includes(id) ? draft : { ...draft, promised: [...draft.promised, id] }
}

async function addFile(person: Person, id: string, file: File, said: FileSaid): Promise<DraftFile> {
  const kept: DraftFile = { key: newId(), name: file.name, type: file.type, size: file.size, said }
  // The bytes first: a draft never names a file that is not there.
  await putFile(person, id, kept.key, await file.arrayBuffer())
  await changeDraft(person, id, (draft) => {
    const blank = { id, kind: 'visit.create', title: '', values: {}, confirmed: [] } as const
    const open = draft ? changeable(draft) : fresh(person, { ...blank, confirmed: [] })
    return { ...open, files: [...open.files, kept], savedAt: now().getTime() }
  })
  return kept
}

const changeFiles = (person: Person, id: string, make: (files: Plain['files']) => Plain['files']) =>
  change(person, id, (draft) => ({ ...draft, files: make(draft.files) }))

async function send(person: Person, id: string): Promise<'delivered' | 'waiting' | 'attention'> {
  const order = await nextOrder(person)
  await changeDraft(person, id, (draft) => {
    if (!draft) throw new DraftRefusal(GONE)
    if (draft.state === 'delivered') return undefined
    // A frozen one goes again as it was; it keeps its place.
    return { ...draft, state: 'waiting', attempts: 0, order: draft.frozen && draft.order > 0 ? draft.order : order }
  })
  await askForBackground()
  await Promise.race([sendSoon(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  const state = (await readDraft(person, id))?.state
  return state === 'delivered' || state === 'attention' ? state : 'waiting'
}

/** Throws a draft away. The first draft that named the company it would have made makes that company itself from then on. */
async function discard(person: Person, id: string): Promise<void> {
  const gone = await readDraft(person, id)
  if (!gone) return
  if (gone.state === 'sending') throw new DraftRefusal(SENT)
  const { newCompany } = gone.values
  const heir = (await readDrafts(person)).find(
    (draft) =>
      draft.id !== id && draft.state !== 'delivered' && gone.promised.includes(String(draft.values.companyId ?? '')),
  )
  if (gone.state !== 'delivered' && heir && newCompany)
    await changeDraft(person, heir.id, (one) => one && inherit(one, newCompany))
  await dropDraft(id)
}

const inherit = (draft: Plain, newCompany: string | string[]): Plain =>
  withPromise({
    ...draft,
    values: { ...draft.values, companyId: '', newCompany, newCompanyId: draft.values.companyId ?? '' },
  })
