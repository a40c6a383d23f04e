import { spawn } from 'node:child_process'
import { ROOT, Stop } from './place.mjs'

const running = new Set()

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143)
    for (const child of running) child.kill(signal)
  })
}

// npm hands a signal to its shell, which dies without passing it on: whoever npm started ends with that shell.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref()
}

/**
 * Runs a program to its end; what it prints goes to standard error unless `capture` asks for its standard output.
 * A signal sent to this process is passed on. Answers the exit code (143 for a killed child) and the captured text.
 */
export function run(command, args, { env = process.env, capture = false, stdout = process.stderr, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', capture ? 'pipe' : stdout, 'inherit']
    const child = spawn(command, args, { cwd, env, stdio })
    const parts = []
    running.add(child)
    child.stdout?.on('data', (part) => parts.push(part))
    child.on('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), text: Buffer.concat(parts).toString('utf8') })
    })
  })
}

/** Like run, but a failure stops with the sentence given. Answers the captured text. */
export async function must(sentence, command, args, options) {
  const { code, text } = await run(command, args, options)
  if (code === 130 || code === 143) process.exit(code)
  if (code !== 0) throw new Stop(sentence)
  return text
}

/** This Node with a file of the project's TypeScript, and npm as this process was started by it. */
export const tsx = (file, ...args) => [process.execPath, ['--import', 'tsx', file, ...args]]

/** npm under this very Node where its script is known, so that an older Node on the machine is not asked again. */
export function npm(...args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return [process.execPath, [script, ...args]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm', ...args]] : ['npm', args]
}
