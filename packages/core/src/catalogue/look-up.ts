import { catalogue } from './corrections.js';
import { type Catalogue, type CatalogueRow, publishedCatalogue, sections, type Status } from './published.js';

/** The class of a status, as the catalogue's sections are headed. */
export type SectionRange = keyof typeof sections;

/** One of the five sections of the catalogue. */
export interface Section {
  readonly range: SectionRange;
  readonly description: string;
}

/** The registered names of the error statuses that `http.STATUS_CODES` of Node lists and the catalogue does not. */
const unlistedNames: Readonly<Record<number, string>> = {
  402: 'Payment Required',
  418: "I'm a Teapot",
  509: 'Bandwidth Limit Exceeded',
};

/** Whether the published catalogue lists a status. A response with any other status is non-standard. */
export function isStandard(status: number): status is Status {
  return Object.hasOwn(publishedCatalogue, status);
}

/** Whether a value is the status of an error: a whole number from 400 to 599. */
export function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}

/** The section of a status, also of one that the catalogue does not list; `undefined` outside 100–599. */
export function sectionOf(status: number): Section | undefined {
  const range = `${Math.trunc(status / 100)}xx`;
  return isRange(range) ? { range, description: sections[range] } : undefined;
}

function isRange(range: string): range is SectionRange {
  return Object.hasOwn(sections, range);
}

/** The common name of a status: the catalogue's, else the registered one, else `undefined`. */
export function nameOf(status: number): string | undefined {
  return isStandard(status) ? catalogue[status].name : unlistedNames[status];
}

/**
 * The name and the description of a status: its row in the catalogue, or the rule for statuses that are not listed.
 *
 * @param contact How a client reaches customer care, such as a URL. Part of the description of a status that is not listed.
 * @example
 * ```ts
 * lookUp(404).name; // 'Not Found'
 * ```
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
 * The default catalogue with the rows of an application. The rows are checked, so they may come from a file.
 *
 * @throws {TypeError} that names the wrong row.
 */
export function extendCatalogue(rows: Catalogue): Catalogue {
  if (rows === null || Array.isArray(rows)) {
    throw new TypeError('catalogue must be an object of rows, { [status]: { name, description } }');
  }
  const extended: Record<number, CatalogueRow> = { ...catalogue };
  for (const [status, row] of Object.entries<Partial<CatalogueRow> | null>(rows)) {
    if (!/^[1-5]\d\d$/.test(status)) throw new TypeError(`catalogue: '${status}' is not a status from 100 to 599`);
    checkRow(row, `catalogue[${status}]`, ['name', 'description']);
    extended[Number(status)] = { name: row!.name!, description: row!.description! };
  }
  return extended;
}

/**
 * Checks the texts of a row.
 *
 * @param path The path of the row, for the error: `catalogue[404]`.
 * @throws {TypeError} that names the wrong text.
 */
export function checkRow(row: object | null | undefined, path: string, names: readonly string[]): void {
  for (const name of names) {
    const text = ((row ?? {}) as Readonly<Record<string, unknown>>)[name];
    if (typeof text !== 'string' || text.trim() === '') {
      throw new TypeError(`${path}.${name} must be a non-empty string, not ${JSON.stringify(text)}`);
    }
  }
}
