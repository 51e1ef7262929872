import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';

interface Product {
  name: string;
  title: string;
  /** What the widget's tag needs for it; the other attributes of {@link names} are absent. */
  attributes: Readonly<Record<string, string>>;
}

const names = ['mode', 'include-transactions', 'include-identity'] as const;

const products: readonly Product[] = [
  { name: 'aggregation', title: 'Accounts and transactions', attributes: {} },
  { name: 'verification', title: 'Account and routing numbers', attributes: { mode: 'verification' } },
  { name: 'identity', title: 'Account owners', attributes: { 'include-identity': 'true' } },
  {
    name: 'verification-transactions',
    title: 'Numbers with transactions',
    attributes: { mode: 'verification', 'include-transactions': 'true' },
  },
];

/** Chooses which of MX's four products the widget asks for. The widget's attributes are the only state. */
@customElement('product-picker')
export class ProductPicker extends LightElement {
  private readonly observer = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this.findWidget(), { attributeFilter: [...names] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render() {
    const widget = this.findWidget();
    const isChosen = ({ attributes }: Product) =>
      names.every((name) => (widget.getAttribute(name) ?? '') === (attributes[name] ?? ''));
    return html`
      <fieldset class="products">
        <legend>What the widget asks MX to read</legend>
        ${products.map((product) => this.renderProduct(product, isChosen(product)))}
      </fieldset>
    `;
  }

  private renderProduct(product: Product, chosen: boolean) {
    const { name, title, attributes } = product;
    const markup = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
    return html`
      <label class="product">
        <input
          type="radio"
          name="product"
          value=${name}
          aria-labelledby="product-${name}"
          aria-describedby="product-${name}-markup"
          .checked=${chosen}
          @change=${() => this.choose(product)}
        />
        <span>
          <span id="product-${name}">${title}</span>
          <code id="product-${name}-markup">${markup.join(' ') || 'no attribute'}</code>
        </span>
      </label>
    `;
  }

  private choose({ attributes }: Product): void {
    const widget = this.findWidget();
    // A microdeposit can be opened only in verification mode.
    widget.removeAttribute('current-microdeposit-guid');
    for (const name of names) {
      const value = attributes[name];
      if (value === undefined) widget.removeAttribute(name);
      else widget.setAttribute(name, value);
    }
  }
}
