import { STATUS_CODES } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  type Catalogue,
  catalogue,
  type Correction,
  corrections,
  isStandard,
  lookUp,
  nonStandardRule,
  publishedCatalogue,
  sectionOf,
  sections,
} from '@faultline/core';
import { build } from 'esbuild';
import { introduction, readPublished } from './published-catalogue.js';
import { createErrorResponder } from './error-responder.js';

const published = readPublished();

describe('publishedCatalogue', () => {
  it('equals the published page, word for word', () => {
    expect(publishedCatalogue).toEqual(published.rows);
    expect(Object.keys(publishedCatalogue)).toHaveLength(56);
  });
});

describe('sections', () => {
  it('equal the introductions of the published sections, word for word', () => {
    expect(sections).toEqual(published.sections);
    expect(Object.keys(sections)).toHaveLength(5);
  });
});

describe('nonStandardRule', () => {
  it('is a sentence of the published introduction', () => {
    expect(introduction).toContain(nonStandardRule);
  });
});

describe('corrections', () => {
  it.each(corrections)('quotes the published $member of $status', ({ status, member, published: wording }) => {
    expect(published.rows[status]![member]).toBe(wording);
  });

  it.each(corrections)('replaces the $member of $status in the catalogue', ({ status, member, corrected }) => {
    expect(catalogue[status][member]).toBe(corrected);
  });

  it('are the only differences between the two catalogues', () => {
    const differing = Object.entries(published.rows).flatMap(([status, row]) =>
      (['name', 'description'] as const)
        .filter((member) => row[member] !== catalogue[Number(status) as keyof typeof catalogue][member])
        .map((member) => `${status} ${member}`),
    );
    expect(differing).toEqual(corrections.map(({ status, member }) => `${status} ${member}`));
  });
});

describe('catalogue', () => {
  it.each(Object.entries(catalogue))('has the registered name of %s', (status, { name }) => {
    // Newer versions of Node use the names of RFC 9110 for 413 and 422.
    const registered = STATUS_CODES[status]!.replace('Content Too Large', 'Payload Too Large').replace(
      'Unprocessable Content',
      'Unprocessable Entity',
    );
    expect(name.toLowerCase()).toBe(registered.toLowerCase());
  });

  it('has literal types', () => {
    const name: 'Too Many Requests' = catalogue[429].name;
    const corrected: 'Unprocessable Entity' = catalogue[422].name;
    const asPublished: 'Unprocessable Entry' = publishedCatalogue[422].name;
    expect([name, corrected, asPublished]).toHaveLength(3);
    // @ts-expect-error: 402 is not in the catalogue
    expect(catalogue[402]).toBeUndefined();
  });
});

describe('isStandard', () => {
  it('returns true only for the statuses of the catalogue', () => {
    expect([100, 200, 404, 511].every(isStandard)).toBe(true);
    expect([102, 402, 418, 499, 599, 0, NaN].some(isStandard)).toBe(false);
  });
});

describe('sectionOf', () => {
  it('returns the section of a status from 100 to 599', () => {
    expect(sectionOf(404)).toEqual({ range: '4xx', description: sections['4xx'] });
    expect(sectionOf(599)).toEqual({ range: '5xx', description: sections['5xx'] });
  });

  it.each([0, 99, 600, -1, NaN, Infinity])('returns undefined for %s', (status) => {
    expect(sectionOf(status)).toBeUndefined();
  });
});

describe('lookUp', () => {
  it('returns the row of a status of the catalogue', () => {
    expect(lookUp(404)).toBe(catalogue[404]);
    expect(lookUp(422, publishedCatalogue)).toBe(publishedCatalogue[422]);
  });

  it.each(Object.keys(STATUS_CODES).filter((status) => Number(status) >= 400 && !isStandard(Number(status))))(
    'returns the registered name of %s, and the description of a non-standard response',
    (status) => {
      expect(lookUp(Number(status))).toEqual({
        name: STATUS_CODES[status],
        description: 'This is a non-standard response. Please contact customer care for more information.',
      });
    },
  );

  it('adds the contact to the description of a non-standard response', () => {
    expect(lookUp(499, undefined, 'care@example.com')).toEqual({
      name: 'Non-Standard Response',
      description:
        'This is a non-standard response. Please contact customer care for more information: care@example.com',
    });
  });
});

const titleAndDetail = (status: number, rows: unknown): unknown[] => {
  const respond = createErrorResponder({ catalogue: rows as typeof catalogue });
  const { title, detail } = JSON.parse(respond(Object.assign(new Error('x'), { status })).body) as Record<
    string,
    string
  >;
  return [title, detail];
};

describe('the option catalogue', () => {
  it('adds rows to the default catalogue, and replaces rows of it', () => {
    const rows = {
      402: { name: 'Payment Required', description: 'The account is empty.' },
      404: { ...catalogue[404], description: 'No such book.' },
    };
    expect(titleAndDetail(402, rows)).toEqual(['Payment Required', 'The account is empty.']);
    expect(titleAndDetail(404, rows)).toEqual(['Not Found', 'No such book.']);
    expect(titleAndDetail(410, rows)).toEqual([catalogue[410].name, catalogue[410].description]);
  });

  it('can contain a copy of the default catalogue', () => {
    const rows = { ...catalogue, 500: { name: 'Oops', description: 'We are on it.' } };
    expect(titleAndDetail(500, rows)).toEqual(['Oops', 'We are on it.']);
    expect(titleAndDetail(404, rows)).toEqual([catalogue[404].name, catalogue[404].description]);
  });

  it('replaces every row if it is the published catalogue', () => {
    expect(titleAndDetail(422, publishedCatalogue)).toEqual(['Unprocessable Entry', published.rows[422]!.description]);
  });

  it('is read once', () => {
    const rows: Record<number, { name: string; description: string }> = {
      500: { name: 'Oops', description: 'Sorry.' },
    };
    const respond = createErrorResponder({ catalogue: rows });
    rows[500]!.name = 'changed';
    expect(respond(null).body).toContain('"title":"Oops"');
  });

  it.each([
    [{ 404: { name: 'Missing' } }, 'catalogue[404].description must be a non-empty string, not undefined'],
    [{ 404: { description: 'Missing.' } }, 'catalogue[404].name must be a non-empty string, not undefined'],
    [{ 404: { name: '', description: 'x' } }, 'catalogue[404].name must be a non-empty string, not ""'],
    [{ 404: { name: ' ', description: 'x' } }, 'catalogue[404].name must be a non-empty string, not " "'],
    [{ 404: { name: 'x', description: 4 } }, 'catalogue[404].description must be a non-empty string, not 4'],
    [{ 404: null }, 'catalogue[404].name must be a non-empty string, not undefined'],
    [{ teapot: { name: 'x', description: 'y' } }, "catalogue: 'teapot' is not a status from 100 to 599"],
    [{ 600: { name: 'x', description: 'y' } }, "catalogue: '600' is not a status from 100 to 599"],
    [{ 4040: { name: 'x', description: 'y' } }, "catalogue: '4040' is not a status from 100 to 599"],
    [{ 1404: { name: 'x', description: 'y' } }, "catalogue: '1404' is not a status from 100 to 599"],
    [[], 'catalogue must be an object of rows, { [status]: { name, description } }'],
    ['catalogue.json', 'catalogue must be of the type object'],
    [null, 'catalogue must be an object of rows, { [status]: { name, description } }'],
  ])('throws a TypeError for %j', (rows, message) => {
    expect(() => createErrorResponder({ catalogue: rows as never })).toThrow(new TypeError(message));
  });

  it('does not compile if a row has no name or no description', () => {
    // @ts-expect-error: no description
    expect(() => createErrorResponder({ catalogue: { 404: { name: 'Missing' } } })).toThrow(TypeError);
    // @ts-expect-error: no name
    expect(() => createErrorResponder({ catalogue: { 404: { description: 'Missing.' } } })).toThrow(TypeError);
  });
});

describe('applyCorrections()', () => {
  it('applies several corrections to one row', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../packages/core/src/catalogue/corrections.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      write: false,
    });
    const code = Buffer.from(outputFiles[0]!.contents).toString('base64');
    const { applyCorrections } = (await import(`data:text/javascript;base64,${code}`)) as {
      applyCorrections: (rows: Catalogue, corrections: readonly Correction[]) => Catalogue;
    };
    const rows = { 404: { name: 'a', description: 'b' }, 405: { name: 'c', description: 'd' } };
    const correctionsOfOneRow: Correction[] = [
      { status: 404, member: 'name', published: 'a', corrected: 'A' },
      { status: 404, member: 'description', published: 'b', corrected: 'B' },
    ];
    expect(applyCorrections(rows, correctionsOfOneRow)).toEqual({ ...rows, 404: { name: 'A', description: 'B' } });
  });
});
