import {
  catalogue,
  type Catalogue,
  type CatalogueRow,
  publishedCatalogue,
  sections,
  type Status,
} from './catalogue.js';

/** The class of a status, as the catalogue's sections are headed. */
export type SectionRange = keyof typeof sections;

/** One of the five sections of the catalogue. */
export interface Section {
  readonly range: SectionRange;
  readonly description: string;
}

/** The registered names of the error statuses that Node's `http.STATUS_CODES` knows and the catalogue does not list. */
const unlistedNames: Readonly<Record<number, string>> = {
  402: 'Payment Required',
  418: "I'm a Teapot",
  509: 'Bandwidth Limit Exceeded',
};

/** Whether the published catalogue lists a status; a response with any other status is non-standard. */
export function isStandard(status: number): status is Status {
  return Object.hasOwn(publishedCatalogue, status);
}

/** The section that a status belongs to, listed or not; `undefined` outside 100–599. */
export function sectionOf(status: number): Section | undefined {
  const range = `${Math.trunc(status / 100)}xx`;
  return isRange(range) ? { range, description: sections[range] } : undefined;
}

function isRange(range: string): range is SectionRange {
  return Object.hasOwn(sections, range);
}

/** The name by which a status is commonly known: the catalogue's, else the registered one, else `undefined`. */
export function nameOf(status: number): string | undefined {
  return isStandard(status) ? catalogue[status].name : unlistedNames[status];
}

/**
 * What is said of a status: its row in the catalogue, or the rule for statuses that are not on the list.
 *
 * @param contact Where a client reaches customer care: an address, a telephone number, a URL.
 */
export function lookUp(status: number, rows: Catalogue = catalogue, contact?: string): CatalogueRow {
  return (
    rows[status] ?? {
      name: nameOf(status) ?? 'Non-Standard Response',
      description: `This is a non-standard response. Please contact customer care for more information${contact === undefined ? '.' : `: ${contact}`}`,
    }
  );
}

/**
 * A copy of a catalogue, after a check of every row, so that rows may come from a file.
 *
 * @throws {TypeError} that names the row and says what is wrong with it.
 */
export function checkedCatalogue(rows: Catalogue): Catalogue {
  if (rows === null || Array.isArray(rows)) {
    throw new TypeError('catalogue must be an object of rows, { [status]: { name, description } }');
  }
  const copy: Record<number, CatalogueRow> = {};
  for (const [status, row] of Object.entries<Partial<CatalogueRow> | null>(rows)) {
    if (!/^[1-5]\d\d$/.test(status)) throw new TypeError(`catalogue: '${status}' is not a status from 100 to 599`);
    const { name, description } = row ?? {};
    for (const [member, text] of Object.entries({ name, description })) {
      if (typeof text !== 'string' || text.trim() === '') {
        throw new TypeError(`catalogue[${status}].${member} must be a non-empty string, not ${JSON.stringify(text)}`);
      }
    }
    copy[Number(status)] = { name: name!, description: description! };
  }
  return copy;
}
