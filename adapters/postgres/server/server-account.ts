import { execFile } from 'node:child_process';

/** Who runs the server's programs. Without `ids`: whoever we are. */
export interface ServerAccount {
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** A Linux capability that lets that user through folders closed to it. */
  readonly capability?: string;
  readonly home: string;
}

export interface ToolResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs one program as the account and answers with what it wrote. */
export function runAs(
  account: ServerAccount,
  file: string,
  args: readonly string[],
): Promise<ToolResult> {
  const [program, argv] = commandFor(account, file, args);
  const ids = account.capability === undefined ? account.ids : undefined;
  return new Promise((resolve) => {
    const options = {
      cwd: account.home,
      env: cleanEnvironment(),
      encoding: 'utf8',
      ...ids,
    } as const;
    const child = execFile(program, argv, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve({
        ok: error === null,
        output: output === '' && error !== null ? error.message : output,
      });
    });
    child.stdin?.end();
  });
}

// setpriv changes the user itself, and a capability survives that as an ambient one only. access(2), by which the
// programs look for each other, ignores it all the same unless the securebit says otherwise (capabilities(7)).
function commandFor(
  { ids, capability }: ServerAccount,
  file: string,
  args: readonly string[],
): [string, string[]] {
  if (ids === undefined || capability === undefined) return [file, [...args]];
  const become = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  const keep = [
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ];
  return ['setpriv', [...become, ...keep, '--', file, ...args]];
}

// PG* variables are meant for a user's own servers; messages are read here, so they have to be in English.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
