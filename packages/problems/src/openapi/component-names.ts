import { lookUp, type ProblemType } from '@faultline/core';

/** The statuses of errors. */
export const errorStatuses: readonly number[] = Array.from({ length: 200 }, (_, index) => 400 + index);

/**
 * The name of the schema of the problems that have a status and no type of their own: that of the class, such as
 * `NotFoundProblem`. It is `Status499Problem` for a status without a name.
 */
export function statusSchemaName(status: number): string {
  const { name } = lookUp(status);
  return name === nonStandardName ? `Status${status}Problem` : `${pascalCase(name.replaceAll("'", ''))}Problem`;
}

const nonStandardName = lookUp(599).name;

/** The statuses of errors that have a name: those of the catalogue, and a few others. */
export const namedStatuses: readonly number[] = errorStatuses.filter(
  (status) => lookUp(status).name !== nonStandardName,
);

const statusSchemaNames: ReadonlySet<string> = new Set(namedStatuses.map(statusSchemaName));

/**
 * The name of the schema of a problem type: `OutOfStockProblem` for the code `OUT_OF_STOCK`. A code such as `NOT_FOUND`, whose
 * name a status has, gives `DeclaredNotFoundProblem`.
 */
export function schemaName({ code, status }: ProblemType): string {
  if (code === undefined) return statusSchemaName(status);
  const name = `${pascalCase(code === code.toUpperCase() ? code.toLowerCase() : code)}Problem`;
  return statusSchemaNames.has(name) ? `Declared${name}` : name;
}

/** `OutOfStock` for `out_of_stock`, `out-of-stock` and `Out of stock`. */
export function pascalCase(words: string): string {
  return words.replaceAll(
    /[^A-Za-z\d]*([A-Za-z\d]+)/g,
    (_match, word: string) => word[0]!.toUpperCase() + word.slice(1),
  );
}

/** The reference to a schema of the document. */
export function schemaReference(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
