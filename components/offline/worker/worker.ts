import { SYNC_TAG } from '../background'
import { sendWaiting } from '../sender'
import { instead, SHELL } from './instead'
import { type FetchCall, scope } from './scope'
import { dropOldShells, fillShell, isKept, kept, shell } from './shell-cache'

/** So long a start page may keep somebody waiting who could already be writing. Others take the time they need. */
const PATIENCE_MS = 2_500
const IMPATIENT = ['/', '/visits/new']
/** Set by the shell's “再试一次”: whoever asked for the page itself waits for it. */
const PATIENT = 'wait'

scope.addEventListener('install', (call) => {
  // Takes over at once: open tabs keep their own scripts, which stay in the former version's cache.
  call.waitUntil(fillShell().then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (call) => {
  call.waitUntil(dropOldShells().then(() => scope.clients.claim()))
})

// Personal pages and answers are never kept: only the shell, built files, and what stands beside them.
scope.addEventListener('fetch', (call) => {
  const { request } = call
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (isKept(pathname)) call.respondWith(kept(request))
  else if (request.mode === 'navigate' && request.destination === 'document' && !pathname.startsWith('/api/'))
    call.respondWith(navigate(call))
})

scope.addEventListener('sync', (call) => {
  if (call.tag === SYNC_TAG) call.waitUntil(sendInBackground())
})

/** Rejects while there is no clear answer, so that the browser wakes us again. */
async function sendInBackground(): Promise<void> {
  if ((await sendWaiting()) === 'later') throw new Error('not everything could be sent yet')
}

async function navigate({ request }: FetchCall): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === SHELL) return (await shell()) ?? fetch(request)
  const impatient = IMPATIENT.includes(url.pathname) && !url.searchParams.has(PATIENT)
  const page = fetch(request)
  try {
    return await (impatient ? inTime(page) : page)
  } catch (error) {
    if (!(await shell())) return page
    return Response.redirect(instead(url, error instanceof TooSlow), 302)
  }
}

class TooSlow extends Error {}

function inTime(page: Promise<Response>): Promise<Response> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new TooSlow()), PATIENCE_MS))
  return Promise.race([page, patience])
}
