import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { at, Stop, say } from './place.mjs'

const FILE = at('.node', 'preparing')
const PATIENCE_MS = 20 * 60_000

function holder() {
  try {
    const pid = Number(readFileSync(FILE, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return error.code === 'EPERM' ? -1 : undefined
  }
}

function take() {
  try {
    writeFileSync(FILE, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** One process at a time installs, migrates and builds here; a second one waits its turn. The dead hold nothing. */
export async function alone(work) {
  mkdirSync(at('.node'), { recursive: true })
  const since = Date.now()
  let told = false
  while (!take()) {
    if (holder() === undefined) {
      rmSync(FILE, { force: true })
      continue
    }
    if (!told)
      say('另一个进程正在准备本目录，等待其完成… Another start or test is preparing this folder: waiting for it.')
    told = true
    if (Date.now() - since > PATIENCE_MS)
      throw new Stop(`等待超时；如确无其他进程，请删除 ${FILE}\nWaited too long; if nothing else runs, delete ${FILE}`)
    await pause(500)
  }
  const free = () => rmSync(FILE, { force: true })
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}
