import { INSTITUTIONS, type InstitutionSeed } from '../data/institutions.js';
import { paginate } from './pages.js';
import { createRandom } from './random.js';
import type {
  CredentialRecord,
  InstitutionRecord,
  Institutions,
  InstitutionSupport,
  Product,
} from './types.js';

function toRecord(seed: InstitutionSeed): InstitutionRecord {
  // Guids hang on the code alone: a page may link to an institution whatever the sandbox's seed.
  const random = createRandom('institution', seed.code);
  return Object.freeze({
    guid: random.guid('INS'),
    code: seed.code,
    name: seed.name,
    url: `https://www.${seed.code.replaceAll('_', '-')}.example`,
    created_at: new Date(Date.UTC(2012, 0, random.integer(1, 3000))).toISOString(),
    iso_country_code: seed.country ?? 'US',
    protocol: seed.protocol ?? 'credentials',
    color: seed.color,
    account_names: seed.accounts ?? null,
    supports_account_identification: seed.identification ?? true,
    supports_account_statement: seed.statements ?? false,
    supports_account_verification: seed.verification ?? true,
    supports_transaction_history: seed.history ?? false,
  });
}

function credentialsOf(institution: InstitutionRecord): readonly CredentialRecord[] {
  if (institution.protocol !== 'credentials') return [];
  const random = createRandom('credentials', institution.code);
  return Object.freeze([
    {
      guid: random.guid('CRD'),
      field_name: 'LOGIN',
      field_type: 'LOGIN',
      label: 'Username',
      display_order: 1,
    },
    {
      guid: random.guid('CRD'),
      field_name: 'PASSWORD',
      field_type: 'PASSWORD',
      label: 'Password',
      display_order: 2,
    },
  ] satisfies CredentialRecord[]);
}

const SUPPORTS: readonly InstitutionSupport[] = [
  'supports_account_identification',
  'supports_account_statement',
  'supports_account_verification',
  'supports_transaction_history',
];

/** Words of the name or code, lower case, without accents: "credit agricole" finds "Crédit Agricole". */
function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function doesSupport(
  record: InstitutionRecord,
  wanted: Partial<Pick<InstitutionRecord, InstitutionSupport>>,
): boolean {
  return SUPPORTS.every((name) => wanted[name] === undefined || wanted[name] === record[name]);
}

/** The same by v20250224's names. The sandbox plays no investments and no rewards. */
export function supportedProducts(record: InstitutionRecord): readonly Product[] {
  const products: [Product, boolean][] = [
    ['account_verification', record.supports_account_verification],
    ['identity_verification', record.supports_account_identification],
    ['transactions', true],
    ['transaction_history', record.supports_transaction_history],
    ['statements', record.supports_account_statement],
  ];
  return products.filter(([, isSupported]) => isSupported).map(([product]) => product);
}

export function createInstitutions(): Institutions {
  const records = INSTITUTIONS.map(toRecord);
  const byKey = new Map(
    records.flatMap((record) => [[record.code, record] as const, [record.guid, record] as const]),
  );
  const credentials = new Map(records.map((record) => [record.code, credentialsOf(record)]));
  return {
    search({ name = '', isoCountryCodes = [], supports = {}, products = [], page, perPage } = {}) {
      const words = searchable(name).split(/\s+/).filter(Boolean);
      const matching = records.filter((record) => {
        const text = searchable(`${record.name} ${record.code}`);
        const inCountry = isoCountryCodes.length === 0 || isoCountryCodes.includes(record.iso_country_code);
        const supported = supportedProducts(record);
        return (
          inCountry &&
          doesSupport(record, supports) &&
          products.every((product) => supported.includes(product)) &&
          words.every((word) => text.includes(word))
        );
      });
      return paginate(matching, page, perPage);
    },
    find: (codeOrGuid) => byKey.get(codeOrGuid),
    credentials: (code) => credentials.get(code) ?? [],
  };
}
