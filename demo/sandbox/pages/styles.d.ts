/** Vite bundles a page's style sheet; importing it has no value. */
declare module '*.css';
