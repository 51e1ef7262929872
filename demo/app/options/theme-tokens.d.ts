declare module 'virtual:theme-tokens' {
  /** The custom properties of `<connect-widget>`, as its documentation has them. */
  export const tokens: readonly {
    /** Such as `--connect-widget-accent`. */
    readonly name: string;
    readonly description: string;
    /** CSS. */
    readonly default?: string;
  }[];
}
