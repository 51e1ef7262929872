/** A text of somebody else's with nothing of its URLs that may be secret: no query, no fragment, no user name and password. */
export function withoutSecrets(text: string): string {
  return text.replace(/(?<=\/\/)[^\s/"<>]*@/g, '').replace(/(?<=\S)[?#][^\s"<>]+/g, '?…');
}
