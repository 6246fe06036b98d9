import type { Mapper } from '@faultline/core';

/** A source of errors as it is tried: each file of `mappers/` exports one, and nothing else names it. */
export interface Source {
  /** As an application writes it in `map`. */
  readonly mapper: Mapper;
  readonly cases: Readonly<Record<string, SourceCase>>;
}

/** An error as the real library makes it, and the answer to it. */
export interface SourceCase {
  /** Has the library fail, and answers what it threw. */
  readonly make: () => unknown;
  readonly status: number;
  /** Header fields beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The literal bytes. */
  readonly body: string;
  /** Texts that the error holds, and no answer may. */
  readonly secrets?: readonly string[];
}
