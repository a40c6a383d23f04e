import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { at, say } from './place.mjs'
import { must, npm } from './processes.mjs'

const STAMP = at('node_modules', '.zhaoyin-lock')

/** Binaries differ by platform, so a folder copied from another machine is installed anew. */
function wanted() {
  const lock = readFileSync(at('package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

/**
 * Installs what package-lock.json names, unless that was already done. No package's install script is run: everything
 * used here ships its binaries inside its package, and a compiler is not asked of the machine.
 */
export async function install() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return
  say('正在安装依赖… Installing packages.')
  await must(
    '依赖安装失败，原因见上。请检查网络后重试。\nPackages could not be installed; npm says why above.',
    ...npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'),
  )
  writeFileSync(STAMP, wanted())
}
