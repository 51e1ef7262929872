import type { PopoutView } from './view-model.js';
import type { Strings } from '../localization/strings.js';

/** What the user reads, or hears, of a window of this element's own. */
export function popoutWords(
  strings: Strings,
  { kind, phase, institution, url }: PopoutView,
): { readonly title: string; readonly text: string } {
  const { host } = new URL(url);
  const place = institution === undefined ? host : `${institution} (${host})`;
  const text = {
    waiting: kind === 'alldata' ? strings.allDataText : strings.popoutText,
    blocked: strings.blockedText,
    severed: strings.severedText,
  }[phase];
  return { title: phase === 'blocked' ? strings.blockedTitle : strings.popoutTitle, text: text(place) };
}
