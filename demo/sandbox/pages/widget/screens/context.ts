import type { FlowEvent, Problem } from '../flow/types.js';
import type { PageOptions } from '../../../widget/contract.js';
import type { InstitutionSearch } from '../search/institution-search.js';
import type { Texts } from '../text/index.js';

/** What every screen's template is given besides the screen itself. */
export interface ScreenContext {
  texts: Texts;
  options: PageOptions;
  search: InstitutionSearch;
  problem: Problem | null;
  dispatch: (event: FlowEvent) => void;
}
