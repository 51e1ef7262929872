import { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import { FAVORITES } from '../data/institutions.js';
import type { InstitutionSearch, InstitutionSupport } from '../store/types.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { invalid, notFound } from './errors.js';
import { modelsOf, toCredential } from './models.js';
import { answerList, answerPage, queryBoolean, queryChoices, readPageRequest } from './query.js';
import { COUNTRY_CODES, PRODUCTS } from './widget-options.js';

const SUPPORTS: readonly InstitutionSupport[] = [
  'supports_account_identification',
  'supports_account_statement',
  'supports_account_verification',
  'supports_transaction_history',
];

/** MX's maximum of `records_per_page` for institutions. */
const MAXIMUM_PER_PAGE = 100;

/** From v20250224 on, one list of products takes the place of the single fields. */
function readSupport(context: PlatformContext): Pick<InstitutionSearch, 'supports' | 'products'> {
  if (context.var.version !== 'v20111101') {
    const old = SUPPORTS.find((name) => context.req.query(name) !== undefined);
    if (old) throw invalid(old, 'has become part of `supported_products` in v20250224');
    return { products: queryChoices(context, 'supported_products', PRODUCTS) };
  }
  const supports: NonNullable<InstitutionSearch['supports']> = {};
  for (const name of SUPPORTS) {
    const wanted = queryBoolean(context, name);
    if (wanted !== undefined) supports[name] = wanted;
  }
  return { supports };
}

function readSearch(context: PlatformContext): InstitutionSearch {
  return {
    name: context.req.query('name') ?? '',
    isoCountryCodes: queryChoices(context, 'iso_country_code', COUNTRY_CODES),
    ...readSupport(context),
    ...readPageRequest(context, MAXIMUM_PER_PAGE),
  };
}

/** Search institutions, read one, list the credentials it asks for. */
export function institutionRoutes(sandbox: SandboxContext): Hono<PlatformEnvironment> {
  const { institutions } = sandbox.world;

  function find(code: string) {
    const institution = institutions.find(code);
    if (!institution) throw notFound('institution', code);
    return institution;
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .get('/institutions', (context) => {
      const { toInstitution } = modelsOf(context);
      const page = institutions.search(readSearch(context));
      const entries = page.entries.map((institution) => toInstitution(institution, sandbox));
      return answerPage(context, 'institutions', { ...page, entries });
    })
    .get('/institutions/favorites', (context) => {
      const countries = queryChoices(context, 'iso_country_code', COUNTRY_CODES);
      const favorites = FAVORITES.map(find).filter(
        ({ iso_country_code: country }) => countries.length === 0 || countries.includes(country),
      );
      const { toInstitution } = modelsOf(context);
      const entries = favorites.map((institution) => toInstitution(institution, sandbox));
      return answerList(context, 'institutions', entries, MAXIMUM_PER_PAGE);
    })
    .get('/institutions/:code', (context) => {
      const institution = modelsOf(context).toInstitution(find(context.req.param('code')), sandbox);
      return answer(context, { institution });
    })
    .get('/institutions/:code/credentials', (context) => {
      const { code } = find(context.req.param('code'));
      return answerList(context, 'credentials', institutions.credentials(code).map(toCredential));
    });
  return routes;
}
