import type { ReportedResult } from '../../../src/popout/types.js';
import type { WidgetModel } from './widget-model.js';

/** What the page says of its own window; the widget is told what it may not know. */
export function reportWindow(model: WidgetModel, result: ReportedResult): void {
  const { trip } = model;
  if (!trip) return;
  const { isOut } = trip;
  const { outcome, memberGuid = trip.request.memberGuid, reason } = result;
  if (isOut && outcome === 'blocked') {
    if (trip.blockAnothers()) model.settle(trip, result);
  } else if (isOut && outcome === 'severed') {
    if (trip.mayReport(outcome)) model.settle(trip, result);
  } else if (isOut ? trip.mayReport(outcome) : trip.isNews(result)) {
    if (outcome === 'completed' || outcome === 'denied') {
      const told = { outcome, memberGuid, ...(reason === undefined ? {} : { reason }) };
      model.toWidget.push({ type: 'oauth-complete', result: told });
    }
    model.settle(trip, result);
    // Whoever is back is active; whoever was given up need not be here.
    if (isOut && outcome !== 'timed-out') model.act(true);
  }
}
