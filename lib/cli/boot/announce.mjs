const ROLES = { staff: '招商专员', manager: '部门负责人', leader: '区领导', auditor: '审计督查', admin: '系统管理员' }

function firstOfEach(text) {
  if (!text.trim()) return []
  const { accounts = [] } = JSON.parse(text)
  return Object.keys(ROLES).flatMap((role) => accounts.filter((account) => account.role === role).slice(0, 1))
}

/** Says where the product is and, where the demo district is loaded, one account of each role. */
export function announce(env, accountsJson) {
  const lines = ['', `招引已启动  Zhaoyin is running at  ${env.NEXTAUTH_URL}`, '']
  const accounts = firstOfEach(accountsJson)
  if (accounts.length > 0) lines.push('演示账号（虚构数据） Demo accounts, all data invented:')
  for (const { role, username, password } of accounts) {
    lines.push(`  ${ROLES[role].padEnd(6, '\u3000')} ${role.padEnd(8)} ${username.padEnd(12)} ${password}`)
  }
  if (accounts.length > 0) lines.push('')
  lines.push('停止：Ctrl+C  Stop with Ctrl+C', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}
