import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { SERVER } from './build.mjs'
import { notePeers } from './peers.mjs'
import { Stop } from './place.mjs'

/** Stops with a sentence when the port cannot be had. */
export function portIsFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const why = error.code === 'EADDRINUSE' ? '已被占用 is taken' : `不可用 cannot be used (${error.code})`
      reject(new Stop(`端口 Port ${port} ${why}。\n换一个端口 Choose another one:  PORT=${Number(port) + 1} npm start`))
    })
    probe.listen({ port: Number(port), host: '0.0.0.0' }, () => probe.close(() => resolve()))
  })
}

/** Answers when the server says that it is well; stops after a minute. `alive` may throw to end the waiting early. */
export async function healthy(port, alive = () => {}) {
  for (let tries = 0; tries < 300; tries += 1) {
    alive()
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined)
    if (answer?.ok) return
    await pause(200)
  }
  throw new Stop(`服务 60 秒内没有就绪。 The server on port ${port} was not well within a minute.`)
}

/**
 * Runs the built server inside this process: one process to watch, to signal and to pay memory for. Next itself ends
 * it cleanly on SIGINT and SIGTERM.
 */
export async function serve(env) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal)
  Object.assign(process.env, env, { NODE_ENV: 'production', HOSTNAME: '0.0.0.0' })
  notePeers()
  await import(pathToFileURL(SERVER).href)
  await healthy(env.PORT)
}

/** Says where the product is and, where the demo district is loaded, one account of each role. */
export function announce(env, accounts) {
  const lines = ['', `招引已启动  Zhaoyin is running at  ${env.NEXTAUTH_URL}`, '']
  if (accounts.length > 0) lines.push('演示账号（数据均为虚构） Demo accounts, all data invented:')
  for (const { role, title, username, password } of accounts) {
    lines.push(`  ${role.padEnd(8)} ${username.padEnd(10)} ${password}  ${title}`)
  }
  if (accounts.length > 0) lines.push('')
  lines.push('停止：Ctrl+C  Stop with Ctrl+C')
  process.stdout.write(`${lines.join('\n')}\n`)
}
