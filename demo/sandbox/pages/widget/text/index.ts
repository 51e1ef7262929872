import type { Language } from '../../../store/types.js';
import { enCA } from './en-ca.js';
import { enUS } from './en-us.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Texts } from './texts.js';

export type { Texts } from './texts.js';

/** The widget's strings in each language MX's widget speaks. */
export const texts: Record<Language, Texts> = { 'en-US': enUS, 'en-CA': enCA, es, fr };
