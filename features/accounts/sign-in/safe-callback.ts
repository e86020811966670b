const HOME = '/newsroom';

/** Where to go after signing in: a path of the newsroom, or its first page for whatever else was asked for. */
export function safeCallback(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 500 || !/^\/newsroom(?:[/?]|$)[\x21-\x7e]*$/.test(asked))
    return HOME;
  const there = URL.canParse(asked, 'http://here.invalid') ? new URL(asked, 'http://here.invalid') : null;
  const within = there?.origin === 'http://here.invalid' && /^\/newsroom(?:\/|$)/.test(there.pathname);
  return within && !asked.includes('\\') && !/^\/newsroom\/sign-/.test(there.pathname)
    ? there.pathname + there.search
    : HOME;
}
