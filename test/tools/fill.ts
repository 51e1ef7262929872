/** Puts `content` between the two markers of this name in a document. */
export function fill(text: string, marker: string, content: string): string {
  const [start, end] = [`<!-- ${marker} -->`, `<!-- /${marker} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The document has lost its ${start} … ${end}.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}
