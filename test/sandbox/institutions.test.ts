import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createInstitutions } from '../../demo/sandbox/store/institutions.js';

const institutions = createInstitutions();
const codes = (search: Parameters<typeof institutions.search>[0]) =>
  institutions.search(search).entries.map(({ code }) => code);

describe('the catalogue of institutions', () => {
  it('has mxbank first, an OAuth bank, an AllData bank and at least 32 others', () => {
    const { entries, totalEntries } = institutions.search({ perPage: 100 });
    assert.ok(totalEntries >= 35);
    assert.equal(entries[0]?.code, 'mxbank');
    assert.equal(
      new Set(entries.flatMap(({ code, guid, name }) => [code, guid, name])).size,
      totalEntries * 3,
    );
    assert.deepEqual(
      [...new Set(entries.map(({ protocol }) => protocol))],
      ['credentials', 'oauth', 'alldata'],
    );
    assert.ok(entries.every(({ url }) => new URL(url).hostname.endsWith('.example')));
  });

  it('finds by words in any order and case, without accents', () => {
    assert.deepEqual(codes({ name: 'MX' }), ['mxbank', 'mx_bank_oauth']);
    assert.deepEqual(codes({ name: '  bank BLUE ' }), []);
    assert.deepEqual(codes({ name: 'heron blue' }), ['blue_heron']);
    assert.deepEqual(codes({ name: 'erables' }), ['caisse_des_erables']);
    assert.deepEqual(codes({ name: '.*' }), []);
  });

  it('filters by country and support', () => {
    const canadian = institutions.search({ isoCountryCodes: ['CA'] }).entries;
    assert.ok(canadian.length > 0 && canadian.every(({ iso_country_code }) => iso_country_code === 'CA'));
    const without = institutions.search({ supports: { supports_account_verification: false } }).entries;
    assert.ok(without.length > 0 && without.every((entry) => !entry.supports_account_verification));
  });

  it('comes in pages that together are the whole', () => {
    const pages = [1, 2, 3, 4, 5].map((page) => institutions.search({ page, perPage: 10 }));
    assert.deepEqual(
      pages.flatMap(({ entries }) => entries.map(({ code }) => code)),
      codes({ perPage: 100 }),
    );
    assert.equal(pages[0]?.totalPages, 5);
    assert.deepEqual(institutions.search({ page: 9, perPage: 10 }).entries, []);
    assert.equal(institutions.search({ name: 'nothing at all' }).totalPages, 1);
  });

  it('is found by code or guid and asks for credentials where the bank’s own page does not', () => {
    const bank = institutions.find('mxbank');
    assert.ok(bank);
    assert.equal(institutions.find(bank.guid), bank);
    assert.equal(institutions.find('toString'), undefined);
    const fields = institutions.credentials('mxbank').map(({ field_name }) => field_name);
    assert.deepEqual(fields, ['LOGIN', 'PASSWORD']);
    assert.deepEqual(institutions.credentials('mx_bank_oauth'), []);
  });
});
