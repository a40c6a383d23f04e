import { Button } from '@/components/ui/button'

export type DemoAccount = { username: string; name: string; role: string; unit: string }
type Props = { accounts: DemoAccount[]; password: string; onChoose: (username: string) => void }

/** One account per role of a demonstration, to look at the product from each side. */
export function DemoAccounts({ accounts, password, onChoose }: Props) {
  return (
    <section aria-labelledby="demo-accounts" className="mt-6 border-t pt-4">
      <h2 id="demo-accounts" className="font-semibold">
        演示账号
      </h2>
      <p className="mt-1 text-sm text-ink-muted">
        本系统装载的是虚构的演示数据，各账号密码均为 <code className="font-mono text-ink">{password}</code>
      </p>
      <table className="mt-2 w-full text-sm">
        <caption className="sr-only">各岗位演示账号</caption>
        <thead className="text-left text-ink-muted">
          <tr>
            <th className="py-1 font-normal">岗位</th>
            <th className="py-1 font-normal">用户名</th>
            <th className="py-1">
              <span className="sr-only">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.username} className="border-t">
              <td className="py-1.5">
                {account.role}
                <span className="block text-xs text-ink-muted">{account.unit}</span>
              </td>
              <td className="py-1.5 font-mono">{account.username}</td>
              <td className="py-1.5 text-right">
                <Button size="small" onClick={() => onChoose(account.username)}>
                  填入<span className="sr-only">{account.role}账号</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
