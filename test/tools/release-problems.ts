export interface Release {
  /** Of package.json. */
  version: string;
  /** Of src/version.ts, which the widget is told. */
  told: string;
  changelog: string;
  /** What `git status --porcelain` prints. */
  changes: string;
  /** The tag that it is to be published for; absent if it is not to be published. */
  tag?: string;
}

/** What is missing for a release, each in a sentence. */
export function releaseProblems({ version, told, changelog, changes, tag }: Release): string[] {
  const [, latest, date = ''] = /^## (\S+) — (.+)$/m.exec(changelog) ?? [];
  const problems: [isWrong: boolean, problem: string][] = [
    [told !== version, `src/version.ts says ${told}, package.json ${version}.`],
    [latest !== version, `CHANGELOG.md begins with ${latest ?? 'no version'}, not with ${version}.`],
    [changes !== '', `These files are not committed:\n${changes.trimEnd()}`],
    [
      tag !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date),
      `CHANGELOG.md has no date for ${version}: write "## ${version} — 2026-01-31".`,
    ],
    [
      tag !== undefined && tag !== `v${version}`,
      `CI was started for "${tag ?? ''}", not for the tag v${version}.`,
    ],
  ];
  return problems.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}
