import { de } from '@faultline/catalogues/de';
import { fr } from '@faultline/catalogues/fr';
import { ptBR } from '@faultline/catalogues/pt-BR';
import { zh } from '@faultline/catalogues/zh';
import { describe, expect, it } from '@jest/globals';
import { type FaultlineOptions, type LanguageCatalogue, NotFound } from '@faultline/core';
import { createErrorHandler, type ErrorResponse } from '@faultline/core/adapter';

/** Responds to a 404, and returns the error response. */
function respond(options: FaultlineOptions<unknown>, request: unknown): ErrorResponse {
  const writer = {
    hasBegun: () => false,
    write: (errorResponse: ErrorResponse) => errorResponse,
    abort: (): never => {
      throw new Error('There is nothing to abort');
    },
  };
  const handleError = createErrorHandler<unknown, undefined, ErrorResponse>({ writer, log: () => {} }, options);
  return handleError(new NotFound(), request, undefined);
}

/** Creates a catalogue for a language, with German words. */
const inLanguage = (language: string): LanguageCatalogue => ({ ...de, language });

const languages = [de, fr, ptBR, zh, inLanguage('zh-Hant'), inLanguage('es-419'), inLanguage('sr-Latn-RS')];

function chosenLanguage(field: string | undefined): unknown {
  const { status, headers } = respond({ languages }, { headers: { 'accept-language': field } });
  expect(status).toBe(404);
  expect(headers['Vary']).toBe('Accept-Language');
  return headers['Content-Language'];
}

describe('the option languages', () => {
  // RFC 4647, section 3.4, and RFC 9110, section 12.5.4
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['DE', 'de'],
    ['de-CH', 'de'],
    ['de-CH-1996', 'de'],
    ['de-Latn-DE-1996-x-a', 'de'],
    ['den', 'en'],
    ['en', 'en'],
    ['en-GB, de', 'en'],
    // Chinese
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['ZH-hant', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hant-CN-x-private1-private2', 'zh-Hant'],
    ['zh-Hant-x-a', 'zh-Hant'],
    ['zh-x-Hant', 'zh'],
    // The weights decide, then the order
    ['fr, de', 'fr'],
    ['de, fr', 'de'],
    ['de;q=0.5, fr;q=0.6', 'fr'],
    ['de;q=0.5, fr', 'fr'],
    ['de;q=0.999,fr;q=1.000', 'fr'],
    ['fr;q=0.3, de;q=0.3', 'fr'],
    ['de;Q=0.5, fr;Q=0.6', 'fr'],
    ['de \t; \t q=0.5 ,\tfr ; q=0.6 ', 'fr'],
    ['da, en-GB;q=0.8, en;q=0.7', 'en'],
    ['nl, sv, fr;q=0.1', 'fr'],
    // Languages that the client does not accept
    ['de;q=0', 'en'],
    ['de;q=0.000', 'en'],
    ['de-CH, de;q=0', 'en'],
    ['de-CH, de;q=0, fr;q=0.1', 'fr'],
    ['de, en;q=0', 'de'],
    ['nl, en;q=0', 'en'],
    ['pt, pt-BR;q=0', 'en'],
    // The wildcard stands for the default language
    ['*', 'en'],
    ['*;q=0', 'en'],
    ['*, de;q=0.5', 'de'],
    ['nl, *;q=0.1', 'en'],
    ['de-*', 'en'],
    // A more specific language than the client accepts
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['es', 'es-419'],
    ['es-ES', 'es-419'],
    ['sr', 'sr-Latn-RS'],
    ['sr-Latn', 'sr-Latn-RS'],
    ['s', 'en'],
    ['pt-PT, fr;q=0.9', 'pt-BR'],
    // Malformed ranges are ignored
    [',', 'en'],
    [',,de,,', 'de'],
    ['de_CH', 'en'],
    ['de-', 'en'],
    ['-de', 'en'],
    ['de--CH', 'en'],
    ['abcdefghi', 'en'],
    ['dé', 'en'],
    ['fr fr, de', 'de'],
    ['fr;level=1, de;q=0.1', 'de'],
    ['fr;q=, de;q=0.1', 'de'],
    ['fr;q=2, de;q=0.1', 'de'],
    ['fr;q=-1, de;q=0.1', 'de'],
    ['fr;q=1.001, de;q=0.1', 'de'],
    ['fr;q=0.1234, de;q=0.1', 'de'],
    ['fr;q=1e0, de;q=0.1', 'de'],
    ['fr;q=Infinity, de;q=0.1', 'de'],
    ['fr;q="1", de;q=0.1', 'de'],
    ['__proto__, constructor, de;q=0.1', 'de'],
    ['<script>, de', 'de'],
  ])('for Accept-Language: %s, chooses the language %s', (field, language) => {
    expect(chosenLanguage(field)).toBe(language);
  });

  it('prefers the catalogue of the exact language', () => {
    const { headers } = respond(
      { languages: [de, inLanguage('de-CH')] },
      { headers: { 'accept-language': 'de-ch-1996, de' } },
    );
    expect(headers['Content-Language']).toBe('de-CH');
  });

  it('reads the first 50 language ranges', () => {
    const others = (count: number): string => 'nl,'.repeat(count);
    expect(chosenLanguage(`${others(49)}de`)).toBe('de');
    expect(chosenLanguage(`${others(50)}de`)).toBe('en');
  });

  it.each([
    ['10,000 ranges', `${'nl,'.repeat(10_000)}de`],
    ['10,000 parameters', `de${';q=1'.repeat(10_000)}`],
    ['10,000 subtags', `de${'-x'.repeat(10_000)}`],
    ['a subtag of 1,000,000 characters', 'd'.repeat(1_000_000)],
    ['1,000,000 spaces', `de${' '.repeat(1_000_000)};q=1`],
    ['1,000,000 commas', ','.repeat(1_000_000)],
  ])('chooses English for %s, at once', (_, field) => {
    const start = performance.now();
    expect(chosenLanguage(field)).toBe('en');
    expect(performance.now() - start).toBeLessThan(200);
  });

  it.each([
    ['a request of Node', { headers: { 'accept-language': 'de' } }],
    ['a Request of the Fetch standard', new Request('http://localhost', { headers: { 'Accept-Language': 'de' } })],
    ['a request of Fastify', { raw: { headers: { 'accept-language': 'de' } } }],
    ['a context of Koa', { req: { headers: { 'accept-language': 'de' } } }],
    ['a context of Hono', { req: { raw: new Request('http://localhost', { headers: { 'Accept-Language': 'de' } }) } }],
  ])('finds Accept-Language in %s', (_, request) => {
    expect(respond({ languages }, request).headers['Content-Language']).toBe('de');
  });

  it.each([
    ['no request', undefined],
    ['a request without headers', {}],
    ['a field that is not a string', { headers: { 'accept-language': ['de'] } }],
    [
      'a request that throws',
      {
        get headers(): never {
          throw new Error('secret');
        },
      },
    ],
  ])('chooses English for %s', (_, request) => {
    expect(respond({ languages }, request).headers['Content-Language']).toBe('en');
  });

  it('is read once, so that a later change has no effect', () => {
    const rows = { ...de.rows };
    const german = { ...de, rows };
    const list = [german];
    const writer = { hasBegun: () => false, write: ({ body }: ErrorResponse) => body, abort: () => '' };
    const handleError = createErrorHandler<unknown, undefined, string>({ writer, log: () => {} }, { languages: list });
    rows[404] = { name: 'changed', description: 'changed' };
    Object.assign(german, { language: 'xx\r\nX-Injected: 1' });
    list.length = 0;
    expect(handleError(new NotFound(), { headers: { 'accept-language': 'de' } }, undefined)).toContain(
      '"title":"Nicht gefunden"',
    );
  });

  it('also replaces the English words', () => {
    const { headers, body } = respond(
      {
        languages: [{ ...inLanguage('en'), rows: { ...de.rows, 404: { name: 'Missing', description: 'Not there.' } } }],
      },
      {},
    );
    expect(headers['Content-Language']).toBe('en');
    expect(body).toContain('"title":"Missing"');
  });

  const withRow = (row: unknown): unknown => ({ ...de, rows: { ...de.rows, 404: row } });
  it.each([
    [null, "languages must be an array, such as [de, fr] of '@faultline/catalogues'"],
    [de, "languages must be an array, such as [de, fr] of '@faultline/catalogues'"],
    ['de', 'languages must be of the type object'],
    [['de'], "languages[0].language must be the tag of a language, such as 'de' or 'pt-BR'"],
    [[de, undefined], "languages[1].language must be the tag of a language, such as 'de' or 'pt-BR'"],
    [[{ de }], "languages[0].language must be the tag of a language, such as 'de' or 'pt-BR'"],
    ...['', 'd', '*', 'de_CH', 'de-', 'de\r\nX-Injected: 1', 'abcdefghi', 7].map((language): [unknown, string] => [
      [{ ...de, language }],
      "languages[0].language must be the tag of a language, such as 'de' or 'pt-BR'",
    ]),
    [[de, { ...fr, language: 'DE' }], "languages[1]: there are two catalogues for 'DE'"],
    [
      [{ language: 'de', nonStandard: de.nonStandard }],
      'languages[0].rows[400].name must be a non-empty string, not undefined',
    ],
    [[withRow(undefined)], 'languages[0].rows[404].name must be a non-empty string, not undefined'],
    [[withRow({ name: 'x' })], 'languages[0].rows[404].description must be a non-empty string, not undefined'],
    [[withRow({ name: ' ', description: 'x' })], 'languages[0].rows[404].name must be a non-empty string, not " "'],
    [
      [{ ...de, rows: { ...de.rows, 402: { name: 'x' } } }],
      'languages[0].rows[402].description must be a non-empty string, not undefined',
    ],
    [[{ ...de, nonStandard: undefined }], 'languages[0].nonStandard.name must be a non-empty string, not undefined'],
    [
      [{ ...de, nonStandard: { name: 'x', description: 'x' } }],
      'languages[0].nonStandard.descriptionWithContact must be a non-empty string, not undefined',
    ],
    [
      [{ ...de, nonStandard: { name: 'x', description: 'x', descriptionWithContact: 'x' } }],
      'languages[0].nonStandard.descriptionWithContact must contain {contact}',
    ],
  ])('rejects %j', (value, message) => {
    expect(() => respond({ languages: value as never }, {})).toThrow(new TypeError(message));
  });

  it('rejects a catalogue without a status at compile time and at run time', () => {
    const { 404: _, ...rows } = de.rows;
    // @ts-expect-error: no 404
    expect(() => respond({ languages: [{ ...de, rows }] }, {})).toThrow(TypeError);
  });
});

describe('the option translate', () => {
  it('requires the option languages', () => {
    expect(() => respond({ translate: () => 'x' }, {})).toThrow(
      new TypeError("translate needs the option 'languages'"),
    );
  });

  it('must be a function', () => {
    expect(() => respond({ languages, translate: 'x' as never }, {})).toThrow(
      new TypeError('translate must be of the type function'),
    );
  });
});
