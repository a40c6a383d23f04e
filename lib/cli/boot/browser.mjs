import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { at, Stop, say } from './place.mjs'
import { run } from './processes.mjs'

/** The same engine without the desktop around it, which no journey looks at: it takes two thirds of the processor. */
const WINDOWLESS = 'chromium-headless-shell'
const NAMES = [WINDOWLESS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function runnable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath(name) {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)]
  return folders.map((folder) => path.join(folder, name)).find(runnable)
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return file && runnable(file) ? file : undefined
}

async function present() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runnable(named)) return named
    throw new Stop(`CHROMIUM_PATH 指向的 ${named} 不能运行。 CHROMIUM_PATH names nothing that can be run.`)
  }
  return NAMES.map(onPath).find(Boolean) ?? (await playwrightsOwn())
}

/** apt-get as root or through a sudo that asks nothing; false where this machine has neither. */
async function apt(...args) {
  if (!onPath('apt-get')) return false
  const root = process.getuid?.() === 0
  if (!root && !onPath('sudo')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const [command, first] = root ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']]
  const quietly = async (...rest) => (await run(command, [...first, '-qq', ...rest], { env })).code === 0
  return (await quietly('update')) && (await quietly('install', '-y', '--no-install-recommends', ...args))
}

/** A machine for tests alone gets the lighter browser beside its own; a person's machine is left as it is. */
const willDo = (file) => !process.env.CI || process.env.CHROMIUM_PATH || path.basename(file) === WINDOWLESS

/**
 * The path of a Chromium for the journeys: the one CHROMIUM_PATH names, else the machine's, else Debian's by apt, else Playwright's own download.
 */
export async function browser() {
  const here = await present()
  if (here && willDo(here)) return here
  say('正在安装测试用的浏览器… Installing a browser for the tests.')
  if ((await apt(WINDOWLESS, 'fonts-noto-cjk')) || (!here && (await apt('chromium', 'fonts-noto-cjk')))) {
    const installed = await present()
    if (installed) return installed
  }
  if (here) return here
  await run(process.execPath, [at('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  const downloaded = await present()
  if (downloaded) return downloaded
  throw new Stop(
    '没有可用的浏览器：请安装 Chromium，或用 CHROMIUM_PATH 指明其位置。\nNo browser could be installed: install Chromium or name it with CHROMIUM_PATH.',
  )
}
