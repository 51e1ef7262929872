/**
 * Draws the machine's chart, as SVG, from the machine itself, for the README and the demo.
 * Every state's group has the id `state-<dotted path>`, e.g. `state-connection.framed.active`, which the demo lights up.
 */
import { instance } from '@viz-js/viz';
import { connectWidgetMachine } from '../../src/machine/machine.js';
import type { AnyStateNode } from 'xstate';

export async function drawChart(): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(toDot(connectWidgetMachine.root), { format: 'svg' });
  return `${addIds(svg.slice(svg.indexOf('<svg')))}\n`;
}

function toDot(root: AnyStateNode): string {
  const regions = Object.values(root.states);
  const lowest = 'connection.framed.popout.waiting';
  return `digraph {
    compound=true; rankdir=TB; nodesep=0.35; ranksep=0.45; bgcolor="white";
    fontname="system-ui, sans-serif"; fontsize=13;
    node [shape=box, style="rounded,filled", fillcolor="white", color="#7b8798", fontname="system-ui, sans-serif", fontsize=13, height=0.4, margin="0.16,0.08"];
    edge [color="#7b8798", fontname="system-ui, sans-serif", fontsize=10, fontcolor="#515c6e", arrowsize=0.7];
    ${regions.map(cluster).join('\n')}
    ${[...edges(root)].join('\n')}
    // The regions one below the other: side by side they are wider than any page.
    ${regions
      .slice(1)
      .map((region) => `${quote(lowest)} -> ${quote(`start ${pathOf(region)}`)} [style=invis];`)
      .join('\n')}
  }`;
}

const pathOf = (node: AnyStateNode): string => node.path.join('.');
const quote = (text: string): string => JSON.stringify(text);

function cluster(node: AnyStateNode): string {
  const initial = initialOf(node);
  return `subgraph ${quote(`cluster_${pathOf(node)}`)} {
    label=${quote(node.key)}; id=${quote(`state-${pathOf(node)}`)};
    style="rounded"; color="#aab4c3"; fontcolor="#1c2330"; margin=14;
    ${quote(`start ${pathOf(node)}`)} [shape=point, width=0.1, label="", fillcolor="#515c6e"];
    ${Object.values(node.states)
      .map((child) => (isLeaf(child) ? leaf(child) : cluster(child)))
      .join('\n')}
    ${quote(`start ${pathOf(node)}`)} -> ${edgeEnd(initial, 'head')};
  }`;
}

function leaf(node: AnyStateNode): string {
  return `${quote(pathOf(node))} [label=${quote(node.key)}, id=${quote(`state-${pathOf(node)}`)}];`;
}

const isLeaf = (node: AnyStateNode): boolean => Object.keys(node.states).length === 0;

function initialOf(node: AnyStateNode): AnyStateNode {
  const [target] = node.initial.target;
  if (!target) throw new Error(`${pathOf(node)} has no initial state`);
  return target;
}

/** Graphviz draws arrows between boxes; one that ends at a group is cut off at its border. */
function edgeEnd(node: AnyStateNode, end: 'head' | 'tail', attributes = ''): string {
  if (isLeaf(node)) return `${quote(pathOf(node))} [${attributes}]`;
  const border = `l${end}=${quote(`cluster_${pathOf(node)}`)}`;
  return `${quote(`start ${pathOf(node)}`)} [${border} ${attributes}]`;
}

/** One arrow for each pair of states, with all its events on it; events that stay where they are draw none. */
function* edges(root: AnyStateNode): Generator<string> {
  const events = new Map<string, { from: AnyStateNode; to: AnyStateNode; labels: Set<string> }>();
  for (const node of allNodes(root)) {
    for (const [event, transitions] of node.transitions) {
      for (const to of transitions.flatMap((transition) => transition.target ?? [])) {
        const key = `${pathOf(node)} → ${pathOf(to)}`;
        const edge = events.get(key) ?? { from: node, to, labels: new Set() };
        edge.labels.add(labelOf(event));
        events.set(key, edge);
      }
    }
  }
  for (const { from, to, labels } of events.values()) {
    const tail = isLeaf(from) ? quote(pathOf(from)) : quote(`start ${pathOf(from)}`);
    const label = `label=${quote([...labels].map((text) => ` ${text} `).join('\n'))}`;
    const border = isLeaf(from) ? '' : `ltail=${quote(`cluster_${pathOf(from)}`)}`;
    yield `${tail} -> ${edgeEnd(to, 'head', `${label} ${border}`)};`;
  }
}

function* allNodes(node: AnyStateNode): Generator<AnyStateNode> {
  for (const child of Object.values(node.states)) {
    yield child;
    yield* allNodes(child);
  }
}

/** xstate's own event names, in words. */
function labelOf(event: string): string {
  const [, delay] = /^xstate\.after\.(\w+)\./.exec(event) ?? [];
  if (delay) return `after ${delay}`;
  if (event.startsWith('xstate.done.')) return 'answered';
  if (event.startsWith('xstate.error.')) return 'failed';
  return event.replace('mx/connect/', '');
}

/** Graphviz numbers what it was not told; the ids of the states are all that anyone looks for. */
function addIds(svg: string): string {
  return svg
    .replace(/<svg /, '<svg role="img" aria-label="State chart of connect-widget" ')
    .replaceAll('&#45;', '-')
    .replaceAll(/<title>[^<]*<\/title>\n?/g, '')
    .replaceAll(/<!--.*?-->\n?/gs, '')
    .replaceAll(/ id="(?:node|edge|clust|graph)\d+"/g, '');
}
