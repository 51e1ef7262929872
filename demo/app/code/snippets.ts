/** An attribute as it stands on the tag; an empty value is a boolean attribute. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Where the options can be written down, and how. */
export const snippets: Readonly<
  Record<string, { readonly label: string; readonly code: (attributes: readonly Attribute[]) => string }>
> = {
  html: { label: 'HTML', code: html },
  react: { label: 'React', code: react },
  vue: { label: 'Vue', code: vue },
  angular: { label: 'Angular', code: angular },
  svelte: { label: 'Svelte', code: svelte },
  backend: { label: 'Backend', code: backend },
};

/** The tag with its attributes, one on each line if there is more than one. */
export function tagOf(attributes: readonly string[], end = '></connect-widget>'): string {
  const [only = '', ...more] = attributes;
  if (more.length === 0) return `<connect-widget${only && ` ${only}`}${end}`;
  return `<connect-widget\n${attributes.map((attribute) => `  ${attribute}\n`).join('')}${end}`;
}

export function markupOf({ name, value }: Attribute): string {
  return value ? `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"` : name;
}

/** The rule that sets these custom properties. */
export function themeOf(properties: readonly Attribute[]): string {
  const lines = properties.map(({ name, value }) => `  ${name}: ${value};\n`);
  return `connect-widget {\n${lines.join('')}}\n`;
}

function html(attributes: readonly Attribute[]): string {
  return `${tagOf(attributes.map(markupOf))}

<script type="module">
  import 'connect-widget-element';

  const widget = document.querySelector('connect-widget');
  widget.addEventListener('connect-member-connected', ({ detail }) => {
    console.log('Connected:', detail.member_guid);
  });
</script>
`;
}

function react(attributes: readonly Attribute[]): string {
  const tag = tagOf([...attributes.map(markupOf), 'onconnect-member-connected={connected}'], '/>');
  return `import 'connect-widget-element';

export function ConnectBank() {
  const connected = ({ detail }) => console.log('Connected:', detail.member_guid);
  return (
${indent(tag, 4)}
  );
}
`;
}

function vue(attributes: readonly Attribute[]): string {
  const tag = tagOf([...attributes.map(markupOf), '@connect-member-connected="connected"'], '/>');
  return `<script setup>
import 'connect-widget-element';

const connected = ({ detail }) => console.log('Connected:', detail.member_guid);
</script>

<template>
${indent(tag, 2)}
</template>

<!-- vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('connect-') } } }) -->
`;
}

function angular(attributes: readonly Attribute[]): string {
  const tag = tagOf([...attributes.map(markupOf), '(connect-member-connected)="connected($event)"']);
  return `import 'connect-widget-element';
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';

@Component({
  selector: 'app-connect-bank',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${indent(tag, 4)}
  \`,
})
export class ConnectBank {
  connected({ detail }: { detail: { member_guid: string } }) {
    console.log('Connected:', detail.member_guid);
  }
}
`;
}

function svelte(attributes: readonly Attribute[]): string {
  const listener =
    "onconnect-member-connected={({ detail }) => console.log('Connected:', detail.member_guid)}";
  return `<script>
  import 'connect-widget-element';
</script>

${tagOf([...attributes.map(markupOf), listener])}
`;
}

function backend(): string {
  return `import { createWidgetUrlHandler } from 'connect-widget-element/server';

export const handler = createWidgetUrlHandler({
  clientId: process.env.MX_CLIENT_ID,
  apiKey: process.env.MX_API_KEY,
  environment: 'integration',
  authorize: async (request) => {
    const session = await yourSessionOf(request);
    return session && { userGuid: session.mxUserGuid };
  },
});
`;
}

function indent(text: string, spaces: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(spaces));
}
