import type { ProblemRegistry, ProblemType } from '@faultline/core';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';

/** The problem types of an application as data: what `problems.json` contains. */
export interface ProblemsDocument {
  /** The version of this format. */
  readonly version: 1;
  /** The base of the types. */
  readonly base: string;
  /** In the order of their codes. */
  readonly problems: readonly DescribedProblem[];
}

/** A problem type as data. */
export interface DescribedProblem {
  readonly code: string;
  /** An absolute URI. */
  readonly type: string;
  /** 400–599. */
  readonly status: number;
  readonly title: string;
  /** With placeholders, such as `{available}`. */
  readonly detail?: string | undefined;
  /** What the problem means. */
  readonly description?: string | undefined;
  /** What the client can do. */
  readonly resolve?: string | undefined;
  /** The extension members: the JSON Schema of an open object (draft 2020-12). */
  readonly members: JsonSchema;
  /** Header fields of each response, beside those of every error response: a description by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly deprecated: boolean;
}

/**
 * Describes the problem types of a registry as data. The order is stable, so the data can be committed and compared.
 *
 * @throws {TypeError} that names the problem type whose members have no JSON Schema.
 * @example
 * ```ts
 * writeFileSync('problems.json', JSON.stringify(describeProblems(problems), undefined, 2));
 * ```
 */
export function describeProblems({ base, types }: ProblemRegistry): ProblemsDocument {
  const problems = types.map(describeProblem).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  return { version: 1, base, problems };
}

function describeProblem(problemType: ProblemType): DescribedProblem {
  const { type, status, title, detail, description, resolve, headers, deprecated } = problemType;
  const words = { title, detail, description, resolve };
  return { code: problemType.code!, type, status, ...words, members: jsonSchemaOf(problemType), headers, deprecated };
}
