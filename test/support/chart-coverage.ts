import { connectWidgetMachine } from '../../src/machine/machine.js';
import type { AnyStateNode, AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** Which of the chart's nodes were active, and which of its transitions were taken, by all machines of this process. */
const taken = new Set<AnyTransitionDefinition>();
const entered = new Set<AnyStateNode>();

/** For `createActor(machine, { inspect })`. */
export function recordCoverage(event: InspectionEvent): void {
  if (event.type !== '@xstate.microstep') return;
  for (const transition of event._transitions) taken.add(transition);
  if ('_nodes' in event.snapshot) {
    for (const node of (event.snapshot as { _nodes: readonly AnyStateNode[] })._nodes) entered.add(node);
  }
}

function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesBelow)];
}

/** Every node of the chart. */
export const allNodes: readonly AnyStateNode[] = nodesBelow(connectWidgetMachine.root);

/** Every transition of the chart, after delays and on the ends of actors included. */
export const allTransitions: readonly AnyTransitionDefinition[] = allNodes.flatMap((node) => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
]);

export function missedStates(): string[] {
  return allNodes.filter((node) => !entered.has(node)).map((node) => node.id);
}

export function missedTransitions(): string[] {
  return allTransitions.filter((transition) => !taken.has(transition)).map(nameOf);
}

interface NamedTransition {
  readonly source: AnyStateNode;
  readonly eventType: string;
  readonly target: readonly AnyStateNode[] | undefined;
}

/** Its source, its event, which of that event's alternatives it is, and where it leads. */
function nameOf(transition: NamedTransition): string {
  const { source, eventType, target } = transition;
  const alternatives = source.transitions.get(eventType) ?? [];
  const which =
    alternatives.length > 1 ? ` (${alternatives.findIndex((other) => other === transition) + 1})` : '';
  const destination = target?.map(({ id }) => id).join(', ') ?? 'stays';
  return `${source.id} on ${eventType}${which} → ${destination}`;
}
